import { demoHistory } from '../seed/demo/history.ts';
import { facetTerm, tracesOf } from '../src/server/cases/traces.ts';
import { demoSeed, peopleOfDemo } from '../src/server/demo/people.ts';
import type { Deps } from '../src/server/deps.ts';

/**
 * Fills an empty database with closed and open cases by bulk SQL: the texts of the demonstration, each some hundred times, over the last
 * 36 months, the numbers all different. Its events hold the submission only; for benchmarks of reading.
 */
export async function writeManyCases(deps: Pick<Deps, 'database' | 'reference' | 'clock'>, count: number): Promise<void> {
  const { pool } = deps.database;
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    const texts = await writeTexts(deps);
    const rebuild = await dropIndexes(deps);
    await client.query(
      `create temporary table made as
       select gen_random_uuid() as id, i, i % $2 as text, $3::timestamptz - ($1 - i) * (interval '1095 days' / $1) as at
       from generate_series(1, $1) i`,
      [count, texts, deps.clock()],
    );
    await client.query('create index on made (text)');
    await client.query(`
      insert into case_view (id, number, version, phase, title, category_code, grade, nature, channel, confidentiality, anonymous,
        place_id, unit, submitted_at, next_kind, next_at, ended_at, round, returns, nudges)
      select m.id, ${number}, 1, case when ${open} then 'dispatched' else 'closed' end, t.title, t.category, 'Y', 'help', 'web',
        case when t.confidential then 'confidential' else 'normal' end, true, t.place, t.unit, m.at,
        case when ${open} then 'sign' end, case when ${open} then m.at + interval '1 day' end, case when not ${open} then m.at + interval '3 days' end, 1, 0, 0
      from made m join bench_text t on t.n = m.text order by m.i`);
    await client.query(`
      insert into case_terms (case_id, terms, bands)
      select m.id, array_to_tsvector(t.terms || array['month:' || to_char(m.at at time zone 'Asia/Shanghai', 'YYYY-MM'),
        'js' || to_char(m.at, 'YYYY'), lpad(m.i::text, 6, '0')]), t.bands
      from made m join bench_text t on t.n = m.text order by m.i`);
    await client.query(`
      insert into event (case_id, version, type, data, actor, at)
      select m.id, 1, 'CaseSubmitted', jsonb_build_object('title', t.title, 'text', t.text), 'system', m.at
      from made m join bench_text t on t.n = m.text order by m.i`);
    for (const definition of rebuild) await client.query(definition);
    await client.query('drop table bench_text');
    await client.query('vacuum analyze');
  } finally {
    client.release();
  }
}

const number = `'JS' || to_char(m.at, 'YYYY') || '-' || lpad(m.i::text, 6, '0')`;
const open = `(m.i % 50 = 0)`;

async function writeTexts(deps: Pick<Deps, 'database' | 'reference' | 'clock'>): Promise<number> {
  const reference = await deps.reference.newest();
  const world = { ...reference, seed: demoSeed, until: deps.clock(), people: await peopleOfDemo(reference) };
  const { pool } = deps.database;
  await pool.query(
    'create table bench_text (n int primary key, title text, text text, place text, category text, unit text, confidential boolean, terms text[], bands int[])',
  );
  const rows = [...demoHistory(world)].map(({ submission: { command, at }, outcome }, n) => {
    const { terms, bands } = tracesOf({ ...command, requester: null, number: '', at }, reference.places);
    const unit = outcome.lead ?? reference.categories.get(command.categoryCode)!.defaultUnit;
    return {
      n,
      title: command.title,
      text: command.text,
      place: command.placeId,
      category: command.categoryCode,
      unit,
      confidential: outcome.confidentiality !== 'normal',
      terms: [...terms.filter((term) => !term.startsWith('month:')), facetTerm.unit(unit)],
      bands,
    };
  });
  for (let from = 0; from < rows.length; from += 1000) {
    await pool.query('insert into bench_text select * from jsonb_populate_recordset(null::bench_text, $1::jsonb)', [
      JSON.stringify(rows.slice(from, from + 1000)),
    ]);
  }
  return rows.length;
}

/** Building an index over all rows at once is faster than growing it row by row. @returns the statements that make them again */
async function dropIndexes({ database: { pool } }: Pick<Deps, 'database'>): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; definition: string }>(`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('case_view', 'case_terms') and indexname not like '%_pkey' and indexname <> 'case_view_number'`);
  for (const { name } of rows) await pool.query(`drop index if exists ${name}`);
  return rows.map(({ definition }) => definition);
}
