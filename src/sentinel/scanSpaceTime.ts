import { fitGumbel, gumbelTail } from './gumbelTail.ts';
import type { Random } from './random.ts';
import type { Zone } from './scanZones.ts';
import { disjointWindows, windowScan } from './windowScan.ts';

export interface SpaceTimeCluster {
  readonly places: readonly number[];
  /** Half-open [fromDay, toDay); `toDay` is the number of days looked at. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly observed: number;
  readonly expected: number;
  readonly llr: number;
  /** Chance of an equally strong best cluster when place and day have nothing to do with each other; Gumbel tail. */
  readonly p: number;
  /** The same by counting replicas, never below 1/(replicas + 1). */
  readonly pReplicas: number;
  /** When scanned once a day: a cluster so strong appears by chance about once in so many days. */
  readonly recurrenceDays: number;
}

/**
 * Space–time permutation scan for clusters that are still going on: cases in a zone in the last 1..`maxDays` days, against what
 * the zone's total and the days' totals let expect. Big buildings and busy days therefore cause no alarm, and no population is needed.
 * Strongest first, no two sharing a place; empty for fewer than two cases. 999 replicas; fewer make p too small.
 * Source: Kulldorff et al. 2005 (10.1371/journal.pmed.0020059).
 */
export function scanSpaceTime({
  places,
  days,
  placeCount,
  dayCount,
  zones,
  maxDays,
  random,
  replicas = 999,
  limit = 5,
}: {
  /** Place of every case, 0..`placeCount` − 1. */
  readonly places: ArrayLike<number>;
  /** Day of every case, 0..`dayCount` − 1, in the same order. */
  readonly days: ArrayLike<number>;
  readonly placeCount: number;
  readonly dayCount: number;
  readonly zones: readonly Zone[];
  readonly maxDays: number;
  readonly random: Random;
  readonly replicas?: number;
  readonly limit?: number;
}): SpaceTimeCluster[] {
  const total = places.length;
  const periods = Math.min(maxDays, dayCount);
  if (total < 2 || periods < 1) return [];

  const perPlace = new Int32Array(placeCount);
  for (let i = 0; i < total; i++) perPlace[places[i]!]!++;
  const perLag = new Int32Array(periods);
  const observed = new Int32Array(placeCount * periods);
  for (let i = 0; i < total; i++) {
    const lag = dayCount - 1 - days[i]!;
    if (lag >= periods) continue;
    perLag[lag]!++;
    observed[places[i]! * periods + lag]!++;
  }
  accumulate(observed, periods);
  const recent = Float64Array.from(perLag);
  for (let lag = 1; lag < periods; lag++) recent[lag]! += recent[lag - 1]!;
  const zoneTotals = zones.map((zone) => zone.reduce((sum, place) => sum + perPlace[place]!, 0));

  const scan = windowScan({ zones, periods, total, expected: (zone, k) => (zoneTotals[zone]! * recent[k - 1]!) / total });
  const best = disjointWindows(scan.windows(observed), zones, limit);
  if (best.length === 0) return [];

  const maxima = new Float64Array(replicas);
  const shuffled = Int32Array.from(places);
  for (let replica = 0; replica < replicas; replica++) {
    maxima[replica] = scan.maximum(permutedCounts(shuffled, perLag, placeCount, random));
  }
  const tail = fitGumbel(maxima);

  return best.map(({ zone, periods: length, observed: cases, expected, llr }) => {
    const pReplicas = (1 + maxima.filter((value) => value >= llr - 1e-9).length) / (replicas + 1);
    const p = tail === null ? pReplicas : gumbelTail(llr, tail);
    return {
      places: zones[zone]!,
      fromDay: dayCount - length,
      toDay: dayCount,
      observed: cases,
      expected,
      llr,
      p,
      pReplicas,
      recurrenceDays: 1 / p,
    };
  });
}

/**
 * Deals the days anew among all cases. Only the last days matter, so only their cases are drawn: the first steps of a
 * Fisher–Yates shuffle of the places, which leaves `shuffled` ready for the next replica.
 */
function permutedCounts(shuffled: Int32Array, perLag: Int32Array, placeCount: number, random: Random): Int32Array {
  const periods = perLag.length;
  const counts = new Int32Array(placeCount * periods);
  let drawn = 0;
  for (let lag = 0; lag < periods; lag++) {
    for (let i = 0; i < perLag[lag]!; i++, drawn++) {
      const from = drawn + Math.floor(random.next() * (shuffled.length - drawn));
      const place = shuffled[from]!;
      shuffled[from] = shuffled[drawn]!;
      shuffled[drawn] = place;
      counts[place * periods + lag]!++;
    }
  }
  accumulate(counts, periods);
  return counts;
}

/** Turns cases on the k-th last day into cases in the last k+1 days. */
function accumulate(counts: Int32Array, periods: number): void {
  for (let i = 0; i < counts.length; i++) if (i % periods !== 0) counts[i]! += counts[i - 1]!;
}
