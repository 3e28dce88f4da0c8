import type pg from 'pg';
import { tell, untold } from '../../src/domain/measures/factOfCase.ts';
import { promiseRows } from '../../src/server/analytics/execute.ts';
import { historiesOf } from '../../src/server/cases/queries.ts';
import { tracesOfHistory } from '../../src/server/cases/traces.ts';
import { factOf, viewOf } from '../../src/server/cases/view.ts';
import type { Deps } from '../../src/server/deps.ts';

/** Folds cases again from their stored events and compares what then should stand in each table with what does. @returns what differs */
export async function checkSample(
  deps: Pick<Deps, 'database' | 'reference'>,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { pool } = deps.database;
  const { places } = await deps.reference.newest();
  const found: string[] = [];
  for (const [id, history] of await historiesOf(deps.database, ids)) {
    const told = tell(untold, history);
    const { terms, bands } = tracesOfHistory(history, places)!;
    const pairs: readonly (readonly [string, string, readonly object[], string])[] = [
      ['case_view', 'id', [viewOf(id, told.state)], '{}'],
      // What the night settles, no fold knows; the key of a person is made by the database.
      ['analytics.case_fact', 'case_id', [factOf(id, told)], '{rebounded,repeat_of}'],
      ['analytics.open_promise', 'case_id', promiseRows(id, told), '{}'],
    ];
    for (const [table, key, rows, left] of pairs) {
      const differing = await differences(pool, { table, key, id, rows, left });
      if (differing > 0) found.push(`${id} ${table}`);
    }
    const { rows } = await pool.query<{ same: boolean }>(
      'select terms = array_to_tsvector($2::text[]) and bands = $3::int[] as same from case_terms where case_id = $1',
      [id, terms, bands],
    );
    if (rows[0]?.same !== true) found.push(`${id} case_terms`);
    if (history.length !== told.state.version) found.push(`${id} event`);
  }
  const missing = ids.length - new Set((await historiesOf(deps.database, ids)).keys()).size;
  return missing > 0 ? [...found, `${missing} cases without events`] : found;
}

type Comparison = { table: string; key: string; id: string; rows: readonly object[]; left: string };

/** Rows of one case that stand in the table and should not, or should and do not. */
async function differences(pool: pg.Pool, { table, key, id, rows, left }: Comparison): Promise<number> {
  const keyed = table === 'analytics.case_fact' ? `|| jsonb_build_object('requester_key', requester_key(x.requester_key))` : '';
  const { rows: counted } = await pool.query<{ n: number }>(
    `with stored as (select to_jsonb(t) - $3::text[] as row from ${table} t where t.${key} = $1),
     folded as (select (to_jsonb(x) ${keyed}) - $3::text[] as row from jsonb_populate_recordset(null::${table}, $2::jsonb) x)
     select (select count(*) from (select row from stored except all select row from folded) a)
       + (select count(*) from (select row from folded except all select row from stored) b) as n`,
    [id, JSON.stringify(rows), left],
  );
  return counted[0]!.n;
}
