import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandCase, submitCase } from '../../src/contract/cases.ts';
import { tablesOf } from '../../src/server/backup/databaseShape.ts';
import { columnsOf, nameOf } from '../../src/server/backup/loadDatabase.ts';
import { otherDatabase } from '../../src/server/backup/proveBackup.ts';
import { rebuildViews } from '../../src/server/cases/rebuild.ts';
import { openReference } from '../../src/server/directory/queries.ts';
import { openDatabase } from '../../src/server/platform/db.ts';
import { migrate, migrateWithin, migrationNames } from '../../src/server/platform/migrate.ts';
import { type TestApp, testApp } from '../app.ts';
import { viewDifferences } from '../survival/viewDifferences.ts';

let t: TestApp;
const cases = 4;
const names = await migrationNames();

beforeAll(async () => {
  t = await testApp();
  const student = await t.as();
  const desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  for (let i = 0; i < cases; i += 1) {
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode: '0401', title: '水龙头关不上了', placeId: 'd3' } });
    await desk.call(commandCase, { params: { id }, body: { type: 'Accept', version: 1 } });
    await desk.call(commandCase, { params: { id }, body: { type: 'Dispatch', unit: 'hq-repair', version: 2 } });
  }
});
afterAll(() => t.close());

/** Gives a schema of an earlier day the rows of today, as far as it has the tables and columns and its constraints allow them. */
async function fill(client: pg.Client): Promise<number> {
  await client.query('set session_replication_role = replica');
  const present = await tablesOf(client);
  await client.query(`truncate ${present.map(nameOf).join(', ')}`);
  let filled = 0;
  for (const table of await tablesOf(client)) {
    const { rows } = await t.deps.database.pool
      .query<{ line: string }>(`select to_jsonb(r)::text as line from ${nameOf(table)} r`)
      .catch(() => ({ rows: [] }));
    for (const { line } of rows) {
      // A word of a later day is refused by the list of that day, and that row is left out.
      const put = `insert into ${nameOf(table)} (${columnsOf(table)}) overriding system value
        select ${columnsOf(table)} from jsonb_populate_record(null::${nameOf(table)}, $1::jsonb)`;
      await client.query('savepoint one');
      await client.query(put, [line]).then(
        () => (filled += 1),
        () => client.query('rollback to one'),
      );
    }
  }
  await client.query('set session_replication_role = origin');
  return filled;
}

it.each(names.slice(0, -1).map((name, i) => [name, i + 1] as const))(
  'brings a database that ended with %s forward, with its rows',
  async (_, count) => {
    const name = `upgraded_${randomUUID().replaceAll('-', '')}`;
    await t.deps.database.pool.query(`create database ${name}`);
    const url = otherDatabase(t.url, name);
    const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
    await client.connect();
    await client.query('begin');
    await migrateWithin(client, names.slice(0, count));
    const filled = await fill(client);
    await client.query('commit');
    const events = async () =>
      (await client.query('select case_id, version, type, data::text, actor, at from event order by position')).rows;
    const before = await events();
    expect(before.length).toBe(3 * cases);
    expect(filled).toBeGreaterThan(before.length);

    const database = openDatabase(url, 3);
    expect(await migrate(database.pool)).toBe(names.at(-1));
    expect(await events()).toEqual(before);
    await client.end();
    // As the next start does: facts of an older program are made again.
    if (count > 1) expect(await rebuildViews({ database, reference: openReference(database.db) })).toBe(cases);
    if (count > 1) expect(await viewDifferences(database.pool)).toEqual([]);
    await database.close();
    await t.deps.database.pool.query(`drop database ${name} with (force)`);
  },
);
