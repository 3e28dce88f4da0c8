import type { MeasureFact } from '../../domain/measures/fact.ts';
import { caseFlags, defaultShareAlarm, type Flag, shareFlags } from '../../domain/measures/flags.ts';
import { contains, type Span } from '../../domain/measures/period.ts';
import type { Database } from '../platform/db.ts';
import type { ScopedCounts } from './counts.ts';
import { unitsOf } from './sight.ts';

/**
 * Signs in the cases that were accepted, resolved or called back in a period, and in the units' counts of it. To the contacts that a unit
 * recorded come its looks at the requester's phone number.
 */
export async function flagsIn(
  database: Database,
  facts: readonly MeasureFact[],
  { period, counts }: { readonly period: Span; readonly counts: ReadonlyMap<string, ScopedCounts> },
): Promise<readonly Flag[]> {
  const inPeriod = facts.filter((f) =>
    [f.acceptedAt, f.firstResolvedAt, f.followedUpAt].some((at) => at !== null && contains(period, at)),
  );
  const units = [...counts].flatMap(([unit, both]) => (unit === '' ? [] : [{ unit, counts: both }]));
  return [...caseFlags(await withLooks(database, inPeriod)), ...shareFlags(units, defaultShareAlarm)];
}

/** The facts with the looks of their units among the contacts. */
export async function withLooks(database: Database, facts: readonly MeasureFact[]): Promise<readonly MeasureFact[]> {
  const resolved = facts.filter((f) => f.resolvedAt !== null);
  if (resolved.length === 0) return facts;
  const { rows } = await database.pool.query<{ case_id: string; unit: string; at: string }>(
    'select case_id, unit, at from analytics.contact_look where case_id = any($1::uuid[])',
    [resolved.map((f) => f.caseId)],
  );
  const looks = Map.groupBy(rows, (row) => row.case_id);
  return facts.map((f) => {
    const own = (looks.get(f.caseId) ?? []).filter(({ unit }) => unitsOf(f).includes(unit));
    return own.length === 0
      ? f
      : { ...f, contactsAfterResolution: [...(f.contactsAfterResolution ?? []), ...own.map(({ at }) => at)] };
  });
}
