import { incompleteBeta } from './incompleteBeta.ts';
import { positiveRoot } from './quantileSearch.ts';

/** P(F > f) with `df1` and `df2` > 0 degrees of freedom. */
export function fisherTail(f: number, df1: number, df2: number): number {
  return split(f, df1, df2).upper;
}

/** P(F ≤ f). */
export function fisherCdf(f: number, df1: number, df2: number): number {
  return split(f, df1, df2).lower;
}

/** The f with P(F ≤ f) = p. */
export function fisherQuantile(p: number, df1: number, df2: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Infinity;
  const excess = p < 0.5 ? (f: number) => split(f, df1, df2).lower - p : (f: number) => 1 - p - split(f, df1, df2).upper;
  return positiveRoot(excess, 1);
}

function split(f: number, df1: number, df2: number): { readonly lower: number; readonly upper: number } {
  if (f <= 0) return { lower: 0, upper: 1 };
  const scaled = df1 * f;
  return incompleteBeta(df1 / 2, df2 / 2, scaled / (scaled + df2), df2 / (scaled + df2));
}
