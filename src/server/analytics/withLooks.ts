import type { MeasureFact } from '../../domain/measures/fact.ts';
import type { Database } from '../platform/db.ts';
import { unitsOf } from './sight.ts';

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
