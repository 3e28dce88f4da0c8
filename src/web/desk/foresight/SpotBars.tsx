import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { placeOf } from './alertStory.ts';

/** Buildings with their cases, the longest bar being the most. */
export function SpotBars({ spots }: { readonly spots: readonly { readonly place: string; readonly cases: number }[] }) {
  const text = useText();
  const names = useNames();
  const most = Math.max(1, ...spots.map(({ cases }) => cases));
  return (
    <ul className="spot-bars">
      {spots.map(({ place, cases }) => (
        <li key={place}>
          <span>{placeOf([place], { text, names })}</span>
          <i aria-hidden style={{ width: `${(cases / most) * 100}%` }} />
          <b className="number">{cases}</b>
        </li>
      ))}
    </ul>
  );
}
