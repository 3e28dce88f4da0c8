import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, rm, statfs, truncate, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runningPostgres } from '../../src/server/platform/bundledPostgres.ts';
import { type Database, openDatabase } from '../../src/server/platform/db.ts';
import { digest, newToken } from '../../src/server/platform/secrets.ts';
import { newDataFolder, type RunningService, removeFolder, startService } from './service.ts';

const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && canMount();
const mayBreakDisks = mayMount && canBreakDisks();
let service: RunningService;
let database: Database;
let cookie: string;

beforeAll(async () => {
  service = await startService('start', { dataFolder: await newDataFolder() });
  database = openDatabase((await runningPostgres(service.dataFolder))!.replace(/\/postgres$/, '/huying'), 1);
  cookie = await signedIn(database);
});
afterAll(async () => {
  await database.close();
  await service.stop();
  await removeFolder(service.dataFolder);
});

async function signedIn({ pool }: Database): Promise<string> {
  const [id, token] = [randomUUID(), newToken()];
  await pool.query("insert into person (id, login, name, kind, created_at) values ($1, $1, '测试', 'student', now())", [id]);
  await pool.query(
    `insert into session (token_hash, person, created_at, seen_at, second_factor_at, expires_at)
     values ($1, $2, now(), now(), now(), now() + interval '1 day')`,
    [digest(token), id],
  );
  await pool.query("insert into person_grant (person, role) values ($1, 'operator')", [id]);
  return `huying=${token}`;
}

