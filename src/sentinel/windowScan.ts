import type { Zone } from './scanZones.ts';

export interface Window {
  /** Index into the zones that were scanned. */
  readonly zone: number;
  /** Number of last periods covered, 1..`periods`. */
  readonly periods: number;
  readonly observed: number;
  readonly expected: number;
  /** Log likelihood ratio, > 0. */
  readonly llr: number;
}

export interface WindowScan {
  /** Largest log likelihood ratio over all windows, 0 when no window holds more than expected. */
  readonly maximum: (counts: Int32Array) => number;
  /** All windows with more cases than expected, strongest first; among equals the smaller zone, then the shorter window. */
  readonly windows: (counts: Int32Array) => Window[];
}

/**
 * Kulldorff's log likelihood ratio c·ln(c/μ) + (C−c)·ln((C−c)/(C−μ)) for c > μ, over every zone × last 1..`periods` periods.
 * The counts it is asked about have, at `place · periods + k`, the cases of that place in its last k+1 periods.
 * Source: Kulldorff 1997 (10.1080/03610929708831995).
 *
 * Expectations stay the same in every replica, so their logarithms are taken once; a replica costs additions only.
 */
export function windowScan({
  zones,
  periods,
  total,
  expected,
}: {
  readonly zones: readonly Zone[];
  readonly periods: number;
  /** All cases, the same in every replica. */
  readonly total: number;
  /** Expected cases of a zone in its last `k` periods, k in 1..`periods`. */
  readonly expected: (zone: number, k: number) => number;
}): WindowScan {
  const size = zones.length * periods;
  const mu = Float64Array.from({ length: size }, (_, i) => expected(Math.floor(i / periods), (i % periods) + 1));
  const logMu = mu.map((value) => Math.log(value));
  const logRest = mu.map((value) => Math.log(total - value));
  const nLogN = Float64Array.from({ length: total + 1 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
  const { added, grows } = growth(zones);

  function visit(counts: Int32Array, see: (index: number, observed: number, llr: number) => void): void {
    const inZone = new Int32Array(periods);
    for (let zone = 0; zone < zones.length; zone++) {
      if (!grows[zone]) inZone.fill(0);
      for (const place of added[zone]!) {
        for (let k = 0, at = place * periods; k < periods; k++, at++) inZone[k] = inZone[k]! + counts[at]!;
      }
      for (let k = 0, index = zone * periods; k < periods; k++, index++) {
        const c = inZone[k]!;
        if (c <= mu[index]!) continue;
        const rest = total - c;
        // 0·ln 0 is 0, but 0 · −∞ would not be: a window that holds everything has nothing outside.
        const outside = rest === 0 ? 0 : nLogN[rest]! - rest * logRest[index]!;
        see(index, c, nLogN[c]! - c * logMu[index]! + outside);
      }
    }
  }

  return {
    maximum(counts) {
      let best = 0;
      visit(counts, (_, __, llr) => {
        if (llr > best) best = llr;
      });
      return best;
    },
    windows(counts) {
      const found: Window[] = [];
      visit(counts, (index, observed) => {
        const zone = Math.floor(index / periods);
        found.push({
          zone,
          periods: (index % periods) + 1,
          observed,
          expected: mu[index]!,
          llr: exactRatio(observed, mu[index]!, total),
        });
      });
      return found.sort(
        (a, b) => b.llr - a.llr || zones[a.zone]!.length - zones[b.zone]!.length || a.periods - b.periods || a.zone - b.zone,
      );
    },
  };
}

/** The strongest windows of which no two share a place, strongest first. */
export function disjointWindows(windows: readonly Window[], zones: readonly Zone[], limit: number): Window[] {
  const taken = new Set<number>();
  const kept: Window[] = [];
  for (const window of windows) {
    if (kept.length >= limit) break;
    const places = zones[window.zone]!;
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    kept.push(window);
  }
  return kept;
}

/** What each zone adds to the one before it; a zone that does not continue the one before starts anew. */
function growth(zones: readonly Zone[]): { added: Int32Array[]; grows: boolean[] } {
  const grows = zones.map((zone, i) => i > 0 && zones[i - 1]!.every((place, at) => zone[at] === place));
  const added = zones.map((zone, i) => Int32Array.from(grows[i] ? zone.slice(zones[i - 1]!.length) : zone));
  return { added, grows };
}

function exactRatio(observed: number, expected: number, total: number): number {
  const rest = total - observed;
  const outside = rest === 0 ? 0 : rest * Math.log(rest / (total - expected));
  return observed * Math.log(observed / expected) + outside;
}
