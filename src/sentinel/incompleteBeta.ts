import { binet, devianceTerm } from './saddlePoint.ts';

/**
 * The regularised incomplete beta function from below, I_x(a, b), and from above, 1 − I_x(a, b); a, b > 0.
 * `complement` is 1 − x and is asked for so that neither end loses digits.
 */
export function incompleteBeta(
  a: number,
  b: number,
  x: number,
  complement: number,
): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (complement <= 0) return { lower: 1, upper: 0 };
  const n = a + b;
  const exponent = binet(n) - binet(a) - binet(b) - devianceTerm(a, n * x) - devianceTerm(b, n * complement);
  const front = Math.sqrt((a / (2 * Math.PI)) * (b / n)) * Math.exp(exponent);
  if (x < (a + 1) / (n + 2)) {
    const lower = (front / a) * fraction(a, b, x);
    return { lower, upper: 1 - lower };
  }
  const upper = (front / b) * fraction(b, a, complement);
  return { lower: 1 - upper, upper };
}

/** Lentz's form of the continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions. */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (d === 0) d = 1e-300;
  d = 1 / d;
  let h = d;
  for (let m = 1; m < 1e5; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return h;
}

const away = (value: number): number => (value === 0 ? 1e-300 : value);
