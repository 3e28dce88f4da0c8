import { fisherTail } from './fisherF.ts';

export interface YearStretch {
  /** Chance of so clear a stretch of the year when the time of year says nothing (F-test of two rates, Bonferroni over all stretches). */
  readonly p: number;
  /** Rate inside over rate outside; half a case on either side keeps it finite. */
  readonly ratio: number;
  /** Half-open stretch of phases; `to` < `from` runs over the new year. */
  readonly high: { readonly from: number; readonly to: number };
  /** Share of the stretch's weeks with people present that had a case: a season goes on, an outbreak does not. */
  readonly persistence: number;
}

const SLOTS = 52;
const LONGEST = 26;

/**
 * The one stretch of the year that is most unlike the rest: what is switched on and off, as heating is, where waves of sine and cosine have
 * no finite estimate. Weeks are folded onto 52 phases; every stretch of `shortest` to 26 of them is compared with the rest by the deviance
 * of two rates over Pearson's dispersion. Null without a case or with fewer than 20 periods.
 * Source: the temporal scan of Kulldorff 1997 on a folded axis, with the F-test of McCullagh & Nelder 1989, ch. 4.5.
 */
export function yearStretch({
  counts,
  phases,
  exposure,
  shortest = 6,
}: {
  readonly counts: ArrayLike<number>;
  /** 0..1 for every count. */
  readonly phases: ArrayLike<number>;
  /** People present in each period, > 0; all alike when left out. */
  readonly exposure?: ArrayLike<number>;
  readonly shortest?: number;
}): YearStretch | null {
  const n = counts.length;
  if (n < 20) return null;
  const slotOf = (t: number) => Math.min(SLOTS - 1, Math.floor(phases[t]! * SLOTS));
  const present = (t: number) => exposure?.[t] ?? 1;
  const cases = new Float64Array(SLOTS);
  const exposed = new Float64Array(SLOTS);
  for (let t = 0; t < n; t += 1) {
    cases[slotOf(t)]! += counts[t]!;
    exposed[slotOf(t)]! += present(t);
  }
  const total = sum(cases);
  const whole = sum(exposed);
  if (!(total > 0)) return null;
  let best = { from: 0, length: 0, gain: 0 };
  let tried = 0;
  for (let from = 0; from < SLOTS; from += 1) {
    let inside = 0;
    let share = 0;
    for (let length = 1; length <= LONGEST; length += 1) {
      inside += cases[(from + length - 1) % SLOTS]!;
      share += exposed[(from + length - 1) % SLOTS]! / whole;
      if (length < shortest) continue;
      tried += 1;
      if (inside <= total * share || share >= 1) continue;
      const gain = 2 * (part(inside, total * share) + part(total - inside, total * (1 - share)));
      if (gain > best.gain) best = { from, length, gain };
    }
  }
  if (best.length === 0) return null;
  const isInside = (t: number) => (slotOf(t) - best.from + SLOTS) % SLOTS < best.length;
  const sides = [0, 1].map(() => ({ cases: 0.5, exposed: 0 }));
  for (let t = 0; t < n; t += 1) {
    const side = sides[isInside(t) ? 0 : 1]!;
    side.cases += counts[t]!;
    side.exposed += present(t);
  }
  const rates = sides.map((side) => side.cases / Math.max(1e-9, side.exposed));
  let pearson = 0;
  let weeks = 0;
  let busy = 0;
  for (let t = 0; t < n; t += 1) {
    const mean = rates[isInside(t) ? 0 : 1]! * present(t);
    pearson += (counts[t]! - mean) ** 2 / mean;
    if (!isInside(t) || present(t) < 0.5) continue;
    weeks += 1;
    if (counts[t]! > 0) busy += 1;
  }
  const dispersion = Math.max(1, pearson / (n - 2));
  return {
    p: Math.min(1, fisherTail(best.gain / dispersion, 1, n - 2) * tried),
    ratio: rates[0]! / rates[1]!,
    high: { from: best.from / SLOTS, to: ((best.from + best.length) % SLOTS) / SLOTS },
    persistence: weeks > 0 ? busy / weeks : 0,
  };
}

const part = (observed: number, expected: number): number => (observed > 0 ? observed * Math.log(observed / expected) : 0);

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
