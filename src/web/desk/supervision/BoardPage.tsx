import { FlagOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { boardQuery } from '../../api/deskSupervision.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { BoardDrawer } from './BoardDrawer.tsx';

/** 红黄牌: which problems and which units stand badly now; a row opens its cases, from which a reminder or an order is raised. */
export function BoardPage() {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  const [by, setBy] = useState<'problem' | 'unit'>('problem');
  const [open, setOpen] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useQuery(boardQuery(by));
  const nameOf = (key: string): string => {
    if (by === 'problem') return names.reference?.classes.find(({ code }) => code === key) ? names.classOf(`${key}01`) : key;
    return key === '' ? text('sv.noUnit') : names.unit(key);
  };
  const most = Math.max(1, ...(data?.rows.map(({ open: all }) => all) ?? []));

  return (
    <>
      <header className="page-head">
        <div>
          <h1>{text('sv.page.board')}</h1>
          <p className="muted">{text('sv.boardHint')}</p>
        </div>
        <Segmented
          aria-label={text('sv.by')}
          value={by}
          onChange={(value) => setBy(value === 'unit' ? 'unit' : 'problem')}
          options={[
            { value: 'problem', label: text('sv.byProblem') },
            { value: 'unit', label: text('sv.byUnit') },
          ]}
        />
      </header>
      {data && (
        <dl className="sv-figures">
          <Figure label={text('sv.open')} value={format.count(data.total.open)} />
          <Figure label={text('sv.yellow')} value={format.count(data.total.yellow)} tone="soon" />
          <Figure label={text('sv.red')} value={format.count(data.total.red)} tone="late" />
        </dl>
      )}
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.rows.length === 0}
        empty={<EmptyHint icon={<FlagOutlined />} title={text('sv.boardEmpty')} hint={text('sv.boardEmptyHint')} />}
      >
        <div className="sv-frame">
          <table className="plain-table sv-board">
            <thead>
              <tr>
                <th scope="col">{text(by === 'problem' ? 'sv.problem' : 'case.unit')}</th>
                <th scope="col" className="right">
                  {text('sv.red')}
                </th>
                <th scope="col" className="right">
                  {text('sv.yellow')}
                </th>
                <th scope="col" className="right">
                  {text('sv.open')}
                </th>
                <th scope="col" className="sv-bar-head">
                  {text('sv.shares')}
                </th>
                <th scope="col">{text('sv.worst')}</th>
                <th scope="col" className="right">
                  {text('sv.ordersOpen')}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{text('item.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data?.rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{nameOf(row.key)}</th>
                  <td className="right">{row.red > 0 ? <b className="sv-red">{row.red}</b> : '–'}</td>
                  <td className="right">{row.yellow > 0 ? <b className="sv-yellow">{row.yellow}</b> : '–'}</td>
                  <td className="right">{row.open}</td>
                  <td>
                    <span className="sv-bar" aria-hidden style={{ width: `${Math.max(2, (row.open / most) * 100)}%` }}>
                      <i className="sv-bar-red" style={{ flexGrow: row.red }} />
                      <i className="sv-bar-yellow" style={{ flexGrow: row.yellow }} />
                      <i style={{ flexGrow: row.open - row.red - row.yellow }} />
                    </span>
                  </td>
                  <td className="muted">
                    {row.worstAt === null
                      ? '–'
                      : text('overdue.by', { duration: format.duration(now - Date.parse(row.worstAt)) })}
                  </td>
                  <td className="right">
                    {row.orders === 0 ? '–' : row.orders}
                    {row.ordersOverdue > 0 && (
                      <small className="sv-red"> {text('sv.ofOverdue', { count: row.ordersOverdue })}</small>
                    )}
                  </td>
                  <td className="right">
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => setOpen(row.key)}
                      disabled={row.red + row.yellow === 0}
                    >
                      {text('sv.look')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
      {open !== null && <BoardDrawer by={by} value={open} name={nameOf(open)} onClose={() => setOpen(null)} />}
    </>
  );
}

function Figure({ label, value, tone }: { readonly label: string; readonly value: string; readonly tone?: 'soon' | 'late' }) {
  return (
    <div className={tone ? `sv-figure sv-figure-${tone}` : 'sv-figure'}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
