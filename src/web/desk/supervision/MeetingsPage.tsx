import { PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { planMeeting } from '../../../contract/meetings.ts';
import { meQuery } from '../../api/deskSession.ts';
import { meetingsQuery } from '../../api/deskSupervision.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { PlanMeeting } from './PlanMeeting.tsx';

/** 领导小组会、专题会: planned, held, and what is still open of what they decided. */
export function MeetingsPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const me = useQuery(meQuery).data?.me;
  const [planning, setPlanning] = useState(false);
  const list = useInfiniteQuery(meetingsQuery);
  const meetings = list.data?.pages.flatMap((page) => page.meetings) ?? [];
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <h1>{text('rail.meetings')}</h1>
          <p className="muted">{text('meeting.hint')}</p>
        </div>
        {me && mayCall(planMeeting.access, me) && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setPlanning(true)}>
            {text('meeting.plan')}
          </Button>
        )}
      </header>
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={meetings.length === 0}
        empty={<EmptyHint icon={<TeamOutlined />} title={text('meeting.empty')} hint={text('meeting.emptyHint')} />}
      >
        <div className="sv-frame">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{text('sv.number')}</th>
                <th scope="col">{text('meeting.kind')}</th>
                <th scope="col">{text('meeting.title')}</th>
                <th scope="col">{text('meeting.when')}</th>
                <th scope="col">{text('sv.state')}</th>
                <th scope="col" className="right">
                  {text('meeting.items')}
                </th>
                <th scope="col" className="right">
                  {text('meeting.decisions')}
                </th>
                <th scope="col" className="right">
                  {text('meeting.openDecisions')}
                </th>
              </tr>
            </thead>
            <tbody>
              {meetings.map((m) => (
                <tr key={m.id}>
                  <td className="number">{m.number}</td>
                  <td>{text(`meetingKind.${m.kind}`)}</td>
                  <td className="sv-title">
                    <Link to={`/meetings/${m.id}`}>{m.title}</Link>
                  </td>
                  <td>{format.moment(m.startsAt, now)}</td>
                  <td>
                    <span className={`mark sv-phase sv-phase-${m.phase}`}>{text(`meetingPhase.${m.phase}`)}</span>
                  </td>
                  <td className="right">{m.items}</td>
                  <td className="right">{m.decisions}</td>
                  <td className="right">{m.openDecisions === 0 ? '–' : <b className="sv-yellow">{m.openDecisions}</b>}</td>
                </tr>
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
      {planning && <PlanMeeting onClose={() => setPlanning(false)} />}
    </main>
  );
}
