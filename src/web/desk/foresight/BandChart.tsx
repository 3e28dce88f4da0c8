import type { AlertSeries } from '../../../contract/foresightNumbers.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';
import { bandGeometry } from './bandGeometry.ts';

const size = { width: 640, height: 180 };

/** Grey band = expected, dots = what came. The same numbers are there for those who cannot see them. */
export function BandChart({ series }: { readonly series: AlertSeries }) {
  const text = useText();
  const format = useFormat();
  const { band, expected, dots, gaps, ticks, labels, periods } = bandGeometry(series, size);
  const title = text(series.step === 7 ? 'alert.chart' : 'alert.chartDays');
  return (
    <figure className="band-chart">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={title}>
        {ticks.map(({ y, value }) => (
          <g key={value}>
            <line className="band-grid" x1={34} x2={size.width} y1={y} y2={y} />
            <text className="band-label" x={28} y={y + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {gaps.map(({ x, width }) => (
          <rect key={x} className="band-gap" x={x} y={8} width={width} height={size.height - 32} />
        ))}
        {band && <path className="band-area" d={band} />}
        {expected && <path className="band-expected" d={expected} />}
        {dots.map(({ x, y, above, day }) => (
          <circle key={day} className={above ? 'band-dot band-dot-above' : 'band-dot'} cx={x} cy={y} r={above ? 4.5 : 3} />
        ))}
        {labels.map(({ x, day }) => (
          <text key={day} className="band-label" x={x} y={size.height - 6} textAnchor="middle">
            {format.day(day, Date.now())}
          </text>
        ))}
      </svg>
      <figcaption>
        {title} · {text('chart.dots')} · {band ? text('chart.band') : text('chart.line')}
      </figcaption>
      <ul className="visually-hidden">
        {periods.map(({ day, observed, low, high }) => (
          <li key={day}>
            {observed === null
              ? `${format.fullDay(day)}: ${text('chart.missing')}`
              : text('chart.row', { period: format.fullDay(day), observed, low: low ?? '–', high: high ?? '–' })}
          </li>
        ))}
      </ul>
    </figure>
  );
}
