import { binet, devianceTerm } from './saddlePoint.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Natural logarithm of Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + binet(x);
}

/** Derivative of ln Γ for x > 0. */
export function digamma(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < 12) {
    sum -= 1 / shifted;
    shifted += 1;
  }
  const s = 1 / (shifted * shifted);
  const series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s / 12))))));
  return sum + Math.log(shifted) - 0.5 / shifted - series;
}

/** Second derivative of ln Γ for x > 0. */
export function trigamma(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < 12) {
    sum += 1 / (shifted * shifted);
    shifted += 1;
  }
  const s = 1 / (shifted * shifted);
  const series = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - s * (691 / 2730 - (s * 7) / 6))))));
  return sum + 1 / shifted + s / 2 + series / shifted;
}

/** The regularised incomplete gamma function from below, P(shape, x), and from above, Q = 1 − P; each keeps its relative accuracy. */
export function incompleteGamma(shape: number, x: number): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const front = Math.sqrt(shape / (2 * Math.PI)) * Math.exp(-binet(shape) - devianceTerm(shape, x));
  if (x < shape || x < 1) {
    const lower = (front / shape) * lowerSeries(shape, x);
    return { lower, upper: 1 - lower };
  }
  const upper = front * upperFraction(shape, x);
  return { lower: 1 - upper, upper };
}

function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17 && n < 1e6; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** Lentz's form of the continued fraction of Γ(shape, x) / (x^shape e^−x). */
function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1e6; i += 1) {
    const a = -i * (i - shape);
    b += 2;
    d = a * d + b;
    if (d === 0) d = 1e-300;
    c = b + a / c;
    if (c === 0) c = 1e-300;
    d = 1 / d;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return h;
}
