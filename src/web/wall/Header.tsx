import { text } from './text.ts';
import { useWall } from './WallContext.ts';
import type { WallState } from './watchWall.ts';

/** Whose wall, which day, what time; and whether what is shown still holds. */
export function Header({ state }: { readonly state: WallState }) {
  const { frame, formats, at, now } = useWall();
  return (
    <header className="head">
      <h1>
        <b>{text('app.name')}</b> {text('wall.title')} <span className="muted">{frame.screen.name}</span>
      </h1>
      <p className="head-day">
        {formats.today(at)}{' '}
        <span className="muted">{(frame.screen.language === 'zh-CN' ? now.day.name : null) ?? text(`day.${now.day.kind}`)}</span>
      </p>
      <p className="head-time">{formats.time(at)}</p>
      <AsOf state={state} />
    </header>
  );
}

function AsOf({ state }: { readonly state: WallState }) {
  const { formats, at } = useWall();
  const asOf = Date.parse(state.asOf ?? '');
  const time = Number.isNaN(asOf) ? '—' : formats.time(asOf);
  if (state.phase === 'live') return <p className="as-of">{text('wall.asOf', { time })}</p>;
  const minutes = Number.isNaN(asOf) ? 0 : Math.max(0, Math.floor((at - asOf) / 60_000));
  return (
    <p className="as-of lost" role="alert">
      {text('wall.lost', { time, minutes: formats.whole(minutes) })}
    </p>
  );
}
