import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { openReference } from './queries.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

it('reads the reference data again after the database could not be asked', async () => {
  const { db, pool } = t.deps.database;
  const reference = openReference(db);
  await pool.query('alter table reference_item rename to out_of_reach');
  await expect(reference.recent()).rejects.toThrow();
  await expect(reference.newest()).rejects.toThrow();
  await pool.query('alter table out_of_reach rename to reference_item');
  expect((await reference.recent()).units.size).toBeGreaterThan(0);
  expect((await reference.newest()).units.size).toBeGreaterThan(0);
});

it('gives nobody what was before a change, however many ask at once', async () => {
  const { db, pool } = t.deps.database;
  const reference = openReference(db);
  const before = await reference.recent();
  await pool.query(
    `update reference_item set version = version + 1 where (kind, id) = (select kind, id from reference_item limit 1)`,
  );
  reference.forget();
  const after = await Promise.all([reference.recent(), reference.recent(), reference.recent()]);
  expect(after.map(({ version }) => version > before.version)).toEqual([true, true, true]);
});
