import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { proveRollUps } from '../../src/server/analytics/execute.ts';
import { completeTraces, rebuildViews } from '../../src/server/cases/rebuild.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let caller: Visitor;
beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'head', unit: 'hq-repair' }, { role: 'supervisor' });
  caller = await t.as({ role: 'caller' });
});
afterAll(() => t.close());

const tables = async () => {
  const rows = async (table: string, key: string) =>
    (await t.deps.database.pool.query(`select * from ${table} order by ${key}`)).rows;
  return {
    view: await rows('case_view', 'id'),
    facts: await rows('analytics.case_fact', 'case_id'),
    terms: await rows('case_terms', 'case_id'),
    promises: await rows('analytics.open_promise', 'case_id, promise, unit'),
    unitDays: await rows('analytics.unit_day', 'day, moment, pile, unit'),
    unitStretches: await rows('analytics.unit_stretch', 'day, moment, pile, since, unit'),
    spotDays: await rows('analytics.spot_day', 'day, moment, pile, category, place'),
    unitMonths: await rows('analytics.unit_month', 'month, moment, pile, unit'),
    categoryMonths: await rows('analytics.category_month', 'month, moment, pile, category'),
    placeMonths: await rows('analytics.place_month', 'month, moment, pile, place'),
  };
};

it('gives identical tables from the events, after any commands', async () => {
  const tries = [
    { type: 'Accept' },
    { type: 'Dispatch', unit: 'hq-repair' },
    { type: 'Sign' },
    { type: 'Respond', means: 'visit', evidence: '已到现场查看' },
    { type: 'Nudge' },
    { type: 'Note', text: '备件在三号库' },
    { type: 'Resolve', text: '已更换接头,现场试水不漏。' },
    { type: 'Decline', reason: 'not-our-duty', text: '请联系属地派出所办理。' },
    { type: 'Return', reason: 'not-our-duty', text: '属于水电科职责范围', proposedUnit: 'hq-utilities' },
    { type: 'FollowUp', reached: true, contacted: true, solved: 'no', handling: 'unsatisfied', process: 'fair' },
    { type: 'Reopen', reason: '又漏水了' },
  ];
  for (let n = 0; n < 12; n++) {
    const body = { id: randomUUID(), categoryCode: '0102', title: `第${n}件请假诉求`, placeId: 'd3' };
    await student.call(submitCase, { body });
    for (let step = 0; step < 13; step++) {
      t.setClock(new Date(Date.parse(monday) + (n * 20 + step * 5) * 3_600_000).toISOString());
      const command = tries[(n * 7 + step * (n % 3 === 0 ? 1 : 3)) % tries.length]!;
      const { version } = await student.call(getCase, { params: { id: body.id } });
      const who = command.type === 'FollowUp' ? caller : desk;
      await who.raw(commandCase, { params: { id: body.id }, body: { ...command, version } });
    }
  }
  // The roll-ups that the commands fed say what the facts say; the night adds what depends on other cases.
  const proof = await proveRollUps(t.deps);
  expect(proof.examples).toEqual([]);
  // How many there are depends on the chance of the commands; that there are many shows that something was compared.
  expect(proof.cells).toBeGreaterThan(20);
  const before = await tables();
  expect(before.unitDays.some((row) => row.valid > 0)).toBe(true);
  await t.deps.database.pool.query(`truncate case_view, analytics.case_fact, case_terms, analytics.open_promise, analytics.unit_day,
    analytics.unit_stretch, analytics.spot_day, analytics.unit_month, analytics.category_month, analytics.place_month`);
  expect(await rebuildViews(t.deps)).toBe(12);
  expect(await tables()).toEqual(before);
  expect(new Set(before.view.map((row) => row.phase)).size).toBeGreaterThan(2);
});

it('mends roll-ups that are not what the facts say, and keeps the difference on record', async () => {
  const before = await tables();
  await t.deps.database.pool.query(
    "update analytics.unit_day set received = received + 1 where moment = 'created' and received > 0",
  );
  const { differences, examples } = await proveRollUps(t.deps);
  expect(differences).toBeGreaterThan(0);
  expect(examples[0]).toMatchObject({ store: { table: 'unit_day' }, missing: { received: -1 } });
  expect(await tables()).toEqual(before);
  const { rows } = await t.deps.database.pool.query('select differences, examples from analytics.proof order by id desc limit 1');
  expect(rows[0]).toMatchObject({ differences, examples: expect.any(Array) });
});

it('gives search terms to cases that are older than search', async () => {
  const { terms } = await tables();
  await t.deps.database.pool.query('delete from case_terms where case_id = $1', [terms[0].case_id]);
  expect(await completeTraces(t.deps)).toBe(1);
  expect((await tables()).terms).toEqual(terms);
  expect(await completeTraces(t.deps)).toBe(0);
});

it('cannot be helped by changing an event: the table refuses', async () => {
  await expect(t.deps.database.pool.query("update event set actor = 'x'")).rejects.toThrow('never changed');
  await expect(t.deps.database.pool.query('delete from event')).rejects.toThrow('never changed');
  await expect(t.deps.database.pool.query('truncate event')).rejects.toThrow('never changed');
});

it('costs two round trips a command', async () => {
  const body = { id: randomUUID(), categoryCode: '0401', title: '水龙头关不上', placeId: 'd3' };
  let sent = 0;
  const { pool } = t.deps.database;
  const query = pool.query.bind(pool);
  const counted = t.deps.database.roundTrips();
  pool.query = ((...args: Parameters<typeof query>) => {
    sent++;
    return query(...args);
  }) as typeof pool.query;
  await student.call(submitCase, { body });
  await student.call(submitCase, { body: { ...body, id: randomUUID() } });
  pool.query = query as typeof pool.query;
  // The session was looked up before; what is counted is the command: one read and one write.
  expect(sent + t.deps.database.roundTrips() - counted).toBe(4);
});
