import { describe, expect, it } from 'vitest';
import { negativeBinomialDensity } from './negativeBinomial.ts';
import { outbreakEvidence } from './outbreakEvidence.ts';
import { negativeBinomial, seeded } from './random.ts';

const expectedThisWeek = { mean: 4, dispersion: 1.6 };
const expectedLastWeek = { mean: 3, dispersion: 1.6 };
const evidence = (lastWeek: number, thisWeek: number) =>
  outbreakEvidence({ thisWeek, lastWeek, expectedThisWeek, expectedLastWeek });

describe('outbreak evidence', () => {
  it('has the p-value that counting all pairs of weeks gives', () => {
    const pairs = Array.from({ length: 60 }, (_, last) => Array.from({ length: 60 }, (_, now) => ({ last, now }))).flat();
    const chanceAndRatio = pairs.map(({ last, now }) => ({
      chance: negativeBinomialDensity(last, 3, 3 / 0.6) * negativeBinomialDensity(now, 4, 4 / 0.6),
      ratio: evidence(last, now).ratio,
    }));
    for (const [last, now] of [
      [3, 4],
      [6, 9],
      [2, 12],
      [11, 8],
    ] as const) {
      const { ratio, pValue } = evidence(last, now);
      const counted = chanceAndRatio
        .filter((pair) => pair.ratio >= ratio * (1 - 1e-9))
        .reduce((sum, { chance }) => sum + chance, 0);
      expect(Math.abs(pValue / counted - 1)).toBeLessThan(1e-4);
    }
  });

  it('rises with either week and never saturates', () => {
    expect(evidence(3, 30).ratio).toBeGreaterThan(evidence(3, 29).ratio);
    expect(evidence(9, 8).ratio).toBeGreaterThan(evidence(8, 8).ratio);
    expect(evidence(3, 300).pValue).toBeLessThan(1e-50);
    expect(evidence(3, 300).pValue).toBeGreaterThan(0);
  });

  it('averages 1 while nothing happens, so a ratio of 100 is at most a chance in a hundred', () => {
    const random = seeded(8);
    const draws = 10_000;
    let sum = 0;
    for (let i = 0; i < draws; i += 1) {
      // Capped: the average of so skewed a ratio is carried by draws too rare for a test.
      const { ratio, pValue } = evidence(negativeBinomial(random, 3, 3 / 0.6), negativeBinomial(random, 4, 4 / 0.6));
      sum += Math.min(ratio, 50);
      expect(pValue).toBeLessThanOrEqual(Math.min(1, 1.0001 / ratio));
    }
    expect(sum / draws).toBeLessThan(1.1);
    expect(sum / draws).toBeGreaterThan(0.6);
  });

  it('still orders weeks that hold thousands of cases', () => {
    const large = { mean: 4000, dispersion: 1 };
    const z = outbreakEvidence({ thisWeek: 4190, lastWeek: 4000, expectedThisWeek: large, expectedLastWeek: large });
    const near = outbreakEvidence({ thisWeek: 4191, lastWeek: 4000, expectedThisWeek: large, expectedLastWeek: large });
    expect(z.pValue).toBeGreaterThan(near.pValue);
    expect(z.pValue).toBeLessThan(0.02);
    expect(z.pValue).toBeGreaterThan(0.001);
  });
});
