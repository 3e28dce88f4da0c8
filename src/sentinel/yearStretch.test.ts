import { describe, expect, it } from 'vitest';
import { negativeBinomial, seeded } from './random.ts';
import { yearStretch } from './yearStretch.ts';

const phases = Array.from({ length: 60 }, (_, week) => (week / 52) % 1);
const simulated = (seed: number, mean: (week: number) => number, phi = 1.5) => {
  const random = seeded(seed);
  return phases.map((_, week) => negativeBinomial(random, mean(week), mean(week) / (phi - 1)));
};

describe('a stretch of the year', () => {
  it('is found where something is switched on and off, after one year of it', () => {
    const counts = simulated(1, (week) => (week >= 10 && week < 27 ? 6 : 0.1));
    const found = yearStretch({ counts, phases })!;
    expect(found.p).toBeLessThan(1e-6);
    expect(found.ratio).toBeGreaterThan(10);
    expect(Math.abs(found.high.from * 52 - 10)).toBeLessThanOrEqual(1);
    expect(Math.abs(found.high.to * 52 - 27)).toBeLessThanOrEqual(1);
    expect(found.persistence).toBeGreaterThan(0.8);
  });

  it('is not found in noise: fewer than one in fifty at p < 0.01', () => {
    let wrong = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const found = yearStretch({ counts: simulated(seed, () => 2), phases });
      if (found && found.p < 0.01) wrong += 1;
    }
    expect(wrong).toBeLessThanOrEqual(4);
  });

  it('does not take a break, in which nobody is there, for its opposite', () => {
    const away = (week: number) => (week >= 18 && week < 24) || (week >= 40 && week < 48);
    const counts = simulated(7, (week) => (away(week) ? 0.3 : 3));
    const exposure = phases.map((_, week) => (away(week) ? 0.1 : 1));
    expect(yearStretch({ counts, phases, exposure })!.p).toBeGreaterThan(0.05);
  });

  it('says nothing without a case or with less than twenty weeks', () => {
    expect(yearStretch({ counts: new Array(60).fill(0), phases })).toBeNull();
    expect(yearStretch({ counts: [1, 2, 3], phases: phases.slice(0, 3) })).toBeNull();
  });
});
