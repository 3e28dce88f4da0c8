import { CalculatorOutlined, LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CaseDetail } from '../../../contract/cases.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { DeadlineDrawer } from './DeadlineDrawer.tsx';
import { Requester } from './Requester.tsx';

/** @param blind the call-back list shows neither unit nor requester's dealings with it, so that the caller asks without an opinion */
export function CaseFacts({ detail, blind = false }: { readonly detail: CaseDetail; readonly blind?: boolean }) {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  const [explaining, setExplaining] = useState(false);
  const place = [detail.placeId === null ? '' : names.place(detail.placeId), detail.placeText].filter(Boolean).join(' · ');

  return (
    <section className="facts" aria-label={text('case.facts')}>
      <dl>
        <Fact name={text('requester')}>
          <Requester detail={detail} />
        </Fact>
        {detail.confidentiality !== 'normal' && (
          <Fact name={text('case.confidentiality')}>
            <span className="mark secret">
              <LockOutlined aria-hidden /> {text(`confidentiality.${detail.confidentiality}`)}
            </span>
          </Fact>
        )}
        <Fact name={text('case.category')}>
          {names.category(detail.categoryCode)}
          <small>{names.classOf(detail.categoryCode)}</small>
          {detail.firstCategoryCode !== detail.categoryCode && (
            <small>{text('case.firstCategory', { category: names.category(detail.firstCategoryCode) })}</small>
          )}
        </Fact>
        <Fact name={text('case.place')}>{place || text('case.noPlace')}</Fact>
        <Fact name={text('case.nature')}>
          {text(`nature.${detail.nature}`)} · {text(`channel.${detail.channel}`)}
        </Fact>
        <Fact name={text('case.submittedAt')}>
          {format.moment(detail.submittedAt, now)}
          {detail.enteredAt !== null && <small>{text('phone.enteredAt', { at: format.moment(detail.enteredAt, now) })}</small>}
        </Fact>
        {!blind && <Fact name={text('case.unit')}>{detail.unit === null ? text('case.noUnit') : names.unit(detail.unit)}</Fact>}
        {!blind && counters(detail).length > 0 && <Fact name={text('case.turns')}>{counters(detail).join(' · ')}</Fact>}
      </dl>
      <div className="facts-deadlines">
        {detail.next && (
          <p>
            <span>{text(`deadline.${detail.next.kind}`)}</span>
            <DeadlineMark due={detail.next} />
            <small>{format.moment(detail.next.at, now)}</small>
          </p>
        )}
        {/* On the ledger the limit no longer runs: the milestones have taken its place. */}
        {detail.resolveBy !== null && detail.endedAt === null && !detail.onLedger && detail.next?.kind !== 'resolve' && (
          <p>
            <span>{text('deadline.resolve')}</span>
            {detail.phase === 'resolved' || detail.phase === 'followedUp' ? null : (
              <DeadlineMark due={{ at: detail.resolveBy }} start={detail.submittedAt} />
            )}
            <small>{format.moment(detail.resolveBy, now)}</small>
          </p>
        )}
        <Button size="small" icon={<CalculatorOutlined />} onClick={() => setExplaining(true)}>
          {text('case.explain')}
        </Button>
      </div>
      <DeadlineDrawer caseId={detail.id} open={explaining} onClose={() => setExplaining(false)} />
    </section>
  );

  function counters({ round, returns, nudges, extended }: CaseDetail): string[] {
    return [
      round > 1 ? text('case.round', { count: round }) : '',
      returns > 0 ? text('case.returns', { count: returns }) : '',
      nudges > 0 ? text('case.nudges', { count: nudges }) : '',
      extended ? text('case.extended') : '',
    ].filter(Boolean);
  }
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
