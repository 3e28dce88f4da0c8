import { HistoryOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { type AutoDispatchLeaf, switchAutoDispatch } from '../../../contract/autoDispatch.ts';
import { autoDispatchQuery } from '../../api/deskModels.ts';
import { meQuery } from '../../api/deskSession.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { LeafHistory } from './LeafHistory.tsx';
import { type LeafView, leafViews, leavesFor } from './leavesFor.ts';
import { ShareCell } from './ShareCell.tsx';
import { SwitchDialog } from './SwitchDialog.tsx';

/** Each leaf category with what was measured, and the switch: off until somebody has seen the numbers. */
export function AutoDispatchPage() {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  const [chosen, setView] = useState<LeafView | null>(null);
  const [switching, setSwitching] = useState<AutoDispatchLeaf | null>(null);
  const [looking, setLooking] = useState<string | null>(null);
  const me = useQuery(meQuery).data?.me;
  const maySwitch = me ? mayCall(switchAutoDispatch.access, me) : false;
  const { data, error, isPending, refetch } = useQuery(autoDispatchQuery);
  // Where nothing can be switched on yet, the numbers say how far away that is.
  const view = chosen ?? (leavesFor(data?.leaves ?? [], 'ready').length > 0 ? 'ready' : 'all');
  const leaves = leavesFor(data?.leaves ?? [], view);
  const wanted = data ? (format.share(data.wanted, 1) ?? '') : '';
  return (
    <>
      <AdminHead title={text('understanding.autoDispatch')} hint={text('understanding.autoHint', { wanted })} />
      {data?.by === 'rules' && <Alert type="info" showIcon title={text('understanding.noModel')} />}
      <Segmented
        value={view}
        aria-label={text('understanding.view')}
        options={leafViews.map((value) => ({
          value,
          label: `${text(`understanding.view.${value}`)} ${leavesFor(data?.leaves ?? [], value).length}`,
        }))}
        onChange={setView}
      />
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={leaves.length === 0}
        empty={
          <EmptyHint
            icon={<ThunderboltOutlined />}
            title={text('understanding.noLeaf')}
            hint={text('understanding.noLeafHint', { wanted })}
          />
        }
      >
        <div className="table-frame">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{text('case.category')}</th>
                <th scope="col">{text('understanding.state')}</th>
                <th scope="col">{text('understanding.above')}</th>
                <th scope="col">{text('understanding.all')}</th>
                <th scope="col">{text('understanding.live')}</th>
                <th scope="col">{text('understanding.changed')}</th>
                <th scope="col">
                  <span className="visually-hidden">{text('understanding.switch')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {leaves.map((leaf) => (
                <tr key={leaf.category}>
                  <th scope="row">
                    {names.category(leaf.category)} <small className="muted number">{leaf.category}</small>
                  </th>
                  <td>
                    <Tag color={leaf.enabled ? 'success' : 'default'}>
                      {text(leaf.enabled ? 'understanding.on' : 'understanding.off')}
                    </Tag>
                  </td>
                  <td>{leaf.measured && leaf.measured.margin !== null ? <ShareCell share={leaf.measured.above} /> : '–'}</td>
                  <td>{leaf.measured ? <ShareCell share={leaf.measured.all} /> : '–'}</td>
                  <td>
                    {leaf.dispatched === 0 ? (
                      '–'
                    ) : (
                      <>
                        <ShareCell share={leaf.live} />{' '}
                        <small className="muted">{text('understanding.sent', { count: leaf.dispatched })}</small>
                      </>
                    )}
                  </td>
                  <td>
                    {leaf.changedAt === null ? (
                      '–'
                    ) : (
                      <Button type="link" size="small" icon={<HistoryOutlined />} onClick={() => setLooking(leaf.category)}>
                        {leaf.changedBy ?? text('understanding.system')} {format.moment(leaf.changedAt, now)}
                      </Button>
                    )}
                  </td>
                  <td className="right">
                    {maySwitch && (leaf.enabled || leaf.measured?.margin != null) && (
                      <Button size="small" danger={leaf.enabled} onClick={() => setSwitching(leaf)}>
                        {text(leaf.enabled ? 'understanding.turnOff' : 'understanding.turnOn')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
      {switching && <SwitchDialog leaf={switching} onClose={() => setSwitching(null)} />}
      {looking && <LeafHistory category={looking} onClose={() => setLooking(null)} />}
    </>
  );
}
