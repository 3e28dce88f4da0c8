import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, divide, exact, exactText, fraction, isExact, multiply, percent, shown, subtract } from './fraction.ts';

describe('a fraction', () => {
  it('is kept in lowest terms with a positive denominator', () => {
    expect(fraction(6, -8)).toEqual({ num: -3n, den: 4n });
    expect(fraction(0, 7)).toEqual({ num: 0n, den: 1n });
  });

  it('has no zero denominator', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError);
  });

  it('has no rounded part', () => {
    expect(() => fraction(0.9)).toThrow(RangeError);
  });

  it.each([
    ['0.9', '9/10'],
    ['-12.50', '-25/2'],
    ['100', '100'],
    ['0.1', '1/10'],
    ['2/6', '1/3'],
    ['-1/3', '-1/3'],
  ])('reads %s as %s', (text, inLowestTerms) => {
    expect(exactText(exact(text))).toBe(inLowestTerms);
  });

  it.each(['', '.5', '1.', '1e3', '0x10', ' 1', '½', 'NaN', '1/0', '1/-2', '0.5/2'])('does not read "%s"', (text) => {
    expect(isExact(text)).toBe(false);
    expect(() => exact(text)).toThrow(RangeError);
  });

  it('adds what floating point cannot', () => {
    expect(exactText(add(exact('0.1'), exact('0.2')))).toBe('3/10');
  });
});

describe('showing', () => {
  it.each([
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['2.345', 2, '2.35'],
    ['-2.345', 2, '-2.35'],
    ['2.344999', 2, '2.34'],
    ['-0.004', 2, '0.00'],
    ['0.995', 2, '1.00'],
    ['17.665', 2, '17.67'],
    ['1.005', 2, '1.01'],
    ['7', 1, '7.0'],
  ])('%s with %i places is %s', (text, digits, expected) => {
    expect(shown(exact(text), digits)).toBe(expected);
  });

  it('prints a share as per cent', () => {
    expect(percent(fraction(1, 8), 1)).toBe('12.5');
    expect(percent(fraction(2, 3), 2)).toBe('66.67');
    expect(percent(fraction(1), 2)).toBe('100.00');
  });
});

describe('for any fractions', () => {
  const any = fc
    .tuple(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 1_000_000n }))
    .map(([num, den]) => fraction(num, den));

  it('subtracting undoes adding, dividing undoes multiplying', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.num !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
      }),
    );
  });

  it('comparing agrees with the sign of the difference', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(compare(a, b)).toBe(Math.sign(Number(subtract(a, b).num)));
      }),
    );
  });

  it('what is shown is at most half a last place away', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 6 }), (a, digits) => {
        const off = subtract(exact(shown(a, digits)), a);
        const size = off.num < 0n ? -off.num : off.num;
        expect(2n * size * 10n ** BigInt(digits) <= off.den).toBe(true);
      }),
    );
  });
});
