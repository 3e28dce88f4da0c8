import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertPerson } from '../../src/server/directory/execute.ts';
import { type RunningPostgres, startBundledPostgres } from '../../src/server/platform/bundledPostgres.ts';
import { openContactSeal } from '../../src/server/platform/contactSeal.ts';
import { type Database, openDatabase } from '../../src/server/platform/db.ts';
import { digest, newToken } from '../../src/server/platform/secrets.ts';
import { newDataFolder, type RunningService, removeFolder, startService } from './service.ts';

let folder: string;
let server: RunningPostgres;
let database: Database;
let one: RunningService;
let two: RunningService;
const unit = 'hq-repair';

beforeAll(async () => {
  folder = await newDataFolder();
  server = await startBundledPostgres(folder, { fsync: 'off' });
  const admin = openDatabase(server.url, 1);
  await admin.pool.query('create database shared');
  await admin.close();
  const url = server.url.replace(/\/postgres$/, '/shared');
  const start = () => startService('start', { dataFolder: folder, environment: { DATABASE_URL: url, DATABASE_POOL: '6' } });
  // At once: both want to migrate and to make the queues.
  [one, two] = await Promise.all([start(), start()]);
  database = openDatabase(url, 2);
});
afterAll(async () => {
  await database.close();
  await Promise.all([one.stop(), two.stop()]);
  await server.stop();
  await removeFolder(folder);
});

async function person(grants: { role: 'operator' | 'dispatcher' | 'officer'; unit: string | null }[]) {
  const [id, token, now] = [randomUUID(), newToken(), new Date().toISOString()];
  const kind = grants.length > 0 ? ('staff' as const) : ('student' as const);
  const draft = { login: id, name: '测试', kind, unit: grants[0]?.unit ?? null, phone: '', active: true, grants };
  await insertPerson({ database, contacts: await openContactSeal(folder, 'aes') }, draft, null, now, id);
  const row = { token_hash: digest(token), person: id, created_at: now, seen_at: now, second_factor_at: now };
  await database.db
    .insertInto('session')
    .values({ ...row, expires_at: '2099-01-01T00:00:00.000Z' })
    .execute();
  return { id, cookie: `huying=${token}` };
}

async function post(to: RunningService, place: string, cookie: string, body: object): Promise<void> {
  const answer = await fetch(to.address + place, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  expect([place, answer.status]).toEqual([place, 200]);
}

it('tells the browsers of one process what happened in the other, and does each job once', async () => {
  const student = await person([]);
  const desk = await person([
    { role: 'operator', unit: null },
    { role: 'dispatcher', unit: null },
  ]);
  const officer = await person([{ role: 'officer', unit }]);
  const heard: string[] = [];
  const abort = new AbortController();
  const stream = await fetch(`${two.address}/api/changes`, { headers: { cookie: desk.cookie }, signal: abort.signal });
  const listening = (async () => {
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) heard.push(chunk);
  })().catch(() => undefined);

  const ids = Array.from({ length: 24 }, () => randomUUID());
  await Promise.all(
    ids.map(async (id, i) => {
      // Each step of a case at another process than the one before.
      const [first, second] = i % 2 === 0 ? [one, two] : [two, one];
      await post(first!, '/api/cases', student.cookie, { id, categoryCode: '0401', title: '水龙头关不上了', placeId: 'd3' });
      await post(second!, `/api/cases/${id}/commands`, desk.cookie, { type: 'Accept', version: 1 });
      await post(first!, `/api/cases/${id}/commands`, desk.cookie, { type: 'Dispatch', unit, version: 2 });
    }),
  );
  await until(async () => ids.every((id) => heard.join('').includes(id)), 10);
  const toldOf = async () =>
    (await database.pool.query<{ n: number }>('select count(*) as n from notification where person = $1', [officer.id])).rows[0]!
      .n;
  await until(async () => (await toldOf()) >= ids.length, 30);
  expect(await toldOf()).toBe(ids.length);
  const { rows } = await database.pool.query("select state, retry_count from pgboss.job where name = 'notify' group by 1, 2");
  expect(rows).toEqual([{ state: 'completed', retry_count: 0 }]);
  abort.abort();
  await listening;
});

it('rings the timetable once in a minute, whichever process does it', async () => {
  const rung = async () =>
    (
      await database.pool.query<{ n: number }>(
        "select count(*) as n from pgboss.job where name = 'audit-chain' group by date_trunc('minute', created_on)",
      )
    ).rows.map(({ n }) => n);
  await until(async () => (await rung()).length > 0, 90);
  expect(new Set(await rung())).toEqual(new Set([1]));
});

it('goes on when one of them is killed', async () => {
  const student = await person([]);
  await two.stop('SIGKILL');
  const body = { id: randomUUID(), categoryCode: '0401', title: '水龙头关不上了', placeId: 'd3' };
  await post(one, '/api/cases', student.cookie, body);
});

async function until(isTrue: () => Promise<boolean>, seconds: number): Promise<void> {
  for (const from = performance.now(); !(await isTrue()); ) {
    if ((performance.now() - from) / 1000 > seconds) throw new Error(`not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
