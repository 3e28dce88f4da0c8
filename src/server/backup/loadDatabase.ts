import pg from 'pg';
import { copyIn } from '../platform/copyRows.ts';
import { migrateWithin, migrationNames } from '../platform/migrate.ts';
import { primaryOf } from '../platform/primary.ts';
import { BackupFault } from './backupFault.ts';
import { type Sequence, shapeOf, type Table, tablesOf } from './databaseShape.ts';

export type LoadedTable = Table & { readonly rows: number | null; readonly chunks: () => AsyncIterable<Buffer> };
export type Source = {
  readonly migrations: readonly string[];
  readonly tables: AsyncIterable<LoadedTable> | Iterable<LoadedTable>;
  /** Asked for after all tables. */
  readonly sequences: () => Promise<readonly Sequence[]>;
};

/**
 * Fills a database with the schema and the rows of another, in one transaction: whatever interrupts it, the database is as it was before.
 * @param replace false: a database that holds anything is refused. @returns rows written · @throws BackupFault
 */
export async function loadDatabase(url: string, source: Source, replace: boolean): Promise<number> {
  const known = new Set(await migrationNames());
  const unknown = source.migrations.find((name) => !known.has(name));
  if (unknown !== undefined) throw new BackupFault('newer-program', unknown);
  const client = new pg.Client({ ...primaryOf(url).connection, keepAlive: true, options: '-c TimeZone=UTC' });
  client.on('error', () => {});
  await client.connect();
  try {
    await refuseUnfit(client, replace);
    await client.query("begin; set local statement_timeout = 0; set local maintenance_work_mem = '128MB'");
    await empty(client);
    await migrateWithin(client, source.migrations);
    const shape = await shapeOf(client);
    for (const statement of shape.takeAway) await client.query(statement);
    // Migrations put first rows into some tables.
    await client.query(`truncate ${(await tablesOf(client)).map(nameOf).join(', ')}`);
    let rows = 0;
    for await (const table of source.tables) rows += await loadTable(client, table);
    for (const statement of shape.bringBack) await client.query(statement);
    for (const sequence of await source.sequences()) await setSequence(client, sequence);
    await client.query('commit');
    await client.query('analyze');
    return rows;
  } finally {
    // After the commit there is nothing to take back; without one PostgreSQL takes it back when the connection is gone.
    await client.query('rollback').catch(() => undefined);
    await client.end().catch(() => undefined);
  }
}

export function nameOf({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}

export function columnsOf({ columns }: Table): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

async function loadTable(client: pg.Client, table: LoadedTable): Promise<number> {
  const rows = await copyIn(client, `copy ${nameOf(table)} (${columnsOf(table)}) from stdin`, table.chunks());
  if (table.rows !== null && rows !== table.rows) throw new BackupFault('rows-differ', `${table.schema}.${table.name}`);
  return rows;
}

async function refuseUnfit(client: pg.Client, replace: boolean): Promise<void> {
  await refuseInUse(client);
  const { rows: tables } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'`);
  const names = new Set(tables.map(({ name }) => name));
  if (names.size === 0) return;
  if (!names.has('public.migration') || !names.has('public.event')) throw new BackupFault('target-foreign', [...names][0]);
  // A start without a first administrator leaves reference data and nothing that anybody wrote.
  const { rows: used } = await client.query(
    'select 1 from (select from person limit 1) p union all select 1 from (select from event limit 1) e',
  );
  if (used.length > 0 && !replace) throw new BackupFault('target-not-empty');
}

const farewellSeconds = 2;

/** Who has just hung up is still in PostgreSQL's list for a moment. @throws BackupFault 'target-in-use' */
export async function refuseInUse(client: pg.ClientBase): Promise<void> {
  for (let waited = 0; waited <= farewellSeconds * 10; waited += 1) {
    const { rows } = await client.query(`select 1 from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' limit 1`);
    if (rows.length === 0) return;
    await client.query('select pg_sleep(0.1)');
  }
  throw new BackupFault('target-in-use');
}

async function empty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg\\_%'",
  );
  for (const { name } of rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`);
  await client.query('create schema public');
}

async function setSequence(client: pg.Client, sequence: Sequence): Promise<void> {
  // Those of the case numbers are made when a year begins.
  await client.query(`create sequence if not exists ${nameOf(sequence)}`);
  if (sequence.last !== null) await client.query('select setval($1::regclass, $2)', [nameOf(sequence), sequence.last]);
}
