import { incompleteGamma } from './gammaFunction.ts';
import { positiveRoot } from './quantileSearch.ts';

/** P(X ≤ x) of a chi-square variable with `df` > 0 degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).lower;
}

/** P(X > x). */
export function chiSquareTail(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).upper;
}

/** The x with P(X ≤ x) = p. */
export function chiSquareQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2, 1);
}

/** P(X ≤ x) of a gamma variable with mean `shape / rate`. */
export function gammaCdf(x: number, shape: number, rate: number): number {
  return incompleteGamma(shape, x * rate).lower;
}

/** P(X > x) of a gamma variable with mean `shape / rate`. */
export function gammaTail(x: number, shape: number, rate: number): number {
  return incompleteGamma(shape, x * rate).upper;
}

/** The x with P(X ≤ x) = p for a gamma variable with mean `shape / rate`. */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Infinity;
  const excess =
    p < 0.5 ? (x: number) => incompleteGamma(shape, x).lower - p : (x: number) => 1 - p - incompleteGamma(shape, x).upper;
  return positiveRoot(excess, shape) / rate;
}
