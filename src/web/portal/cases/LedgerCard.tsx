import type { CaseDetail } from '../../../contract/cases.ts';
import type { LedgerReason } from '../../../domain/case/vocabulary.ts';
import { dayAt } from '../../ui/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';

/** 挂账 in plain words: why it takes long, who answers for it, and what comes when. */
export function LedgerCard({ found, unit }: { found: CaseDetail; unit: string }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  if (!found.ledger) return null;
  const today = dayAt(now);
  // The server checked the code against the list when the request was made.
  const reason = found.timeline.findLast(({ type }) => type === 'PutOnLedger')?.reason as LedgerReason | null | undefined;
  return (
    <section className="card long-term">
      <h2>
        <Icon name="clock" />
        {text('ledger.title')}
      </h2>
      <p>{reason ? text('ledger.why', { unit, reason: text(`ledgerReason.${reason}`) }) : text('ledger.real', { unit })}</p>
      <p>{text('ledger.promise')}</p>
      <h3>{text('ledger.milestones')}</h3>
      <ol className="milestones">
        {found.ledger.milestones.map(({ on, text: what }) => (
          <li key={on} className={on < today ? 'milestone-past' : ''}>
            <time dateTime={on}>{format.fullDay(on)}</time>
            <span>{what}</span>
          </li>
        ))}
      </ol>
      <dl className="facts">
        <dt>{text('ledger.leader')}</dt>
        <dd>{found.ledger.leader}</dd>
        {found.next?.kind === 'ledger' && (
          <>
            <dt>{text('ledger.review')}</dt>
            <dd>{format.moment(found.next.at, now)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
