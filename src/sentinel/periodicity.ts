import { fisherTail } from './fisherF.ts';
import { negativeBinomialTail } from './negativeBinomial.ts';

export interface SlotExcess {
  /** Half-open stretch of slots; `to` ≤ `from` runs over the end of the cycle. */
  readonly from: number;
  readonly to: number;
  readonly observed: number;
  readonly expected: number;
  readonly ratio: number;
}

export interface Periodicity {
  /**
   * Chance of so much difference between slots when all have the same ratio of observed to expected cases: the smaller of an F-test
   * over all slots and the best single slot (Bonferroni), doubled. A broad wave shows in the first, two hours of a week in the second.
   */
  readonly p: number;
  /** Observed over expected of each slot; 1 for a slot that was never seen. */
  readonly ratios: readonly number[];
  /** Stretches clearly above the rest: ratio ≥ 1.5 and p < 0.01 after Bonferroni over the slots; largest excess first. */
  readonly peaks: readonly SlotExcess[];
}

/**
 * Do cases keep to certain slots of a cycle: weekdays (7), hours (24), hours of the week (168), days of the month (31), weeks of term?
 * A quasi-Poisson F-test on the slots, with an answer such as "Mondays, 8 to 10". Null unless every slot that occurs occurs in at
 * least 8 cycles, or without a case.
 *
 * `expected` says what is normal in each period, up to a factor: the hours the whole campus complains in, say, so that a category is
 * not called periodic because people sleep at night. Source: McCullagh & Nelder, Generalized Linear Models (1989), ch. 6.
 */
export function periodicity({
  counts,
  slots,
  slotCount,
  expected,
}: {
  /** Cases of each period (hour or day). */
  readonly counts: ArrayLike<number>;
  /** Slot of each period, 0..`slotCount` − 1. */
  readonly slots: ArrayLike<number>;
  readonly slotCount: number;
  /** > 0 for each period, in any unit; all equal when left out. */
  readonly expected?: ArrayLike<number>;
}): Periodicity | null {
  const n = counts.length;
  const seen = new Int32Array(slotCount);
  const observed = new Float64Array(slotCount);
  const share = new Float64Array(slotCount);
  for (let t = 0; t < n; t++) {
    seen[slots[t]!]!++;
    observed[slots[t]!]! += counts[t]!;
    share[slots[t]!]! += expected?.[t] ?? 1;
  }
  const total = sum(observed);
  const used = seen.filter((times) => times > 0);
  if (total === 0 || used.length < 2 || used.some((times) => times < MIN_CYCLES)) return null;

  const scale = total / sum(share);
  const ratios = Array.from(observed, (cases, slot) => (seen[slot] === 0 ? 1 : cases / (share[slot]! * scale)));
  let pearson = 0;
  for (let t = 0; t < n; t++) {
    const mean = (expected?.[t] ?? 1) * scale * ratios[slots[t]!]!;
    if (mean > 0) pearson += (counts[t]! - mean) ** 2 / mean;
  }
  const [df1, df2] = [used.length - 1, n - used.length];
  const dispersion = Math.max(1, pearson / df2);
  // The deviance between "one ratio" and "a ratio for each slot" has this closed form.
  const gain = 2 * observed.reduce((deviance, cases, slot) => deviance + (cases > 0 ? cases * Math.log(ratios[slot]!) : 0), 0);
  const pWave = fisherTail(Math.max(0, gain) / df1 / dispersion, df1, df2);
  const means = share.map((value) => value * scale);
  const pSlots = Array.from(observed, (cases, slot) => excessChance(cases, means[slot]!, dispersion) * used.length);
  return { p: Math.min(1, 2 * Math.min(pWave, ...pSlots)), ratios, peaks: peaksOf(observed, means, pSlots) };
}

/** Expected cases of each period when `first` and `second` slots (weekday and hour, say) act independently: what a cross pattern must beat. */
export function crossExpectation(counts: ArrayLike<number>, first: ArrayLike<number>, second: ArrayLike<number>): Float64Array {
  const margin = (slots: ArrayLike<number>) => {
    const sums = new Map<number, { cases: number; periods: number }>();
    for (let t = 0; t < counts.length; t++) {
      const { cases, periods } = sums.get(slots[t]!) ?? { cases: 0, periods: 0 };
      sums.set(slots[t]!, { cases: cases + counts[t]!, periods: periods + 1 });
    }
    // Half a case keeps a slot without any from being impossible.
    return (t: number) => (sums.get(slots[t]!)!.cases + 0.5) / sums.get(slots[t]!)!.periods;
  };
  const byFirst = margin(first);
  const bySecond = margin(second);
  return Float64Array.from({ length: counts.length }, (_, t) => byFirst(t) * bySecond(t));
}

const MIN_CYCLES = 8;

/** Chance of `cases` or more; 1 where none can be expected. */
function excessChance(cases: number, mean: number, dispersion: number): number {
  if (mean === 0) return 1;
  return negativeBinomialTail(cases, mean, dispersion > 1 ? mean / (dispersion - 1) : Infinity);
}

function peaksOf(observed: Float64Array, expected: Float64Array, pSlots: readonly number[]): SlotExcess[] {
  const slotCount = observed.length;
  const high = pSlots.map((p, slot) => p < 0.01 && observed[slot]! >= 1.5 * expected[slot]!);
  const peaks: SlotExcess[] = [];
  for (let from = 0; from < slotCount; from++) {
    if (!high[from] || high[(from - 1 + slotCount) % slotCount]) continue;
    let length = 0;
    let cases = 0;
    let mean = 0;
    while (high[(from + length) % slotCount] && length < slotCount) {
      cases += observed[(from + length) % slotCount]!;
      mean += expected[(from + length) % slotCount]!;
      length++;
    }
    peaks.push({ from, to: (from + length) % slotCount, observed: cases, expected: mean, ratio: cases / mean });
  }
  return peaks.sort((a, b) => b.observed - b.expected - (a.observed - a.expected));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
