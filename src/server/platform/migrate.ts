import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';

const folder = path.resolve(import.meta.dirname, '../../../migrations');

/**
 * Brings the schema forward, each file of migrations/ in its own transaction and once for ever; several processes may start at the same
 * time. Returns the name of the newest one.
 */
export async function migrate(pool: pg.Pool): Promise<string> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(4711)');
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const applied = new Set(rows.map((row) => row.name));
    for (const name of files.filter((file) => !applied.has(file))) {
      await client.query(
        `begin;\n${await readFile(path.join(folder, name), 'utf8')}\n;insert into migration (name) values ('${name}'); commit;`,
      );
    }
    return files.at(-1) ?? '';
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock(4711)');
    client.release();
  }
}
