import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { afterEach, beforeAll, expect, inject, it } from 'vitest';
import { type Database, openDatabase, preparePooler } from '../../src/server/platform/db.ts';
import { openLive } from '../../src/server/platform/live.ts';
import { watchPrimary } from '../../src/server/platform/watchPrimary.ts';

let url: URL;
const ends: (() => unknown)[] = [];
beforeAll(() => {
  url = new URL(inject('postgres'));
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A machine before the database that can be cut off: it then takes whatever comes and says nothing, nor hangs up. */
async function machine() {
  let isCut = false;
  const sockets = new Set<Socket>();
  const server: Server = createServer((outside) => {
    sockets.add(outside);
    outside.on('error', () => {});
    if (isCut) return;
    const inside = dial(Number(url.port), url.hostname);
    sockets.add(inside);
    inside.on('error', () => {});
    outside.on('data', (bytes) => isCut || inside.write(bytes));
    inside.on('data', (bytes) => isCut || outside.write(bytes));
    outside.on('close', () => inside.destroy());
    inside.on('close', () => isCut || outside.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as { port: number };
  return {
    at: `127.0.0.1:${port}`,
    cut: () => {
      isCut = true;
    },
    mend: () => {
      isCut = false;
    },
  };
}

const addressOf = (...machines: string[]) => `postgres://${url.username}:${url.password}@${machines.join(',')}${url.pathname}`;

function opened(...given: Parameters<typeof openDatabase>): Database {
  const database = openDatabase(...given);
  ends.push(() => database.close());
  return database;
}

it('finds the machine that answers among several, whichever is named first', async () => {
  const [silent, alive] = [await machine(), await machine()];
  silent.cut();
  const { pool } = opened(addressOf(silent.at, '127.0.0.1:1', alive.at), 2);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

it('says that the database is away when no machine answers', async () => {
  const { pool } = opened(addressOf('127.0.0.1:1', '127.0.0.1:2'), 2);
  await expect(pool.query('select 1')).rejects.toMatchObject({ code: '08006' });
});

it('gives up what hangs on a machine that is cut off, and goes on with another', async () => {
  const [first, second] = [await machine(), await machine()];
  second.cut();
  const address = addressOf(first.at, second.at);
  const database = opened(address, 2);
  await database.pool.query('select 1');
  const live = await openLive(address);
  ends.push(() => live.close());
  const heard = Promise.withResolvers<void>();
  live.subscribe(({ id }) => id === 'after' && heard.resolve());
  const watching = Promise.withResolvers<void>();
  const watch = watchPrimary(
    address,
    () => {
      database.drop();
      live.drop();
    },
    { beatMilliseconds: 20, found: watching.resolve },
  );
  ends.push(() => watch.close());
  await watching.promise;

  first.cut();
  second.mend();
  await expect(database.pool.query('select 2')).rejects.toMatchObject({ code: '08006' });
  await expect.poll(async () => (await database.pool.query('select 3 as three').catch(() => null))?.rows).toEqual([{ three: 3 }]);
  await expect
    .poll(async () => {
      live.announce({ kind: 'case', id: 'after' });
      return await Promise.race([heard.promise.then(() => true), new Promise((resolve) => setTimeout(resolve, 100))]);
    })
    .toBe(true);
});

it('leaves nothing in the sessions of a pooler, and finds them set up', async () => {
  const direct = opened(inject('postgres'), 1);
  await preparePooler(direct);
  ends.push(() => direct.pool.query('alter role current_user in database postgres reset all'));
  const { pool } = opened(inject('postgres'), 1, { pooler: inject('postgres') });
  expect((await pool.query({ name: 'a-name', text: 'select $1::int as n', values: [1] })).rows).toEqual([{ n: 1 }]);
  expect((await pool.query('select name from pg_prepared_statements')).rows).toEqual([]);
  expect((await pool.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }]);
  expect((await pool.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '1min' }]);
});
