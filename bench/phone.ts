import { randomUUID } from 'node:crypto';
import {
  assistIntake,
  findCaller,
  listCalls,
  listDrafts,
  phoneDesk,
  recordPhoneCase,
  saveDraft,
  signOnPhone,
  takeDraft,
  wrapUpCall,
} from '../src/contract/phone.ts';
import { telephonyEvent } from '../src/contract/telephony.ts';
import { completePhoneKeys } from '../src/server/phone/callers.ts';
import { signatureOf } from '../src/server/phone/signature.ts';
import { loadCases } from './load/loadCases.ts';
import { startService } from './service.ts';
import { percentile, rounded, timed } from './timing.ts';

/**
 * Every action of the phone desk over HTTP: `node bench/phone.ts [cases] [--json]`, by default with 100,000 cases, 50,000 people and 100,000
 * calls on the log. `p95Ms` is over all actions, `slowest` the worst action's name and p95.
 */
const size = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 100_000);
const quiet = process.argv.includes('--json');
const people = 50_000;
const calls = 100_000;
const secret = 'a secret of the benchmark';
const service = await startService();
const { deps } = service;
Object.assign(deps.config, { telephonySecret: secret });
await fill();

const texts = [
  '东湖3号公寓709从昨晚开始没有热水,希望今天能修好',
  '北山校区第二食堂的菜里有虫,要求给个说法',
  '第四教学楼301投影仪打不开,马上要上课了',
  '校园网从今天早上起登不上,考试报名截止今天',
  '东湖5号公寓旁边施工到半夜,能不能管一管',
  '请问转专业什么时候开始申请',
];
const cookie = await service.signIn({ role: 'operator', unit: null });
await ask('POST', signOnPhone.path, { extension: '8001' });
const drafts: string[] = [];
const recorded: string[] = [];
const { rows: log } = await deps.database.pool.query<{ id: string }>(
  'select id from phone_call order by first_at desc limit 400',
);

const actions: readonly (readonly [string, (i: number) => Promise<unknown>])[] = [
  ['the desk', () => ask('GET', phoneDesk.path)],
  ['who calls, by number', (i) => ask('POST', findCaller.path, { number: numberOf((i * 7919) % people) })],
  ['help while typing', (i) => ask('POST', assistIntake.path, { what: textAt(i), person: `p${(i * 7919) % people}` })],
  [
    'help, place and category chosen',
    (i) => ask('POST', assistIntake.path, { what: textAt(i), person: `p${i}`, placeId: 'd3', categoryCode: '0505' }),
  ],
  [
    'save a draft',
    (i) => ask('PUT', saveDraft.path.replace(':id', draftAt(i)), { version: 0, draft: { what: textAt(i), number: numberOf(i) } }),
  ],
  ['all drafts', () => ask('GET', listDrafts.path)],
  ['open a draft', (i) => ask('POST', takeDraft.path.replace(':id', draftAt(i)), {})],
  ['record and dispatch', (i) => ask('POST', recordPhoneCase.path, sheet(i, { do: 'dispatch', unit: 'hq-repair' }))],
  ['record and answer', (i) => ask('POST', recordPhoneCase.path, sheet(i, { do: 'answer', text: '已当场答复,请按通知办理。' }))],
  ['the call log', () => ask('GET', listCalls.path)],
  ['missed calls', () => ask('GET', `${listCalls.path}?missed=true`)],
  ['wrap up', (i) => ask('POST', wrapUpCall.path.replace(':id', log[i % log.length]!.id), { wrapUp: 'inquiry' })],
  ['an event of the exchange', exchangeTells],
];

let slowest = { action: '', p95: 0 };
const all: number[] = [];
for (const [name, act] of actions) {
  await timed(20, 1, async (i) => void (await act(i)));
  const { times } = await timed(200, 2, async (i) => void (await act(i + 20)));
  const p95 = percentile(times, 0.95);
  all.push(...times);
  if (p95 > slowest.p95) slowest = { action: name, p95: rounded(p95) };
  say(`${name.padEnd(32)} p50 ${rounded(percentile(times, 0.5))} ms   p95 ${rounded(p95)} ms`);
}
console.log(
  JSON.stringify({
    cases: size,
    p95Ms: rounded(percentile(all, 0.95)),
    slowest: slowest.action,
    slowestMs: slowest.p95,
  }),
);
await service.close();

function textAt(i: number): string {
  return texts[i % texts.length]!;
}

function numberOf(i: number): string {
  return `1880${String(i).padStart(7, '0')}`;
}

function draftAt(i: number): string {
  drafts[i % 60] ??= randomUUID();
  return drafts[i % 60]!;
}

function sheet(i: number, outcome: object) {
  const id = randomUUID();
  recorded.push(id);
  const caller = { kind: 'person', id: `p${(i * 7919) % people}` };
  return {
    id,
    caller,
    what: textAt(i),
    title: textAt(i).slice(0, 30),
    when: '昨晚',
    want: '修好',
    placeId: 'd3',
    categoryCode: '0505',
    outcome,
  };
}

async function exchangeTells(i: number): Promise<unknown> {
  const type = (['ringing', 'answered', 'hungUp'] as const)[i % 3]!;
  const call = `b${Math.floor(i / 3)}`;
  const body = JSON.stringify({
    id: randomUUID(),
    type,
    at: deps.clock(),
    call,
    extension: '8001',
    ...(type === 'hungUp' ? {} : { number: numberOf(i) }),
  });
  const timestamp = String(Math.floor(Date.parse(deps.clock()) / 1000));
  return ask('POST', telephonyEvent.path, body, {
    'x-huying-timestamp': timestamp,
    'x-huying-signature': signatureOf(secret, { timestamp, body }),
  });
}

async function ask(method: string, path: string, body?: object | string, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(service.address + path, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
  if (!answer.ok && answer.status !== 412) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Cases of many people, their numbers, and a year of calls. */
async function fill(): Promise<void> {
  await loadCases(deps, { cases: size });
  const client = await deps.database.pool.connect();
  await client.query('set statement_timeout = 0');
  await client.query(
    `insert into person (id, login, name, kind, phone, created_at)
     select 'p' || i, 'p' || i, '测试', 'student', '1880' || lpad(i::text, 7, '0'), now() from generate_series(0, $1 - 1) i`,
    [people],
  );
  await client.query(
    `update case_view v set requester = 'p' || (r.n * 31 % $1), anonymous = false
     from (select id, row_number() over () as n from case_view) r where r.id = v.id`,
    [people],
  );
  const keys = await completePhoneKeys(deps);
  await client.query(
    `insert into phone_call (id, exchange_call, extension, direction, phone_key, first_at, rang_at, answered_at, ended_at, wrap_up)
     select gen_random_uuid(), 'c' || i, '8001', 'in', (select phone_key from person where id = 'p' || (i % $2)), at, at,
       case when i % 9 > 0 then at + interval '5 seconds' end, at + interval '90 seconds', case when i % 9 > 0 then 'case' end
     from (select i, now() - i * interval '5 minutes' as at from generate_series(1, $1) i) t`,
    [calls, people],
  );
  await client.query('vacuum analyze');
  client.release();
  say(`${size} cases, ${keys} people and ${calls} calls are there.`);
}

function say(line: string): void {
  if (!quiet) console.log(line);
}
