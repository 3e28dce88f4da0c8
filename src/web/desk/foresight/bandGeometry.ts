import type { AlertSeries } from '../../../contract/foresightNumbers.ts';

type Size = { readonly width: number; readonly height: number };
const left = 34;
const right = 8;
const top = 10;
const bottom = 26;

export type BandGeometry = {
  readonly band: string | null;
  readonly expected: string | null;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly above: boolean; readonly day: string }[];
  /** Periods in which nobody could have been heard. */
  readonly gaps: readonly { readonly x: number; readonly width: number }[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  readonly labels: readonly { readonly x: number; readonly day: string }[];
  readonly periods: readonly {
    readonly day: string;
    readonly observed: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
};

/** Where everything of the small chart stands; a pure function of the stored series. */
export function bandGeometry({ from, step, observed, expected, low, high }: AlertSeries, { width, height }: Size): BandGeometry {
  const n = observed.length;
  const most = Math.max(1, ...[...observed, ...high, ...expected].map((value) => value ?? 0));
  const top10 = niceTop(most);
  const slot = (width - left - right) / Math.max(1, n);
  const x = (i: number) => Math.round((left + slot * (i + 0.5)) * 10) / 10;
  const y = (value: number) => Math.round((top + (height - top - bottom) * (1 - value / top10)) * 10) / 10;
  const dayOf = (i: number) => new Date(Date.parse(`${from}T00:00:00Z`) + i * step * 86_400_000).toISOString().slice(0, 10);
  const all = Array.from({ length: n }, (_, i) => i);
  const banded = all.filter((i) => low[i] != null && high[i] != null);
  const meant = all.filter((i) => expected[i] != null);
  const area =
    step === 7 && banded.length > 1
      ? `M${banded.map((i) => `${x(i)},${y(high[i]!)}`).join('L')}L${banded
          .toReversed()
          .map((i) => `${x(i)},${y(low[i]!)}`)
          .join('L')}Z`
      : null;
  return {
    band: area,
    expected: meant.length > 1 ? `M${meant.map((i) => `${x(i)},${y(expected[i]!)}`).join('L')}` : null,
    dots: all.flatMap((i) => {
      const value = observed[i];
      return value == null ? [] : [{ x: x(i), y: y(value), above: high[i] != null && value > high[i]!, day: dayOf(i) }];
    }),
    gaps: all.flatMap((i) => (observed[i] == null ? [{ x: x(i) - slot / 2, width: slot }] : [])),
    ticks: [0, top10 / 2, top10].map((value) => ({ value, y: y(value) })),
    labels: [0, Math.floor((n - 1) / 2), n - 1]
      .filter((i, at, list) => i >= 0 && list.indexOf(i) === at)
      .map((i) => ({ x: clamp(x(i), width), day: dayOf(i) })),
    periods: all.map((i) => ({ day: dayOf(i), observed: observed[i] ?? null, low: low[i] ?? null, high: high[i] ?? null })),
  };
}

/** Labels at the edges stay whole. */
const clamp = (x: number, width: number): number => Math.min(width - 34, Math.max(left + 24, x));

/** The next of 2, 4, 10, 20, 40, 100 …: halves are whole numbers. */
function niceTop(most: number): number {
  let scale = 1;
  for (;;) {
    for (const step of [2, 4, 6, 10]) if (step * scale >= most) return step * scale;
    scale *= 10;
  }
}
