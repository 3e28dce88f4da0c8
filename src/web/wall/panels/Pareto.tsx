import { percent } from '../format.ts';
import { Panel } from '../Panel.tsx';
import { text } from '../text.ts';
import { useWall } from '../WallContext.ts';

/** Which few categories make up most: count and running share. */
export function Pareto({ large = false }: { readonly large?: boolean }) {
  const { board, names, formats } = useWall();
  const { total, lines, rest } = board.pareto;
  const most = lines[0]?.cases ?? 1;
  let running = 0;
  const rows = lines.map(({ categoryCode, cases }) => {
    running += cases;
    return { key: categoryCode, name: names.category(categoryCode), cases, share: running / total };
  });
  return (
    <Panel name="pareto" note={text('note.pareto')} large={large}>
      <ol className="pareto">
        {rows.map(({ key, name, cases, share }) => (
          <li key={key}>
            <i className="bar" aria-hidden="true" style={{ width: `${(cases / most) * 100}%` }} />
            <span className="name">{name}</span>
            <b>{formats.whole(cases)}</b>
            <span className="muted share">{percent(share, 0)}</span>
          </li>
        ))}
        {rest > 0 && (
          <li className="rest">
            <span className="name muted">{text('wall.other')}</span>
            <b>{formats.whole(rest)}</b>
            <span className="muted share">{percent(1, 0)}</span>
          </li>
        )}
      </ol>
    </Panel>
  );
}
