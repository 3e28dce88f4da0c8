import { randomUUID } from 'node:crypto';
import { demoHistory } from '../seed/demo/history.ts';
import { promiseRows } from '../src/server/analytics/execute.ts';
import { factOf } from '../src/server/cases/view.ts';
import { demoSeed, peopleOfDemo } from '../src/server/demo/people.ts';
import type { Deps } from '../src/server/deps.ts';

type Row = Readonly<Record<string, unknown>>;

const batch = 2000;
const daysOfYear = 365;
const msPerDay = 86_400_000;

/**
 * Fills an empty database with the facts of so many cases of one year up to now: those of the demonstration, folded by the domain from its
 * events, each some hundred times and each time moved by other days. Events and views are not written; for benchmarks of the measures.
 * @returns the first and the last day
 */
export async function writeManyFacts(deps: Pick<Deps, 'database' | 'reference' | 'clock'>, count: number): Promise<void> {
  const { pool } = deps.database;
  const reference = await deps.reference.newest();
  const now = deps.clock();
  const world = { ...reference, seed: demoSeed, until: now, people: await peopleOfDemo(reference) };
  const lives = [...demoHistory(world)].map(({ id, told }) => ({
    fact: factOf(id, told) as Row,
    promises: promiseRows(id, told),
    at: Date.parse(told.state.submittedAt),
  }));
  const end = Date.parse(now);
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('set synchronous_commit = off');
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
      select indexname as name, indexdef as definition from pg_indexes where schemaname = 'analytics' and tablename = 'case_fact'
        and indexname not like '%_pkey'`);
    for (const { name } of indexes) await client.query(`drop index analytics.${name}`);
    for (let from = 0; from < count; from += batch) {
      const facts: Row[] = [];
      const promises: Row[] = [];
      for (let i = from; i < Math.min(count, from + batch); i++) {
        const life = lives[i % lives.length]!;
        const id = randomUUID();
        const ago = Math.floor((end - life.at) / msPerDay);
        // Spread evenly over the year, by whole weeks and days, and never into the future.
        const days = ago - ((ago + Math.floor(i / lives.length) * 7 + (i % 7)) % daysOfYear);
        facts.push({
          ...(moved(life.fact, days) as Row),
          case_id: id,
          number: `JS2026-${String(i).padStart(7, '0')}`,
          requester_key: null,
        });
        for (const promise of life.promises) promises.push({ ...(moved(promise, days) as Row), case_id: id });
      }
      await insert('analytics.case_fact', facts);
      if (promises.length > 0) await insert('analytics.open_promise', promises);
    }
    for (const { definition } of indexes) await client.query(definition);
    await client.query('vacuum analyze');
  } finally {
    client.release();
  }

  async function insert(table: string, rows: readonly Row[]): Promise<void> {
    const columns = Object.keys(rows[0]!).join(', ');
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}

/** The same with every instant and day moved; what is nested too. */
function moved(value: unknown, days: number): unknown {
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return new Date(Date.parse(value) + days * msPerDay).toISOString();
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(Date.parse(value) + days * msPerDay).toISOString().slice(0, 10);
    return value;
  }
  if (Array.isArray(value)) return value.map((each) => moved(each, days));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, moved(each, days)]));
}
