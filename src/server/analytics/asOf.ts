import type { Instant } from '../../domain/calendar.ts';
import { type Counts, countFacts, noCounts, pooled } from '../../domain/measures/count.ts';
import { defaultCounting } from '../../domain/measures/entry.ts';
import type { MeasureFact } from '../../domain/measures/fact.ts';
import { factOfCase } from '../../domain/measures/factOfCase.ts';
import type { Period, Span } from '../../domain/measures/period.ts';
import type { Tally } from '../../domain/measures/tally.ts';
import { scopes } from '../../domain/measures/vocabulary.ts';
import { casesAsOf } from '../cases/queries.ts';
import type { Database } from '../platform/db.ts';
import type { ScopedCounts } from './counts.ts';
import { factsWhere } from './facts.ts';

const batch = 2000;

export type CountsAsOf = { readonly cases: number; readonly counts: ReadonlyMap<string, ScopedCounts> };

/**
 * Counts by unit as they stood at a moment, from the facts: of what has not moved since, as stored; of the rest, folded from the events up to
 * then. So the same moment gives the same counts for ever. What the night settles from other cases (反弹, 重复) has no moment and is left out.
 */
export async function countsAsOf(database: Database, periods: readonly Period[], asOf: Instant): Promise<readonly CountsAsOf[]> {
  const ids = await concerned(database, periods, asOf);
  const sheets = periods.map(() => new Map<string, Record<'full' | 'assessed', Counts[]>>());
  for (let from = 0; from < ids.length; from += batch) {
    const facts = await factsAsOf(database, ids.slice(from, from + batch), asOf);
    for (const [i, period] of periods.entries()) {
      for (const scope of scopes) {
        const counted = countFacts(facts, { period, scope, asOf, counting: defaultCounting }, (place) => place.unit ?? '');
        for (const [unit, counts] of counted) {
          const own = sheets[i]?.get(unit) ?? { full: [], assessed: [] };
          own[scope].push(counts);
          sheets[i]?.set(unit, own);
        }
      }
    }
    // Others wait for this process too.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return sheets.map((sheet) => ({
    cases: ids.length,
    counts: new Map([...sheet].map(([unit, own]) => [unit, { full: unsettled(own.full), assessed: unsettled(own.assessed) }])),
  }));
}

/** Cases that may add to the periods: by their facts of now, or because they have moved since. */
async function concerned(database: Database, periods: readonly Span[], asOf: Instant): Promise<readonly string[]> {
  const from = periods.map((period) => period.from).toSorted()[0] ?? asOf;
  const to =
    periods
      .map((period) => period.to)
      .toSorted()
      .at(-1) ?? asOf;
  const { rows } = await database.pool.query<{ id: string }>(
    `select case_id as id from analytics.case_fact
     where first_day <= ($2::timestamptz at time zone 'Asia/Shanghai')::date and last_day >= ($1::timestamptz at time zone 'Asia/Shanghai')::date
     union select case_id from event where at > $3
     order by 1`,
    [from, to, asOf],
  );
  return rows.map(({ id }) => id);
}

async function factsAsOf(database: Database, ids: readonly string[], asOf: Instant): Promise<readonly MeasureFact[]> {
  const { rows } = await database.pool.query<{ case_id: string }>(
    'select distinct case_id from event where case_id = any($1::uuid[]) and at > $2',
    [ids, asOf],
  );
  const moved = new Set(rows.map((row) => row.case_id));
  const still = await factsWhere(database, 'f.case_id = any($1::uuid[])', [ids.filter((id) => !moved.has(id))]);
  const then = await casesAsOf(database, [...moved], asOf);
  return [...still, ...[...then].map(([id, told]) => factOfCase(id, told))];
}

function unsettled(all: readonly Counts[]): Counts {
  const total = all.length === 0 ? noCounts : pooled(all);
  const without = ({ rebounded: _, repeated: __, ...tally }: Tally): Tally => tally;
  return {
    created: without(total.created),
    responseDue: without(total.responseDue),
    due: without(total.due),
    closed: without(total.closed),
    calledBack: without(total.calledBack),
  };
}
