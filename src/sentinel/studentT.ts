import { incompleteBeta } from './incompleteBeta.ts';
import { positiveRoot } from './quantileSearch.ts';

/** P(T > t) of Student's t with `df` > 0 degrees of freedom. */
export function studentTail(t: number, df: number): number {
  const square = t * t;
  const half = 0.5 * incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower;
  return t >= 0 ? half : 1 - half;
}

/** P(T ≤ t). */
export function studentCdf(t: number, df: number): number {
  return studentTail(-t, df);
}

/** The t with P(T ≤ t) = p. */
export function studentQuantile(p: number, df: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const t = positiveRoot((x) => tail - studentTail(x, df), 1);
  return p < 0.5 ? -t : t;
}
