import { expect, it } from 'vitest';
import { cautiousChance } from './cautiousChance.ts';
import { fitBaseline, verdictAt, weeklyDesign } from './harmonic.ts';
import { negativeBinomial, seeded } from './random.ts';

const HISTORY = 260;
const WEEKS = 12;
const design = weeklyDesign({ weeks: HISTORY + WEEKS });

/** Share of quiet weeks of rare series (0.1 to 0.5 cases a week, φ 1 to 2) with a chance of a thousandth or less. */
function sharesBelow(level: number): { readonly plain: number; readonly cautious: number } {
  const random = seeded(2026);
  const below = { plain: 0, cautious: 0 };
  const series = 1500;
  for (let i = 0; i < series; i += 1) {
    const mean = 0.1 * Math.exp(random.next() * Math.log(5));
    const size = mean / (0.05 + 0.95 * random.next());
    const counts = Float64Array.from({ length: HISTORY + WEEKS }, () => negativeBinomial(random, mean, size));
    const baseline = fitBaseline(counts, HISTORY, { design })!;
    for (let week = HISTORY; week < HISTORY + WEEKS; week += 1) {
      if (counts[week]! === 0) continue;
      if (verdictAt(counts, week, { design, baseline })!.pValue > level) continue;
      below.plain += 1;
      if (cautiousChance(counts, week, { design, baseline })! <= level) below.cautious += 1;
    }
  }
  return { plain: below.plain / (series * WEEKS), cautious: below.cautious / (series * WEEKS) };
}

it('far out and for rare series, the chance that is told comes at most two and a half times as often as it says; the plain one over three times', () => {
  const { plain, cautious } = sharesBelow(0.001);
  expect(plain).toBeGreaterThan(0.003);
  expect(cautious).toBeLessThan(0.0025);
  expect(cautious).toBeGreaterThan(0.0005);
});

it('of a week that is missing nothing is said', () => {
  const counts = new Float64Array(HISTORY + WEEKS).fill(1);
  const baseline = fitBaseline(counts, HISTORY, { design })!;
  counts[HISTORY] = Number.NaN;
  expect(cautiousChance(counts, HISTORY, { design, baseline })).toBeNull();
});
