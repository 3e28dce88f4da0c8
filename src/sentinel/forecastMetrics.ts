/**
 * Mean absolute scaled error: the mean |actual − forecast| over the mean |y(t) − y(t − period)| of the `history` the forecast was made
 * from. 1 is as good as repeating the last cycle; NaN when the history never changes or is no longer than one cycle.
 * Source: Hyndman & Koehler 2006 (10.1016/j.ijforecast.2006.03.001).
 */
export function mase(
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  { history, period }: { readonly history: ArrayLike<number>; readonly period: number },
): number {
  let error = 0;
  for (let i = 0; i < actual.length; i++) error += Math.abs(actual[i]! - forecast[i]!) / actual.length;
  let naive = 0;
  for (let t = period; t < history.length; t++) naive += Math.abs(history[t]! - history[t - period]!);
  return naive > 0 ? error / (naive / (history.length - period)) : Number.NaN;
}

/** A range of counts, both ends included. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** Share in 0..1 of the actual values inside their bands. */
export function bandCoverage(actual: ArrayLike<number>, bands: readonly Band[]): number {
  return bands.filter(({ low, high }, i) => actual[i]! >= low && actual[i]! <= high).length / bands.length;
}

/**
 * Mean interval score of bands that promise `coverage` (0..1): width plus a fine for every value outside; smaller is better.
 * Source: Gneiting & Raftery 2007 (10.1198/016214506000001437), eq. 43.
 */
export function intervalScore(actual: ArrayLike<number>, bands: readonly Band[], coverage: number): number {
  const fine = 2 / (1 - coverage);
  const score = bands.reduce((sum, { low, high }, i) => {
    const outside = Math.max(low - actual[i]!, actual[i]! - high, 0);
    return sum + (high - low) + fine * outside;
  }, 0);
  return score / bands.length;
}
