import { BellOutlined, FileProtectOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { draftOrder } from '../../../contract/orders.ts';
import { meQuery } from '../../api/deskSession.ts';
import { boardCasesQuery } from '../../api/deskSupervision.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { RaiseOrder } from './RaiseOrder.tsx';

type BoardDrawerProps = {
  readonly by: 'problem' | 'unit';
  readonly value: string;
  readonly name: string;
  readonly onClose: () => void;
};

/** The yellow and red cases of one row; those that are ticked get a reminder or an order. */
export function BoardDrawer({ by, value, name, onClose }: BoardDrawerProps) {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  const me = useQuery(meQuery).data?.me;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [raising, setRaising] = useState<'reminder' | 'general' | null>(null);
  const { data, error, isPending, refetch } = useQuery(boardCasesQuery({ by, key: value }));
  const mayRaise = me !== undefined && me !== null && mayCall(draftOrder.access, me);
  const cases = data?.cases ?? [];
  const picked = cases.filter(({ id }) => chosen.includes(id));
  return (
    <Drawer
      open
      onClose={onClose}
      size={680}
      title={name}
      extra={
        mayRaise && (
          <div className="page-actions">
            <Button icon={<BellOutlined />} disabled={picked.length === 0} onClick={() => setRaising('reminder')}>
              {text('sv.remind')}
            </Button>
            <Button
              type="primary"
              icon={<FileProtectOutlined />}
              disabled={picked.length === 0}
              onClick={() => setRaising('general')}
            >
              {text('sv.raise')}
            </Button>
          </div>
        )
      }
    >
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={cases.length === 0}
        empty={<EmptyHint icon={<BellOutlined />} title={text('sv.boardEmpty')} hint={text('sv.boardEmptyHint')} />}
      >
        <ul className="sv-cases">
          {cases.map((c) => (
            <li key={c.id}>
              {mayRaise && (
                <Checkbox
                  aria-label={c.number}
                  disabled={c.title === null}
                  checked={chosen.includes(c.id)}
                  onChange={({ target }) => setChosen(target.checked ? [...chosen, c.id] : chosen.filter((id) => id !== c.id))}
                />
              )}
              <span className={`sv-card sv-card-${c.card}`}>{text(`sv.card.${c.card}`)}</span>
              <span className="sv-case">
                {c.title === null ? (
                  <span className="mark secret">{text('sv.confidential')}</span>
                ) : (
                  <Link to={`/cases/${c.id}`}>{c.title}</Link>
                )}
                <small>
                  <span className="number">{c.number}</span>
                  {by === 'problem' && c.unit !== null && <span>{names.unit(c.unit)}</span>}
                  <span>
                    {Date.parse(c.due) <= now
                      ? text('overdue.by', { duration: format.duration(now - Date.parse(c.due)) })
                      : text('due.in', { duration: format.duration(Date.parse(c.due) - now) })}
                  </span>
                  {c.order && <Link to={`/orders/${c.order.id}`}>{c.order.number}</Link>}
                </small>
              </span>
            </li>
          ))}
        </ul>
        {data && data.more > 0 && <p className="muted">{text('sv.moreCases')}</p>}
      </ListState>
      {raising && (
        <RaiseOrder
          template={raising}
          cases={picked.map(({ id, number }) => ({ id, number }))}
          recipients={[...new Set(picked.flatMap(({ unit }) => unit ?? []))]}
          categoryCode={sameOf(picked.map(({ categoryCode }) => categoryCode))}
          placeId={sameOf(picked.map(({ placeId }) => placeId))}
          onClose={() => setRaising(null)}
        />
      )}
    </Drawer>
  );
}

function sameOf(values: readonly (string | null)[]): string | null {
  return values.length > 0 && new Set(values).size === 1 ? values[0]! : null;
}
