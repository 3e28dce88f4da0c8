import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, exact, fraction, percent } from './fraction.ts';
import { wilson } from './wilson.ts';

const ends = (part: string, of: number) => {
  const interval = wilson(exact(part), of);
  return interval && [percent(interval.low, 4), percent(interval.high, 4)];
};

describe('the Wilson interval', () => {
  // By hand: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.96; 10/10 is 10 / (10 + 3.8416) = 72.2460 %;
  // 8/10: (0.8 + 0.19208 ± 1.96 √0.025604) / 1.38416 = (0.99208 ± 0.313625) / 1.38416.
  it.each<[string, number, readonly [string, string]]>([
    ['10', 10, ['72.2460', '100.0000']],
    ['0', 10, ['0.0000', '27.7540']],
    ['8', 10, ['49.0157', '94.3319']],
    ['1', 1, ['20.6543', '100.0000']],
  ])('of %s in %i is %j', (part, of, expected) => {
    expect(ends(part, of)).toEqual(expected);
  });

  it('is none for nobody', () => {
    expect(wilson(exact('0'), 0)).toBeNull();
  });

  it('agrees with floating point, holds the share, and tightens with n', () => {
    const counts = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n * 10 }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([tenths, n]) => {
        const part = fraction(tenths, 10);
        const interval = wilson(part, n)!;
        const p = tenths / 10 / n;
        const z2 = 1.96 ** 2;
        const margin = 1.96 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
        const low = (p + z2 / (2 * n) - margin) / (1 + z2 / n);
        const number = (f: { num: bigint; den: bigint }) => Number(f.num) / Number(f.den);
        expect(number(interval.low)).toBeCloseTo(Math.max(0, low), 8);
        expect(compare(interval.low, fraction(tenths, 10 * n))).toBeLessThanOrEqual(0);
        expect(compare(interval.high, fraction(tenths, 10 * n))).toBeGreaterThanOrEqual(0);
        const wider = wilson(fraction(tenths, 5), n * 2)!;
        expect(compare(wider.low, interval.low)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
