import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { prove } from '../../src/server/analytics/proof.ts';
import { insertPerson } from '../../src/server/directory/execute.ts';
import { runningPostgres } from '../../src/server/platform/bundledPostgres.ts';
import { openContactSeal } from '../../src/server/platform/contactSeal.ts';
import { type Database, openDatabase } from '../../src/server/platform/db.ts';
import { digest, newToken } from '../../src/server/platform/secrets.ts';
import { freePort, newDataFolder, removeFolder } from '../e2e/service.ts';
import { seeded } from '../seeded.ts';
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
  readonly restartP95Seconds: number;
};

const root = path.resolve(import.meta.dirname, '../..');
const clients = 6;
const readyWithinSeconds = 60;
const unit = 'hq-repair';

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
  const people = await newPeople(dataFolder);
  const load = new Load(address, people);
  const kills = { server: 0, postgres: 0, start: 0 };
  let differences = 0;
  try {
    for (let i = 0; i < times; i += 1) {
      load.begin();
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
      return {
        kills: kills.server + kills.postgres + kills.start,
        serverKills: kills.server,
        postgresKills: kills.postgres,
        startKills: kills.start,
        acknowledged: load.acknowledged(),
        ...found,
        differences: differences + all.length + proof.differences,
        ...jobs,
        restartP95Seconds: Number(restarts.toSorted((a, b) => a - b)[Math.ceil(0.95 * restarts.length) - 1]!.toFixed(2)),
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

type Person = { readonly id: string; readonly cookie: string };
type People = { readonly student: Person; readonly operator: Person; readonly officer: Person };

function newPeople(dataFolder: string): Promise<People> {
  return withDatabase(dataFolder, async (database) => {
    const contacts = await openContactSeal(dataFolder, 'aes');
    const now = new Date().toISOString();
    const person = async (
      kind: 'student' | 'staff',
      grants: { role: 'operator' | 'dispatcher' | 'officer'; unit: string | null }[],
    ) => {
      const id = randomUUID();
      const draft = { login: id, name: '测试', kind, unit: grants[0]?.unit ?? null, phone: '', active: true, grants };
      await insertPerson({ database, contacts }, draft, null, now, id);
      const token = newToken();
      const row = { token_hash: digest(token), person: id, created_at: now, seen_at: now, second_factor_at: now };
      await database.db
        .insertInto('session')
        .values({ ...row, expires_at: '2099-01-01T00:00:00.000Z' })
        .execute();
      return { id, cookie: `huying=${token}` };
    };
    const desk = [
      { role: 'operator' as const, unit: null },
      { role: 'dispatcher' as const, unit: null },
    ];
    return {
      student: await person('student', []),
      operator: await person('staff', desk),
      officer: await person('staff', [{ role: 'officer', unit }]),
    };
  });
}

/** Requesters and one desk: each submits, accepts and dispatches, one case after the other, and notes what was answered with 200. */
class Load {
  readonly #address: string;
  readonly #people: People;
  /** Versions that were acknowledged, by case. */
  readonly #known = new Map<string, { number: string; version: number }>();
  #touched = new Set<string>();
  #answers = 0;
  #goesOn = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(address: string, people: People) {
    this.#address = address;
    this.#people = people;
  }

  begin(): void {
    this.#goesOn = true;
    this.#touched = new Set();
    this.#running = Promise.all(Array.from({ length: clients }, () => this.#client()));
  }

  /** Lets everybody finish the case in hand. */
  async end(): Promise<void> {
    this.#goesOn = false;
    await this.#running;
  }

  acknowledged = () => this.#answers;
  touched = () => [...this.#touched];

  async #client(): Promise<void> {
    while (this.#goesOn) {
      const id = randomUUID();
      this.#touched.add(id);
      const body = { id, categoryCode: '0401', title: '水龙头关不上了', text: '从昨天晚上开始。', placeId: 'd3' };
      const receipt = await this.#untilAnswered('/api/cases', this.#people.student, body);
      this.#known.set(id, { number: receipt.number as string, version: 1 });
      for (const [i, command] of [{ type: 'Accept' }, { type: 'Dispatch', unit }].entries()) {
        await this.#untilAnswered(`/api/cases/${id}/commands`, this.#people.operator, { ...command, version: i + 1 });
        this.#known.set(id, { number: receipt.number as string, version: i + 2 });
      }
      await pause(20);
    }
  }

  /** Sends the same until there is an answer. 412 after a cut: the command that got no answer had come about. */
  async #untilAnswered(place: string, person: Person, body: object): Promise<Record<string, unknown>> {
    for (;;) {
      const answer = await fetch(this.#address + place, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: person.cookie },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      }).catch(() => null);
      const text = answer === null ? '' : await answer.text().catch(() => '');
      if (answer?.ok && text !== '') {
        this.#answers += 1;
        return JSON.parse(text);
      }
      if (answer?.status === 412) return {};
      if (answer && answer.status < 500 && text !== '') throw new Error(`${place}: ${answer.status} ${text}`);
      await pause(50);
    }
  }

  /** What was acknowledged and is not there, and what is there more than once. */
  async compare({ pool }: Database): Promise<{ lost: number; duplicated: number }> {
    const { rows } = await pool.query<{ id: string; number: string; version: number }>(
      'select id, number, version from case_view',
    );
    const stored = new Map(rows.map((row) => [row.id, row]));
    let lost = 0;
    for (const [id, known] of this.#known) {
      const row = stored.get(id);
      if (!row || row.number !== known.number || row.version < known.version) lost += 1;
    }
    const { rows: submitted } = await pool.query<{ n: number }>("select count(*) as n from event where type = 'CaseSubmitted'");
    const numbers = new Set(rows.map(({ number }) => number));
    const strangers = rows.filter(({ id }) => !this.#known.has(id)).length;
    return { lost, duplicated: submitted[0]!.n - rows.length + rows.length - numbers.size + strangers };
  }
}

/** Waits until the queue is empty; then each dispatch must have told the officer once. */
async function comparedJobs({ pool }: Database, officer: string) {
  for (let waited = 0; waited < 180; waited += 1) {
    const { rows } = await pool.query(
      "select 1 from pgboss.job where name = 'notify' and state in ('created', 'retry', 'active') limit 1",
    );
    if (rows.length === 0) break;
    await pause(1000);
  }
  const { rows } = await pool.query<{ jobs: number; lost: number; doubled: number }>(
    `select count(*) as jobs, count(*) filter (where told = 0) as lost, count(*) filter (where told > 1) as doubled from (
       select e.case_id, (select count(*) from notification n
         where n.case_id = e.case_id and n.person = $1 and n.template = 'CaseDispatched') as told
       from event e where e.type = 'CaseDispatched') d`,
    [officer],
  );
  return { jobs: rows[0]!.jobs, jobsLost: rows[0]!.lost, jobsDoubled: rows[0]!.doubled };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
