import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { prove } from '../../src/server/analytics/proof.ts';
import { openDatabase } from '../../src/server/platform/db.ts';
import { AcknowledgedLoad } from '../survival/acknowledgedLoad.ts';
import { comparedJobs } from '../survival/comparedJobs.ts';
import { newPeople } from '../survival/newPeople.ts';
import { viewDifferences } from '../survival/viewDifferences.ts';
import { comparedSchedule } from './comparedSchedule.ts';
import { Listener } from './listener.ts';
import { type Machine, MachineRoom } from './machines.ts';
import { PatroniCluster } from './patroniCluster.ts';

/**
 * `node test/cluster/run.ts`, as root on a Debian with patroni, etcd-server, pgbouncer and postgresql: two processes of the service on three
 * machines of a cluster, whose primary is killed and cut off under load. The last line is JSON; ends with 1 when a bar is not met.
 */
const clients = 6;
const calmSeconds = 5;
const mostSeconds = 30;
const root = path.resolve(import.meta.dirname, '../..');
const port = 8121;

type Fault = {
  readonly name: string;
  readonly befall: (primary: Machine) => Promise<void>;
  readonly mend: (was: Machine) => Promise<void>;
};

const say = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
const folder = await mkdtemp(path.join(tmpdir(), 'huying-cluster-'));
await chmod(folder, 0o755);
const room = new MachineRoom(folder);
let failed = true;
try {
  const result = await play();
  console.log(JSON.stringify(result));
  failed = !result.met;
} finally {
  room.close();
  if (failed && process.env['KEEP']) say(`kept: ${folder}`);
  else await rm(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

async function play() {
  const machines = [await room.add('db1', 1), await room.add('db2', 2), await room.add('db3', 3)];
  const apps = [await room.add('app1', 11), await room.add('app2', 12)];
  const cluster = new PatroniCluster(machines, await postgresPrograms());
  await cluster.begin();
  say('the cluster stands');

  const data = path.join(folder, 'data');
  await mkdir(data);
  // One asks PostgreSQL itself, one through the poolers.
  startService(apps[0]!, data, { DATABASE_URL: cluster.url });
  startService(apps[1]!, data, { DATABASE_URL: cluster.url, DATABASE_POOLER: cluster.poolerUrl });
  const addresses = apps.map(({ address }) => `http://${address}:${port}`);
  for (const address of addresses) await untilReady(address, 90);
  say('both processes answer');

  const database = openDatabase(cluster.url, 2);
  const people = await newPeople(database, data);
  const answers: { process: number; askedAt: number; at: number }[] = [];
  const load = new AcknowledgedLoad(addresses, people, (process, askedAt) =>
    answers.push({ process, askedAt, at: performance.now() }),
  );
  const listeners = addresses.map((address) => new Listener(address, people.operator.cookie));
  const began = new Date();
  load.begin(clients);
  await pause(calmSeconds * 1000);

  const outcomes = [];
  for (const fault of faults(machines, cluster)) {
    const was = (await cluster.leader())!;
    const at = performance.now();
    await fault.befall(was);
    say(`${fault.name}: ${was.name}`);
    // Asked after the fault, and answered: at each of the processes.
    const resumed = async (process: number) => {
      const first = () => answers.find((answer) => answer.process === process && answer.askedAt > at);
      while (!first()) {
        if (performance.now() - at > 120_000) throw new Error(`${fault.name}: no write within 120 s`);
        await pause(50);
      }
      return (first()!.at - at) / 1000;
    };
    // What was under way at that moment may still be answered; the pause is looked for after it.
    const seconds = await Promise.all(addresses.map((_address, i) => resumed(i)));
    const heardFrom = performance.now();
    const heard = await Promise.all(listeners.map((listener) => listener.secondsUntilHeard(heardFrom, 60)));
    const now = (await cluster.leader())?.name;
    await pause(calmSeconds * 1000);
    await fault.mend(was);
    await cluster.untilHealthy(120);
    outcomes.push({
      fault: fault.name,
      from: was.name,
      to: now ?? null,
      writeSeconds: seconds.map(rounded),
      longestPauseSeconds: rounded(longestPause(answers, at)),
      liveSeconds: heard.map(rounded),
    });
    say(JSON.stringify(outcomes.at(-1)));
  }
  // Two more rings of the timetable by the last primary.
  await pause(130_000);
  await load.end();
  const found = await load.compare(database);
  const jobs = await comparedJobs(database, people.officer.id);
  const schedule = await comparedSchedule(database, began);
  const differences = (await viewDifferences(database.pool)).length + (await prove(database, async () => {})).differences;
  await database.close();
  for (const listener of listeners) listener.close();
  const worst = Math.max(...outcomes.map(({ longestPauseSeconds }) => longestPauseSeconds));
  return {
    met:
      found.lost + found.duplicated + differences + jobs.jobsLost + jobs.jobsDoubled + schedule.doubled === 0 &&
      worst <= mostSeconds &&
      schedule.goesOn,
    acknowledged: load.acknowledged(),
    ...found,
    differences,
    ...jobs,
    schedule,
    worstPauseSeconds: worst,
    faults: outcomes,
  };
}

function faults(machines: readonly Machine[], cluster: PatroniCluster): Fault[] {
  const others = (machine: Machine) => machines.filter((each) => each !== machine);
  return [
    {
      name: 'kill -9 of PostgreSQL',
      befall: (primary) => cluster.killPostgres(primary),
      mend: async () => {},
    },
    {
      name: 'power cut of its machine',
      async befall(primary) {
        // Unplugged first: a system that dies sends no goodbye.
        primary.unplug();
        primary.kill();
      },
      async mend(was) {
        was.plug();
        await cluster.start(was);
      },
    },
    {
      name: 'cut off from everybody',
      befall: async (primary) => primary.unplug(),
      mend: async (was) => was.plug(),
    },
    {
      name: 'cut off from the other machines, not from the service',
      befall: async (primary) => primary.cutFrom(others(primary)),
      mend: async (was) => was.rejoin(others(was)),
    },
  ];
}

/** Longest time without an answer to anybody from a fault on, in seconds. */
function longestPause(answers: readonly { at: number }[], from: number): number {
  let [last, longest] = [from, 0];
  for (const { at } of answers) {
    if (at < from) continue;
    longest = Math.max(longest, at - last);
    last = at;
  }
  return longest / 1000;
}

function startService(machine: Machine, data: string, environment: Record<string, string>): void {
  machine.start([process.execPath, path.join(root, 'src/server/main.ts'), 'start'], {
    environment: {
      PORT: String(port),
      HUYING_DATA: data,
      RATE_PER_MINUTE: '10000000',
      TZ: 'America/New_York',
      HUYING_NOTICE: 'none',
      ...environment,
    },
  });
}

async function untilReady(address: string, seconds: number): Promise<void> {
  for (const from = performance.now(); performance.now() - from < seconds * 1000; await pause(200)) {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`${address} is not ready within ${seconds} s`);
}

/** Debian keeps each version in a folder of its own. */
async function postgresPrograms(): Promise<string> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const bin = `/usr/lib/postgresql/${versions.toSorted((a, b) => Number(b) - Number(a))[0]}/bin`;
  if (!existsSync(path.join(bin, 'pg_rewind'))) throw new Error('apt-get install patroni etcd-server pgbouncer postgresql');
  return bin;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
