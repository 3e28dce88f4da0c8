export interface Gumbel {
  readonly location: number;
  readonly scale: number;
}

/**
 * Gumbel distribution with the mean and the standard deviation of these values; null for fewer than 20 of them or no spread.
 * Maxima over many windows follow it well enough to give p-values far below 1/(number of replicas).
 * Source: Abrams, Kulldorff & Kleinman 2010 (10.1186/1476-072X-9-61).
 */
export function fitGumbel(maxima: ArrayLike<number>): Gumbel | null {
  const n = maxima.length;
  if (n < 20) return null;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += maxima[i]! / n;
  let variance = 0;
  for (let i = 0; i < n; i++) variance += (maxima[i]! - mean) ** 2 / (n - 1);
  // Rounding alone leaves a spread of about 1e-16 in equal values.
  if (!(variance > 1e-20 * mean * mean)) return null;
  const scale = Math.sqrt(6 * variance) / Math.PI;
  return { location: mean - EULER * scale, scale };
}

/** P(X ≥ value), 0..1; accurate far out in the tail. */
export function gumbelTail(value: number, { location, scale }: Gumbel): number {
  return -Math.expm1(-Math.exp(-(value - location) / scale));
}

const EULER = 0.5772156649015329;
