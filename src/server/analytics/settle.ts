import type pg from 'pg';
import { cellsOf } from '../../domain/measures/cell.ts';
import { defaultCounting } from '../../domain/measures/entry.ts';
import { reboundsAmong } from '../../domain/measures/rebounds.ts';
import { repeatsAmong } from '../../domain/measures/repeats.ts';
import { rollUpRows, rollUps } from '../../domain/measures/rollUp.ts';
import type { Database } from '../platform/db.ts';
import { factsWhere } from './facts.ts';
import { settledColumns } from './proof.ts';

/**
 * Settles what depends on other cases: whether a matter came again at the same spot (反弹), or from the same person (重复). A command cannot
 * know it of cases that are yet to come, so it is settled once a night, for all cases, category by category.
 * @returns facts that changed
 */
export async function settle(database: Database): Promise<number> {
  const { rows } = await database.pool.query<{ code: string }>('select distinct category_code as code from analytics.case_fact');
  let changed = 0;
  for (const { code } of rows) changed += await settleCategory(database, code);
  await settleRollUps(database);
  return changed;
}

async function settleCategory(database: Database, code: string): Promise<number> {
  const facts = await factsWhere(database, 'f.category_code = $1 and (f.place_id is not null or f.requester_key is not null)', [
    code,
  ]);
  const rebounds = reboundsAmong(facts);
  const repeats = repeatsAmong(facts);
  const wrong = facts.flatMap((f) => {
    const [rebounded, repeatOf] = [rebounds.has(f.caseId), repeats.get(f.caseId) ?? null];
    return (f.rebounded ?? false) === rebounded && (f.repeatOf ?? null) === repeatOf
      ? []
      : [{ case_id: f.caseId, rebounded, repeat_of: repeatOf }];
  });
  if (wrong.length > 0) {
    await database.pool.query(
      `update analytics.case_fact f set rebounded = x.rebounded, repeat_of = x.repeat_of
       from jsonb_to_recordset($1::jsonb) as x(case_id uuid, rebounded boolean, repeat_of uuid) where f.case_id = x.case_id`,
      [JSON.stringify(wrong)],
    );
  }
  return wrong.length;
}

/** The two columns are the night's own: it writes them as they are, where commands add nothing. */
async function settleRollUps(database: Database): Promise<void> {
  const facts = await factsWhere(database, 'f.rebounded or f.repeat_of is not null', []);
  const client = await database.pool.connect();
  try {
    for (const store of rollUps) {
      const cells = facts.flatMap((f) =>
        cellsOf(f, store.of, defaultCounting).map((cell) => ({
          ...cell,
          tally: Object.fromEntries(settledColumns.map((column) => [column, cell.tally[column] ?? 0])),
        })),
      );
      const rows = rollUpRows(store, cells).flatMap(({ day, moment, pile, keys, tally }) =>
        settledColumns.some((column) => tally[column])
          ? [{ [store.time]: day, moment, pile, ...Object.fromEntries(store.keys.map((key, i) => [key, keys[i]])), ...tally }]
          : [],
      );
      await writeSettled(client, store, rows);
    }
  } finally {
    client.release();
  }
}

async function writeSettled(client: pg.PoolClient, store: (typeof rollUps)[number], rows: readonly unknown[]): Promise<void> {
  const key = [store.time, 'moment', 'pile', ...store.keys];
  const same = key.map((column) => `t.${column} = x.${column}`).join(' and ');
  const source = `(select * from jsonb_populate_recordset(null::analytics.${store.table}, $1::jsonb))`;
  await client.query(
    `update analytics.${store.table} t set rebounded = null, repeated = null
     where (t.rebounded is not null or t.repeated is not null) and not exists (select from ${source} x where ${same})`,
    [JSON.stringify(rows)],
  );
  await client.query(
    `insert into analytics.${store.table} as t (${key.join(', ')}, rebounded, repeated)
     select ${key.join(', ')}, nullif(rebounded, 0), nullif(repeated, 0) from ${source} x order by ${key.join(', ')}
     on conflict (${key.join(', ')}) do update set rebounded = excluded.rebounded, repeated = excluded.repeated
     where t.rebounded is distinct from excluded.rebounded or t.repeated is distinct from excluded.repeated`,
    [JSON.stringify(rows)],
  );
}
