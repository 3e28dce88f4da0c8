import { FileProtectOutlined, PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { draftOrder, type OrderLine, orderViews } from '../../../contract/orders.ts';
import { meQuery } from '../../api/deskSession.ts';
import { ordersQuery } from '../../api/deskSupervision.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { LevelMark, OrderDue, OrderPhaseMark, OrderTitle } from './OrderMarks.tsx';
import { RaiseOrder } from './RaiseOrder.tsx';

/** 督办单: all of them for the centre and leaders, its own for a unit. The view stands in the address. */
export function OrdersPage() {
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const me = useQuery(meQuery).data?.me;
  const [raising, setRaising] = useState(false);
  const view = orderViews.find((known) => known === search.get('view')) ?? 'open';
  const list = useInfiniteQuery(ordersQuery({ view }));
  const lines = list.data?.pages.flatMap(({ orders }) => orders) ?? [];
  return (
    <>
      <header className="page-head">
        <h1>{text('sv.page.orders')}</h1>
        <div className="page-actions">
          <Segmented
            aria-label={text('sv.view')}
            value={view}
            onChange={(value) => setSearch({ view: String(value) }, { replace: true })}
            options={orderViews.map((value) => ({ value, label: text(`orderView.${value}`) }))}
          />
          {me && mayCall(draftOrder.access, me) && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setRaising(true)}>
              {text('sv.raise')}
            </Button>
          )}
        </div>
      </header>
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={lines.length === 0}
        empty={<EmptyHint icon={<FileProtectOutlined />} title={text('sv.ordersEmpty')} hint={text('sv.ordersEmptyHint')} />}
      >
        <div className="sv-frame">
          <table className="plain-table sv-orders">
            <thead>
              <tr>
                <th scope="col">{text('sv.number')}</th>
                <th scope="col">{text('sv.level')}</th>
                <th scope="col">{text('sv.subject')}</th>
                <th scope="col">{text('sv.source')}</th>
                <th scope="col">{text('sv.recipients')}</th>
                <th scope="col">{text('sv.state')}</th>
                <th scope="col">{text('sv.due')}</th>
                <th scope="col">{text('sv.issuedAt')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <OrderRow key={line.id} line={line} />
              ))}
            </tbody>
          </table>
        </div>
        {list.hasNextPage && (
          <Button block loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {text('action.more')}
          </Button>
        )}
      </ListState>
      {raising && <RaiseOrder template="general" cases={[]} recipients={[]} onClose={() => setRaising(false)} />}
    </>
  );
}

function OrderRow({ line }: { readonly line: OrderLine }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  return (
    <tr>
      <td className="number">{line.number || text('sv.unnumbered')}</td>
      <td>
        <LevelMark level={line.level} />
      </td>
      <td className="sv-title">
        <Link to={`/orders/${line.id}`}>
          <OrderTitle line={line} />
        </Link>
      </td>
      <td>{text(`orderSource.${line.source}`)}</td>
      <td>{names.units(line.units)}</td>
      <td>
        <OrderPhaseMark phase={line.phase} />
        {line.extensionPending && <span className="mark flag">{text('sv.extensionPending')}</span>}
      </td>
      <td>{line.next ? <OrderDue line={line} /> : '–'}</td>
      <td className="muted">{line.issuedAt === null ? '–' : format.moment(line.issuedAt, now)}</td>
    </tr>
  );
}
