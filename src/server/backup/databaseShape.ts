import type pg from 'pg';

export type Table = { readonly schema: string; readonly name: string; readonly columns: readonly string[] };
export type Sequence = { readonly schema: string; readonly name: string; readonly last: number | null };

/** What the migrations list themselves and the queue keeps for itself; jobs that wait travel in `restored_job`. */
const notCopied = `n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg\\_%'`;

/** Every table whose rows are copied, with the columns that can be written. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and ${notCopied} and not (n.nspname = 'public' and c.relname in ('migration', 'restored_job'))
    group by 1, 2 order by 1, 2`);
  return rows;
}

/** Reads where they stand now, not where they stood when the transaction began: so never below a number that was given out. */
export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select n.schemaname as schema, n.sequencename as name, n.last_value as last from pg_sequences n
     where n.schemaname not in ('pg_catalog', 'information_schema', 'pgboss') order by 1, 2`,
  );
  return rows;
}

/** Jobs that are not done: one that was being done is done again, which every handler bears. Those of the timetable come by themselves. */
export const waitingJobs: Table & { readonly select: string } = {
  schema: 'public',
  name: 'restored_job',
  columns: [
    'id',
    'name',
    'priority',
    'data',
    'retry_limit',
    'retry_count',
    'retry_delay',
    'retry_backoff',
    'start_after',
    'singleton_key',
  ],
  select: `select id, name, priority, data, retry_limit, retry_count, retry_delay, retry_backoff, start_after, singleton_key
    from pgboss.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%'
      and name not in (select name from pgboss.schedule)`,
};

export async function hasQueue(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('pgboss.job') is not null as there");
  return rows[0]?.there ?? false;
}

export type Shape = {
  /** Statements that take away what slows loading down or judges it too early, and those that bring it back. */
  readonly takeAway: readonly string[];
  readonly bringBack: readonly string[];
};

/** Foreign keys, triggers and indexes of all tables. The keys are checked when they come back. */
export async function shapeOf(client: pg.ClientBase): Promise<Shape> {
  const { rows: keys } = await client.query<{ drop: string; add: string }>(`
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop,
      format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as add
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace where c.contype = 'f' and ${notCopied}`);
  const { rows: indexes } = await client.query<{ drop: string; add: string }>(`
    select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as add
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where ${notCopied} and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`);
  const { rows: triggered } = await client.query<{ off: string; on: string }>(`
    select distinct format('alter table %s disable trigger user', t.tgrelid::regclass) as off,
      format('alter table %s enable trigger user', t.tgrelid::regclass) as on
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and ${notCopied}`);
  return {
    takeAway: [...keys.map(({ drop }) => drop), ...indexes.map(({ drop }) => drop), ...triggered.map(({ off }) => off)],
    bringBack: [...indexes.map(({ add }) => add), ...keys.map(({ add }) => add), ...triggered.map(({ on }) => on)],
  };
}
