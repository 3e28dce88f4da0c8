import { type Fraction, fraction, greatest, least, one, zero } from './fraction.ts';

/** 95 %: the usual 1.96, squared. */
const z2 = { num: 196n * 196n, den: 10_000n };
const places = 10n ** 9n;
const unit = 10n ** 15n;

/**
 * The 95 % Wilson interval of `part` over `of` cases, outwards to nine decimals; null when n is 0. Counted in whole numbers, so that every machine and
 * every year gives the same digits. Where half answers count (0.9 for 基本满意) it is a little too wide, never too narrow: no spread of
 * values in 0..1 is greater than that of yes and no.
 */
export function wilson(part: Fraction, of: number): { readonly low: Fraction; readonly high: Fraction } | null {
  if (of === 0) return null;
  const n = BigInt(of);
  // Numerators and denominators apart, in lowest terms only at the end: a page of rates asks hundreds of times.
  const [a, d] = [part.num, part.den * n];
  const spread = { num: a * (d - a) * 4n * n * z2.den + z2.num * d * d, den: d * d * 4n * n * n * z2.den };
  const margin = wholeRoot((z2.num * spread.num * unit * unit) / (z2.den * spread.den)) + 1n; // in 10⁻¹⁵, never too small
  const centre = { num: a * 2n * z2.den * n + z2.num * d, den: d * 2n * z2.den * n };
  const scaled = (sign: bigint) => ({
    num: (centre.num * unit + sign * margin * centre.den) * z2.den * n * places,
    den: centre.den * unit * (z2.den * n + z2.num),
  });
  const [low, high] = [scaled(-1n), scaled(1n)];
  return {
    low: greatest(fraction(floorDivided(low.num, low.den), places), zero),
    high: least(fraction(-floorDivided(-high.num, high.den), places), one),
  };
}

/** The greatest whole number whose square is not above `n` (Newton). */
function wholeRoot(n: bigint): bigint {
  if (n < 0n) throw new RangeError('no root below 0');
  if (n < 2n) return n;
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (let next = (root + n / root) >> 1n; next < root; next = (root + n / root) >> 1n) root = next;
  return root;
}

/** Towards minus infinity; `den` is positive. */
function floorDivided(num: bigint, den: bigint): bigint {
  const whole = num / den;
  return num < 0n && num % den !== 0n ? whole - 1n : whole;
}
