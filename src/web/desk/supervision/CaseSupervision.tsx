import { FileProtectOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../contract/cases.ts';
import { giveDirective } from '../../../contract/directives.ts';
import { explainUnfinished } from '../../../contract/ledgers.ts';
import { draftOrder, supervisionOfCase } from '../../../contract/orders.ts';
import { unfinishedReasons } from '../../../domain/ledger/vocabulary.ts';
import { meQuery } from '../../api/deskSession.ts';
import { caseSupervisionQuery, sendExplanation, useSupervision } from '../../api/deskSupervision.ts';
import { DeadlineMark } from '../parts/DeadlineMark.tsx';
import { useOwnUnits } from '../parts/useOwnUnits.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { ActionBar } from './ActionBar.tsx';
import { GiveDirective } from './GiveDirective.tsx';
import { LevelMark, OrderPhaseMark, OrderTitle } from './OrderMarks.tsx';
import { RaiseOrder } from './RaiseOrder.tsx';

/** Orders and directives on a case, and the two taps by which a leader gives one. */
export function CaseSupervision({ detail }: { readonly detail: CaseDetail }) {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  const [raising, setRaising] = useState(false);
  const { data } = useQuery({
    ...caseSupervisionQuery(detail.id),
    enabled: me !== undefined && me !== null && mayCall(supervisionOfCase.access, me),
  });
  const own = useOwnUnits();
  const explain = useSupervision(sendExplanation(detail.id));
  if (!me) return null;
  // What is not finished is explained by the unit that has it, or by the centre.
  const mayExplain =
    detail.endedAt === null &&
    detail.unit !== null &&
    detail.result === null &&
    mayCall(explainUnfinished.access, me) &&
    (own.has(detail.unit) || mayCall(['supervisor'], me));
  const mayGive = mayCall(giveDirective.access, me);
  const mayRaise = mayCall(draftOrder.access, me);
  const nothing = !data || (data.orders.length === 0 && data.directives.length === 0);
  if (nothing && !mayGive && !mayRaise && !mayExplain) return null;
  const body = explainUnfinished.body!.shape;
  const explanation = {
    name: 'explain',
    title: text('ledger.explain'),
    fields: [
      {
        name: 'reason',
        input: 'choice' as const,
        label: text('ledger.unfinished.reason'),
        schema: body.reason,
        options: unfinishedReasons.map((value) => ({ value, label: text(`unfinishedReason.${value}`) })),
      },
      { name: 'measures', input: 'words' as const, label: text('ledger.unfinished.measures'), schema: body.measures },
      { name: 'plan', input: 'words' as const, label: text('ledger.unfinished.plan'), schema: body.plan },
      { name: 'expectedOn', input: 'day' as const, label: text('ledger.unfinished.expectedOn'), schema: body.expectedOn },
      { name: 'responsible', input: 'line' as const, label: text('ledger.unfinished.responsible'), schema: body.responsible },
    ],
  };
  return (
    <section className="case-result sv-of-case">
      <h2>
        <FileProtectOutlined aria-hidden /> {text('sv.ofCase')}
      </h2>
      {!nothing && (
        <ul>
          {data.directives.map((d) => (
            <li key={d.id}>
              <span className={`mark sv-phase sv-phase-${d.phase}`}>
                {text(`directivePhase.${d.phase}` as 'directivePhase.closed')}
              </span>
              <Link to={`/directives/${d.id}`}>
                {d.number} {d.text ?? text('sv.confidential')}
              </Link>
              <small className="muted">{d.leader}</small>
              {d.due !== null && <DeadlineMark due={{ at: d.due }} />}
            </li>
          ))}
          {data.orders.map((order) => (
            <li key={order.id}>
              <LevelMark level={order.level} />
              <Link to={`/orders/${order.id}`}>
                {order.number} <OrderTitle line={order} />
              </Link>
              <OrderPhaseMark phase={order.phase} />
              {order.next && <DeadlineMark due={order.next} start={order.next.from} />}
            </li>
          ))}
        </ul>
      )}
      <div className="page-actions">
        {mayGive && <GiveDirective about={{ id: detail.id, number: detail.number, unit: detail.unit }} />}
        {mayExplain && (
          <ActionBar
            actions={[explanation]}
            // The fields of the form are those of the contract's body.
            run={(_, body) => explain.mutateAsync(body as Parameters<typeof explain.mutateAsync>[0])}
          />
        )}
        {mayRaise && (
          <Button icon={<FileProtectOutlined />} onClick={() => setRaising(true)}>
            {text('sv.raise')}
          </Button>
        )}
      </div>
      {raising && (
        <RaiseOrder
          template="general"
          cases={[{ id: detail.id, number: detail.number }]}
          recipients={detail.unit === null ? [] : [detail.unit]}
          categoryCode={detail.categoryCode}
          placeId={detail.placeId}
          onClose={() => setRaising(false)}
        />
      )}
    </section>
  );
}
