import { incompleteGamma } from './gammaFunction.ts';
import { normalQuantile } from './normal.ts';
import { integerQuantile } from './quantileSearch.ts';
import { binet, devianceTerm } from './saddlePoint.ts';

/** P(X = k) of a Poisson variable, k a whole number. */
export function poissonDensity(k: number, mean: number): number {
  return Math.exp(poissonLogDensity(k, mean));
}

/** Logarithm of P(X = k). */
export function poissonLogDensity(k: number, mean: number): number {
  if (k < 0) return -Infinity;
  if (mean <= 0) return k === 0 ? 0 : -Infinity;
  if (k === 0) return -mean;
  return -binet(k) - devianceTerm(k, mean) - 0.5 * Math.log(2 * Math.PI * k);
}

/** P(X ≤ k). */
export function poissonCdf(k: number, mean: number): number {
  if (k < 0) return 0;
  return mean <= 0 ? 1 : incompleteGamma(Math.floor(k) + 1, mean).upper;
}

/** P(X ≥ k): the chance of `k` or more, `k` included. */
export function poissonTail(k: number, mean: number): number {
  if (k <= 0) return 1;
  return mean <= 0 ? 0 : incompleteGamma(Math.ceil(k), mean).lower;
}

/** The smallest k with P(X ≤ k) ≥ p. */
export function poissonQuantile(p: number, mean: number): number {
  if (p <= 0 || mean <= 0) return 0;
  if (p >= 1) return Infinity;
  return integerQuantile((k) => poissonCdf(k, mean), p, mean + normalQuantile(p) * Math.sqrt(mean));
}
