import { useEffect, useState } from 'react';
import { Panel } from '../Panel.tsx';
import { text } from '../text.ts';
import { useWall } from '../WallContext.ts';
import { shortened } from './shortened.ts';

const turnMilliseconds = 15_000;
const mostLines = 6;

/** Units in their groups, one group at a time; a unit with few cases is not ranked, and the panel says so. */
export function League({ large = false }: { readonly large?: boolean }) {
  const { board, names, touch } = useWall();
  const groups = board.league.filter(({ lines, tooFew }) => lines.length + tooFew > 0);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((now) => now + 1), turnMilliseconds);
    return () => clearInterval(timer);
  }, []);
  const shown = large ? groups : groups.slice(turn % Math.max(1, groups.length)).slice(0, 1);
  const { minimum } = board.assessment;
  const note =
    large || !shown[0] ? (
      board.period.key
    ) : (
      <>
        {names.group(shown[0].group)}{' '}
        {touch ? (
          <button type="button" className="turn" onClick={() => setTurn((now) => now + 1)} title={text('league.next')}>
            {text('league.page', { page: (turn % groups.length) + 1, pages: groups.length })}
          </button>
        ) : (
          text('league.page', { page: (turn % groups.length) + 1, pages: groups.length })
        )}
      </>
    );
  return (
    <Panel name="league" note={note} large={large}>
      <div className={large ? 'league-groups' : undefined}>
        {shown.map(({ group, lines, tooFew }) => (
          <div key={group}>
            {large && <h3>{names.group(group)}</h3>}
            {lines.length === 0 ? (
              <p className="muted">{text('league.allFew', { minimum })}</p>
            ) : (
              <ol className="league">
                {(large ? shortened(lines, 12) : shortened(lines, mostLines)).map((line) =>
                  line === null ? (
                    <li key="gap" className="gap" aria-hidden="true">
                      …
                    </li>
                  ) : (
                    <li key={line.unit}>
                      <b className="rank">{line.rank ?? '—'}</b>
                      <span className="name">{names.unit(line.unit)}</span>
                      <b className="score">{line.score ?? '—'}</b>
                      <span className="muted n">n={line.n}</span>
                    </li>
                  ),
                )}
              </ol>
            )}
            {lines.length > 0 && tooFew > 0 && (
              <p className="muted small-note">{text('league.few', { count: tooFew, minimum })}</p>
            )}
          </div>
        ))}
      </div>
    </Panel>
  );
}
