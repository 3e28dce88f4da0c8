import { normalQuantile } from './normal.ts';

export interface EarsSettings {
  readonly method: 'C1' | 'C2' | 'C3';
  /** Weeks (or days) of the moving baseline; 7 in the original, 28 is steadier for counts. */
  readonly baseline?: number;
  /** The deviation is never taken smaller than this; 0 trusts a baseline of equal counts. */
  readonly minSigma?: number;
  /** One-sided; 0.001 for C1 and C2, 0.025 for C3 unless given. */
  readonly alpha?: number;
}

export interface EarsResult {
  /** Index of the first count that has a full baseline; the arrays below begin with it. */
  readonly from: number;
  readonly upperBound: Float64Array;
  /** True where the count is above the bound. */
  readonly alarm: readonly boolean[];
}

/**
 * The CDC's Early Aberration Reporting System, for series too young for a model. C1 compares with the `baseline` values just before,
 * `U = mean + z₁₋α·sd`; C2 leaves two values between so that an outbreak does not raise its own bar; C3 adds up by how much the last two
 * C2 = (y − mean)/sd exceeded 1, `U = max(0, y + sd·(z₁₋α − Σ_{i=t−2}^{t−1} max(0, C2(i) − 1)))`: R's own bound, in which today's count
 * cancels, kept so that figures can be compared. A baseline without any spread leaves C3 undefined: NaN and no alarm.
 * It alarms far too often on small counts (5 % of quiet weeks at a nominal 0.1 %): a cold start, never the main detector.
 * Source: Hutwagner et al., J. Urban Health 80 (2003); bounds equal to those of R's surveillance 1.20.
 */
export function ears(counts: ArrayLike<number>, settings: EarsSettings): EarsResult {
  const { method, baseline = 7, minSigma = 0, alpha = method === 'C3' ? 0.025 : 0.001 } = settings;
  const z = normalQuantile(1 - alpha);
  const lag = method === 'C1' ? 0 : 2;
  const from = baseline + lag + (method === 'C3' ? 2 : 0);
  const length = Math.max(0, counts.length - from);
  const upperBound = new Float64Array(length);
  const alarm: boolean[] = [];
  for (let i = 0; i < length; i += 1) {
    const t = from + i;
    const { mean, deviation } = moving(counts, t - lag, { baseline, minSigma });
    let bound = mean + z * deviation;
    if (method === 'C3') {
      let budget = z;
      for (const before of [t - 1, t - 2]) {
        const own = moving(counts, before - lag, { baseline, minSigma });
        budget -= Math.max(0, (counts[before]! - own.mean) / own.deviation - 1);
      }
      bound = Math.max(0, counts[t]! + deviation * budget);
    }
    upperBound[i] = bound;
    alarm.push(counts[t]! > bound);
  }
  return { from, upperBound, alarm };
}

/** Mean and sample deviation of the `baseline` counts before `end`. */
function moving(
  counts: ArrayLike<number>,
  end: number,
  { baseline, minSigma }: { readonly baseline: number; readonly minSigma: number },
): { readonly mean: number; readonly deviation: number } {
  let sum = 0;
  for (let i = end - baseline; i < end; i += 1) sum += counts[i]!;
  const mean = sum / baseline;
  let squares = 0;
  for (let i = end - baseline; i < end; i += 1) squares += (counts[i]! - mean) ** 2;
  return { mean, deviation: Math.max(minSigma, Math.sqrt(squares / (baseline - 1))) };
}
