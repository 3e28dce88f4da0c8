import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { prove } from '../../src/server/analytics/proof.ts';
import { runningPostgres } from '../../src/server/platform/bundledPostgres.ts';
import { type Database, openDatabase } from '../../src/server/platform/db.ts';
import { freePort, newDataFolder, removeFolder } from '../e2e/service.ts';
import { seeded } from '../seeded.ts';
import { AcknowledgedLoad } from './acknowledgedLoad.ts';
import { comparedJobs } from './comparedJobs.ts';
import { newPeople } from './newPeople.ts';
import { viewDifferences } from './viewDifferences.ts';

export type Tortured = {
  readonly kills: number;
  readonly serverKills: number;
  readonly postgresKills: number;
  readonly startKills: number;
  /** Cases and commands whose answer was 200. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Views, facts and lines of roll-ups that are not what the events say. */
  readonly differences: number;
  readonly jobs: number;
  readonly jobsLost: number;
  readonly jobsDoubled: number;
  /** Whether every view, fact and roll-up is what the events say. */
  readonly viewsEqual: boolean;
  readonly restartP95Seconds: number;
  readonly restartMaxSeconds: number;
};

const root = path.resolve(import.meta.dirname, '../..');
const clients = 6;
const readyWithinSeconds = 60;

/**
 * Kills the service, its PostgreSQL, or both, again and again while requests are under way, as a power cut does. Whoever got no answer
 * sends the same again, as the portal does. Afterwards everything is held against what was acknowledged.
 */
export async function torture(times: number, seed: number, say: (line: string) => void = () => {}): Promise<Tortured> {
  const chance = seeded(seed);
  const dataFolder = await newDataFolder();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const restarts: number[] = [];
  let service = start(dataFolder, port);
  await untilReady(address);
  const people = await withDatabase(dataFolder, (database) => newPeople(database, dataFolder));
  const load = new AcknowledgedLoad([address], people);
  const kills = { server: 0, postgres: 0, start: 0 };
  let differences = 0;
  try {
    for (let i = 0; i < times; i += 1) {
      load.begin(clients);
      await pause(200 + chance() * 1300);
      const what = chance();
      const from = performance.now();
      if (what < 0.4) {
        kills.postgres += 1;
        const pid = await killPostgres(dataFolder);
        // Its last processes answer for a moment yet.
        while ((await postgresPid(dataFolder)) === pid) await pause(10);
      } else {
        kills.server += 1;
        if (what < 0.6) await killPostgres(dataFolder);
        await service.kill();
        if (chance() < 0.25) {
          // Once more while it starts.
          kills.start += 1;
          service = start(dataFolder, port);
          await pause(100 + chance() * 1500);
          await service.kill();
        }
        service = start(dataFolder, port);
      }
      const spawned = what < 0.4 ? from : performance.now();
      await untilReady(address);
      restarts.push((performance.now() - spawned) / 1000);
      await load.end();
      differences += await withDatabase(dataFolder, async ({ pool }) => (await viewDifferences(pool, load.touched())).length);
      say(`${i + 1}/${times}: ready after ${restarts.at(-1)!.toFixed(2)} s, ${load.acknowledged()} acknowledged`);
    }
    return await withDatabase(dataFolder, async (database) => {
      const found = await load.compare(database);
      const jobs = await comparedJobs(database, people.officer.id);
      const all = await viewDifferences(database.pool);
      const proof = await prove(database, async () => {});
      const differing = differences + all.length + proof.differences;
      return {
        kills: kills.server + kills.postgres + kills.start,
        serverKills: kills.server,
        postgresKills: kills.postgres,
        startKills: kills.start,
        acknowledged: load.acknowledged(),
        ...found,
        differences: differing,
        viewsEqual: differing === 0,
        ...jobs,
        restartP95Seconds: Number(restarts.toSorted((a, b) => a - b)[Math.ceil(0.95 * restarts.length) - 1]!.toFixed(2)),
        restartMaxSeconds: Number(Math.max(...restarts).toFixed(2)),
      };
    });
  } finally {
    await service.stop();
    await removeFolder(dataFolder);
  }
}

function start(dataFolder: string, port: number) {
  const child = spawn(process.execPath, ['src/server/main.ts', 'start'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      HUYING_DATA: dataFolder,
      RATE_PER_MINUTE: '10000000',
      TZ: 'America/New_York',
      HUYING_NOTICE: 'none',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    return gone;
  };
  return { kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

async function postgresPid(dataFolder: string): Promise<number> {
  const text = await readFile(path.join(dataFolder, 'pg', 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]);
}

async function killPostgres(dataFolder: string): Promise<number> {
  const pid = await postgresPid(dataFolder);
  if (pid > 0) process.kill(pid, 'SIGKILL');
  return pid;
}

async function untilReady(address: string): Promise<void> {
  const from = performance.now();
  while ((performance.now() - from) / 1000 < readyWithinSeconds) {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (answer?.ok) return;
    await pause(20);
  }
  throw new Error(`not ready within ${readyWithinSeconds} s`);
}

async function withDatabase<T>(dataFolder: string, look: (database: Database) => Promise<T>): Promise<T> {
  const postgres = await runningPostgres(dataFolder);
  const database = openDatabase(postgres!.replace(/\/postgres$/, '/huying'), 2);
  try {
    return await look(database);
  } finally {
    await database.close();
  }
}
