/**
 * Factors of the classical multiplicative decomposition, one for each place in the cycle and 1 on average, the first for `series[0]`;
 * null where no season is to be taken out: fewer than two cycles and one value, an autocorrelation at lag `period` that is not
 * significant (10 %, two-sided, Bartlett's error), or a place in the cycle with nothing in it.
 */
export function multiplicativeSeason(series: ArrayLike<number>, period: number): Float64Array | null {
  const n = series.length;
  if (period < 2 || n <= 2 * period || !isSeasonal(series, period)) return null;
  const sums = new Float64Array(period);
  const counts = new Int32Array(period);
  const half = Math.floor(period / 2);
  for (let t = half; t < n - half; t++) {
    const trend = centredMean(series, t, period);
    if (!(trend > 0)) continue;
    sums[t % period]! += series[t]! / trend;
    counts[t % period]!++;
  }
  const factors = sums.map((sum, i) => (counts[i]! > 0 ? sum / counts[i]! : 0));
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / period;
  if (!(mean > 0)) return null;
  const scaled = factors.map((factor) => factor / mean);
  return scaled.some((factor) => factor < 1e-4) ? null : scaled;
}

/** An even period takes half of the value at either end, so that every place in the cycle counts once. */
function centredMean(series: ArrayLike<number>, t: number, period: number): number {
  const half = Math.floor(period / 2);
  let sum = 0;
  for (let i = t - half; i <= t + half; i++) sum += series[i]!;
  if (period % 2 === 0) sum -= (series[t - half]! + series[t + half]!) / 2;
  return sum / period;
}

function isSeasonal(series: ArrayLike<number>, period: number): boolean {
  const n = series.length;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += series[t]!;
  mean /= n;
  const covariance = (lag: number) => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (series[t]! - mean) * (series[t - lag]! - mean);
    return sum;
  };
  const variance = covariance(0);
  if (!(variance > 0)) return false;
  let squares = 0;
  for (let lag = 1; lag < period; lag++) squares += (covariance(lag) / variance) ** 2;
  return Math.abs(covariance(period) / variance) > 1.6448536269514722 * Math.sqrt((1 + 2 * squares) / n);
}
