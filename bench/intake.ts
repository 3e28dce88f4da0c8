import { randomUUID } from 'node:crypto';
import { submitCase } from '../src/contract/cases.ts';
import { submission } from './cases.ts';
import { openHttpClients } from './httpClients.ts';
import { startService } from './service.ts';
import { percentile, rounded, timed } from './timing.ts';

/**
 * Full submits over HTTP with 10,000 cases on the bundled database, at 1, 8 and 32 clients, in turn with a bare driver loop that inserts what
 * they wrote (event, view, fact, search terms: the same bytes, the same indexes, the same durability) into tables beside them.
 * Medians of the rounds, so that what else the machine does hits both; `ratioToCeiling` is the median of each round's own ratio.
 * Without more words the keys are those of 8 clients.
 */
const before = 10_000;
const rounds = 7;
const perRound: Readonly<Record<number, number>> = { 1: 250, 8: 600, 32: 800 };
const service = await startService();
const { pool, roundTrips: byKysely } = service.deps.database;
const reference = await service.deps.reference.newest();
const cookie = await service.signIn();
const http = openHttpClients();
const port = Number(new URL(service.address).port);

const { captured, countStatements } = listen();
await post(before, 16);
await pool.query('vacuum analyze');
await copyTables();
console.log(`${before} cases are there.`);

type Result = { readonly submits: number[]; readonly ceilings: number[]; readonly ratios: number[]; readonly times: number[] };
const results = Object.fromEntries(
  Object.keys(perRound).map((clients): [string, Result] => [clients, { submits: [], ceilings: [], ratios: [], times: [] }]),
);
let roundTrips = 0;
let renewals = 0;
for (let round = 0; round <= rounds; round++) {
  for (const clients of [1, 8, 32]) {
    const n = perRound[clients]!;
    const own = results[clients]!;
    const counted = countStatements();
    const { times, seconds } = await post(n, clients);
    roundTrips = counted() / n;
    const ceiling = await bareInserts(n, clients);
    // The first round warms both.
    if (round === 0) continue;
    own.submits.push(n / seconds);
    own.ceilings.push(ceiling);
    own.ratios.push(n / seconds / ceiling);
    own.times.push(...times);
  }
}
const figures = Object.fromEntries(
  Object.entries(results).map(([clients, { submits, ceilings, ratios, times }]) => [
    clients,
    {
      submitsPerSecond: rounded(percentile(submits, 0.5)),
      ceilingPerSecond: rounded(percentile(ceilings, 0.5)),
      ratioToCeiling: rounded(percentile(ratios, 0.5), 3),
      p50Ms: rounded(percentile(times, 0.5)),
      p95Ms: rounded(percentile(times, 0.95)),
    },
  ]),
);
for (const [clients, f] of Object.entries(figures)) {
  console.log(
    `${clients} clients: ${f.submitsPerSecond} submits/s of ${f.ceilingPerSecond} bare inserts/s (${f.ratioToCeiling}), p50 ${f.p50Ms} ms, p95 ${f.p95Ms} ms`,
  );
}
console.log(JSON.stringify({ ...figures['8'], roundTrips: rounded(roundTrips, 2), clients: figures }));
await http.close();
await service.close();

function post(n: number, clients: number) {
  const bodies = Array.from({ length: n }, (_, i) => JSON.stringify(submission(i, reference)));
  return http.post({ port, path: submitCase.path, cookie, bodies, clients });
}

/** Keeps what submits have written, and counts statements however they are sent. */
function listen() {
  const captured: (readonly unknown[])[] = [];
  const query = pool.query;
  let sent = 0;
  pool.query = function listening(this: unknown, ...args: unknown[]) {
    sent++;
    const [asked] = args as [{ name?: string; values?: readonly unknown[] }];
    if (asked.name === 'record-submission' && captured.length < 2000) captured.push(asked.values!);
    return (query as (...a: unknown[]) => unknown).apply(this, args);
  } as typeof pool.query;
  return {
    captured,
    countStatements: () => {
      const start = sent + byKysely();
      return () => sent + byKysely() - start;
    },
  };
}

/** Tables like the four, with all their keys, indexes and rows. */
async function copyTables(): Promise<void> {
  for (const table of ['event', 'case_view', 'case_terms', 'analytics.case_fact']) {
    const copy = `bare_${table.replace('analytics.', '')}`;
    await pool.query(`create table ${copy} (like ${table} including all)`);
    await pool.query(`insert into ${copy} overriding user value select * from ${table}`);
  }
  await pool.query('vacuum analyze');
}

/** @returns inserts in a second */
async function bareInserts(n: number, clients: number): Promise<number> {
  const rows = Array.from({ length: n }, (_, i) => renewed(captured[i % captured.length]!));
  const columns = Object.keys(JSON.parse(rows[0]![3] as string) as object).join(', ');
  const { seconds } = await timed(n, clients, async (i) => {
    await pool.query({
      name: 'bare',
      text: `with e as (
          insert into bare_event (case_id, version, type, data, actor, unit, at)
          select $1, x.version, x.type, x.data, x.actor, x.unit, x.at
          from jsonb_to_recordset($2::jsonb) as x(version int, type text, data jsonb, actor text, unit text, at timestamptz)),
        v as (insert into bare_case_view select * from jsonb_populate_record(null::bare_case_view, $3::jsonb)),
        f as (insert into bare_case_fact (${columns}) select ${columns} from jsonb_populate_record(null::bare_case_fact, $4::jsonb))
        insert into bare_case_terms select $1, array_to_tsvector($5::text[]), $6::int[]`,
      values: rows[i]!,
    });
  });
  return n / seconds;
}

/** The values of a submit under another id and number: the id, the event, the view, the fact, the terms, the bands. */
function renewed(values: readonly unknown[]): unknown[] {
  const [id, event, view, fact, , , , terms, bands] = values as [string, string, string, string, ...unknown[]];
  const fresh = randomUUID();
  const number = (JSON.parse(view) as { number: string }).number;
  // No longer than the other.
  const other = `BR${String(++renewals).padStart(number.length - 2, '0')}`;
  const change = (text: string) => text.replaceAll(id, fresh).replaceAll(number, other);
  return [fresh, change(event), change(view), change(fact), terms, bands];
}
