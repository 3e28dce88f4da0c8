import { Panel } from '../Panel.tsx';
import { text } from '../text.ts';
import { useNoted } from '../useNoted.ts';
import { useWall } from '../WallContext.ts';

const mostLines = 3;

/** Red: the next deadline has passed. Yellow: it is near. By number, category and unit; never by what somebody wrote. */
export function Cards({ large = false }: { readonly large?: boolean }) {
  const { now, names, formats, at, touch } = useWall();
  const { noted, note } = useNoted();
  const { red, yellow, first } = now.cards;
  return (
    <Panel
      name="cards"
      large={large}
      note={
        <>
          <span className="late">{text('cards.red', { count: red })}</span> ·{' '}
          <span className="soon">{text('cards.yellow', { count: yellow })}</span>
        </>
      }
    >
      {red + yellow === 0 && <p className="muted">{text('cards.none')}</p>}
      <ul className="cards">
        {first.slice(0, large ? first.length : mostLines).map((card) => {
          const late = at - Date.parse(card.due);
          const key = `${card.number} ${card.due}`;
          return (
            <li key={key} className={noted.has(key) ? 'noted' : ''}>
              <i
                className={`card ${card.card}`}
                role="img"
                aria-label={text(card.card === 'red' ? 'cards.isRed' : 'cards.isYellow')}
              />
              <span className="name">{names.category(card.categoryCode)}</span>
              <b className={late > 0 ? 'late' : 'soon'}>
                {text(late > 0 ? 'cards.late' : 'cards.left', { duration: formats.duration(Math.abs(late)) })}
              </b>
              <span className="muted detail">
                {card.number} · {names.unit(card.unit)}
              </span>
              {large && touch && <NoteButton at={noted.get(key)} onNote={() => note(key)} />}
            </li>
          );
        })}
      </ul>
      {large && (
        <p className="muted">
          {text('cards.confidential')} {touch && text('cards.acknowledgeHint')}
        </p>
      )}
    </Panel>
  );
}

export function NoteButton({ at, onNote }: { readonly at: number | undefined; readonly onNote: () => void }) {
  const { formats } = useWall();
  if (at !== undefined) return <span className="muted note-at">{text('cards.acknowledged', { time: formats.minute(at) })}</span>;
  return (
    <button type="button" className="act" onClick={onNote}>
      {text('cards.acknowledge')}
    </button>
  );
}
