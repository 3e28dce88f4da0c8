import type { Database } from './db.ts';
import type { NewJob } from './jobs.ts';
import { Problem } from './problem.ts';

/** What every event of an aggregate has; the rest is its own. */
export type AggregateEvent = { readonly type: string; readonly at: string; readonly by: string; readonly unit: string | null };

/** The tables that are pictures of an aggregate's state, by its kind. */
const tables = {
  order: 'supervision_order',
  directive: 'directive',
  meeting: 'meeting',
  deed: 'deed',
  campaign: 'opinion_campaign',
  proposal: 'opinion_proposal',
} as const;
export type AggregateKind = keyof typeof tables;

/** 督〔2026〕12号: a series of numbers that begins anew each year (Asia/Shanghai). */
export type NumberSeries = '督' | '批' | '会' | '查' | '征' | '建';

type Row = {
  readonly type: string;
  readonly data: unknown;
  readonly actor: string;
  readonly unit: string | null;
  readonly at: string;
};

/** An aggregate's history in order, empty when there is none, and the version of the reference data: one round trip. */
export async function readAggregate<E extends AggregateEvent>(
  database: Database,
  kind: AggregateKind,
  id: string,
): Promise<{ readonly history: E[]; readonly reference: number }> {
  const { rows } = await database.pool.query<Row & { readonly reference: number }>({
    name: 'read-aggregate',
    text: `select r.version as reference, e.type, e.data, e.actor, e.unit, e.at
      from reference_version r left join supervision_event e on e.id = $1 and e.kind = $2 order by e.version`,
    values: [id, kind],
  });
  const history = rows
    .filter((row) => row.type !== null)
    // Only recordAggregate writes the table, from values of this type.
    .map((row) => ({ ...(row.data as object), type: row.type, by: row.actor, unit: row.unit, at: row.at }) as unknown as E);
  return { history, reference: rows[0]!.reference };
}

export type Cause = { readonly rule: string; readonly caseId: string; readonly occurrence: string };

/** The row of the kind's table, with the column `state`. */
export type AggregateRow = Readonly<Record<string, unknown>>;

type AggregateRecording = {
  readonly kind: AggregateKind;
  readonly id: string;
  /** Version before the first of `events`. */
  readonly version: number;
  readonly events: readonly AggregateEvent[];
  /** After the last of them. */
  readonly row: AggregateRow;
  readonly jobs: readonly NewJob[];
  readonly photos: readonly string[];
  /** Set when one of the events has a number to be drawn: it replaces `number` in that event, in the row and in its state. */
  readonly series: { readonly prefix: NumberSeries; readonly year: number } | null;
  readonly causes?: readonly Cause[];
};

/** Thrown when an order was raised for one of the causes before. */
export class CauseTaken extends Error {}

/**
 * Records what a command on an aggregate brought about: number, events, picture, jobs in one statement, hence one transaction. Numbers have
 * no gaps: whoever draws one holds the year's row until the commit, and a refused statement gives it back.
 * @returns the number drawn · @throws Problem 412 'stale' when another writer was first · CauseTaken
 */
async function recordAggregate(database: Database, r: AggregateRecording): Promise<string | null> {
  const events = r.events.map(({ type, at, by, unit, ...data }, i) => ({
    version: r.version + i + 1,
    type,
    at,
    actor: by,
    unit,
    data,
  }));
  const { rows } = await database.pool
    .query<{ number: string | null }>({
      name: `record-${r.kind}`,
      text: statementOf(r.kind, Object.keys(r.row)),
      values: [
        r.id,
        r.kind,
        JSON.stringify(events),
        JSON.stringify(r.row),
        JSON.stringify(r.jobs),
        r.photos,
        r.series?.prefix ?? null,
        r.series?.year ?? null,
        JSON.stringify(
          (r.causes ?? []).map(({ rule, caseId, occurrence }) => ({ rule, case_id: caseId, occurrence, order_id: r.id })),
        ),
      ],
    })
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'supervision_event_version') throw new Problem(412, 'stale');
      if (error.constraint === 'supervision_cause_once') throw new CauseTaken();
      throw error;
    });
  return rows[0]!.number;
}

