import { roughly } from './exact.ts';

type Point = { readonly key: string; readonly label: string; readonly value: string | null };

const size = { width: 420, height: 180, left: 34, bottom: 18, top: 8, right: 8 };

/** A line of months; where there is nothing to measure it breaks, for nothing is not 0. The numbers stand in the table beside it. */
export function TrendLine({ points, label }: { readonly points: readonly Point[]; readonly label: string }) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [roughly(value)]));
  const low = Math.max(0, Math.floor((Math.min(...values, 100) - 5) / 10) * 10);
  const x = (i: number) => size.left + ((size.width - size.left - size.right) * i) / Math.max(1, points.length - 1);
  const y = (value: number) => size.top + ((size.height - size.top - size.bottom) * (100 - value)) / (100 - low || 1);
  const runs: string[][] = [[]];
  for (const [i, { value }] of points.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(`${x(i)},${y(roughly(value))}`);
  }
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} className="trend-line" role="img" aria-label={label}>
      {[low, (low + 100) / 2, 100].map((mark) => (
        <g key={mark}>
          <line x1={size.left} x2={size.width - size.right} y1={y(mark)} y2={y(mark)} className="grid" />
          <text x={size.left - 6} y={y(mark) + 4} textAnchor="end">
            {mark}
          </text>
        </g>
      ))}
      {runs
        .filter((run) => run.length > 1)
        .map((run) => (
          <polyline key={run[0]} points={run.join(' ')} />
        ))}
      {points.map(({ key, label: name, value }, i) => (
        <g key={key}>
          {value !== null && <circle cx={x(i)} cy={y(roughly(value))} r={2.6} />}
          <text x={x(i)} y={size.height - 4} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}
