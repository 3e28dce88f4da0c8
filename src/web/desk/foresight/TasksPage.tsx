import { PlusOutlined, RocketOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { tasksQuery } from '../../api/deskForesight.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { TaskItem } from './TaskItem.tsx';

/** 未诉先办: what is under way, what has ended, and what each unit has to its credit. */
export function TasksPage() {
  const text = useText();
  const names = useNames();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery(tasksQuery);
  const tasks = data?.tasks ?? [];
  const open = tasks.filter(({ phase }) => phase === 'issued' || phase === 'accepted' || phase === 'done');
  const closed = tasks.filter((task) => !open.includes(task));
  return (
    <>
      <header className="page-head">
        <h1>{text('foresight.tasks')}</h1>
        {data?.mayIssue && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => navigate('/foresight/tasks/new')}>
            {text('tasks.new')}
          </Button>
        )}
      </header>
      <p className="muted">{text('tasks.lead')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={tasks.length === 0}
        empty={<EmptyHint icon={<RocketOutlined />} title={text('tasks.none')} hint={text('tasks.noneHint')} />}
      >
        <div className="alert-columns">
          <div>
            {[
              { title: text('tasks.open'), list: open },
              { title: text('tasks.closed'), list: closed },
            ].map(
              ({ title, list }) =>
                list.length > 0 && (
                  <section key={title}>
                    <h2>{title}</h2>
                    <ol className="alert-items">
                      {list.map((task) => (
                        <TaskItem key={task.id} task={task} />
                      ))}
                    </ol>
                  </section>
                ),
            )}
          </div>
          <aside>
            {(data?.credits.length ?? 0) > 0 && (
              <section className="alert-box">
                <h2>{text('tasks.credits')}</h2>
                <ul className="alert-cases">
                  {data?.credits.map((credit) => (
                    <li key={credit.unit}>
                      <b>{names.unit(credit.unit)}</b>
                      <span className="muted">{text('tasks.creditLine', credit)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </aside>
        </div>
      </ListState>
    </>
  );
}
