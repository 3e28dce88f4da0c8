export interface CusumSettings {
  /** Deviation per period that is still ordinary. */
  readonly slack: number;
  /** Sum at which an alarm is given. */
  readonly limit: number;
}

/** For counts: a change worth two deviations, about one false alarm in 500 periods. Source: Rossi et al. 1999. */
export const ROSSI: CusumSettings = { slack: 1.04, limit: 2.26 };

export interface CusumResult {
  readonly sum: Float64Array;
  readonly alarm: readonly boolean[];
}

/**
 * Cumulative sum of standardised excesses, `S = max(0, S + x − slack)`, alarm above `limit`: the second opinion for slow rises that no
 * single week shows. Counts are made normal by Rossi's transformation `x = (y − 3m + 2√(m·y)) / (2√m)` with the expected count m.
 * The sum is not reset by an alarm, so it also says how long the excess lasts.
 * Source: Rossi, Lampugnani & Marchi, Statistics in Medicine 18 (1999); Page, Biometrika 41 (1954).
 */
export function cusum(
  counts: ArrayLike<number>,
  expected: ArrayLike<number>,
  { slack, limit }: CusumSettings = ROSSI,
): CusumResult {
  const sum = new Float64Array(counts.length);
  const alarm: boolean[] = [];
  let last = 0;
  for (let i = 0; i < counts.length; i += 1) {
    const y = counts[i]!;
    const mean = expected[i]!;
    // A missing count neither adds nor forgives.
    if (!Number.isNaN(y)) last = Math.max(0, last + (y - 3 * mean + 2 * Math.sqrt(mean * y)) / (2 * Math.sqrt(mean)) - slack);
    sum[i] = last;
    alarm.push(last > limit);
  }
  return { sum, alarm };
}
