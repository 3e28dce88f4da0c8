import type { MeetingDetail } from '../../../contract/meetings.ts';
import { dayAt } from '../../ui/format.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { type Action, ActionBar } from './ActionBar.tsx';
import { meetingField } from './meetingField.ts';

type Run = (name: string, body: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** What was decided: owner, day, what the owner reported, and whether somebody else has said that it is done. */
export function MeetingTasks({ detail, run }: { readonly detail: MeetingDetail; readonly run: Run }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const actionsOf = (task: MeetingDetail['tasks'][number]): Action[] => {
    if (task.doneAt !== null) return [];
    const initial = { decision: task.id };
    const may = (name: 'ReportDecision' | 'FinishDecision' | 'MoveDecision') => detail.allowed.includes(name);
    return [
      ...(may('ReportDecision') && task.mine
        ? [
            {
              name: 'ReportDecision',
              title: text('meeting.do.ReportDecision'),
              initial,
              fields: [meetingField(text, 'ReportDecision', 'text', 'words')],
            },
          ]
        : []),
      ...(may('FinishDecision')
        ? [
            {
              name: 'FinishDecision',
              title: text('meeting.do.FinishDecision'),
              initial,
              fields: [meetingField(text, 'FinishDecision', 'text', 'words')],
            },
          ]
        : []),
      ...(may('MoveDecision')
        ? [
            {
              name: 'MoveDecision',
              title: text('meeting.do.MoveDecision'),
              initial,
              fields: [meetingField(text, 'MoveDecision', 'due', 'day'), meetingField(text, 'MoveDecision', 'text', 'words')],
            },
          ]
        : []),
    ];
  };
  if (detail.tasks.length === 0) return null;
  return (
    <section>
      <h2>{text('meeting.decisions')}</h2>
      <ul className="sv-tasks">
        {detail.tasks.map((task) => (
          <li key={task.id} className={task.doneAt === null ? '' : 'sv-done'}>
            <div className="sv-item-head">
              <span className={`mark sv-phase ${task.doneAt === null ? '' : 'sv-phase-closed'}`}>
                {text(task.doneAt === null ? 'decision.open' : 'decision.done')}
              </span>
              <b>{names.unit(task.owner)}</b>
              <span className={task.doneAt === null && task.due < dayAt(now) ? 'mark deadline deadline-late' : 'muted'}>
                {text('decision.due', { day: format.day(task.due, now) })}
              </span>
            </div>
            <p>{task.text}</p>
            {task.report && (
              <p className="sv-latest">
                {task.report.text} <small className="muted">{format.moment(task.report.at, now)}</small>
              </p>
            )}
            <ActionBar actions={actionsOf(task)} run={run} />
          </li>
        ))}
      </ul>
    </section>
  );
}
