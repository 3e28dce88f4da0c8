export interface GlrSettings {
  /** Negative binomial α: variance μ + α·μ²; 0 is Poisson. */
  readonly alpha: number;
  /** Alarm at this log likelihood ratio; 5 is about one false alarm in three years of weeks. */
  readonly limit: number;
}

export interface GlrResult {
  /** The generalised likelihood ratio; starts again at 0 after an alarm. */
  readonly ratio: Float64Array;
  readonly alarm: readonly boolean[];
  /** Index since when counts are likely raised, at each index; equal to the index itself while the ratio is 0. */
  readonly since: Int32Array;
}

/**
 * Generalised likelihood ratio for a rise of unknown size at an unknown time:
 * `GLR(n) = max_k max_{κ ≥ 0} Σ_{t=k}^{n} ln f(y_t; μ_t e^κ) / f(y_t; μ_t)` with negative binomial f. It dates the beginning of a rise, which
 * the weekly test cannot. Source: Höhle & Paul, Computational Statistics & Data Analysis 52 (2008); values equal R's `glrnb`.
 */
export function glr(counts: ArrayLike<number>, expected: ArrayLike<number>, { alpha, limit }: GlrSettings): GlrResult {
  const ratio = new Float64Array(counts.length);
  const since = new Int32Array(counts.length);
  const alarm: boolean[] = [];
  let from = 0;
  for (let n = 0; n < counts.length; n += 1) {
    since[n] = n;
    let kappa = 0;
    for (let k = n; k >= from; k -= 1) {
      const window = { counts, expected, alpha, from: k, to: n };
      kappa = bestRise(window, kappa);
      const value = kappa > 0 ? logRatio(window, kappa) : 0;
      if (value > ratio[n]!) {
        ratio[n] = value;
        since[n] = k;
      }
    }
    alarm.push(ratio[n]! >= limit);
    if (alarm[n]) from = n + 1;
  }
  return { ratio, alarm, since };
}

interface Window {
  readonly counts: ArrayLike<number>;
  readonly expected: ArrayLike<number>;
  readonly alpha: number;
  /** Both ends included. */
  readonly from: number;
  readonly to: number;
}

function logRatio({ counts, expected, alpha, from, to }: Window, kappa: number): number {
  const factor = Math.expm1(kappa);
  let sum = 0;
  for (let t = from; t <= to; t += 1) {
    const y = counts[t]!;
    const mean = expected[t]!;
    // A missing count says neither yes nor no.
    if (Number.isNaN(y)) continue;
    sum += y * kappa;
    sum -= alpha === 0 ? mean * factor : (y + 1 / alpha) * Math.log1p((alpha * mean * factor) / (1 + alpha * mean));
  }
  return sum;
}

/** The κ ≥ 0 of highest likelihood; the score `Σ (y − μe^κ) / (1 + αμe^κ)` falls with κ, so Newton with halving from `start` finds it. */
function bestRise({ counts, expected, alpha, from, to }: Window, start: number): number {
  let kappa = start;
  for (let round = 0; round < 50; round += 1) {
    let score = 0;
    let slope = 0;
    for (let t = from; t <= to; t += 1) {
      if (Number.isNaN(counts[t]!)) continue;
      const mean = expected[t]! * Math.exp(kappa);
      const spread = 1 + alpha * mean;
      score += (counts[t]! - mean) / spread;
      slope += (mean * (1 + alpha * counts[t]!)) / (spread * spread);
    }
    if (slope === 0 || (kappa === 0 && score <= 0)) return 0;
    const step = Math.max(-2, Math.min(2, score / slope));
    const next = Math.max(0, kappa + step);
    if (Math.abs(next - kappa) < 1e-12) return next;
    kappa = next;
  }
  return kappa;
}
