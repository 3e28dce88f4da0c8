import { addNaturalMinutes } from '../calendar.ts';
import { scopeOf } from './exclusion.ts';
import type { MeasureFact } from './fact.ts';

const minutesPerDay = 24 * 60;

/**
 * Resolved cases after which another came at the same place in the same category within `days` (反弹); a place is needed, and a case that
 * was declined or merged is no new one. The ids are those of the resolved cases: the rebound is theirs.
 */
export function reboundsAmong(facts: readonly MeasureFact[], days = 30): ReadonlySet<string> {
  const bySpot = Map.groupBy(
    facts.filter((f) => f.placeId !== null && scopeOf(f).counts),
    (f) => `${f.categoryCode}\t${f.placeId}`,
  );
  const found = new Set<string>();
  for (const spot of bySpot.values()) {
    const arrivals = spot.toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
    for (const resolved of spot) {
      const from = resolved.firstResolvedAt;
      if (from === null) continue;
      const until = addNaturalMinutes(from, days * minutesPerDay);
      const next = arrivals.find((f) => f.submittedAt > from && f.caseId !== resolved.caseId);
      if (next && next.submittedAt <= until) found.add(resolved.caseId);
    }
  }
  return found;
}
