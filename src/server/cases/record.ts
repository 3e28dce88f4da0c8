import { type CaseEvent, type CaseState, unborn } from '../../domain/case/case.ts';
import { type Told, untold } from '../../domain/measures/factOfCase.ts';
import { rollUps } from '../../domain/measures/rollUp.ts';
import { promiseInsert, promiseRows, rollUpChanges, rollUpUpsert } from '../analytics/execute.ts';
import type { Database } from '../platform/db.ts';
import type { NewJob } from '../platform/jobs.ts';
import { Problem } from '../platform/problem.ts';
import type { Traces } from './traces.ts';
import { factOf, viewOf } from './view.ts';

export type Recording = {
  readonly id: string;
  /** Version before the first of `events`. */
  readonly version: number;
  readonly events: readonly CaseEvent[];
  /** The case before the first of them and after the last. */
  readonly before: Told;
  readonly after: Told;
  readonly jobs: readonly NewJob[];
  /** Uploaded photos that now belong to the case. */
  readonly photos: readonly string[];
  /** Digest of the code that opens an anonymous case; only with its first event. */
  readonly followUpCode: Buffer | null;
  /** By what the case is found; only with its first event. */
  readonly traces?: Traces;
  /** What the case has become by a later event, for its traces. */
  readonly facets?: readonly string[];
};

/**
 * Records what a command brought about: events, view, fact, jobs, photos in one statement, which is one transaction and one round trip.
 * Two writers: the primary key picks one. @throws Problem 412 'stale' for the other.
 */
export async function record(database: Database, r: Recording): Promise<void> {
  const events = r.events.map(({ type, at, by, unit, ...data }, i) => ({
    version: r.version + i + 1,
    type,
    at,
    actor: by,
    unit,
    data,
  }));
  const promises = promiseRows(r.id, r.after);
  const changes = rollUpChanges(r.id, r.before, r.after);
  const parts = partsOf(r.after.state);
  const first = [
    r.id,
    JSON.stringify(events),
    JSON.stringify(viewOf(r.id, r.after.state)),
    JSON.stringify(factOf(r.id, r.after)),
    JSON.stringify(r.jobs),
    r.photos,
    r.followUpCode,
    r.traces?.terms ?? null,
    r.traces?.bands ?? null,
  ];
  const isPlain = r.version === 0 && [parts, promises, r.facets ?? [], ...changes].every((rows) => rows.length === 0);
  const further = () => [
    JSON.stringify(parts),
    r.facets && r.facets.length > 0 ? r.facets : null,
    JSON.stringify(promises),
    ...changes.map((rows) => JSON.stringify(rows)),
  ];
  await database.pool
    .query(
      isPlain
        ? { name: 'record-submission', text: submissionStatement, values: first }
        : { name: 'record', text: statement, values: [...first, ...further()] },
    )
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'event_case_version') throw new Problem(412, 'stale');
      // A code is drawn once: whoever sends it with a second case has not drawn it.
      if (error.constraint === 'follow_code_pkey') throw new Problem(409, 'case-id-taken');
      throw error;
    });
}

// The columns are those of the rows themselves: one place to add one.
const viewColumns = Object.keys(viewOf('', unborn));
const factColumns = Object.keys(factOf('', untold));

function upsert(table: string, key: string, columns: readonly string[], source: string): string {
  const updated = columns.filter((column) => column !== key).map((column) => `${column} = excluded.${column}`);
  const read = columns.map((column) => (column === 'requester_key' ? 'requester_key(requester_key)' : column));
  return `insert into ${table} (${columns.join(', ')})
    select ${read.join(', ')} from ${source}
    on conflict (${key}) do update set ${updated.join(', ')}`;
}
const one = (table: string, parameter: string) => `jsonb_populate_record(null::${table}, ${parameter}::jsonb)`;
const many = (table: string, parameter: string) => `jsonb_populate_recordset(null::${table}, ${parameter}::jsonb)`;

export function partsOf(s: CaseState) {
  return s.parts.map((part) => ({
    unit: part.unit,
    added_at: part.addedAt,
    due_at: part.by.at,
    signed_at: part.signedAt,
    reported_at: part.reportedAt,
  }));
}

