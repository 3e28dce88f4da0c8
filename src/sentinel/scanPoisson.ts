import { fitGumbel, gumbelTail } from './gumbelTail.ts';
import type { Random } from './random.ts';
import type { Zone } from './scanZones.ts';
import { disjointWindows, windowScan } from './windowScan.ts';

export interface SpatialCluster {
  readonly places: readonly number[];
  readonly observed: number;
  readonly expected: number;
  /** Cases per unit of weight inside, over the same outside; Infinity when nothing is outside. */
  readonly relativeRisk: number;
  readonly llr: number;
  /** Chance of an equally strong best cluster when cases fall in proportion to the weights; Gumbel tail. */
  readonly p: number;
  /** The same by counting replicas, never below 1/(replicas + 1). */
  readonly pReplicas: number;
}

/**
 * Kulldorff's spatial Poisson scan: zones with more cases than their share of `weights` (residents, seats, or cases expected
 * by a model) lets expect. Strongest first, no two sharing a place; empty for fewer than two cases or without weight.
 * A place without weight must have no cases: there the expectation is 0 and no ratio exists.
 * Source: Kulldorff 1997 (10.1080/03610929708831995).
 */
export function scanPoisson({
  cases,
  weights,
  zones,
  random,
  replicas = 999,
  limit = 5,
}: {
  /** Cases of each place. */
  readonly cases: readonly number[];
  /** Weight of each place, ≥ 0, in any unit. */
  readonly weights: readonly number[];
  readonly zones: readonly Zone[];
  readonly random: Random;
  readonly replicas?: number;
  readonly limit?: number;
}): SpatialCluster[] {
  const total = cases.reduce((sum, count) => sum + count, 0);
  const weight = weights.reduce((sum, value) => sum + value, 0);
  if (total < 2 || !(weight > 0)) return [];

  const shares = zones.map((zone) => zone.reduce((sum, place) => sum + weights[place]!, 0) / weight);
  const scan = windowScan({ zones, periods: 1, total, expected: (zone) => shares[zone]! * total });
  const best = disjointWindows(scan.windows(Int32Array.from(cases)), zones, limit);
  if (best.length === 0) return [];

  const cumulative = new Float64Array(weights.length);
  let sum = 0;
  for (let place = 0; place < weights.length; place++) {
    sum += weights[place]!;
    cumulative[place] = sum;
  }
  const maxima = Float64Array.from({ length: replicas }, () => scan.maximum(dealtCases(total, cumulative, random)));
  const tail = fitGumbel(maxima);

  return best.map(({ zone, observed, expected, llr }) => {
    const pReplicas = (1 + maxima.filter((value) => value >= llr - 1e-9).length) / (replicas + 1);
    return {
      places: zones[zone]!,
      observed,
      expected,
      relativeRisk: observed / expected / ((total - observed) / (total - expected)),
      llr,
      p: tail === null ? pReplicas : gumbelTail(llr, tail),
      pReplicas,
    };
  });
}

/** One multinomial draw: every case falls on a place with the chance its weight gives it. */
function dealtCases(total: number, cumulative: Float64Array, random: Random): Int32Array {
  const counts = new Int32Array(cumulative.length);
  const weight = cumulative.at(-1)!;
  for (let i = 0; i < total; i++) {
    const target = random.next() * weight;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > target) high = middle;
      else low = middle + 1;
    }
    counts[low]!++;
  }
  return counts;
}
