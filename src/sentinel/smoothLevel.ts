export interface SmoothedLevel {
  /** Smoothing weight that fits best, 0.0001..0.9999. */
  readonly alpha: number;
  /** Level after the last value. */
  readonly level: number;
  /** Standard deviation of the one-step errors, with two parameters counted. */
  readonly sigma: number;
}

/**
 * Simple exponential smoothing ℓ ← ℓ + α·(y − ℓ) with the weight and the first level of least squares.
 * The best first level for a given weight has a closed form, so only the weight is searched.
 */
export function smoothLevel(values: ArrayLike<number>): SmoothedLevel {
  const least = 1e-4;
  const most = 0.9999;
  let best = least;
  let bestError = Infinity;
  const steps = 40;
  for (let i = 0; i <= steps; i++) {
    const alpha = least + ((most - least) * i) / steps;
    const error = errorOf(values, alpha).sum;
    if (error < bestError) [best, bestError] = [alpha, error];
  }
  const alpha = goldenSection(
    (x) => errorOf(values, x).sum,
    Math.max(least, best - (most - least) / steps),
    Math.min(most, best + (most - least) / steps),
  );
  const { sum, level } = errorOf(values, alpha);
  return { alpha, level, sigma: Math.sqrt(sum / Math.max(1, values.length - 2)) };
}

function errorOf(values: ArrayLike<number>, alpha: number): { sum: number; level: number } {
  const n = values.length;
  let without = 0;
  let weight = 1;
  let cross = 0;
  let squares = 0;
  let raw = 0;
  // The level before value t is without + weight · first, so the error is linear in the first level.
  for (let t = 0; t < n; t++) {
    const residual = values[t]! - without;
    raw += residual * residual;
    cross += weight * residual;
    squares += weight * weight;
    without += alpha * residual;
    weight *= 1 - alpha;
  }
  const first = cross / squares;
  return { sum: Math.max(0, raw - cross * first), level: without + weight * first };
}

function goldenSection(f: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [from, to];
  let x1 = b - ratio * (b - a);
  let x2 = a + ratio * (b - a);
  let f1 = f(x1);
  let f2 = f(x2);
  while (b - a > 1e-6) {
    if (f1 <= f2) {
      [b, x2, f2] = [x2, x1, f1];
      x1 = b - ratio * (b - a);
      f1 = f(x1);
    } else {
      [a, x1, f1] = [x1, x2, f2];
      x2 = a + ratio * (b - a);
      f2 = f(x2);
    }
  }
  return (a + b) / 2;
}
