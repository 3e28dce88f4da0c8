import { Tag } from 'antd';
import { Link } from 'react-router';
import type { TaskLine } from '../../../contract/proactive.ts';
import type { TaskPhase } from '../../../domain/foresight/vocabulary.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { effectWords } from './effectWords.ts';

const colours: Record<TaskPhase, string> = {
  issued: 'warning',
  accepted: 'processing',
  done: 'warning',
  confirmed: 'success',
  declined: 'error',
  cancelled: 'default',
};

export function TaskItem({ task }: { readonly task: TaskLine }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const facts = [
    names.unit(task.unit),
    task.phase === 'issued' || task.phase === 'accepted' ? text('tasks.due', { day: format.day(task.dueOn, now) }) : null,
    task.stops > 0 ? text('tasks.stops', { count: task.stops }) : null,
    task.defects > 0 ? text('tasks.defects', { count: task.defects }) : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="alert-item">
      <Link to={`/foresight/tasks/${task.id}`}>
        <span className="alert-head">
          <Tag color={colours[task.phase]}>{text(`taskPhase.${task.phase}`)}</Tag>
          <b>{task.title}</b>
        </span>
        <span className="alert-foot">{facts.join(' · ')}</span>
        {task.effect && (
          <span className="alert-line">
            {text('task.effect.weeks', { weeks: task.effect.weeks })}: {effectWords(task.effect, text)}
          </span>
        )}
      </Link>
    </li>
  );
}
