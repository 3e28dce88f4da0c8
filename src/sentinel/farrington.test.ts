import { describe, expect, it } from 'vitest';
import { ears } from './ears.ts';
import { FARRINGTON_CLASSIC, FARRINGTON_FLEXIBLE, farrington } from './farrington.ts';
import { farringtonBaseline } from './farringtonBaseline.ts';
import { poisson, seeded } from './random.ts';

describe('farrington', () => {
  const random = seeded(3);
  const counts = Array.from({ length: 320 }, (_, i) => poisson(random, 8 + 4 * Math.cos((2 * Math.PI * i) / 52)));

  it('is silent in an ordinary week and speaks in a week with three times the usual', () => {
    const ordinary = farrington(counts, 300);
    const expected = ordinary!.expected;
    const burst = farrington(counts.with(300, Math.ceil(3 * expected)), 300);
    expect(ordinary!.alarm).toBe(false);
    expect(burst!.alarm).toBe(true);
    expect(burst!.pValue).toBeLessThan(0.001);
    expect(burst!.upperBound).toBe(ordinary!.upperBound);
  });

  it('says nothing rather than guess when history is short', () => {
    expect(farrington(counts, 200)).toBeNull();
    expect(farrington(counts, 200, { ...FARRINGTON_FLEXIBLE, years: 3 })).not.toBeNull();
  });

  it('gives no alarm on fewer than five cases in four weeks', () => {
    const quiet = Array.from({ length: 320 }, (_, i) => (i === 310 ? 4 : 0));
    expect(farrington(quiet, 310)?.alarm ?? false).toBe(false);
  });

  it('finds the same week of past years by date when a year has 53 weeks', () => {
    const start = Temporal.PlainDate.from('2018-01-01');
    const dates = Array.from({ length: 320 }, (_, i) => start.add({ weeks: i }));
    const current = dates.findIndex((date) => date.toString() === '2023-03-06');
    const weeks = farringtonBaseline(current, { ...FARRINGTON_CLASSIC, years: 5 }, dates)!;
    const centres = weeks.filter((_, i) => i % 7 === 3).map(({ index }) => dates[index]!.toString());
    expect(centres).toEqual(['2018-03-05', '2019-03-04', '2020-03-09', '2021-03-08', '2022-03-07']);
  });
});

describe('ears', () => {
  it('compares with the moving mean, and C2 does not learn from yesterday', () => {
    const counts = [1, 3, 1, 3, 1, 3, 2, 9, 9, 12];
    const c1 = ears(counts, { method: 'C1', minSigma: 0.5 });
    const c2 = ears(counts, { method: 'C2', minSigma: 0.5 });
    expect(c1.from).toBe(7);
    expect(c1.alarm).toEqual([true, false, false]);
    expect(c2.alarm).toEqual([true]);
  });
});
