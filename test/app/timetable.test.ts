import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/server/platform/db.ts';
import { type Jobs, openJobs } from '../../src/server/platform/jobs.ts';
import { openTaskLocks } from '../../src/server/platform/taskLocks.ts';
import { type TestApp, testApp } from '../app.ts';

let t: TestApp;
const opened: { close: () => Promise<unknown> }[] = [];

beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => {
  for (const each of opened) await each.close();
  await t.close();
});

async function process(): Promise<Jobs> {
  const database = openDatabase(t.url, 4);
  const jobs = await openJobs(database, () => {});
  opened.push({ close: () => jobs.close().then(database.close) });
  return jobs;
}
/** Somebody's turn of the timetable, without waiting for the time. */
const due = (name: string) => t.deps.database.pool.query('insert into pgboss.job (name) values ($1)', [name]);
const states = async (name: string) => {
  const { rows } = await t.deps.database.pool.query('select state from pgboss.job where name = $1 order by created_on', [name]);
  return rows.map(({ state }) => state);
};

it('gives a task whose process was killed to another within seconds, and never to two', { timeout: 60_000 }, async () => {
  const name = 'retention';
  const held = spawn(globalThis.process.execPath, [path.resolve('test/survival/heldTask.ts'), t.url, name], { stdio: 'pipe' });
  await printed(held, () => due(name));
  const [one, two] = [await process(), await process()];
  let begun = 0;
  for (const each of [one, two])
    await each.schedule(name, '0 0 1 1 *', async () => {
      begun += 1;
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
  // While it lives nobody else begins, also when the same is due again.
  await due(name);
  await vi.waitFor(async () => expect(await states(name)).toEqual(['active', 'completed']), { timeout: 15_000 });
  expect(begun).toBe(0);

  const from = performance.now();
  held.kill('SIGKILL');
  await vi.waitFor(async () => expect(await states(name)).toEqual(['completed', 'completed']), { timeout: 30_000 });
  expect((performance.now() - from) / 1000).toBeLessThan(25);
  expect(begun).toBe(1);
});

it('lets go of a task when the task fails, when its session ends, and when it is done', async () => {
  const [one, two] = [openTaskLocks(t.url), openTaskLocks(t.url)];
  opened.push(one, two);
  await expect(one.alone('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  let finish = () => {};
  const long = one.alone('x', () => new Promise((resolve) => (finish = resolve)));
  await vi.waitFor(async () => expect(await two.alone('x', async () => {})).toBe(false));
  expect(await one.alone('x', async () => {})).toBe(false);
  expect(await two.alone('y', async () => {})).toBe(true);
  one.drop();
  await vi.waitFor(async () => expect(await two.alone('x', async () => {})).toBe(true), { timeout: 10_000 });
  finish();
  expect(await long).toBe(true);
  expect(await one.alone('x', async () => {})).toBe(true);
});

async function printed(child: ChildProcess, once: () => Promise<unknown>): Promise<void> {
  let text = '';
  const begun = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        text += chunk;
        if (text.includes('begun')) resolve();
      });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
  begun.catch(() => {});
  // Its queue has to be there before anything can be due in it.
  await vi.waitFor(
    async () =>
      expect((await t.deps.database.pool.query("select 1 from pgboss.schedule where name = 'retention'")).rows).toHaveLength(1),
    { timeout: 20_000 },
  );
  await once();
  return begun;
}
