import { add, divide, type Fraction, fraction, greatest, least, multiply, one, subtract, zero } from './fraction.ts';

/** 95 %: the usual 1.96. */
const z2 = fraction(196 * 196, 10_000);
const places = 10n ** 9n;

/**
 * The 95 % Wilson interval of `part` over `of` cases, outwards to nine decimals; null when n is 0. Counted in whole numbers, so that every machine and
 * every year gives the same digits. Where half answers count (0.9 for 基本满意) it is a little too wide, never too narrow: no spread of
 * values in 0..1 is greater than that of yes and no.
 */
export function wilson(part: Fraction, of: number): { readonly low: Fraction; readonly high: Fraction } | null {
  if (of === 0) return null;
  const n = fraction(of);
  const p = divide(part, n);
  const scale = add(one, divide(z2, n));
  const centre = add(p, divide(z2, multiply(fraction(2), n)));
  const spread = add(divide(multiply(p, subtract(one, p)), n), divide(z2, multiply(fraction(4), multiply(n, n))));
  const margin = rootUp(multiply(z2, spread));
  const low = floorTo(divide(subtract(centre, margin), scale));
  const high = ceilTo(divide(add(centre, margin), scale));
  return { low: greatest(low, zero), high: least(high, one) };
}

/** The square root, to fifteen decimals, never too small. @throws RangeError below 0. */
function rootUp(f: Fraction): Fraction {
  const unit = 10n ** 15n;
  const scaled = (f.num * unit * unit) / f.den;
  return fraction(wholeRoot(scaled) + 1n, unit);
}

/** The greatest whole number whose square is not above `n` (Newton). */
function wholeRoot(n: bigint): bigint {
  if (n < 0n) throw new RangeError('no root below 0');
  if (n < 2n) return n;
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (let next = (root + n / root) >> 1n; next < root; next = (root + n / root) >> 1n) root = next;
  return root;
}

function floorTo(f: Fraction): Fraction {
  const scaled = f.num * places;
  const whole = scaled / f.den - (scaled < 0n && scaled % f.den !== 0n ? 1n : 0n);
  return fraction(whole, places);
}

function ceilTo(f: Fraction): Fraction {
  const below = floorTo(fraction(-f.num, f.den));
  return fraction(-below.num, below.den);
}
