import { incompleteBeta } from './incompleteBeta.ts';
import { normalQuantile } from './normal.ts';
import { poissonCdf, poissonLogDensity, poissonTail } from './poisson.ts';
import { integerQuantile } from './quantileSearch.ts';
import { binet, devianceTerm } from './saddlePoint.ts';

/**
 * The negative binomial with mean m and variance m + m²/size; an infinite size is Poisson.
 * For a quasi-Poisson with variance φ·m take `size = m / (φ − 1)`.
 */
export function negativeBinomialDensity(k: number, mean: number, size: number): number {
  return Math.exp(negativeBinomialLogDensity(k, mean, size));
}

/** Logarithm of P(X = k); finite far into the tail, where the density itself underflows. */
export function negativeBinomialLogDensity(k: number, mean: number, size: number): number {
  if (k < 0) return -Infinity;
  if (mean <= 0) return k === 0 ? 0 : -Infinity;
  if (isPoisson(mean, size)) return poissonLogDensity(k, mean);
  if (k === 0) return -size * Math.log1p(mean / size);
  const n = k + size;
  const scale = 0.5 * Math.log(size / (2 * Math.PI * k * n));
  const stirling = binet(n) - binet(size) - binet(k);
  return scale + stirling - devianceTerm(size, (n * size) / (size + mean)) - devianceTerm(k, (n * mean) / (size + mean));
}

/** P(X ≤ k). */
export function negativeBinomialCdf(k: number, mean: number, size: number): number {
  if (k < 0) return 0;
  if (mean <= 0) return 1;
  if (isPoisson(mean, size)) return poissonCdf(k, mean);
  return incompleteBeta(Math.floor(k) + 1, size, mean / (mean + size), size / (mean + size)).upper;
}

/** P(X ≥ k): the chance of `k` or more, `k` included. */
export function negativeBinomialTail(k: number, mean: number, size: number): number {
  if (k <= 0) return 1;
  if (mean <= 0) return 0;
  if (!(mean < HUGE ** 2)) return Number.isNaN(mean) ? mean : 1;
  if (isPoisson(mean, size)) return poissonTail(k, mean);
  return incompleteBeta(Math.ceil(k), size, mean / (mean + size), size / (mean + size)).lower;
}

/** The smallest k with P(X ≤ k) ≥ p. */
export function negativeBinomialQuantile(p: number, mean: number, size: number): number {
  if (p <= 0 || mean <= 0) return 0;
  if (p >= 1) return Infinity;
  const deviation = Math.sqrt(mean + (mean / size) * mean);
  if (!(mean < HUGE)) return Math.ceil(mean + normalQuantile(p) * deviation);
  return integerQuantile((k) => negativeBinomialCdf(k, mean, size), p, mean + normalQuantile(p) * deviation);
}

/** Above this neighbouring whole numbers are no longer worth telling apart: the normal quantile, NaN for an undefined mean. */
const HUGE = 1e10;

/** Beyond this the two distributions agree to the last digit and the beta function would only lose some. */
const isPoisson = (mean: number, size: number): boolean => !(size < 1e15 * Math.max(1, mean));
