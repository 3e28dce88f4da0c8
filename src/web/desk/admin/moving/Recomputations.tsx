import { useQuery } from '@tanstack/react-query';
import { recomputationsQuery } from '../../../api/deskDeadlines.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../useText.ts';

/** What earlier changes did to open cases, the newest first; nothing while there were none. */
export function Recomputations({ kind }: { readonly kind: 'calendar' | 'limits' }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const done = (useQuery(recomputationsQuery).data ?? []).filter((each) => each.kind === kind).slice(0, 5);
  if (done.length === 0) return null;
  return (
    <section className="recomputations">
      <h2>{text('recomputations.title')}</h2>
      <ul>
        {done.map(({ version, reason, at, looked, moved, doneAt }) => (
          <li key={version}>
            <span className="muted">{format.moment(at, now)}</span>{' '}
            {text('recomputations.line', { kind: text(`recomputeCause.${kind}`), version, looked, moved })}
            {reason && ` · ${reason}`}
            {doneAt === null && <b> {text('recomputations.running')}</b>}
          </li>
        ))}
      </ul>
    </section>
  );
}
