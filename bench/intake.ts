import http from 'node:http';
import { submission } from './cases.ts';
import { startService } from './service.ts';
import { percentile, rounded, timed } from './timing.ts';

/**
 * Full submits over HTTP with 10,000 cases on the bundled database, at 1, 8 and 32 clients; beside them what a bare driver loop inserts into
 * the same PostgreSQL with the same bytes and the same durability. `p95Ms` and `submitsPerSecond` are those of 8 clients.
 */
const before = 10_000;
const perRun = 2000;
const service = await startService();
const reference = await service.deps.reference.newest();
const cookie = await service.signIn();
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

await timed(before, 16, (i) => post(submission(i, reference)));
console.log(`${before} cases are there.`);

const results: Record<number, { perSecond: number; p95: number }> = {};
let roundTrips = 0;
for (const clients of [1, 8, 32]) {
  const counted = countStatements();
  const { times, seconds } = await timed(perRun, clients, (i) => post(submission(i + clients * 100_000, reference)));
  roundTrips = counted() / perRun;
  results[clients] = { perSecond: perRun / seconds, p95: percentile(times, 0.95) };
  console.log(
    `${clients} clients: ${rounded(perRun / seconds)} submits/s, p50 ${rounded(percentile(times, 0.5))} ms, p95 ${rounded(percentile(times, 0.95))} ms`,
  );
}
const ceiling = await bareInserts(8);
console.log(`ceiling at 8 clients: ${rounded(ceiling)} bare inserts/s of the same bytes`);
const eight = results[8]!;
console.log(
  JSON.stringify({
    submitsPerSecond: rounded(eight.perSecond),
    ceilingPerSecond: rounded(ceiling),
    ratioToCeiling: rounded(eight.perSecond / ceiling, 3),
    p95Ms: rounded(eight.p95),
    roundTrips: rounded(roundTrips, 2),
    clients: Object.fromEntries(
      Object.entries(results).map(([n, r]) => [n, { perSecond: rounded(r.perSecond), p95Ms: rounded(r.p95) }]),
    ),
  }),
);
agent.destroy();
await service.close();

function post(body: unknown): Promise<void> {
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${service.address}/api/cases`,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload), cookie },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`status ${answer.statusCode}`))));
      },
    );
    request.on('error', reject);
    request.end(payload);
  });
}

/** Statements sent while the run lasts, however they are sent. */
function countStatements(): () => number {
  const { pool, roundTrips: byKysely } = service.deps.database;
  const query = pool.query;
  const start = byKysely();
  let sent = 0;
  pool.query = function counting(this: unknown, ...args: unknown[]) {
    sent++;
    return (query as (...a: unknown[]) => unknown).apply(this, args);
  } as typeof pool.query;
  return () => {
    pool.query = query;
    return sent + byKysely() - start;
  };
}

/** The rows that one submit writes, as plain inserts of one transaction by the bare driver. */
async function bareInserts(clients: number): Promise<number> {
  const { pool } = service.deps.database;
  await pool.query('create table bare_event (like event including indexes)');
  await pool.query('create table bare_view (like case_view including indexes)');
  await pool.query('create table bare_fact (like analytics.case_fact including indexes)');
  await pool.query('create table bare_terms (like case_terms including indexes)');
  const { rows } = await pool.query('select e.data::text, v.id from event e join case_view v on v.id = e.case_id limit 1');
  const sample = rows[0];
  const view = await copied('case_view', { id: '$1', number: "'B' || $3", source: 'null' });
  const fact = await copied('case_fact', { case_id: '$1' });
  const { seconds } = await timed(perRun, clients, async (i) => {
    await pool.query({
      name: 'bare',
      text: `with e as (insert into bare_event (position, case_id, version, type, data, actor, at, recorded_at)
          values ($3, $1, 1, 'CaseSubmitted', $2, 'x', now(), now())),
        v as (insert into bare_view select ${view} from case_view where id = $4),
        t as (insert into bare_terms select $1, terms, bands from case_terms where case_id = $4)
        insert into bare_fact select ${fact} from analytics.case_fact where case_id = $4`,
      values: [submission(i, reference).id, sample.data, i + 1, sample.id],
    });
  });
  return perRun / seconds;
}

/** The columns of a table in order, some of them replaced: a copied row with a key of its own. */
async function copied(table: string, replaced: Readonly<Record<string, string>>): Promise<string> {
  const { rows } = await service.deps.database.pool.query<{ name: string }>(
    'select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position',
    [table],
  );
  return rows.map(({ name }) => replaced[name] ?? name).join(', ');
}
