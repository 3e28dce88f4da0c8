import type pg from 'pg';

type Made = { readonly table: string; readonly drop: string; readonly make: string; readonly cost: number };

/**
 * Runs `work` while the tables have no indexes and no keys, then makes all of them again, two at a time, and cleans up: building an index over
 * all rows at once is several times faster than growing it row by row. Killed meanwhile, it leaves a database without keys.
 */
export async function withoutIndexes(pool: pg.Pool, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows } = await pool.query<{ table: string; name: string; definition: string; constraint: string | null }>(
    `select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition,
       (select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u')) as constraint
     from pg_index i where i.indrelid = any($1::regclass[])`,
    [tables],
  );
  const made = rows.map(({ table, name, definition, constraint }): Made => {
    const cost = definition.includes(' gin ') ? 10 : 1;
    if (constraint === null) return { table, drop: `drop index ${name}`, make: definition, cost };
    const [own] = constraint.split(' ');
    return {
      table,
      drop: `alter table ${table} drop constraint ${own}`,
      make: `alter table ${table} add constraint ${constraint}`,
      cost,
    };
  });
  for (const { drop } of made) await pool.query(drop);
  try {
    await work();
  } finally {
    await makeAgain(pool, made);
  }
}

async function makeAgain(pool: pg.Pool, made: readonly Made[]): Promise<void> {
  // A table is the business of one connection: adding a key locks it.
  const byTable = [...Map.groupBy(made, ({ table }) => table)].map(([table, own]) => ({
    table,
    own: own.map(({ make }) => make),
    cost: own.reduce((sum, { cost }) => sum + cost, 0),
  }));
  const waiting = byTable.toSorted((a, b) => b.cost - a.cost);
  const build = async () => {
    const client = await pool.connect();
    try {
      await client.query(`set statement_timeout = 0; set maintenance_work_mem = '512MB'; set synchronous_commit = off`);
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        for (const make of next.own) await client.query(make);
        await client.query(`vacuum analyze ${next.table}`);
      }
      await client.query('reset all');
    } finally {
      client.release();
    }
  };
  await Promise.all([build(), build()]);
}
