import { describe, expect, it } from 'vitest';
import { effect } from './effect.ts';
import { negativeBinomial, seeded } from './random.ts';

interface World {
  readonly seed: number;
  readonly rate: number;
  /** Factor from week 104 on. */
  readonly factor?: number;
  /** Factor on everything, the controls too. */
  readonly campus?: (week: number) => number;
  readonly after?: number;
}

/** 104 weeks, then `after` weeks with the intervention; the control series is six times as large and untouched. */
function world({ seed, rate, factor = 1, campus = () => 1, after = 26 }: World) {
  const random = seeded(seed);
  const weeks = 104 + after;
  const mean = (t: number) => rate * Math.exp(0.4 * Math.cos((2 * Math.PI * t) / 52)) * campus(t);
  const draw = (mu: number) => negativeBinomial(random, mu, mu / 0.5);
  return {
    counts: Array.from({ length: weeks }, (_, t) => draw(mean(t) * (t >= 104 ? factor : 1))),
    control: Array.from({ length: weeks }, (_, t) => draw(6 * mean(t))),
    calendar: Array.from({ length: weeks }, (_, t) => ({ phase: (t % 52) / 52 })),
    fitTo: 104,
    from: 104,
    to: weeks,
  };
}

const alone = ({ control: _, ...rest }: ReturnType<typeof world>) => rest;

describe('the effect of an intervention', () => {
  it('is seen, with its size and what it avoided', () => {
    const found = effect(alone(world({ seed: 1, rate: 10, factor: 0.5 })))!;
    expect(found.verdict).toBe('fewer');
    expect(found.low).toBeLessThan(0.5);
    expect(found.high).toBeGreaterThan(0.5);
    expect(found.avoided.low).toBeGreaterThan(0);
    expect(found.avoided.estimate).toBeCloseTo(found.expected - found.observed, 9);
    expect(found.avoided.low).toBeLessThan(found.avoided.estimate);
    expect(found.avoided.estimate).toBeLessThan(found.avoided.high);
  });

  it('is not visible when nothing changed, and its interval holds 1 about 95 times in 100', () => {
    let covered = 0;
    let drops = 0;
    for (let seed = 0; seed < 200; seed++) {
      const { low, high, verdict } = effect(alone(world({ seed: 1000 + seed, rate: 3 })))!;
      if (low <= 1 && high >= 1) covered += 1;
      if (verdict === 'fewer') drops += 1;
      expect(verdict === 'none-visible').toBe(low <= 1 && high >= 1);
    }
    expect(covered).toBeGreaterThanOrEqual(181);
    expect(drops).toBeLessThanOrEqual(12);
  });

  it('is not claimed when the whole campus got quieter', () => {
    const quieter = world({ seed: 3, rate: 10, campus: (t) => (t >= 104 ? 0.6 : 1) });
    expect(effect(alone(quieter))!.verdict).toBe('fewer');
    expect(effect(quieter)!.verdict).toBe('none-visible');
  });

  it('is not claimed for a trend that was falling before, and not hidden by one that was rising', () => {
    const falling = (t: number) => Math.exp(-0.4 * (t / 52));
    let drops = 0;
    for (let seed = 0; seed < 60; seed++) {
      if (effect(alone(world({ seed: 2000 + seed, rate: 8, campus: falling })))!.verdict === 'fewer') drops += 1;
    }
    expect(drops).toBeLessThanOrEqual(6);
    const rising = world({ seed: 5, rate: 8, factor: 0.5, campus: (t) => Math.exp(0.3 * (t / 52)) });
    expect(effect(alone(rising))!.verdict).toBe('fewer');
  });

  it('does not count a peak that passed by itself, when the model learns before the alert', () => {
    const peak = world({ seed: 7, rate: 6 });
    for (let t = 96; t < 104; t++) peak.counts[t]! += 25;
    const { counts, calendar, to } = peak;
    expect(effect({ counts, calendar, fitTo: 96, from: 104, to })!.verdict).toBe('none-visible');
  });

  it('can be judged when no case came at all', () => {
    const found = effect(alone(world({ seed: 8, rate: 4, factor: 0, after: 12 })))!;
    expect(found).toMatchObject({ observed: 0, ratio: 0, low: 0, verdict: 'fewer' });
    expect(found.high).toBeGreaterThan(0);
  });

  it('needs twenty periods, five cases and a time to look at', () => {
    const { counts, calendar } = world({ seed: 9, rate: 3 });
    expect(effect({ counts, calendar, fitTo: 19, from: 19, to: 40 })).toBeNull();
    expect(effect({ counts: counts.map(() => 0), calendar, fitTo: 52, from: 60, to: 70 })).toBeNull();
    expect(effect({ counts, calendar, fitTo: 52, from: 60, to: 60 })).toBeNull();
  });
});
