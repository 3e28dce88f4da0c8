import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';

const folder = path.resolve(import.meta.dirname, '../../../migrations');

/** Names of all migrations of this program, oldest first. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

/**
 * Brings the schema forward, each file of migrations/ in its own transaction and once for ever; several processes may start at the same
 * time. Returns the name of the newest one.
 */
export async function migrate(pool: pg.Pool): Promise<string> {
  const files = await migrationNames();
  const client = await pool.connect();
  try {
    // A table of millions is rebuilt in more than the minute that a statement of the service may take.
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock(4711)');
    await client.query(table);
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const applied = new Set(rows.map((row) => row.name));
    for (const name of files.filter((file) => !applied.has(file))) await client.query(`begin;\n${await applying(name)}; commit;`);
    return files.at(-1) ?? '';
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock(4711); reset statement_timeout');
    client.release();
  }
}

/** Makes the schema of exactly these migrations in an empty database, within the caller's transaction. */
export async function migrateWithin(client: pg.ClientBase, names: readonly string[]): Promise<void> {
  await client.query(table);
  for (const name of names) await client.query(await applying(name));
}

const table = 'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())';

async function applying(name: string): Promise<string> {
  return `${await readFile(path.join(folder, name), 'utf8')}\n;insert into migration (name) values ('${name}')`;
}
