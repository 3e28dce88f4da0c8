import { incompleteGamma } from './gammaFunction.ts';
import { normalQuantile } from './normal.ts';
import { integerQuantile } from './quantileSearch.ts';
import { binet, devianceTerm } from './saddlePoint.ts';

/** P(X = k) of a Poisson variable, k a whole number. */
export function poissonDensity(k: number, mean: number): number {
  if (k < 0) return 0;
  if (mean <= 0) return k === 0 ? 1 : 0;
  if (k === 0) return Math.exp(-mean);
  return Math.exp(-binet(k) - devianceTerm(k, mean)) / Math.sqrt(2 * Math.PI * k);
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
