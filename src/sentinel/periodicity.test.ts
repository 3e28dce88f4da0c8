import { describe, expect, it } from 'vitest';
import { foldedPeriod } from './foldedPeriod.ts';
import { crossExpectation, periodicity } from './periodicity.ts';
import { poisson, seeded } from './random.ts';

const range = (length: number) => Array.from({ length }, (_, t) => t);

/** Hours from Monday 0:00; nobody writes at night. */
const awake = (t: number) => (t % 24 >= 7 && t % 24 < 23 ? 1 : 0.05);
const hours = (weeks: number, rate: (t: number) => number, seed = 1) => {
  const random = seeded(seed);
  return range(weeks * 168).map((t) => poisson(random, rate(t)));
};

describe('periodicity', () => {
  it('says "Mondays, 8 to 10" when the network fails there, against what day and hour let expect', () => {
    const counts = hours(20, (t) => 0.4 * awake(t) + (t % 168 >= 8 && t % 168 < 10 ? 2 : 0));
    const hour = counts.map((_, t) => t % 24);
    const weekday = counts.map((_, t) => Math.floor((t % 168) / 24));
    const slots = counts.map((_, t) => t % 168);
    const found = periodicity({ counts, slots, slotCount: 168, expected: crossExpectation(counts, weekday, hour) })!;
    expect(found.p).toBeLessThan(0.001);
    expect(found.peaks).toHaveLength(1);
    expect(found.peaks[0]).toMatchObject({ from: 8, to: 10 });
  });

  it('does not call sleep a pattern when told the normal hours', () => {
    const counts = hours(20, (t) => 0.4 * awake(t), 2);
    const hour = counts.map((_, t) => t % 24);
    expect(periodicity({ counts, slots: hour, slotCount: 24 })!.p).toBeLessThan(1e-6);
    const told = periodicity({ counts, slots: hour, slotCount: 24, expected: counts.map((_, t) => awake(t)) })!;
    expect(told.p).toBeGreaterThan(0.001);
    expect(told.peaks).toEqual([]);
  });

  it('joins slots over the end of the cycle', () => {
    const counts = range(300).map((t) => (t % 30 === 29 || t % 30 === 0 ? 12 : 2));
    const [peak] = periodicity({ counts, slots: range(300).map((t) => t % 30), slotCount: 30 })!.peaks;
    expect(peak).toMatchObject({ from: 29, to: 1, observed: 240 });
  });

  it('keeps its promise of 5 % on overdispersed noise', () => {
    let alarms = 0;
    for (let seed = 0; seed < 300; seed++) {
      const random = seeded(seed);
      const counts = range(140).map(() => poisson(random, 4 * random.next() ** 2));
      if (periodicity({ counts, slots: range(140).map((t) => t % 7), slotCount: 7 })!.p < 0.05) alarms += 1;
    }
    expect(alarms / 300).toBeLessThan(0.09);
  });

  it('needs eight cycles and a case', () => {
    expect(periodicity({ counts: range(49), slots: range(49).map((t) => t % 7), slotCount: 7 })).toBeNull();
    expect(periodicity({ counts: new Array(70).fill(0), slots: range(70).map((t) => t % 7), slotCount: 7 })).toBeNull();
  });
});

describe('the folded period', () => {
  const flat = (n: number) => new Array<number>(n).fill(2);

  it('finds a pump that fails every 17 days, and its day', () => {
    const random = seeded(3);
    const counts = range(500).map((t) => poisson(random, t % 17 === 5 ? 6 : 2));
    const found = foldedPeriod({ counts, expected: flat(500), random })!;
    expect(found).toMatchObject({ days: 17, peak: 5 });
    expect(found.p).toBeLessThan(0.001);
  });

  it('does not find again what the expectation holds', () => {
    const random = seeded(4);
    const expected = range(400).map((t) => (t % 7 === 0 ? 8 : 2));
    const counts = expected.map((rate) => poisson(random, rate));
    expect(foldedPeriod({ counts, expected: flat(400), random, replicas: 99 })).toMatchObject({ days: 7, peak: 0 });
    expect(foldedPeriod({ counts, expected, random, replicas: 99 })!.p).toBeGreaterThan(0.01);
  });

  it('keeps its promise of 5 % over all lengths together', () => {
    let alarms = 0;
    for (let seed = 0; seed < 100; seed++) {
      const random = seeded(500 + seed);
      const counts = range(240).map(() => poisson(random, 2));
      if (foldedPeriod({ counts, expected: flat(240), random, replicas: 60 })!.p < 0.05) alarms += 1;
    }
    expect(alarms).toBeLessThanOrEqual(11);
  });

  it('has nothing to say about two weeks or about days that are all alike', () => {
    expect(foldedPeriod({ counts: range(15), expected: flat(15), random: seeded(1) })).toBeNull();
    expect(foldedPeriod({ counts: flat(200), expected: flat(200), random: seeded(1) })).toBeNull();
  });
});
