import { addNaturalMinutes } from '../calendar.ts';
import { scopeOf } from './exclusion.ts';
import type { MeasureFact } from './fact.ts';

const minutesPerDay = 24 * 60;

/**
 * Cases in which the same person brings the same matter again (重复诉求): one of the same requester, category and place came at most `days`
 * before. What was declined or merged is counted as no case. Anonymous cases repeat nobody. @returns the case before, by the case after
 */
export function repeatsAmong(facts: readonly MeasureFact[], days = 30): ReadonlyMap<string, string> {
  const alike = Map.groupBy(
    facts.filter((f) => f.requesterKey !== null && f.requesterKey !== undefined && scopeOf(f).counts),
    (f) => `${f.requesterKey}\t${f.categoryCode}\t${f.placeId ?? ''}`,
  );
  const found = new Map<string, string>();
  for (const group of alike.values()) {
    const inOrder = group.toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
    for (const [i, later] of inOrder.entries()) {
      const earlier = inOrder[i - 1];
      if (earlier && later.submittedAt <= addNaturalMinutes(earlier.submittedAt, days * minutesPerDay)) {
        found.set(later.caseId, earlier.caseId);
      }
    }
  }
  return found;
}
