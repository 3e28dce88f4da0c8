import { percent } from '../format.ts';
import { Panel } from '../Panel.tsx';
import { text } from '../text.ts';
import { useWall } from '../WallContext.ts';

/** 日清日结: of what came today, how much is resolved today; and what still falls due before midnight. */
export function Closing({ large = false }: { readonly large?: boolean }) {
  const { now, formats } = useWall();
  const share = now.received === 0 ? 0 : now.sameDay / now.received;
  return (
    <Panel name="closing" large={large} note={now.received > 0 && percent(share, 0)}>
      <div className="closing-bar" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <p>
        {now.received === 0
          ? text('closing.none')
          : text('closing.line', { received: formats.whole(now.received), sameDay: formats.whole(now.sameDay) })}
      </p>
      <p className={now.dueToday > 0 ? 'soon' : 'muted'}>{text('closing.due', { count: formats.whole(now.dueToday) })}</p>
    </Panel>
  );
}