function partUpsert(caseId: string, parameter: string): string {
  return `insert into analytics.part_fact (case_id, unit, added_at, due_at, signed_at, reported_at)
    select ${caseId}, x.unit, x.added_at, x.due_at, x.signed_at, x.reported_at
    from jsonb_to_recordset(${parameter}::jsonb) as x(unit text, added_at timestamptz, due_at timestamptz, signed_at timestamptz, reported_at timestamptz)
    on conflict (case_id, unit) do update set signed_at = excluded.signed_at, reported_at = excluded.reported_at`;
}

const common = `
with e as (
  insert into event (case_id, version, type, data, actor, unit, at)
  select $1, x.version, x.type, x.data, x.actor, x.unit, x.at
  from jsonb_to_recordset($2::jsonb) as x(version int, type text, data jsonb, actor text, unit text, at timestamptz)),
v as (${upsert('case_view', 'id', viewColumns, one('case_view', '$3'))}),
f as (${upsert('analytics.case_fact', 'case_id', factColumns, one('analytics.case_fact', '$4'))}),
j as (
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff)
  select x.name, x.data, 10, 5, true from jsonb_to_recordset($5::jsonb) as x(name text, data jsonb)),
p as (update photo set case_id = $1 where id = any($6::uuid[])),
t as (
  insert into case_terms (case_id, terms, bands)
  select $1, array_to_tsvector($8::text[]), $9::int[] where $8::text[] is not null
  -- of two who send the same, the key of the events refuses one
  on conflict do nothing)`;
const code = 'insert into follow_code (code_hash, case_id) select $7::bytea, $1 where $7 is not null';

/**
 * Most submissions touch no roll-up, promise or part yet. Starting the parts of a statement that then find nothing to write costs the database
 * a third of its work.
 */
const submissionStatement = `${common}
${code}`;

const statement = `${common},
q as (${partUpsert('$1', '$10')}),
u as (update case_terms set terms = terms || array_to_tsvector($11::text[]) where case_id = $1 and $11::text[] is not null),
od as (delete from analytics.open_promise where case_id = $1),
oi as (${promiseInsert('$12')}),
${rollUps.map((store, i) => `r${i} as (${rollUpUpsert(store, `$${13 + i}`)})`).join(',\n')}
${code}`;

/**
 * Writes view, fact and open promises of many cases again, from their histories; for rebuilding. What a command has written meanwhile is
 * newer and stays.
 */
export async function rewriteViews(
  database: Database,
  found: readonly { readonly id: string; readonly told: Told }[],
): Promise<void> {
  await database.pool.query(
    `${upsert('case_view', 'id', viewColumns, many('case_view', '$1'))} where case_view.version <= excluded.version`,
    [JSON.stringify(found.map(({ id, told }) => viewOf(id, told.state)))],
  );
  await database.pool.query(
    `with f as (${upsert('analytics.case_fact', 'case_id', factColumns, many('analytics.case_fact', '$1'))}
       where case_fact.version <= excluded.version returning case_id),
     od as (delete from analytics.open_promise where case_id in (select case_id from f))
     ${promiseInsert('$2', 'where x.case_id in (select case_id from f)')}`,
    [
      JSON.stringify(found.map(({ id, told }) => factOf(id, told))),
      JSON.stringify(found.flatMap(({ id, told }) => promiseRows(id, told))),
    ],
  );
}

/** Writes the traces of many cases again; for rebuilding, and for cases that are older than search. */
export async function rewriteTraces(
  database: Database,
  found: readonly { readonly id: string; readonly traces: Traces }[],
): Promise<void> {
  await database.pool.query(
    `insert into case_terms (case_id, terms, bands)
     select x.id, array_to_tsvector(x.terms), x.bands
     from jsonb_to_recordset($1::jsonb) as x(id uuid, terms text[], bands int[])
     on conflict (case_id) do update set terms = excluded.terms, bands = excluded.bands`,
    [JSON.stringify(found.map(({ id, traces }) => ({ id, ...traces })))],
  );
}
