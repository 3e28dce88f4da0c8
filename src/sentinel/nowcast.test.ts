import { describe, expect, it } from 'vitest';
import { judgeWeek, weeklyDesign } from './harmonic.ts';
import { type DelayTable, enteredShares } from './nowcast.ts';
import { negativeBinomial, poisson, type Random, seeded } from './random.ts';

const delays = 15;
/** Of the cases seven in ten are entered as they come; the rest after one to four days. */
const usual = [0.7, 0.12, 0.09, 0.06, 0.03];

/** What is known after `days` days of about `mean` cases each. */
function tableOf(
  random: Random,
  { days, mean, chances }: { days: number; mean: number; chances: readonly number[] },
): DelayTable {
  const counts = new Int32Array(days * delays);
  for (let day = 0; day < days; day += 1) {
    for (const [delay, chance] of chances.entries()) {
      const n = poisson(random, mean * chance);
      if (delay < days - day) counts[day * delays + delay] = n;
    }
  }
  return { delays, counts };
}

describe('the share of a day that has been entered', () => {
  it('is the product of the hazards in reversed time, worked out by hand', () => {
    // 28 days of 10 at once and 2 after a day; yesterday's two are not known yet: g(1) = 54 / (27 × 12).
    const counts = new Int32Array(28 * 2);
    for (let day = 0; day < 28; day += 1) counts.set([10, day < 27 ? 2 : 0], day * 2);
    const shares = enteredShares({ delays: 2, counts })!;
    expect(shares[0]).toBeCloseTo(10 / 12, 14);
    expect(shares[1]).toBe(1);
  });
  it('is found again from a simulated desk', () => {
    const shares = enteredShares(tableOf(seeded(1), { days: 84, mean: 40, chances: usual }))!;
    for (const [age, sum] of [0.7, 0.82, 0.91, 0.97, 1].entries()) expect(Math.abs(shares[age]! - sum)).toBeLessThan(0.02);
  });
  it('is not guessed from few late entries, or few days: then nothing is corrected', () => {
    expect(enteredShares(tableOf(seeded(2), { days: 84, mean: 40, chances: [1] }))).toBeNull();
    expect(enteredShares(tableOf(seeded(2), { days: 84, mean: 0.5, chances: [0.7, 0.3] }))).toBeNull();
    expect(enteredShares(tableOf(seeded(2), { days: 20, mean: 40, chances: usual }))).toBeNull();
  });
  it('follows a desk that has become slower', () => {
    const before = tableOf(seeded(3), { days: 56, mean: 40, chances: usual }).counts;
    const late = tableOf(seeded(4), { days: 28, mean: 40, chances: [0.4, 0.3, 0.15, 0.1, 0.05] }).counts;
    const shares = enteredShares({ delays, counts: [...Array.from(before), ...Array.from(late)] })!;
    expect(shares[0]).toBeLessThan(0.65);
  });
});

describe('a week that is not wholly entered', () => {
  const weeks = 160;
  const share = 0.8;
  const known = new Float64Array(weeks).fill(1).with(weeks - 1, share);
  const design = weeklyDesign({ weeks });
  const nowcast = weeklyDesign({ weeks, known });

  function tried(planted: number, rounds: number) {
    const random = seeded(11);
    let [plain, corrected, whole] = [0, 0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const counts = Float64Array.from({ length: weeks }, () => negativeBinomial(random, 12, 12 / 0.5));
      const all = counts[weeks - 1]! + planted;
      let entered = 0;
      for (let i = 0; i < all; i += 1) entered += random.next() < share ? 1 : 0;
      const seen = counts.with(weeks - 1, entered);
      if (judgeWeek(seen, weeks - 1, { design })!.pValue < 0.01) plain += 1;
      if (judgeWeek(seen, weeks - 1, { design: nowcast })!.pValue < 0.01) corrected += 1;
      if (judgeWeek(counts.with(weeks - 1, all), weeks - 1, { design })!.pValue < 0.01) whole += 1;
    }
    return { plain: plain / rounds, corrected: corrected / rounds, whole: whole / rounds };
  }

  it('raises no more false alarms than a whole one, and finds bursts that would else wait for the last form', () => {
    const rounds = 1500;
    const quiet = tried(0, rounds);
    // 1 % of 1,500 has a deviation of 0.26 points.
    expect(quiet.corrected).toBeLessThan(quiet.whole + 0.006);
    expect(quiet.corrected).toBeLessThan(0.019);
    const burst = tried(14, 400);
    expect(burst.corrected).toBeGreaterThan(burst.plain + 0.08);
    expect(burst.corrected).toBeLessThanOrEqual(burst.whole);
  });
});
