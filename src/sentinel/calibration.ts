/** How often the p-values of a family of series really fall below a level: `P(p ≤ u) = share · (u / 0.2)^power` for u ≤ 0.2. */
export interface Calibration {
  readonly share: number;
  readonly power: number;
  /** Weeks of replay it rests on. */
  readonly weeks: number;
}

/** The tail is modelled below the first, and read between the two: beneath the second lie mostly past outbreaks. */
const HIGH = 0.2;
const LOW = 0.01;
/** A week with so small a p was an outbreak whatever the calibration, and so may be its neighbours. */
const CERTAIN = 1e-3;
/** Weeks to either side of a certain outbreak that are left out. */
const SHOULDER = 2;
/** Weeks the nominal distribution counts for, so that a small family stays near it. */
const PRIOR_WEEKS = 200;

export const NOMINAL: Calibration = { share: HIGH, power: 1, weeks: 0 };

/**
 * Learn from a replay of past weeks, each judged by a model of what came before it, how far a family's p-values are from uniform: with
 * two years of history a nominal 1 % is 1.3 % in truth. The replayed past has outbreaks of its own that would make every p look too small,
 * so weeks within two of a p < 0.001 are left out, and the tail is a power law fitted by maximum likelihood to the p-values in
 * (0.01, 0.2] and carried on below, instead of a count of the few beneath 0.01.
 * @param replays one array per series, p-values in order of time; NaN where there was none or people judged the week 属实.
 */
export function calibrate(replays: readonly ArrayLike<number>[]): Calibration {
  const reach = Math.log(HIGH / LOW);
  // The prior's p-values: uniform, in their expected numbers.
  const priorTail = PRIOR_WEEKS * (HIGH - LOW);
  let weeks = 0;
  let tail = priorTail;
  let logs = priorTail * truncatedMean(1, reach);
  for (const replay of replays) {
    for (let i = 0; i < replay.length; i += 1) {
      const p = replay[i]!;
      if (Number.isNaN(p) || nearCertain(replay, i)) continue;
      weeks += 1;
      if (p <= LOW || p > HIGH) continue;
      tail += 1;
      logs += Math.log(HIGH / p);
    }
  }
  const power = powerOf(logs / tail, reach);
  return { share: tail / (weeks + PRIOR_WEEKS) / (1 - Math.exp(-power * reach)), power, weeks };
}

/** The share of quiet weeks of the family with a p-value as small as this. */
export function calibratedP({ share, power }: Calibration, p: number): number {
  if (p <= HIGH) return share * (p / HIGH) ** power;
  return share + ((p - HIGH) * (1 - share)) / (1 - HIGH);
}

/** Mean of an exponential variable with this rate, given that it is below `reach`. */
function truncatedMean(rate: number, reach: number): number {
  const beyond = Math.exp(-rate * reach);
  return 1 / rate - (reach * beyond) / (1 - beyond);
}

/** The rate in 0.3..3 whose truncated mean is `mean`; it falls with the rate. */
function powerOf(mean: number, reach: number): number {
  let low = 0.3;
  let high = 3;
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (truncatedMean(middle, reach) > mean) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function nearCertain(replay: ArrayLike<number>, index: number): boolean {
  const to = Math.min(replay.length - 1, index + SHOULDER);
  for (let i = Math.max(0, index - SHOULDER); i <= to; i += 1) if (replay[i]! < CERTAIN) return true;
  return false;
}
