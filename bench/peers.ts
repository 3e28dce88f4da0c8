import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listCases, submitCase } from '../src/contract/cases.ts';
import { searchCases } from '../src/contract/understanding.ts';
import { submission } from './cases.ts';
import { openHttpClients } from './httpClients.ts';
import { loadCases } from './load/loadCases.ts';
import { startService } from './service.ts';
import { percentile, rounded, timed } from './timing.ts';

/**
 * Request Tracker 5 beside Huying: `npm run bench -- peers [--root ROOT] [--tickets 400] [--cases 100000]`, as root, with a Debian mirror. Both use
 * one PostgreSQL with full durability, two clients, mail off, the same texts. Request Tracker is filled by its own API, so with as many
 * tickets as minutes allow; Huying is measured with as many cases and again with `--cases`.
 */
const { values } = parseArgs({
  options: {
    root: { type: 'string', default: '/tmp/huying-peers/rt5' },
    tickets: { type: 'string', default: '400' },
    cases: { type: 'string', default: '100000' },
  },
});
const script = path.join(import.meta.dirname, 'peers/requestTracker.sh');
const rtPort = 8217;
const clients = 2;
const wanted = Number(values.tickets);

const service = await startService();
const { pool } = service.deps.database;
const reference = await service.deps.reference.newest();
const texts = Array.from({ length: wanted }, (_, i) => submission(i, reference));
const marked = texts.filter(({ title, text }) => `${title}${text}`.includes('热水')).length;
const http = openHttpClients();
const student = await service.signIn();
const desk = await service.signIn({ role: 'operator', unit: null }, { role: 'dispatcher', unit: null });

const peer = await measurePeer().catch(async (error: Error) => {
  await http.close();
  await service.close();
  throw error;
});
const before = await rowsWritten();
const own = await http.post({
  port: Number(new URL(service.address).port),
  path: submitCase.path,
  cookie: student,
  bodies: texts.map((text) => JSON.stringify(text)),
  clients,
});
const huying = {
  create: figures(own.times, own.seconds),
  rowsPerCreate: rounded(((await rowsWritten()) - before) / wanted),
  ...(await pages()),
};
await loadCases(service.deps, { cases: Number(values.cases) });
const huyingLarge = await pages();
await http.close();
await service.close();

const ratio = (a: number, b: number) => rounded(a / b);
console.log(
  JSON.stringify({
    tickets: wanted,
    requestTracker: peer,
    huying,
    [`huyingAt${values.cases}`]: huyingLarge,
    createsRatio: ratio(huying.create.perSecond, peer.create.perSecond),
    listRatio: ratio(peer.list.p50Ms, huying.list.p50Ms),
    searchRatio: ratio(peer.search.p50Ms, huying.search.p50Ms),
  }),
);

async function pages() {
  const get = async (to: string) => {
    const answer = await fetch(service.address + to, { headers: { cookie: desk } });
    if (!answer.ok) throw new Error(`${to}: ${answer.status}`);
    return (await answer.json()) as { found?: { case: { title: string } }[] };
  };
  const list = await measured(() => get(`${listCases.path}?order=newest&limit=50`));
  const search = await measured(() => get(`${searchCases.path}?text=${encodeURIComponent('热水')}&limit=50`));
  return { list, search };
}

async function measurePeer() {
  execFileSync(script, ['install', values.root], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { port, username, password } = new URL(pool.options.connectionString!);
  await pool.query('drop database if exists rt5');
  execFileSync(script, ['configure', values.root, port, username, decodeURIComponent(password), String(rtPort)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const server = spawn(script, ['serve', values.root, String(rtPort)], { stdio: 'ignore', detached: true });
  try {
    const base = `http://127.0.0.1:${rtPort}/REST/2.0`;
    const authorization = `Basic ${Buffer.from('root:benchmark-2026').toString('base64')}`;
    const ask = async (to: string, body?: object) => {
      const answer = await fetch(base + to, {
        method: body ? 'POST' : 'GET',
        headers: { authorization, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      if (!answer.ok) throw new Error(`${to}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
      return (await answer.json()) as { total?: number };
    };
    for (let tries = 0; ; tries++) {
      const up = await ask('/queues/all').catch((error: Error) => error);
      if (!(up instanceof Error)) break;
      if (tries > 120) throw up;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const create = (i: number) => {
      const { title, text } = texts[i]!;
      return ask('/ticket', { Queue: 'General', Subject: title, Content: text, ContentType: 'text/plain' });
    };
    await create(0);
    const before = await rowsWritten();
    const { times, seconds } = await timed(wanted, clients, async (i) => void (await create(i)));
    const rowsPerCreate = rounded(((await rowsWritten()) - before) / wanted);
    const list = '/tickets?query=id>0&orderby=Created&order=DESC&per_page=50&fields=Subject,Status,Created,Queue,Owner';
    const query = encodeURIComponent("Subject LIKE '热水' OR Content LIKE '热水'");
    const search = `/tickets?query=${query}&per_page=50&fields=Subject,Status,Created`;
    const listed = await measured(() => ask(list));
    const searched = await measured(() => ask(search));
    const { total = 0 } = await ask(search);
    return {
      create: figures(times, seconds),
      rowsPerCreate,
      list: listed,
      search: searched,
      // One more was created to warm up; it may say the word too.
      searchRecall: rounded(Math.min(1, total / marked), 3),
    };
  } finally {
    process.kill(-server.pid!);
  }
}

/** Rows inserted in all databases, those of indexes not counted: what one create does in each. */
async function rowsWritten(): Promise<number> {
  // An idle connection tells what it has done after ten seconds.
  await new Promise((resolve) => setTimeout(resolve, 11_000));
  const { rows } = await pool.query<{ n: number }>('select sum(tup_inserted)::float8 as n from pg_stat_database');
  return rows[0]!.n;
}

function figures(times: readonly number[], seconds: number) {
  return {
    perSecond: rounded(times.length / seconds),
    p50Ms: rounded(percentile(times, 0.5)),
    p95Ms: rounded(percentile(times, 0.95)),
  };
}

async function measured(ask: () => Promise<unknown>) {
  await timed(3, 1, async () => void (await ask()));
  const { times, seconds } = await timed(40, clients, async () => void (await ask()));
  return figures(times, seconds);
}
