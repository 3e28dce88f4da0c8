import { describe, expect, it } from 'vitest';
import { gamma, seeded } from './random.ts';
import { recurrence } from './recurrence.ts';

describe('recurrence after a fix', () => {
  it('agrees with draws from the two posteriors', () => {
    const found = recurrence({ before: { cases: 9, exposure: 200 }, after: { cases: 2, exposure: 90 }, casesIn60Days: 1 })!;
    const random = seeded(1);
    const ratios = Array.from({ length: 40_000 }, () => gamma(random, 2.5) / 90 / (gamma(random, 9.5) / 200)).sort(
      (a, b) => a - b,
    );
    expect(found.pNotBetter).toBeCloseTo(ratios.filter((ratio) => ratio >= 0.7).length / ratios.length, 1.7);
    expect(found.ratio.median / ratios[20_000]!).toBeCloseTo(1, 1);
    expect(found.ratio.high / ratios[38_000]!).toBeCloseTo(1, 1);
  });

  it('holds when forty cases become two', () => {
    const found = recurrence({ before: { cases: 40, exposure: 365 }, after: { cases: 2, exposure: 60 }, casesIn60Days: 2 })!;
    expect(found.verdict).toBe('holding');
    expect(found.ratio.high).toBeLessThan(1);
  });

  it('is a relapse when two cases come to a place that had three a year', () => {
    expect(
      recurrence({ before: { cases: 3, exposure: 365 }, after: { cases: 2, exposure: 30 }, casesIn60Days: 2 })!.verdict,
    ).toBe('recurred');
  });

  it('stays open in the first days', () => {
    expect(recurrence({ before: { cases: 6, exposure: 365 }, after: { cases: 0, exposure: 7 }, casesIn60Days: 0 })!.verdict).toBe(
      'open',
    );
  });

  it('listens to what is known of such places', () => {
    const data = { before: { cases: 2, exposure: 100 }, after: { cases: 0, exposure: 60 }, casesIn60Days: 0 };
    const alone = recurrence(data)!;
    const informed = recurrence({ ...data, prior: { cases: 20, exposure: 1000 } })!;
    expect(informed.pNotBetter).toBeGreaterThan(alone.pNotBetter);
    expect(informed.ratio.high - informed.ratio.low).toBeLessThan(alone.ratio.high - alone.ratio.low);
  });

  it('cannot be told without a time before and a time after', () => {
    expect(recurrence({ before: { cases: 2, exposure: 100 }, after: { cases: 0, exposure: 0 }, casesIn60Days: 0 })).toBeNull();
  });
});
