import { incompleteGamma } from './gammaFunction.ts';

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** P(Z > z). Relative accuracy about 1e-14 far into the tail. */
export function normalTail(z: number): number {
  const half = 0.5 * incompleteGamma(0.5, 0.5 * z * z).upper;
  return z >= 0 ? half : 1 - half;
}

/** P(Z ≤ z). */
export function normalCdf(z: number): number {
  return normalTail(-z);
}

/** The z with P(Z ≤ z) = p, p in (0, 1). A rational start (Abramowitz & Stegun 26.2.23), then Halley's steps on the smaller tail. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let i = 0; i < 4; i += 1) {
    const error = (normalTail(z) - tail) / normalDensity(z);
    const step = error / (1 - 0.5 * z * error);
    z += step;
    if (Math.abs(step) < 1e-16 * Math.abs(z)) break;
  }
  return p < 0.5 ? -z : z;
}
