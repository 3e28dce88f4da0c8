import { Link } from 'react-router';
import type { AgendaItem, MeetingDetail } from '../../../contract/meetings.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { ActionBar } from './ActionBar.tsx';
import { meetingField } from './meetingField.ts';

type Run = (name: string, body: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The agenda as it will be, or was, gone through; while the meeting is held, each item takes its minutes. */
export function MeetingAgenda({ detail, run }: { readonly detail: MeetingDetail; readonly run: Run }) {
  const text = useText();
  const minuting = detail.allowed.includes('Minute');
  if (detail.agenda.length === 0) return <p className="muted">{text('meeting.noAgenda')}</p>;
  return (
    <ol className="sv-agenda">
      {detail.agenda.map((item) => (
        <li key={item.id}>
          <AgendaLine item={item} />
          {item.text !== '' && <p className="sv-minutes">{item.text}</p>}
          {minuting && (
            <ActionBar
              actions={[
                {
                  name: 'Minute',
                  title: text('meeting.do.Minute'),
                  initial: { item: item.id, text: item.text },
                  fields: [meetingField(text, 'Minute', 'text', 'words')],
                },
              ]}
              run={run}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

/** What an item is about and what makes it hard; of what may not be read, the number alone. */
export function AgendaLine({ item }: { readonly item: AgendaItem }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const words = item.title ?? item.label;
  const path =
    item.ref === null || item.source === 'decision' || item.title === null
      ? null
      : item.source === 'order'
        ? `/orders/${item.ref}`
        : item.source === 'directive'
          ? `/directives/${item.ref}`
          : `/cases/${item.ref}`;
  return (
    <span className="sv-agenda-line">
      <span className="mark flag">{text(`agendaSource.${item.source}`)}</span>
      {path ? <Link to={path}>{words}</Link> : <span>{words}</span>}
      <small className="muted">
        {item.title !== null && <span className="number">{item.label}</span>}
        {item.unit !== null && <span>{names.unit(item.unit)}</span>}
        {item.overdueSince !== null && item.source === 'overdue' && (
          <span>{text('overdue.by', { duration: format.duration(now - Date.parse(item.overdueSince)) })}</span>
        )}
        {item.round !== null && item.round > 1 && <span>{text('agenda.round', { count: item.round })}</span>}
        {item.nudges !== null && item.nudges > 0 && <span>{text('agenda.nudges', { count: item.nudges })}</span>}
        {item.disputes !== null && item.disputes > 0 && <span>{text('agenda.disputes', { count: item.disputes })}</span>}
        <span>{text('agenda.minutes', { count: item.minutes })}</span>
      </small>
    </span>
  );
}
