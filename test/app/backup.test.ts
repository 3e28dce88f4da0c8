import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { listNotices } from '../../src/contract/notifications.ts';
import { backUp, proveNewest, requeueRestored } from '../../src/server/backup/execute.ts';
import { moveDatabase } from '../../src/server/backup/moveDatabase.ts';
import { otherDatabase } from '../../src/server/backup/proveBackup.ts';
import { openRepository } from '../../src/server/backup/repository.ts';
import { restoreDatabase, restoreFiles } from '../../src/server/backup/restoreBackup.ts';
import { readSnapshot } from '../../src/server/backup/snapshot.ts';
import type { Deps } from '../../src/server/deps.ts';
import { openDatabase } from '../../src/server/platform/db.ts';
import { monday, queuedJobs, type TestApp, testApp, type Visitor } from '../app.ts';

const root = path.resolve(import.meta.dirname, '../..');
const secret = 'eine lange Wanderung am Fluss';
let t: TestApp;
let student: Visitor;
let admin: Visitor;
let folder: string;
let deps: Deps;
let hours = 0;
const made: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'huying backup '));
  await writeFile(path.join(folder, 'key'), `${secret}\n`);
  t = await testApp({ backupFolder: path.join(folder, 'kept'), backupKeyFile: path.join(folder, 'key') });
  deps = { ...t.deps, clock: () => new Date(Date.parse(monday) + hours * 3_600_000).toISOString() };
  student = await t.as();
  admin = await t.as({ role: 'admin' });
  await mkdir(path.join(t.deps.config.dataFolder, 'photos', 'ab'), { recursive: true });
  await writeFile(path.join(t.deps.config.dataFolder, 'photos', 'ab', 'ab1-full.webp'), randomBytes(5_000_000));
  await mkdir(path.join(t.deps.config.dataFolder, 'videos'));
  await writeFile(path.join(t.deps.config.dataFolder, 'videos', 'lesson'), randomBytes(9_000_001));
  await writeFile(path.join(t.deps.config.dataFolder, 'channels.key'), 'a key');
  for (let i = 0; i < 12; i++) await oneCase();
});
afterAll(async () => {
  for (const name of made) await t.deps.database.pool.query(`drop database ${name} with (force)`);
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

async function oneCase(): Promise<void> {
  const id = randomUUID();
  await student.call(submitCase, {
    body: { id, categoryCode: '0102', title: '制表\t反斜\\杠,换\n行', text: `emoji 🚰 ${randomUUID()}` },
  });
  const desk = await t.as({ role: 'operator' });
  const { version } = await desk.call(getCase, { params: { id } });
  await desk.call(commandCase, { params: { id }, body: { type: 'Accept', version } });
  const dispatcher = await t.as({ role: 'dispatcher' });
  await dispatcher.call(commandCase, { params: { id }, body: { type: 'Dispatch', unit: 'hq-repair', version: version + 1 } });
}

async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomUUID().replaceAll('-', '')}`;
  await t.deps.database.pool.query(`create database ${name}`);
  made.push(name);
  return otherDatabase(t.url, name);
}

/** Every row of every table as text, without what a backup of its own makes grow. */
async function contents(url: string): Promise<Record<string, string[]>> {
  const database = openDatabase(url, 1);
  const { rows: tables } = await database.pool.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'analytics') and tablename not in ('migration', 'backup_run', 'restored_job')`);
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ line: string }>(`select r::text as line from ${name} r order by 1`);
    found[name] = rows.map(({ line }) => line);
  }
  await database.close();
  return found;
}