async function submit(
  to: RunningService,
  language = 'zh-CN',
  as = cookie,
): Promise<{ status: number; id: string; detail: string }> {
  const id = randomUUID();
  const answer = await fetch(`${to.address}/api/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language, cookie: as },
    body: JSON.stringify({
      id,
      categoryCode: '0401',
      title: '水龙头关不上了',
      text: '漏'.repeat(1500),
    }),
    signal: AbortSignal.timeout(20_000),
  }).catch(() => null);
  const body = ((await answer?.json().catch(() => null)) ?? {}) as { detail?: string };
  return { status: answer?.status ?? 0, id, detail: body.detail ?? '' };
}

async function until(isTrue: () => Promise<boolean>, seconds: number): Promise<void> {
  for (const from = performance.now(); !(await isTrue()); ) {
    if ((performance.now() - from) / 1000 > seconds) throw new Error(`not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Whether an ext4 of our own can be told that it is damaged; then it goes read-only under its users, as after an error of the disk. */
function canBreakDisks(): boolean {
  return (
    ['mkfs.ext4', 'fsck.ext4', 'losetup', 'findmnt'].every((name) => spawnSync('which', [name]).status === 0) &&
    spawnSync('losetup', ['-f']).status === 0
  );
}

function canMount(): boolean {
  const folder = spawnSync('mktemp', ['-d'], { encoding: 'utf8' }).stdout.trim();
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
  if (done) spawnSync('umount', [folder]);
  spawnSync('rmdir', [folder]);
  return done;
}

it.skipIf(!mayMount)('says that the disk is full, loses nothing, and goes on when there is room', async () => {
  const folder = await newDataFolder();
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', folder]).status).toBe(0);
  try {
    const small = await startService('start', { dataFolder: folder });
    const smallDatabase = openDatabase((await runningPostgres(folder))!.replace(/\/postgres$/, '/huying'), 1);
    const own = await signedIn(smallDatabase);
    const kept: string[] = [];
    const first = await submit(small, 'zh-CN', own);
    expect(first.status).toBe(200);
    kept.push(first.id);
    const { bsize, bavail } = await statfs(folder);
    const filler = path.join(folder, 'filler');
    await writeFile(filler, Buffer.alloc(bsize * bavail - 64 * 1024));
    let refused = await submit(small, 'zh-CN', own);
    for (let i = 0; i < 3000 && refused.status === 200; i += 1) {
      kept.push(refused.id);
      refused = await submit(small, 'zh-CN', own);
    }
    expect([503, 507]).toContain(refused.status);
    expect(refused.detail).toMatch(/没有丢失/);
    expect((await submit(small, 'en', own)).detail).toMatch(/not lost/);
    expect((await fetch(`${small.address}/healthz`)).status).toBe(200);

    await rm(filler);
    await until(async () => (await submit(small, 'zh-CN', own)).status === 200, 40);
    const { rows } = await smallDatabase.pool.query<{ n: number }>(
      'select count(*) as n from case_view where id = any($1::uuid[])',
      [kept],
    );
    expect(rows[0]!.n).toBe(kept.length);
    await smallDatabase.close();
    await small.stop();
  } finally {
    spawnSync('umount', ['-l', folder]);
    await removeFolder(folder);
  }
});

it.skipIf(!mayMount)('says at the start that the disk cannot be written', async () => {
  const folder = await newDataFolder();
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=1m', 'tmpfs', folder]).status).toBe(0);
  try {
    await expect(startService('start', { dataFolder: folder })).rejects.toThrow(/cannot be written[\s\S]*无法写入/);
  } finally {
    spawnSync('umount', ['-l', folder]);
    await removeFolder(folder);
  }
});

it.skipIf(!mayBreakDisks)(
  'says that nothing can be written when the disk turns read-only, and goes on when it is mended',
  async () => {
    const folder = await newDataFolder();
    const image = `${folder}.img`;
    const run = (program: string, ...words: string[]) => spawnSync(program, words, { encoding: 'utf8' });
    const mount = () => expect(run('mount', '-o', 'loop,errors=remount-ro', image, folder).status).toBe(0);
    await writeFile(image, '');
    await truncate(image, 600_000_000);
    expect(run('mkfs.ext4', '-q', image).status).toBe(0);
    mount();
    try {
      const small = await startService('start', { dataFolder: folder });
      const opened = async () => openDatabase((await runningPostgres(folder))!.replace(/\/postgres$/, '/huying'), 1);
      const before = await opened();
      const own = await signedIn(before);
      await before.close();
      const kept = await submit(small, 'zh-CN', own);
      expect(kept.status).toBe(200);

      const device = path.basename(run('findmnt', '-no', 'SOURCE', folder).stdout.trim());
      await writeFile(`/sys/fs/ext4/${device}/trigger_fs_error`, '1');
      await until(async () => (await submit(small, 'zh-CN', own)).status === 503, 20);
      expect((await submit(small, 'zh-CN', own)).detail).toMatch(/没有丢失/);
      expect((await submit(small, 'en', own)).detail).toMatch(/not lost/);
      expect((await fetch(`${small.address}/healthz`)).status).toBe(200);

      // As an administrator would: the file system is checked and mounted again, the service is left alone.
      await until(async () => run('umount', folder).status === 0, 20);
      run('fsck.ext4', '-fy', image);
      mount();
      await until(async () => (await submit(small, 'zh-CN', own)).status === 200, 30);
      const after = await opened();
      const { rows } = await after.pool.query('select 1 from case_view where id = $1', [kept.id]);
      expect(rows).toHaveLength(1);
      await after.close();
      await small.stop();
    } finally {
      spawnSync('umount', ['-l', folder]);
      await removeFolder(folder);
      await rm(image, { force: true });
    }
  },
);

it('refuses 50 MB with a sentence and does not swell', async () => {
  const before = await residentMegabytes();
  const big = JSON.stringify({ title: 'x'.repeat(50_000_000) });
  for (const [language, words] of [
    ['zh-CN', '内容太大'],
    ['en', 'too large'],
  ] as const) {
    const answer = await fetch(`${service.address}/api/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: big,
    }).catch(() => null);
    // The connection may be closed before the sender has read the refusal.
    if (answer) expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining(words)]);
  }
  expect((await residentMegabytes()) - before).toBeLessThan(60);
  expect((await submit(service)).status).toBe(200);
});

it('answers others while hundreds send their requests a byte at a time', async () => {
  const { port } = service;
  const slow = Array.from({ length: 500 }, () => net.connect(port, '127.0.0.1').on('error', () => {}));
  for (const socket of slow)
    socket.write('POST /api/cases HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\ncontent-type: application/json\r\n\r\n{');
  const from = performance.now();
  for (let i = 0; i < 20; i += 1) {
    for (const socket of slow) socket.write(' ');
    expect((await submit(service)).status).toBe(200);
  }
  expect((performance.now() - from) / 20).toBeLessThan(500);
  for (const socket of slow) socket.destroy();
});

it('tells of a poisoned job and does the ones that came with it', async () => {
  const good = await submit(service);
  const { rows: people } = await database.pool.query<{ id: string }>("select id from person where kind = 'student' limit 1");
  const person = people[0]!.id;
  const job = (caseId: string) => ({ name: 'notify', data: { caseId, template: 'CaseAccepted', to: { person } } });
  await database.pool.query(
    `insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff)
     select x.name, x.data, 10, 5, true from jsonb_to_recordset($1::jsonb) as x(name text, data jsonb)`,
    [JSON.stringify([job(randomUUID()), job(good.id), job(randomUUID())])],
  );
  const told = async () =>
    (await database.pool.query('select 1 from notification where case_id = $1 and person = $2', [good.id, person])).rows
      .length === 1;
  await until(told, 10);
  // Those in one batch are settled together.
  await until(async () => {
    const { rows } = await database.pool.query<{ state: string }>(
      "select state from pgboss.job where name = 'notify' and data->>'template' = 'CaseAccepted' and state <> 'completed'",
    );
    return rows.length === 2 && rows.every(({ state }) => state === 'retry');
  }, 10);
});

const openFiles = Number(spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).stdout);
const listeners = 10_000;

it.skipIf(!(openFiles > listeners + 500))('bears ten thousand browsers that listen, and lets them go', async () => {
  const before = await residentMegabytes();
  const sockets: net.Socket[] = [];
  let heard = 0;
  for (let i = 0; i < listeners; i += 500) {
    const opened = Array.from(
      { length: 500 },
      () =>
        new Promise<net.Socket>((resolve, reject) => {
          const socket = net.connect(service.port, '127.0.0.1', () =>
            socket.write(`GET /api/changes HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\n\r\n`),
          );
          socket.once('data', (chunk) => {
            if (!String(chunk).startsWith('HTTP/1.1 200')) reject(new Error(String(chunk).slice(0, 400)));
            socket.on('data', () => (heard += 1));
            resolve(socket);
          });
          socket.once('error', reject);
        }),
    );
    sockets.push(...(await Promise.all(opened)));
  }
  const swollen = (await residentMegabytes()) - before;
  const metrics = await (await fetch(`${service.address}/metrics`)).text();
  expect(metrics).toContain(`huying_live_connections ${listeners}`);
  expect((await submit(service)).status).toBe(200);
  expect(swollen).toBeLessThan(400);
  for (const socket of sockets) socket.destroy();
  await until(async () => (await (await fetch(`${service.address}/metrics`)).text()).includes('huying_live_connections 0'), 20);
});

it('answers in a sentence while the database may only be read, and goes on afterwards', async () => {
  const setReadOnly = async (value: 'on' | 'off') => {
    await database.pool.query(`set default_transaction_read_only = off`);
    await database.pool.query(`alter database huying set default_transaction_read_only = ${value}`);
    // Who was connected before keeps the old setting.
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
    );
  };
  await setReadOnly('on');
  try {
    await until(async () => (await submit(service)).status === 503, 10);
    expect((await submit(service, 'en')).detail).toContain('not lost');
    expect((await submit(service)).detail).toContain('没有丢失');
    expect((await fetch(`${service.address}/readyz`)).status).toBe(200);
  } finally {
    await setReadOnly('off');
  }
  await until(async () => (await submit(service)).status === 200, 10);
});

async function residentMegabytes(): Promise<number> {
  const status = await readFile(`/proc/${service.child.pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
