import { text } from '../text.ts';
import { useWall } from '../WallContext.ts';
import type { Slide } from './slidesOf.ts';

/** In two columns; the others have pages of their own. */
const mostOnCover = 17;

/** What the meeting is called, when and where, and its agenda. */
export function CoverSlide() {
  const { board, formats } = useWall();
  const { meeting } = board;
  if (meeting === null)
    return (
      <section className="panel cover">
        <h2>{text('wall.title')}</h2>
        <p className="muted">{text('meeting.none')}</p>
      </section>
    );
  const facts = [
    [text('meeting.starts'), formats.dayTime(meeting.startsAt)],
    [text('meeting.place'), meeting.place],
    [text('meeting.chair'), meeting.chair],
  ] as const;
  return (
    <section className="panel cover">
      <p className="muted">{meeting.number}</p>
      <h2>{meeting.title}</h2>
      <dl className="facts">
        {facts.flatMap(([name, value]) =>
          value === ''
            ? []
            : [
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>,
              ],
        )}
      </dl>
      <h3>{text('meeting.agenda')}</h3>
      <ol className="agenda">
        {meeting.agenda.slice(0, mostOnCover).map(({ id, label, source, minutes }) => (
          <li key={id}>
            <span className="name">{label}</span>
            <span className="muted">{text(`meetingSource.${source}`)}</span>
            <span className="muted">{text('meeting.minutes', { minutes })}</span>
          </li>
        ))}
        {meeting.agenda.length > mostOnCover && <li className="muted more">… +{meeting.agenda.length - mostOnCover}</li>}
      </ol>
    </section>
  );
}

/** One item: what it is about, who has it, and the figures that make it hard. */
export function AgendaSlide({ item, number }: Pick<Extract<Slide, { kind: 'item' }>, 'item' | 'number'>) {
  const { names, formats, at } = useWall();
  const { figures } = item;
  const left = figures?.resolveBy ? Date.parse(figures.resolveBy) - at : null;
  const rows = figures
    ? [
        [text('meeting.category'), names.category(figures.categoryCode), ''],
        ...(figures.placeId === null ? [] : [[text('meeting.placeOf'), names.building(figures.placeId.split('-')[0] ?? ''), '']]),
        ...(item.unit === null ? [] : [[text('meeting.unit'), names.unit(item.unit), '']]),
        [text('meeting.since'), formats.duration(at - Date.parse(figures.submittedAt)), ''],
        ...(left === null
          ? []
          : [[text(left < 0 ? 'meeting.late' : 'meeting.left'), formats.duration(Math.abs(left)), left < 0 ? 'late' : '']]),
        [text('meeting.round'), formats.whole(figures.round), figures.round >= 2 ? 'soon' : ''],
        [text('meeting.returns'), text('meeting.times', { count: figures.returns }), ''],
        [text('meeting.nudges'), text('meeting.times', { count: figures.nudges }), ''],
      ]
    : item.unit === null
      ? []
      : [[text('meeting.unit'), names.unit(item.unit), '']];
  return (
    <section className="panel item">
      <p className="muted">
        {text('meeting.item', { number })} · {text(`meetingSource.${item.source}`)} ·{' '}
        {text('meeting.minutes', { minutes: item.minutes })}
      </p>
      <h2>{item.label}</h2>
      <dl className="facts large">
        {rows.map(([name, value, mark]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={mark}>{value}</dd>
          </div>
        ))}
      </dl>
      {!figures && <p className="muted">{text('meeting.noFigures')}</p>}
    </section>
  );
}

/** What was decided: who owes what until when. */
export function DecisionSlide() {
  const { board, names, formats } = useWall();
  const decisions = board.meeting?.decisions ?? [];
  return (
    <section className="panel decisions">
      <h2>{text('meeting.decisions')}</h2>
      {decisions.length === 0 && <p className="muted">{text('meeting.noDecisions')}</p>}
      <ol className="agenda">
        {decisions.map(({ id, text: words, owner, due, done }) => (
          <li key={id}>
            <span className="name">{words}</span>
            <span className="muted">{names.unit(owner)}</span>
            <b>{done ? text('meeting.done') : text('meeting.due', { day: formats.plainDay(due) })}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}
