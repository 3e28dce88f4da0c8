import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, revealRequester, submitCase } from '../../src/contract/cases.ts';
import {
  answerDataRequest,
  askAboutMine,
  exportMine,
  getRetention,
  listDataRequests,
  putRetention,
} from '../../src/contract/privacy.ts';
import { searchCases } from '../../src/contract/understanding.ts';
import { proveRollUps } from '../../src/server/analytics/execute.ts';
import { extendChain } from '../../src/server/audit/execute.ts';
import { verifyChain } from '../../src/server/audit/queries.ts';
import { rebuildViews } from '../../src/server/cases/rebuild.ts';
import { keepRetention } from '../../src/server/privacy/execute.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let officer: Visitor;
let security: Visitor;

const canaries = [
  '密密柳絮飘进窗',
  '钥匙插在门上',
  '三楼拐角',
  '师傅已到现场换了水阀',
  '备件在三号库',
  '上周已经修过一次',
  '补充的情况如下',
];

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' }, { role: 'caller' });
  officer = await t.as({ role: 'officer', unit: 'hq-repair' }, { role: 'head', unit: 'hq-repair' });
  security = await t.as({ role: 'securityAdmin' });
});
afterAll(() => t.close());

async function photo(): Promise<string> {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#345' } })
    .png()
    .toBuffer();
  const boundary = 'x'.repeat(20);
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="photo"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`;
  const answer = await t.app.inject({
    method: 'POST',
    url: '/api/photos',
    cookies: student.cookies,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), picture, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  return answer.json().id;
}

/** A case with words in every place where people write, to its end. */
async function wholeCase(): Promise<string> {
  const id = randomUUID();
  await student.call(submitCase, {
    body: {
      id,
      categoryCode: '0102',
      title: canaries[0]!,
      text: canaries[1]!,
      placeId: 'd3',
      placeText: canaries[2]!,
      photos: [await photo()],
    },
  });
  const give = async (who: Visitor, command: Record<string, unknown>) => {
    const { version } = await who.call(getCase, { params: { id } });
    const answer = await who.raw(commandCase, { params: { id }, body: { ...command, version } });
    expect(answer.statusCode, `${JSON.stringify(command)} ${answer.body}`).toBe(200);
  };
  await give(desk, { type: 'AskFacts', question: '请补充时间' });
  await give(student, { type: 'SupplyFacts', text: canaries[6]! });
  await give(desk, { type: 'Accept' });
  await give(desk, { type: 'Dispatch', unit: 'hq-repair', note: canaries[4]! });
  await give(officer, { type: 'Sign' });
  await give(officer, { type: 'Respond', means: 'visit', evidence: `${canaries[3]}，已与本人见面` });
  await give(officer, { type: 'Note', text: canaries[4]! });
  await give(officer, {
    type: 'Resolve',
    text: `您好，${canaries[3]}，请假手续已于3月2日由学生处王老师办好，如有问题请联系88886666。`,
  });
  await officer.call(revealRequester, { params: { id }, body: { purpose: '联系上门时间' } });
  await give(desk, {
    type: 'FollowUp',
    reached: true,
    contacted: true,
    solved: 'yes',
    handling: 'satisfied',
    process: 'satisfied',
    words: canaries[5]!,
  });
  return id;
}

/** Every row of every table of the database as text, but for what the schedule does not touch. */
async function whole(): Promise<string> {
  const { pool } = t.deps.database;
  const { rows } = await pool.query<{ name: string }>(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'",
  );
  const texts = await Promise.all(
    rows.map(async ({ name }) => {
      const { rows: lines } = await pool.query<{ line: string }>(`select to_jsonb(r)::text as line from ${name} r`);
      return lines.map(({ line }) => `${name} ${line}`).join('\n');
    }),
  );
  return texts.join('\n');
}

const statistics = async () => {
  const { pool } = t.deps.database;
  const all = (table: string, order: string) => pool.query(`select * from ${table} order by ${order}`).then(({ rows }) => rows);
  const facts = (await all('analytics.case_fact', 'case_id')) as Record<string, unknown>[];
  return {
    facts: facts.map(({ requester_key: _key, ...fact }) => fact),
    unitDays: await all('analytics.unit_day', 'moment, pile, day, unit'),
    unitStretches: await all('analytics.unit_stretch', 'moment, pile, day, since, unit'),
    spotDays: await all('analytics.spot_day', 'moment, pile, day, category, place'),
    parts: await all('analytics.part_fact', 'case_id, unit'),
  };
};

/** Runs the night again and again, each time stopped one moment later, until nothing is due any more. @returns how often it was stopped */
async function stoppedAtEveryMoment(): Promise<number> {
  for (let stops = 0; ; stops += 1) {
    let looks = 0;
    const clock = () => {
      looks += 1;
      if (looks > stops) throw new Error('stopped');
      return t.deps.clock();
    };
    await keepRetention({ ...t.deps, clock }).catch(() => {});
    if ((await security.call(getRetention, {})).due === 0) return stops;
  }
}

describe('the retention schedule', () => {
  let id: string;
  beforeAll(async () => {
    id = await wholeCase();
    expect((await student.call(getCase, { params: { id } })).phase).toBe('closed');
  });

  it('leaves a case alone until its time has come', async () => {
    t.setClock('2028-12-01T00:00:00.000Z');
    expect(await keepRetention(t.deps)).toBe(0);
    for (const word of canaries.slice(0, 5)) expect(await whole()).toContain(word);
  });

  it('takes people and their words out of every table, and leaves every number as it was', async () => {
    t.setClock('2029-04-01T00:00:00.000Z');
    await extendChain(t.deps);
    const before = await statistics();
    expect((await security.call(getRetention, {})).due).toBe(1);
    expect(await stoppedAtEveryMoment()).toBeGreaterThan(2);
    expect(await keepRetention(t.deps)).toBe(0);
    const after = await whole();
    for (const word of canaries) expect(after.split('\n').filter((line) => line.includes(word))).toEqual([]);
    const own = after.split('\n').filter((line) => line.includes(id) && line.includes(student.id!));
    // The log of who read what has its own time; jobs are gone a fortnight after they were made, by the queue itself.
    expect(own.filter((line) => !/^(public\.audit_entry|pgboss\.)/.test(line))).toEqual([]);
    expect(await statistics()).toEqual(before);
    expect((await proveRollUps(t.deps)).differences).toBe(0);
    await rebuildViews(t.deps);
    expect((await statistics()).facts).toEqual(before.facts);
  });

  it('removes the photos, and finds the case by none of its words any more', async () => {
    const { rows } = await t.deps.database.pool.query('select 1 from photo where case_id = $1', [id]);
    expect(rows).toEqual([]);
    expect((await desk.call(searchCases, { query: { text: '柳絮' } })).found).toEqual([]);
    expect((await desk.call(getCase, { params: { id } })).title).toBe('（已按保存期限去除）');
    expect((await student.refused(getCase, { params: { id } })).code).toBe('no-such-case');
  });

  it('leaves the audit chain whole, with a record of each row', async () => {
    await extendChain(t.deps);
    const { fault, redacted } = await verifyChain(t.deps.database.db, [], t.deps.clock());
    expect(fault).toBeNull();
    expect(redacted).toBeGreaterThan(5);
  });

  it('can be changed by a security administrator, and is refused to others', async () => {
    const { version, retention } = await security.call(getRetention, {});
    await security.call(putRetention, { body: { version, retention: { ...retention, ordinaryYears: 5 } } });
    expect((await security.refused(putRetention, { body: { version, retention } })).code).toBe('stale');
    expect((await desk.refused(getRetention, {})).code).toBe('not-yours');
  });

  it('is the only way to change an event, and changes nothing but words and persons', async () => {
    const { pool } = t.deps.database;
    await expect(pool.query("update event set actor = 'x'")).rejects.toThrow('never changed');
    await expect(
      pool.query(
        "with a as materialized (select set_config('huying.redaction', 'on', true)) update event set type = 'CaseClosed' from a",
      ),
    ).rejects.toThrow('never changed');
    await expect(
      pool.query("with a as materialized (select set_config('huying.redaction', 'on', true)) delete from event using a"),
    ).rejects.toThrow('never changed');
  });
});

describe('one’s own data', () => {
  it('is given out whole to its owner: what was written, what was told, who looked', async () => {
    const other = await t.as();
    const id = randomUUID();
    await other.call(submitCase, { body: { id, categoryCode: '0102', title: '请假单一直没有批' } });
    const mine = await other.call(exportMine, {});
    expect(mine.person.phone).toBe('13800001234');
    expect(mine.cases).toMatchObject([{ title: '请假单一直没有批', entries: [{ what: 'CaseSubmitted' }] }]);
    expect((await student.call(exportMine, {})).cases.map((c) => c.title)).not.toContain('请假单一直没有批');
    expect((await t.visitor().refused(exportMine, {})).code).toBe('unauthenticated');
  });

  it('is forgotten in all ended cases when its owner asks and somebody agrees', async () => {
    const other = await t.as();
    const id = randomUUID();
    await other.call(submitCase, { body: { id, categoryCode: '0102', title: '不想再被记住的事情' } });
    await other.call(commandCase, { params: { id }, body: { type: 'Withdraw', version: 1, reason: '不用了' } });
    await other.call(askAboutMine, { body: { kind: 'delete', text: '请删除我的诉求' } });
    const { requests } = await security.call(listDataRequests, {});
    const request = requests.find((r) => r.state === 'open')!;
    expect(request).toMatchObject({ kind: 'delete', login: other.id });
    expect(
      await security.call(answerDataRequest, { params: { id: request.id }, body: { state: 'done', answer: '已去除' } }),
    ).toEqual({ anonymised: 1 });
    expect((await other.call(exportMine, {})).cases).toEqual([]);
    expect((await other.call(exportMine, {})).requests).toMatchObject([{ state: 'done', answer: '已去除' }]);
    expect(await whole()).not.toContain('不想再被记住的事情');
  });

  it('takes three open requests of one person, and no flood', async () => {
    const other = await t.as();
    for (let i = 0; i < 3; i += 1) await other.call(askAboutMine, { body: { kind: 'correct', text: '名字写错了' } });
    expect((await other.refused(askAboutMine, { body: { kind: 'correct', text: '名字写错了' } })).code).toBe('too-many-requests');
  });
});
