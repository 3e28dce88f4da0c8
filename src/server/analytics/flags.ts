import type { MeasureFact } from '../../domain/measures/fact.ts';
import { caseFlags, defaultShareAlarm, type Flag, shareFlags } from '../../domain/measures/flags.ts';
import { contains, type Span } from '../../domain/measures/period.ts';
import type { Database } from '../platform/db.ts';
import type { ScopedCounts } from './counts.ts';
import { factsWhere } from './facts.ts';
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

/**
 * Facts of a period that could give a sign: few, where the facts of the period are many. What they are, `flagsIn` judges; the condition only
 * must not leave out any. @param unit whose signs are asked for; null: everybody's
 */
export async function suspectsIn(database: Database, period: Span, unit: string | null): Promise<readonly MeasureFact[]> {
  return factsWhere(
    database,
    `f.case_id in (
       with suspect as (
         select s.case_id, s.requester_key, s.place_id, s.category_code, s.submitted_at from analytics.case_fact s
         where s.first_day <= ($2::timestamptz at time zone 'Asia/Shanghai')::date
           and s.last_day >= ($1::timestamptz at time zone 'Asia/Shanghai')::date
           and ($3::text is null or coalesce(s.rounds -> -1 ->> 'unit', s.unit) = $3)
           and (s.round > 1 or s.requester_unit in (s.unit, s.first_unit) or s.rater_unit = s.unit
             or s.contacts_after_resolution <> '[]' or exists (select from analytics.contact_look l where l.case_id = s.case_id)
             or exists (select from analytics.case_fact o where ${aDayApart('s')})))
       select case_id from suspect
       union select o.case_id from suspect s join analytics.case_fact o on ${aDayApart('s')})`,
    [period.from, period.to, unit],
  );
}

/** The other cases of one requester, place and category within a day of it. */
function aDayApart(s: string): string {
  return `o.requester_key = ${s}.requester_key and o.category_code = ${s}.category_code and o.place_id is not distinct from ${s}.place_id
    and o.case_id <> ${s}.case_id and o.submitted_at between ${s}.submitted_at - interval '1 day' and ${s}.submitted_at + interval '1 day'`;
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
