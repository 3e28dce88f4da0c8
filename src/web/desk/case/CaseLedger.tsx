import { ClockCircleOutlined, PauseCircleOutlined } from '@ant-design/icons';
import type { CaseDetail } from '../../../contract/cases.ts';
import type { LedgerReason } from '../../../domain/case/vocabulary.ts';
import { dayAt } from '../../ui/format.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** 挂账: why it waits, who answers for it, what will be done by when. Plan and interim measure are in the timeline. */
export function CaseLedger({ detail }: { readonly detail: CaseDetail }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  if (!detail.ledger) return null;
  const today = dayAt(now);
  const reason = detail.timeline.findLast(({ type }) => type === 'PutOnLedger')?.reason;
  return (
    <section className="case-result case-ledger">
      <h2>
        <PauseCircleOutlined aria-hidden /> {text('case.ledger')}
      </h2>
      <dl>
        {reason && (
          <div className="fact">
            <dt>{text('case.ledgerReason')}</dt>
            {/* The server checked the code against the list when the request was made. */}
            <dd>{text(`ledgerReason.${reason as LedgerReason}`)}</dd>
          </div>
        )}
        <div className="fact">
          <dt>{text('case.ledgerLeader')}</dt>
          <dd>{detail.ledger.leader}</dd>
        </div>
        {detail.next?.kind === 'ledger' && (
          <div className="fact">
            <dt>{text('case.ledgerReview')}</dt>
            <dd>{format.moment(detail.next.at, now)}</dd>
          </div>
        )}
        <div className="fact">
          <dt>{text('case.milestones')}</dt>
          <dd>
            <ol className="milestones">
              {detail.ledger.milestones.map(({ on, text: what }) => (
                <li key={on} className={on <= today ? 'milestone-past' : ''}>
                  <time dateTime={on}>{format.day(on, now)}</time> {what}
                  {on <= today && (
                    <span className="mark muted">
                      <ClockCircleOutlined aria-hidden /> {text('case.milestonePast')}
                    </span>
                  )}
                </li>
              ))}
            </ol>
          </dd>
        </div>
      </dl>
    </section>
  );
}
