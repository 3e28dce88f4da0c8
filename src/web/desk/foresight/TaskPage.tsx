import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { taskQuery } from '../../api/deskForesight.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { PageSkeleton } from '../shell/PageSkeleton.tsx';
import { useText } from '../useText.ts';
import { placeOf } from './alertStory.ts';
import { TaskCommands } from './TaskCommands.tsx';
import { TaskEffects } from './TaskEffects.tsx';
import { TaskRound } from './TaskRound.tsx';

/** One proactive task: what to do, the round, what was found, and whether it helped. */
export function TaskPage() {
  const { id = '' } = useParams();
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { data: task, error, refetch } = useQuery(taskQuery(id));
  if (error) return <LoadFailed error={error} retry={() => refetch()} />;
  if (!task) return <PageSkeleton />;
  return (
    <>
      <p className="page-bar">
        <Link to="/foresight/tasks">
          <ArrowLeftOutlined aria-hidden /> {text('task.back')}
        </Link>
      </p>
      <section className="alert-card">
        <h1>
          <Tag color="processing">{text(`taskPhase.${task.phase}`)}</Tag>
          {task.title}
        </h1>
        <p>
          {[
            names.unit(task.unit),
            task.category === null ? null : names.category(task.category),
            task.places.length === 0 ? null : placeOf(task.places, { text, names }),
            text('tasks.due', { day: format.fullDay(task.dueOn) }),
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </p>
        <p className="pre-line">{task.instruction}</p>
        {task.report !== '' && (
          <p className="pre-line">
            <b>{text('task.report')}</b> {task.report} {task.defects > 0 && text('tasks.defects', { count: task.defects })}
          </p>
        )}
        <p className="muted">
          {text('task.issuedBy')} {task.issuedBy} · {format.moment(task.issuedAt, now)}
          {task.incident !== null && (
            <>
              {' · '}
              <Link to={`/foresight/alerts/${task.incident}`}>{text('task.openAlert')}</Link>
            </>
          )}
        </p>
      </section>
      <div className="alert-columns">
        <div>
          {task.stops.length > 0 && <TaskRound task={task} />}
          {task.doneAt !== null && <TaskEffects task={task} />}
        </div>
        <aside>
          <TaskCommands task={task} />
          <section className="alert-box">
            <h2>{text('task.timeline')}</h2>
            <ol className="alert-cases">
              {task.timeline.map(({ type, at, by, note }) => (
                <li key={`${at}${type}${note}`}>
                  {/* The types come from the events of the domain, each with its word. */}
                  <b>{text(`taskEvent.${type}` as 'taskEvent.TaskIssued')}</b>
                  <span className="muted">
                    {by} · {format.moment(at, now)}
                  </span>
                  {note !== '' && <p>{note}</p>}
                </li>
              ))}
            </ol>
          </section>
        </aside>
      </div>
    </>
  );
}
