import { CheckSquareOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { decisionsQuery } from '../../api/deskSupervision.ts';
import { dayAt } from '../../ui/format.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** 议定事项 that are not done: all of them for the office, its own for a unit. */
export function DecisionsPage() {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery(decisionsQuery);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{text('sv.page.decisions')}</h1>
          <p className="muted">{text('decision.hint')}</p>
        </div>
      </header>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.decisions.length === 0}
        empty={<EmptyHint icon={<CheckSquareOutlined />} title={text('decision.empty')} hint={text('decision.emptyHint')} />}
      >
        <ul className="sv-list">
          {data?.decisions.map((d) => (
            <li key={d.id}>
              <div className="sv-item-head">
                <span className={d.due < dayAt(now) ? 'mark deadline deadline-late' : 'mark deadline'}>
                  {text('decision.due', { day: format.day(d.due, now) })}
                </span>
                <span className="muted">{names.unit(d.owner)}</span>
                <span className="number muted">{d.meeting.number}</span>
              </div>
              <Link to={`/meetings/${d.meeting.id}`} className="sv-item-title">
                {d.text}
              </Link>
              {d.report && <p className="sv-latest">{d.report.text}</p>}
            </li>
          ))}
        </ul>
      </ListState>
    </>
  );
}
