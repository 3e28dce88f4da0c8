import { execFileSync, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { commandCase, countCases, getCase, listCases, submitCase } from '../src/contract/cases.ts';
import { changesPath } from '../src/contract/live.ts';
import { searchCases } from '../src/contract/understanding.ts';
import { openReference } from '../src/server/directory/queries.ts';
import { runningPostgres } from '../src/server/platform/bundledPostgres.ts';
import { openContactSeal } from '../src/server/platform/contactSeal.ts';
import { openDatabase } from '../src/server/platform/db.ts';
import { submission } from './cases.ts';
import { signIn } from './signIn.ts';
import type { SoakProbe } from './soakProbe.ts';
import { percentile, rounded } from './timing.ts';

/**
 * A school's day in an hour: `npm run bench -- soak [--minutes 60] [--cases 100000] [--handlers 200]`. Per hour 30,000 submissions, and for
 * each handler the mix of BMC's Track-It! benchmark of 2023 (eight each of new work, updates, notes and looks an hour) twenty-four times as
 * fast: a whole day of them. Every handler keeps the desk open, so 200 browsers hear of every change. Fewer minutes are the same load for a
 * shorter time. Commands that the rules refuse, because somebody acted first, are counted apart; anything else that is no success is a fault.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    cases: { type: 'string', default: '100000' },
    handlers: { type: 'string', default: '200' },
  },
});
const minutes = Number(values.minutes);
const folder = await mkdtemp(path.join(tmpdir(), 'huying-soak-'));
execFileSync(
  process.execPath,
  [path.join(import.meta.dirname, 'load.ts'), '--cases', values.cases, '--into', folder, '--check', '20'],
  {
    stdio: 'inherit',
  },
);
const port = 8000 + Math.floor(Math.random() * 2000);
const address = `http://127.0.0.1:${port}`;
const server = fork(path.join(import.meta.dirname, '../src/server/main.ts'), ['demo'], {
  execArgv: ['--import', path.join(import.meta.dirname, 'soakProbe.ts')],
  env: {
    ...process.env,
    HUYING_DATA: folder,
    PORT: String(port),
    RATE_PER_MINUTE: '1000000000',
    HUYING_NOTICE: 'none',
    LOG_LEVEL: 'error',
  },
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
await untilReady();
const database = openDatabase((await runningPostgres(folder))!.replace(/\/postgres$/, '/huying_demo'), 2);
const deps = { database, clock: () => new Date().toISOString(), contacts: await openContactSeal(folder, 'aes') };
const reference = await openReference(database.db).newest();
const units = [...new Set([...reference.categories.values()].map((category) => category.defaultUnit))];
const handlers = await many(Number(values.handlers), (i) => signIn(deps, [{ role: 'officer', unit: units[i % units.length]! }]));
const desk = await many(12, () =>
  signIn(deps, [
    { role: 'operator', unit: null },
    { role: 'dispatcher', unit: null },
  ]),
);
const students = await many(300, () => signIn(deps, []));
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

const hour = 3_600_000;
const daily = 24;
const perHandler = (perHour: number) => hour / (perHour * daily * handlers.length);
const times = new Map<string, number[]>();
const counts = { refused: 0, faults: 0, heard: 0 };
let sent = 0;
const listening = handlers.map((cookie) => listen(cookie));
const ends = performance.now() + minutes * 60_000;
const samples: Sample[] = [];
const sampling = setInterval(() => void ask().then((found) => samples.push(found)), 5000);

await Promise.all([
  steadily(hour / 30_000, () => submit()),
  // The desk keeps pace with what comes in.
  steadily(hour / 30_000, () => deskWork()),
  steadily(perHandler(8), () => look(some(handlers))),
  steadily(perHandler(8), () => handle(some(handlers), 'update')),
  steadily(perHandler(8), () => handle(some(handlers), 'note')),
  steadily(perHandler(1), () =>
    timed('search', some(handlers), `${searchCases.path}?text=${encodeURIComponent(some(['热水', '空调', '食堂', '网络']))}`),
  ),
]);
clearInterval(sampling);
samples.push(await ask());
for (const request of listening) request.destroy();
agent.destroy();
await database.close();
const ended = new Promise((resolve) => server.once('exit', resolve));
server.kill('SIGTERM');
await ended;
await rm(folder, { recursive: true, force: true });

const all = [...times.values()].flat();
for (const [kind, own] of times) {
  console.log(
    `${kind.padEnd(12)} ${own.length}  p50 ${rounded(percentile(own, 0.5))} ms  p99 ${rounded(percentile(own, 0.99))} ms`,
  );
}
const worst = (of: (sample: Sample) => number) => rounded(Math.max(...samples.map(of)));
console.log(
  JSON.stringify({
    minutes,
    cases: Number(values.cases),
    handlers: handlers.length,
    requests: all.length,
    requestsPerSecond: rounded(all.length / (minutes * 60)),
    p50Ms: rounded(percentile(all, 0.5)),
    p99Ms: rounded(percentile(all, 0.99)),
    maxMs: rounded(percentile(all, 1)),
    rssMiBFirst: rounded(samples[0]!.rssMiB),
    rssMiBMost: worst(({ rssMiB }) => rssMiB),
    rssMiBLast: rounded(samples.at(-1)!.rssMiB),
    loopDelayP99Ms: worst(({ loopDelayP99Ms }) => loopDelayP99Ms),
    databaseConnections: worst(({ connections }) => connections),
    databaseMiB: worst(({ postgresMiB }) => postgresMiB),
    ...counts,
  }),
);
process.exitCode = counts.faults > 0 ? 1 : 0;

type Sample = SoakProbe & { readonly connections: number; readonly postgresMiB: number };

async function ask(): Promise<Sample> {
  server.send('sample');
  const probe = await new Promise<SoakProbe>((resolve) => server.once('message', (message) => resolve(message as SoakProbe)));
  const { rows } = await database.pool.query<{ pids: number[] }>(
    `select array_agg(pid) as pids from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  const { pids } = rows[0]!;
  return { ...probe, connections: pids.length, postgresMiB: pids.reduce((sum, pid) => sum + ownMemory(pid), 0) / 1024 };
}

/** KiB that a process has for itself, without what it shares; 0 where there is no /proc. */
function ownMemory(pid: number): number {
  try {
    return Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

async function untilReady(): Promise<void> {
  for (;;) {
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function many(n: number, make: (i: number) => Promise<string>): Promise<string[]> {
  const cookies: string[] = [];
  for (let i = 0; i < n; i++) cookies.push(await make(i));
  return cookies;
}

/** Starts a task every so many milliseconds on average, whether or not the last has ended: people do not wait for each other. */
async function steadily(every: number, task: () => Promise<unknown>): Promise<void> {
  const running: Promise<unknown>[] = [];
  let due = performance.now();
  while (performance.now() < ends) {
    due += -Math.log(1 - Math.random()) * every;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    running.push(task());
    if (running.length > 500) await Promise.all(running.splice(0, 250));
  }
  await Promise.all(running);
}

async function submit(): Promise<void> {
  await timed('submit', some(students), submitCase.path, submission(sent++, reference));
}

type Line = { readonly id: string };
type Detail = {
  readonly id: string;
  readonly version: number;
  readonly allowed: readonly string[];
  readonly categoryCode: string;
};

async function deskWork(): Promise<void> {
  const cookie = some(desk);
  const page = (await timed('queue', cookie, `${listCases.path}?queue=triage`)) as { cases: Line[] } | null;
  const line = page && some(page.cases);
  if (!line) return;
  const detail = await open(cookie, line.id);
  if (detail?.allowed.includes('Accept')) await command(cookie, detail, { type: 'Accept' });
  else if (detail?.allowed.includes('Dispatch')) await command(cookie, detail, { type: 'Dispatch', unit: 'hq-repair' });
}

async function look(cookie: string): Promise<void> {
  await timed('counts', cookie, countCases.path);
  const page = (await timed('queue', cookie, `${listCases.path}?queue=work`)) as { cases: Line[] } | null;
  const line = page && some(page.cases);
  if (line) await open(cookie, line.id);
}

/** The next step of a case of the unit's own, or a note to it. */
async function handle(cookie: string, what: 'update' | 'note'): Promise<void> {
  const page = (await timed('queue', cookie, `${listCases.path}?queue=work`)) as { cases: Line[] } | null;
  const line = page && some(page.cases);
  const detail = line && (await open(cookie, line.id));
  if (!detail) return;
  const steps = [
    { type: 'Sign' },
    { type: 'Respond', means: 'call', evidence: '已电话联系，约定明早到场查看。' },
    { type: 'Resolve', text: '维修师傅已到现场更换零件并试用，恢复正常，如有问题请随时联系。' },
  ];
  const step =
    what === 'note'
      ? { type: 'Note', text: '备件已到，下午安排上门。' }
      : steps.find(({ type }) => detail.allowed.includes(type));
  if (step && detail.allowed.includes(step.type)) await command(cookie, detail, step);
}

async function open(cookie: string, id: string): Promise<Detail | null> {
  return (await timed('case', cookie, getCase.path.replace(':id', id))) as Detail | null;
}

function command(cookie: string, { id, version }: Detail, given: object): Promise<unknown> {
  return timed('command', cookie, commandCase.path.replace(':id', id), { ...given, version });
}

/** What the service answers; null when it refuses. */
function timed(kind: string, cookie: string, to: string, body?: object): Promise<unknown> {
  const payload = body && JSON.stringify(body);
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      ...(payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}),
    };
    const request = http.request(address + to, { method: payload ? 'POST' : 'GET', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => {
        const own = times.get(kind) ?? [];
        own.push(performance.now() - from);
        times.set(kind, own);
        const status = answer.statusCode ?? 0;
        if (status >= 200 && status < 300) return resolve(JSON.parse(text));
        if (status === 409 || status === 412 || status === 403 || status === 404) counts.refused++;
        else {
          counts.faults++;
          if (counts.faults < 10) console.error(`${kind} ${to}: ${status} ${text.slice(0, 200)}`);
        }
        resolve(null);
      });
    });
    request.on('error', reject);
    request.end(payload);
  });
}

/** A desk that stays open. */
function listen(cookie: string): http.ClientRequest {
  const request = http.get(address + changesPath, { headers: { cookie } }, (answer) => {
    answer.on('data', (chunk: Buffer) => {
      if (chunk.includes('event:')) counts.heard++;
    });
  });
  request.on('error', () => {});
  return request;
}

function some<T>(of: readonly T[]): T {
  return of[Math.floor(Math.random() * of.length)]!;
}
