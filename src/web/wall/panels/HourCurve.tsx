import { Panel } from '../Panel.tsx';
import { text } from '../text.ts';
import { useWall } from '../WallContext.ts';
import { curveOf, curveSize, curveWidths } from './curveGeometry.ts';

const { height, left, right, top, bottom } = curveSize;
const ticks = [0, 6, 12, 18, 24];

/** What came today, hour by hour, inside what days of its kind bring. */
export function HourCurve({ large = false, wide = false }: { readonly large?: boolean; readonly wide?: boolean }) {
  const { now, board, formats } = useWall();
  const { band } = board;
  const passed = (Date.parse(now.asOf) % 3_600_000) / 3_600_000;
  const width = wide ? curveWidths.wide : curveWidths.narrow;
  const curve = curveOf(now.hours, band, passed, width);
  const verdict = curve.verdict === 'untold' ? null : text(`curve.${curve.verdict}`);
  const x = (hour: number) => left + (hour / 24) * (width - left - right);
  return (
    <Panel
      name="curve"
      large={large}
      note={verdict && <span className={curve.verdict === 'above' ? 'soon' : ''}>{verdict}</span>}
    >
      <svg
        className="curve"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={text('curve.label', { count: curve.total, verdict: verdict ?? text('curve.noBand') })}
      >
        <g className="axis">
          <line x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} />
          <line x1={left} x2={width - right} y1={top} y2={top} className="faint" />
          <text x={0} y={top + 8}>
            {formats.whole(curve.top)}
          </text>
          <text x={left - 8} y={height - bottom + 6} textAnchor="end">
            0
          </text>
          {ticks.map((hour) => (
            <text key={hour} x={x(hour)} y={height - 6} textAnchor={hour === 24 ? 'end' : 'middle'}>
              {hour}
            </text>
          ))}
        </g>
        {curve.band && <path className="band" d={curve.band} />}
        {curve.middle && <path className="usual" d={curve.middle} />}
        <path className="today" d={curve.line} />
        {curve.end && <circle className="today-end" cx={curve.end.x} cy={curve.end.y} r="7" />}
        {curve.end && (
          <text
            className="today-total"
            x={curve.end.x + (curve.end.x > width * 0.8 ? -14 : 14)}
            y={Math.max(curve.end.y - 12, 30)}
            textAnchor={curve.end.x > width * 0.8 ? 'end' : 'start'}
          >
            {formats.whole(curve.total)}
          </text>
        )}
      </svg>
      <p className="muted small-note">
        {band
          ? text('curve.band', {
              days: band.days,
              kind: [
                text(band.workday ? 'curve.workday' : 'curve.restday'),
                ...(band.sameSeason ? [] : [text('curve.acrossSeasons')]),
              ].join(' · '),
            })
          : text('curve.noBand')}
      </p>
    </Panel>
  );
}
