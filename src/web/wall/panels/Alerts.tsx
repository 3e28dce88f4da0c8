import { Panel } from '../Panel.tsx';
import { text } from '../text.ts';
import { useNoted } from '../useNoted.ts';
import { useWall } from '../WallContext.ts';
import { NoteButton } from './Cards.tsx';

const mostLines = 3;

/** What the sentinel warns of: kind, matter, place, and how many against how many usual. */
export function Alerts({ large = false }: { readonly large?: boolean }) {
  const { board, names, formats, touch } = useWall();
  const { noted, note } = useNoted();
  const { alerts } = board;
  return (
    <Panel name="alerts" note={text('note.week')} large={large}>
      {alerts.length === 0 && <p className="muted">{text('alerts.none')}</p>}
      <ul className="alerts">
        {alerts.slice(0, large ? alerts.length : mostLines).map((alert) => {
          const what = alert.categoryCode
            ? names.category(alert.categoryCode)
            : alert.classCode
              ? names.klass(alert.classCode)
              : alert.unit !== null
                ? names.unit(alert.unit)
                : text('alerts.wholeSchool');
          const where = alert.places.map(names.building).join(' · ');
          const numbers =
            alert.observed === null
              ? null
              : alert.expected === null
                ? text('alerts.observedOnly', { observed: formats.some(alert.observed) })
                : text('alerts.observed', { observed: formats.some(alert.observed), expected: formats.some(alert.expected) });
          const key = `alert ${alert.id}`;
          return (
            <li key={alert.id} className={noted.has(key) ? 'noted' : ''}>
              <span className={`kind ${alert.safety ? 'late' : ''}`}>{text(`alertKind.${alert.kind}`)}</span>
              <span className="name">{what}</span>
              <span className="muted detail">
                {[alert.safety && text('alerts.safety'), where, numbers, alert.judgement && text(`judgement.${alert.judgement}`)]
                  .filter(Boolean)
                  .join(' · ') || text('alerts.seen', { day: formats.plainDay(alert.seenOn) })}
              </span>
              {large && touch && <NoteButton at={noted.get(key)} onNote={() => note(key)} />}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
