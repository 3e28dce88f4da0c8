import { useMemo } from 'react';
import { projectMap } from '../../ui/campus/projectMap.ts';
import { Panel } from '../Panel.tsx';
import { text } from '../text.ts';
import { useWall } from '../WallContext.ts';
import { heatStep, heatSteps } from './heatStep.ts';

const named = 4;
const namedLarge = 14;

/** The campuses side by side on one scale; the buildings with most cases carry a number, and the list beneath says which they are. */
export function CampusMap({ large = false }: { readonly large?: boolean }) {
  const { frame, board, names, formats } = useWall();
  const maps = useMemo(() => frame.maps.map((map) => ({ map, ...projectMap(map, frame.buildings) })), [frame]);
  const cases = new Map(board.heat.map((spot) => [spot.place, spot.cases]));
  const top = board.heat.filter((spot) => spot.cases !== null).slice(0, large ? namedLarge : named);
  const rank = new Map(top.map(({ place }, i) => [place, i + 1]));
  // Metres: as large on the screen as the words beside it, whatever the size of the campuses.
  const size = maps.reduce((sum, { width }) => sum + width, 0) * (large ? 0.026 : 0.046);
  return (
    <Panel name="map" note={text('note.map')} large={large} aside={<Legend />}>
      <div className="maps">
        {maps.map(({ map, width, height, shapes }) => {
          const here = shapes.flatMap(({ place }) => (place !== null && rank.has(place) ? [names.building(place)] : []));
          const campus = names.either(map);
          return (
            <figure key={map.id} style={{ flexGrow: width }}>
              <svg
                viewBox={`0 0 ${width.toFixed(0)} ${height.toFixed(0)}`}
                role="img"
                aria-label={text('map.label', { campus, list: here.join(' · ') || text('map.none') })}
              >
                {shapes.map(({ key, kind, place, path, x, y }) => {
                  const step = kind === 'building' && place !== null ? heatStep(cases.get(place) ?? null) : 0;
                  const shape = kind === 'building' ? `building heat-${step}` : kind;
                  return path === null ? (
                    <circle key={key} className={shape} cx={x} cy={y} r={kind === 'gate' ? 5 : 8} />
                  ) : (
                    <path key={key} className={shape} d={path} fillRule="evenodd" />
                  );
                })}
                {shapes.map(({ key, place, x, y }) => {
                  const number = place === null ? undefined : rank.get(place);
                  return (
                    number !== undefined && (
                      <g key={key} className="badge">
                        <circle cx={x} cy={y - size * 0.7} r={size * 0.62} />
                        <text x={x} y={y - size * 0.35} fontSize={size} textAnchor="middle">
                          {number}
                        </text>
                      </g>
                    )
                  );
                })}
              </svg>
              <figcaption className="muted">{campus}</figcaption>
            </figure>
          );
        })}
      </div>
      <ol className="spots">
        {top.map(({ place, cases: count }) => (
          <li key={place}>
            <span className="name">{names.building(place)}</span> <b>{formats.whole(count ?? 0)}</b>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Legend() {
  return (
    <ul className="legend">
      {[0, 1, 2, 3].map((step) => (
        <li key={step}>
          <i className={`heat-${step}`} aria-hidden="true" />
          {step === 0
            ? text('map.legendNone')
            : step === 3
              ? `≥${heatSteps[2]}`
              : `${heatSteps[step - 1]}–${(heatSteps[step] ?? 0) - 1}`}
        </li>
      ))}
    </ul>
  );
}