const backup = async () => {
  hours += 1;
  return backUp(deps, false);
};
const repository = () => openRepository(path.join(folder, 'kept'), secret);
const pieceFiles = async () => {
  const home = path.join(folder, 'kept', 'pieces');
  const names = await readdir(home, { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
};

it('brings back every row, number, rule, waiting job, photo and key', async () => {
  const { rows } = await backup();
  expect(rows).toBeGreaterThan(500);
  const url = await emptyDatabase();
  const opened = await repository();
  const snapshot = await readSnapshot(opened, null);
  await restoreDatabase(url, opened, snapshot, false);
  expect(await contents(url)).toEqual(await contents(t.url));

  const restored = openDatabase(url, 2);
  // Rules hold again: events never change, keys point somewhere, numbers go on.
  await expect(restored.pool.query("update event set actor = 'x'")).rejects.toThrow('never changed');
  await expect(restored.pool.query("insert into person_grant (person, role) values ('nobody', 'admin')")).rejects.toThrow();
  const next = async (pool: typeof restored.pool) => (await pool.query('select next_case_number(2026) as n')).rows[0].n;
  expect(await next(restored.pool)).toBe(await next(t.deps.database.pool));
  const shape = async (pool: typeof restored.pool) =>
    (await pool.query("select indexdef from pg_indexes where schemaname in ('public', 'analytics') order by 1")).rows;
  expect(await shape(restored.pool)).toEqual(await shape(t.deps.database.pool));
  const { rows: jobs } = await restored.pool.query('select * from restored_job');
  expect(jobs.length).toBe((await queuedJobs(t.deps)).length);
  await restored.close();

  const files = path.join(folder, 'files');
  await restoreFiles(files, opened, snapshot);
  for (const name of ['photos/ab/ab1-full.webp', 'videos/lesson', 'channels.key'])
    expect((await readFile(path.join(files, name))).equals(await readFile(path.join(t.deps.config.dataFolder, name)))).toBe(true);
  // What is there already stays; what differs is kept beside.
  await writeFile(path.join(files, 'channels.key'), 'another key');
  await restoreFiles(files, opened, snapshot);
  expect((await readdir(files)).filter((name) => name.startsWith('channels.key'))).toHaveLength(2);
  expect((await readdir(path.join(files, 'videos'))).length).toBe(1);
});

it('hands the jobs that were waiting back to the queue under their ids, once', async () => {
  const { pool } = t.deps.database;
  const { rows: before } = await pool.query("select id from pgboss.job where name = 'notify' order by id");
  expect(before.length).toBeGreaterThan(0);
  await pool.query('delete from restored_job');
  await pool.query(`insert into restored_job select id, name, priority, data, retry_limit, retry_count, retry_delay, retry_backoff,
    start_after, singleton_key from pgboss.job where name = 'notify'`);
  await pool.query("delete from pgboss.job where name = 'notify'");
  // The template has the queue only once the service has opened it.
  await pool.query("select pgboss.create_queue('notify', '{}'::jsonb)").catch(() => undefined);
  await requeueRestored(t.deps);
  await requeueRestored(t.deps);
  expect((await pool.query("select id from pgboss.job where name = 'notify' order by id")).rows).toEqual(before);
});

it('writes only what no earlier backup holds, and each backup is whole', async () => {
  await backup();
  const { bytesWritten, bytes } = await backup();
  expect(bytes).toBeGreaterThan(5_000_000);
  expect(bytesWritten).toBeLessThan(100_000);
  const names = await (await repository()).snapshots();
  expect(names.length).toBeGreaterThan(2);
});

it('restores for trial, walks the audit chain and keeps the result', async () => {
  hours += 1;
  const { chainRows, rows } = await proveNewest(deps);
  expect(chainRows).toBeGreaterThan(20);
  const { rows: runs } = await t.deps.database.pool.query("select fault, rows from backup_run where kind = 'proof'");
  expect(runs).toEqual([{ fault: null, rows }]);
  const { rows: left } = await t.deps.database.pool.query("select 1 from pg_database where datname = 'huying_restore_trial'");
  expect(left).toEqual([]);
});

it('refuses another key, and what was cut short, altered, exchanged or taken away, by name', async () => {
  await expect(openRepository(path.join(folder, 'kept'), 'ein anderes Geheimnis')).rejects.toMatchObject({ code: 'wrong-key' });
  await expect(openRepository(folder, secret)).rejects.toMatchObject({ code: 'no-repository' });
  const opened = await repository();
  const snapshot = await readSnapshot(opened, null);
  const event = snapshot.tables.find(({ name }) => name === 'event')!;
  const view = snapshot.tables.find(({ name }) => name === 'case_view')!;
  const file = (piece: string) => path.join(folder, 'kept', 'pieces', piece.slice(0, 2), piece);
  const piece = event.pieces[0]!;
  const whole = await readFile(file(piece));
  const altered = Buffer.from(whole);
  for (const place of [0, 6, 40, altered.length - 1]) {
    altered[place]! ^= 1;
    await writeFile(file(piece), altered);
    // A length that grew reads like an end that is missing.
    await expect(opened.readPiece(piece)).rejects.toMatchObject({ place: `piece ${piece}` });
    altered[place]! ^= 1;
  }
  await writeFile(file(piece), whole.subarray(0, -1));
  await expect(opened.readPiece(piece)).rejects.toMatchObject({ code: 'piece-cut-short' });
  await writeFile(file(piece), await readFile(file(view.pieces[0]!)));
  await expect(opened.readPiece(piece)).rejects.toMatchObject({ code: 'piece-altered' });
  await rm(file(piece));
  const place = `piece ${piece} (public.event, 1/${event.pieces.length})`;
  const restored = restoreDatabase(await emptyDatabase(), opened, snapshot, false);
  await expect(restored).rejects.toMatchObject({ code: 'piece-missing', place });
  await writeFile(file(piece), whole);
});

it('never puts a new key in the place of one that cannot be read at the moment', async () => {
  const head = path.join(folder, 'kept', 'repository.json');
  await rename(head, `${head}.away`);
  // Reading it fails, and not because there is none: as when a share has gone away.
  await symlink('repository.json', head);
  await expect(backup()).rejects.toMatchObject({ code: 'ELOOP' });
  await rm(head);
  await rename(`${head}.away`, head);
  await backup();
});

it('tells the administrators that a trial failed, and the next backup writes again what could not be read', async () => {
  const snapshot = await readSnapshot(await repository(), null);
  const piece = snapshot.files.find(({ path: name }) => name === 'channels.key')!.pieces[0]!;
  const file = path.join(folder, 'kept', 'pieces', piece.slice(0, 2), piece);
  const bytes = await readFile(file);
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(file, bytes);
  hours += 1;
  await expect(proveNewest(deps)).rejects.toMatchObject({ code: 'piece-altered' });
  const { notices } = await admin.call(listNotices, { query: {} });
  expect(notices[0]).toMatchObject({ kind: 'RestoreTrialFailed', link: '/admin/backups' });
  await backup();
  await proveNewest(deps);
});

it('leaves a database alone that holds anything, and replaces it only on demand', async () => {
  const opened = await repository();
  const snapshot = await readSnapshot(opened, null);
  const url = await emptyDatabase();
  await restoreDatabase(url, opened, snapshot, false);
  await expect(restoreDatabase(url, opened, snapshot, false)).rejects.toMatchObject({ code: 'target-not-empty' });
  await restoreDatabase(url, opened, snapshot, true);
  const foreign = await emptyDatabase();
  const other = openDatabase(foreign, 1);
  await other.pool.query('create table theirs (id int)');
  await other.close();
  await expect(restoreDatabase(foreign, opened, snapshot, true)).rejects.toMatchObject({ code: 'target-foreign' });
  await expect(restoreDatabase(t.url, opened, snapshot, true)).rejects.toMatchObject({ code: 'target-in-use' });
});

it('leaves the target as it was when a restore fails half-way', async () => {
  const opened = await repository();
  const snapshot = await readSnapshot(opened, null);
  const url = await emptyDatabase();
  await restoreDatabase(url, opened, snapshot, false);
  const before = await contents(url);
  const tables = snapshot.tables.map((table) => (table.name === 'person' ? { ...table, rows: table.rows + 1 } : table));
  await expect(restoreDatabase(url, opened, { ...snapshot, tables }, true)).rejects.toMatchObject({ code: 'rows-differ' });
  expect(await contents(url)).toEqual(before);
  const newer = { ...snapshot, migrations: [...snapshot.migrations, '9999_later.sql'] };
  await expect(restoreDatabase(url, opened, newer, true)).rejects.toMatchObject({
    code: 'newer-program',
    place: '9999_later.sql',
  });
});

it('moves everything to another server without a file between', async () => {
  const [first, second] = [await emptyDatabase(), await emptyDatabase()];
  const opened = await repository();
  await restoreDatabase(first, opened, await readSnapshot(opened, null), false);
  await moveDatabase(first, second, false);
  expect(await contents(second)).toEqual(await contents(first));
  await expect(moveDatabase(first, second, false)).rejects.toMatchObject({ code: 'target-not-empty' });
});

it('counts a backup that was killed half-way as none', async () => {
  const before = await (await repository()).snapshots();
  const filesBefore = new Set(await pieceFiles());
  await writeFile(path.join(t.deps.config.dataFolder, 'photos', 'ab', 'big.webp'), randomBytes(60_000_000));
  const child = spawn(process.execPath, ['src/server/main.ts', 'backup'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: t.url,
      HUYING_DATA: t.deps.config.dataFolder,
      HUYING_BACKUPS: path.join(folder, 'kept'),
      HUYING_BACKUP_KEY_FILE: path.join(folder, 'key'),
    },
    stdio: 'ignore',
  });
  // The random photo makes new pieces: as soon as two of them are there, it is under way.
  await until(child, async () => (await pieceFiles()).filter((file) => !filesBefore.has(file)).length > 4);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  expect(await (await repository()).snapshots()).toEqual(before);
  await backup();
  await proveNewest(deps);
});

async function until(child: ChildProcess, isTrue: () => Promise<boolean>): Promise<void> {
  for (;;) {
    if (await isTrue()) return;
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} first`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

it('removes backups that are too old, with the pieces that only they held', async () => {
  await rm(path.join(t.deps.config.dataFolder, 'photos', 'ab', 'big.webp'));
  const pieces = (await pieceFiles()).length;
  hours += 31 * 24;
  await backup();
  await backup();
  const names = await (await repository()).snapshots();
  expect(names.length).toBe(2);
  expect((await pieceFiles()).length).toBeLessThan(pieces - 10);
  await proveNewest(deps);
});
