import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningPostgres, runningPostgres, startBundledPostgres } from '../../src/server/platform/bundledPostgres.ts';
import { openDatabase } from '../../src/server/platform/db.ts';
import { AcknowledgedLoad } from '../survival/acknowledgedLoad.ts';
import { newPeople } from '../survival/newPeople.ts';
import { viewDifferences } from '../survival/viewDifferences.ts';
import { newDataFolder, removeFolder, startService } from './service.ts';

const root = path.resolve(import.meta.dirname, '../..');
let scratch: string;
let first: string;
let external: RunningPostgres;
/** How many cases there are, and where the audit chain ends. */
let saved: { cases: number; chain: string };

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'huying commands '));
  await writeFile(path.join(scratch, 'key'), 'ein Satz, den niemand errät\n');
  await writeFile(path.join(scratch, 'other-key'), 'ein anderer Satz, auch lang\n');
  first = await newDataFolder();
});
afterAll(async () => {
  await external?.stop();
  await removeFolder(first);
  await rm(scratch, { recursive: true, force: true });
});

/** Runs a command as `npm run …` does. */
function command(dataFolder: string, words: readonly string[], more: Record<string, string> = {}) {
  const run = spawnSync(process.execPath, ['src/server/main.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      HUYING_DATA: dataFolder,
      HUYING_BACKUPS: path.join(scratch, 'backups'),
      HUYING_BACKUP_KEY_FILE: path.join(scratch, 'key'),
      ...more,
    },
  });
  return { code: run.status, text: run.stdout + run.stderr };
}

async function look(url: string): Promise<{ cases: number; chain: string }> {
  const database = openDatabase(url, 2);
  try {
    expect(await viewDifferences(database.pool)).toEqual([]);
    const { rows } = await database.pool.query<{ cases: number; chain: string }>(
      `select (select count(*) from case_view) as cases,
         (select encode(hash, 'hex') from audit_chain order by place desc limit 1) as chain`,
    );
    return rows[0]!;
  } finally {
    await database.close();
  }
}

/** A data folder is looked at by running its service. */
async function lookAtFolder(folder: string): Promise<{ cases: number; chain: string }> {
  const service = await startService('start', { dataFolder: folder });
  try {
    return await look((await runningPostgres(folder))!.replace(/\/postgres$/, '/huying'));
  } finally {
    await service.stop();
  }
}

it('saves beside the running service, and restores into an empty folder', async () => {
  const service = await startService('start', { dataFolder: first });
  const url = (await runningPostgres(first))!.replace(/\/postgres$/, '/huying');
  const database = openDatabase(url, 2);
  const load = new AcknowledgedLoad([service.address], await newPeople(database, first));
  await database.close();
  for (const name of ['photos/ab', 'videos']) await mkdir(path.join(first, name), { recursive: true });
  await writeFile(path.join(first, 'photos/ab/one-full.webp'), 'pixels');
  await writeFile(path.join(first, 'videos/lesson'), 'moving pixels');
  load.begin(4);
  while (load.acknowledged() < 24) await new Promise((resolve) => setTimeout(resolve, 20));
  const done = command(first, ['backup']);
  await load.end();
  expect(done).toMatchObject({ code: 0, text: expect.stringMatching(/Backup .* rows[\s\S]*备份完成/) });
  // Nothing happens any more: what is saved now is all there is.
  expect(command(first, ['backup']).code).toBe(0);
  saved = await look(url);
  expect(saved.cases).toBeGreaterThan(7);
  expect(command(first, ['backup', 'prove'])).toMatchObject({ code: 0, text: expect.stringContaining('恢复演练成功') });
  await service.stop();

  const folder = await newDataFolder();
  expect(command(folder, ['restore'])).toMatchObject({ code: 0, text: expect.stringMatching(/Restored[\s\S]*恢复完成/) });
  for (const name of ['photos/ab/one-full.webp', 'videos/lesson'])
    expect(await readFile(path.join(folder, name), 'utf8')).toBe(await readFile(path.join(first, name), 'utf8'));
  const restored = await lookAtFolder(folder);
  expect(restored.cases).toBe(saved.cases);
  expect(command(folder, ['restore'])).toMatchObject({ code: 1, text: expect.stringMatching(/--force/) });
  await removeFolder(folder);
});

it('refuses a wrong key, a missing one and a piece that was cut off, each in a sentence', async () => {
  const folder = await newDataFolder();
  const wrong = command(folder, ['restore'], { HUYING_BACKUP_KEY_FILE: path.join(scratch, 'other-key') });
  expect(wrong).toMatchObject({ code: 1, text: expect.stringMatching(/does not open the backups[\s\S]*打不开/) });
  const missing = command(folder, ['restore'], { HUYING_BACKUP_KEY_FILE: path.join(scratch, 'nowhere') });
  expect(missing).toMatchObject({ code: 1, text: expect.stringContaining('at least 16 characters') });
  const pieces = path.join(scratch, 'backups', 'pieces');
  const names = (await readdir(pieces, { recursive: true })).filter((name) => name.includes(path.sep));
  const kept = new Map<string, Buffer>();
  for (const name of names) {
    const bytes = await readFile(path.join(pieces, name));
    kept.set(name, bytes);
    await writeFile(path.join(pieces, name), bytes.subarray(0, -3));
  }
  const cut = command(folder, ['restore']);
  expect(cut).toMatchObject({ code: 1, text: expect.stringMatching(/was cut short[\s\S]*不完整/) });
  for (const each of [wrong, missing, cut]) expect(each.text).not.toMatch(/\n\s+at /);
  for (const [name, bytes] of kept) await writeFile(path.join(pieces, name), bytes);
  // What was refused has left nothing half done: the same folder takes the backup now.
  expect(command(folder, ['restore']).code).toBe(0);
  await removeFolder(folder);
});

it('moves to an external server and back, and everything is there', async () => {
  external = await startBundledPostgres(path.join(scratch, 'external'), { fsync: 'off' });
  const admin = openDatabase(external.url, 1);
  await admin.pool.query('create database school');
  await admin.close();
  const url = external.url.replace(/\/postgres$/, '/school');
  expect(command(first, ['move', '--to', url])).toMatchObject({ code: 0, text: expect.stringContaining('迁移完成') });
  const there = await look(url);
  expect(there.cases).toBe(saved.cases);
  const verified = command(first, ['audit', 'verify'], { DATABASE_URL: url });
  expect(verified).toMatchObject({ code: 0, text: expect.stringContaining('审计链完整') });
  expect(command(first, ['move', '--to', url])).toMatchObject({ code: 1, text: expect.stringContaining('--force') });

  const folder = await newDataFolder();
  expect(command(folder, ['move', '--from', url]).code).toBe(0);
  expect((await lookAtFolder(folder)).cases).toBe(saved.cases);
  expect(command(folder, ['move', 'somewhere'])).toMatchObject({ code: 1, text: expect.stringContaining('--from') });
  await removeFolder(folder);
});