export type AggregateReceipt = { readonly id: string; readonly version: number; readonly number: string };

export type Decided<S, E extends AggregateEvent> = {
  readonly kind: AggregateKind;
  readonly id: string;
  /** Before the command. */
  readonly state: S;
  readonly decision: readonly E[] | { readonly refused: Problem['code'] };
  readonly evolve: (state: S, event: E) => S;
  readonly row: (after: S) => AggregateRow;
  readonly jobs: (after: S, events: readonly E[]) => readonly NewJob[] | Promise<readonly NewJob[]>;
  /** The letters of the series when one of the events draws a number, and when it happened. */
  readonly draws: { readonly prefix: NumberSeries; readonly at: string } | null;
  readonly causes?: readonly Cause[];
};

/**
 * Records what was decided about an aggregate.
 * @returns its state and number afterwards · @throws Problem 409 with the domain's reason when it was refused · as recordAggregate
 */
export async function recordDecision<S extends { readonly version: number; readonly number: string }, E extends AggregateEvent>(
  database: Database,
  { kind, id, state, decision, evolve, row, jobs, draws, causes }: Decided<S, E>,
): Promise<AggregateReceipt> {
  if ('refused' in decision) throw new Problem(409, decision.refused);
  const after = decision.reduce(evolve, state);
  const number = await recordAggregate(database, {
    kind,
    id,
    version: state.version,
    events: decision,
    row: row(after),
    jobs: await jobs(after, decision),
    photos: decision.flatMap((e) => ('photos' in e ? (e.photos as readonly string[]) : [])),
    series: draws && { prefix: draws.prefix, year: yearOf(draws.at) },
    ...(causes ? { causes } : {}),
  });
  return { id, version: after.version, number: number ?? after.number };
}

const statements = new Map<AggregateKind, string>();

function statementOf(kind: AggregateKind, columns: readonly string[]): string {
  const known = statements.get(kind);
  if (known) return known;
  const table = tables[kind];
  const updated = columns.filter((column) => column !== 'id').map((column) => `${column} = excluded.${column}`);
  const made = `
with drawn as (
  insert into document_number as d (series, year, last) select $7::text, $8::int, 1 where $7::text is not null
  on conflict (series, year) do update set last = d.last + 1
  returning d.series || '〔' || d.year || '〕' || d.last || '号' as number),
e as (
  insert into supervision_event (id, version, kind, type, data, actor, unit, at)
  select $1::uuid, x.version, $2::text, x.type,
    case when x.data ? 'number' and d.number is not null then x.data || jsonb_build_object('number', d.number) else x.data end,
    x.actor, x.unit, x.at
  from jsonb_to_recordset($3::jsonb) as x(version int, type text, data jsonb, actor text, unit text, at timestamptz)
  left join drawn d on true),
picture as (
  select $4::jsonb || case when d.number is null then '{}'::jsonb
    else jsonb_build_object('number', d.number, 'state', $4::jsonb->'state' || jsonb_build_object('number', d.number)) end as data
  from (values (1)) as one left join drawn d on true),
v as (
  insert into ${table} (${columns.join(', ')})
  select ${columns.map((column) => `r.${column}`).join(', ')} from picture, jsonb_populate_record(null::${table}, picture.data) as r
  on conflict (id) do update set ${updated.join(', ')}),
j as (
  insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff)
  select x.name, x.data, 10, 5, true from jsonb_to_recordset($5::jsonb) as x(name text, data jsonb)),
p as (update photo set case_id = $1::uuid where id = any($6::uuid[]) and case_id is null),
c as (
  insert into supervision_cause (rule, case_id, occurrence, order_id)
  select x.rule, x.case_id, x.occurrence, x.order_id
  from jsonb_to_recordset($9::jsonb) as x(rule text, case_id uuid, occurrence text, order_id uuid))
select (select number from drawn) as number`;
  statements.set(kind, made);
  return made;
}

/** The year in Asia/Shanghai, for numbers. */
function yearOf(at: string): number {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').year;
}
