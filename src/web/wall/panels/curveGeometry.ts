export const curveSize = { height: 170, left: 44, right: 12, top: 14, bottom: 34 } as const;
/** Pixels of 1080 lines; wide where the panel is wide. */
export const curveWidths = { narrow: 500, wide: 800 } as const;

type Band = { readonly low: readonly number[]; readonly middle: readonly number[]; readonly high: readonly number[] };
export type Curve = {
  readonly band: string | null;
  readonly middle: string | null;
  readonly line: string;
  readonly end: { readonly x: number; readonly y: number } | null;
  /** Values of the upper axis: 0 and a round number above everything drawn. */
  readonly top: number;
  readonly total: number;
  readonly verdict: 'within' | 'above' | 'below' | 'untold';
};

/**
 * Paths of the day's running total inside the band of usual days. `hours`: cases by hour up to the running one, of which `passed` (0..1)
 * is over; the band of an hour holds at its end, so between two hours it is read on the straight line.
 */
export function curveOf(hours: readonly number[], band: Band | null, passed: number, width: number = curveWidths.narrow): Curve {
  let total = 0;
  const totals = hours.map((cases) => {
    total += cases;
    return total;
  });
  const top = roundAbove(Math.max(total, ...(band?.high ?? []), 4));
  const x = (hour: number) => curveSize.left + (hour / 24) * (width - curveSize.left - curveSize.right);
  const y = (cases: number) =>
    curveSize.height - curveSize.bottom - (cases / top) * (curveSize.height - curveSize.top - curveSize.bottom);
  const point = (hour: number, cases: number) => `${x(hour).toFixed(1)} ${y(cases).toFixed(1)}`;
  const along = (values: readonly number[]) => [point(0, 0), ...values.map((value, i) => point(i + 1, value))];
  const runs = Math.max(0, hours.length - 1) + (hours.length > 0 ? passed : 0);
  const done = totals.slice(0, -1);
  const steps = [point(0, 0), ...done.map((value, i) => point(i + 1, value)), ...(hours.length > 0 ? [point(runs, total)] : [])];
  const at = (values: readonly number[]) => {
    const [before, after] = [hours.length < 2 ? 0 : (values[hours.length - 2] ?? 0), values[hours.length - 1] ?? 0];
    return before + (after - before) * passed;
  };
  return {
    band: band && `M${[...along(band.high), ...along(band.low).reverse()].join('L')}Z`,
    middle: band && `M${along(band.middle).join('L')}`,
    line: `M${steps.join('L')}`,
    end: hours.length > 0 ? { x: x(runs), y: y(total) } : null,
    top,
    total,
    // Half a case of grace: totals are whole numbers, the band is not.
    verdict: band === null ? 'untold' : total > at(band.high) + 0.5 ? 'above' : total < at(band.low) - 0.5 ? 'below' : 'within',
  };
}

function roundAbove(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * size >= value) ?? 10) * size;
}
