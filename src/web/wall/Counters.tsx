import { text } from './text.ts';
import { useWall } from './WallContext.ts';

/** The day in five numbers. */
export function Counters({ overdue = true }: { readonly overdue?: boolean }) {
  const { now, board, formats } = useWall();
  const { solved } = board;
  const counters = [
    { key: 'received', value: now.received },
    { key: 'resolved', value: now.resolved },
    { key: 'open', value: now.open },
    ...(overdue ? [{ key: 'overdue' as const, value: now.overdue }] : []),
  ] as const;
  return (
    <dl className="counters">
      {counters.map(({ key, value }) => (
        <div key={key} className={`counter ${key === 'overdue' && value > 0 ? 'late' : ''}`}>
          <dt>{text(`now.${key}`)}</dt>
          {/* Another key is another element: the number lights up for a moment when it changes. */}
          <dd key={value} data-counter={key}>
            {formats.whole(value)}
          </dd>
        </div>
      ))}
      <div className="counter solved">
        <dt>
          {text('now.solved')}
          {solved.since !== null && <span className="muted"> {text('now.since', { day: formats.plainDay(solved.since) })}</span>}
        </dt>
        <dd key={now.resolved} data-counter="solved">
          {formats.whole(solved.before + now.resolved)}
        </dd>
      </div>
    </dl>
  );
}
