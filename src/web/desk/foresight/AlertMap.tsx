import { useQuery } from '@tanstack/react-query';
import { campusMapsQuery } from '../../api/deskForesight.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { placeOf } from './alertStory.ts';
import { litMaps, type Spot } from './litMaps.ts';

/** Where it is on the campus. The list beneath says the same in words, so a map that is still missing takes nothing away. */
export function AlertMap({ spots }: { readonly spots: readonly Spot[] }) {
  const text = useText();
  const names = useNames();
  const { data } = useQuery(campusMapsQuery);
  if (!data) return null;
  return litMaps(data, spots).map(({ campus, width, height, shapes, marks }) => {
    const lit = new Set(marks.map(({ place }) => place));
    const places = marks
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ place }) => placeOf([place], { text, names }))
      .join(text('alert.separator'));
    // Metres that look as large as the words beside the map, whatever the size of the campus.
    const size = Math.max(width, height) * 0.034;
    return (
      <figure key={campus} className="alert-map">
        <svg
          viewBox={`0 0 ${width.toFixed(0)} ${height.toFixed(0)}`}
          role="img"
          aria-label={text('alert.mapLabel', { campus: names.place(campus), places })}
        >
          {shapes.map(({ key, kind, place, path, x, y }) => {
            const shape = place !== null && lit.has(place) ? `${kind} lit` : kind;
            return path === null ? (
              <circle key={key} className={shape} cx={x} cy={y} r={kind === 'gate' ? size * 0.25 : size * 0.4} />
            ) : (
              <path key={key} className={shape} d={path} fillRule="evenodd" />
            );
          })}
          {marks.map(({ key, rank, x, y }) => (
            <g key={key} className="mark">
              <circle cx={x} cy={y} r={size * 0.75} />
              <text x={x} y={y + size * 0.36} fontSize={size} textAnchor="middle">
                {rank}
              </text>
            </g>
          ))}
        </svg>
        <figcaption className="muted">{names.place(campus)}</figcaption>
      </figure>
    );
  });
}
