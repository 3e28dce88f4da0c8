/** An exact fraction in lowest terms with a positive denominator. Rates and scores stay fractions until `shown` prints them. */
export type Fraction = { readonly num: bigint; readonly den: bigint };

/** @throws RangeError on a zero denominator, or when a number is not a whole one. */
export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  const n = BigInt(num);
  const d = BigInt(den);
  if (d === 0n) throw new RangeError('a fraction needs a denominator');
  const common = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { num: n / common, den: d / common };
}

export const zero = fraction(0);
export const one = fraction(1);

/** An exact number as text, '0.9' or '1/3': numbers in JSON are binary, and 0.1 + 0.5 + 0.4 must be 1. */
export type Exact = string;

const exactPattern = /^-?\d{1,9}(\.\d{1,9})?$|^-?\d{1,9}\/[1-9]\d{0,8}$/;

/** Whether the text is a plain decimal or fraction: '0.9', '-12.5', '1/3'. */
export function isExact(text: unknown): text is Exact {
  return typeof text === 'string' && exactPattern.test(text);
}

/** '0.9' is exactly 9/10, '1/3' a third. @throws RangeError when the text is neither a plain decimal nor a plain fraction. */
export function exact(text: Exact): Fraction {
  if (!isExact(text)) throw new RangeError(`not an exact number: ${text}`);
  const [num = '', den] = text.split('/');
  if (den !== undefined) return fraction(BigInt(num), BigInt(den));
  const [whole = '', places = ''] = text.split('.');
  return fraction(BigInt(whole + places), 10n ** BigInt(places.length));
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.num, a.den * b.den);
}

/** @throws RangeError when `b` is 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den, a.den * b.num);
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(add, zero);
}

/** Negative when a < b, 0 when they are the same number, positive when a > b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function least(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

export function greatest(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

/** The decimal with `digits` places (0..20); halves go away from zero (四舍五入), and nothing is shown as minus zero. */
export function shown(f: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const size = f.num < 0n ? -f.num : f.num;
  const rounded = (2n * size * scale + f.den) / (2n * f.den);
  const text = rounded.toString().padStart(digits + 1, '0');
  const decimals = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return f.num < 0n && rounded > 0n ? `-${decimals}` : decimals;
}

/** A share as per cent without the sign: 1/8 with one place is '12.5'. */
export function percent(f: Fraction, digits: number): string {
  return shown(multiply(f, fraction(100)), digits);
}

/** '9/10', or '3' for a whole number: exact, for storing. */
export function exactText(f: Fraction): Exact {
  return f.den === 1n ? f.num.toString() : `${f.num}/${f.den}`;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
