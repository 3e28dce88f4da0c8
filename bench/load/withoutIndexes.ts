import type pg from 'pg';

type Made = {
  readonly table: string;
  readonly drop: string;
  readonly make: string;
  readonly isKey: boolean;
  readonly cost: number;
};

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
    if (constraint === null) return { table, drop: `drop index ${name}`, make: definition, isKey: false, cost };
    const [own] = constraint.split(' ');
    return {
      table,
      drop: `alter table ${table} drop constraint ${own}`,
      make: `alter table ${table} add constraint ${constraint}`,
      isKey: true,
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
  const clients = [await pool.connect(), await pool.connect()];
  const inTwo = async (work: readonly string[]) => {
    const waiting = [...work];
    const run = async (client: pg.PoolClient) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await client.query(next);
    };
    await Promise.all(clients.map(run));
  };
  try {
    for (const client of clients) {
      await client.query(`set statement_timeout = 0; set maintenance_work_mem = '512MB'; set synchronous_commit = off`);
    }
    // Adding a key locks its table; indexes may grow beside each other, the dearest first.
    await inTwo(made.filter(({ isKey }) => isKey).map(({ make }) => make));
    await inTwo(
      made
        .filter(({ isKey }) => !isKey)
        .toSorted((a, b) => b.cost - a.cost)
        .map(({ make }) => make),
    );
    await inTwo([...new Set(made.map(({ table }) => `vacuum analyze ${table}`))]);
  } finally {
    for (const client of clients) {
      await client.query('reset all');
      client.release();
    }
  }
}
