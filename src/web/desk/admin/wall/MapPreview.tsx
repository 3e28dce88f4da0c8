import type { CampusMap } from '../../../../contract/campusMap.ts';
import { projectMap } from '../../../ui/campus/projectMap.ts';
import { useText } from '../../useText.ts';

const fills = {
  building: '#6b8d97',
  ground: '#eef2f3',
  green: '#cfe3d4',
  water: '#bcd9e8',
  road: 'none',
  gate: '#47565f',
} as const;

/** The shapes as the wall would draw them, by day; a click chooses one. The table beside it says the same to a keyboard. */
export function MapPreview({
  shapes,
  chosen,
  onChoose,
  name,
}: {
  readonly shapes: readonly CampusMap['shapes']['features'][number][];
  readonly chosen: number | null;
  readonly onChoose: (shape: number) => void;
  readonly name: string;
}) {
  const text = useText();
  const map = {
    name,
    nameEn: '',
    campus: 'x',
    datum: 'WGS84' as const,
    retired: false,
    shapes: { type: 'FeatureCollection' as const, features: [...shapes] },
  };
  const drawn = projectMap(map, []);
  return (
    <svg
      className="map-preview"
      viewBox={`0 0 ${drawn.width.toFixed(0)} ${drawn.height.toFixed(0)}`}
      role="img"
      aria-label={text('maps.preview', { name })}
    >
      {drawn.shapes.map(({ key, kind, path, x, y, place }) => {
        const lit = chosen === Number(key);
        const look = {
          fill: lit ? '#0f7480' : kind === 'building' && place === null ? '#c4ced2' : fills[kind],
          stroke: kind === 'road' ? '#d3dadd' : '#fff',
          strokeWidth: kind === 'road' ? 8 : 1.5,
          onClick: () => onChoose(Number(key)),
        };
        return path === null ? (
          <circle key={key} cx={x} cy={y} r={6} {...look} />
        ) : (
          <path key={key} d={path} fillRule="evenodd" {...look} />
        );
      })}
    </svg>
  );
}
