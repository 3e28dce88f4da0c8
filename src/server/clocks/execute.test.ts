import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { monday, queuedJobs, type TestApp, testApp, type Visitor } from '../../../test/app.ts';
import { commandCase, getCase, submitCase } from '../../contract/cases.ts';
import { ringClocks } from './execute.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

let student: Visitor;
let desk: Visitor;
let officer: Visitor;
const unit = 'hq-repair';

beforeAll(async () => {
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  officer = await t.as({ role: 'officer', unit });
});

async function give(who: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await who.call(getCase, { params: { id } });
  await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}

async function dispatched(categoryCode = '0507'): Promise<string> {
  t.setClock(monday);
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode, title: '三号楼水房漏水', placeId: 'd3' } });
  await give(desk, id, { type: 'Accept' });
  await give(desk, id, { type: 'Dispatch', unit });
  return id;
}

/** What the clocks tell at a moment of one case: which sentence, to whom. */
async function toldAt(now: string, id: string): Promise<[string, unknown][]> {
  await t.deps.database.pool.query('delete from pgboss.job');
  t.setClock(now);
  await ringClocks(t.deps);
  return (await queuedJobs(t.deps)).filter((job) => job.caseId === id).map(({ template, to }) => [template, to]);
}

it('tells each stage once, and after a day of downtime the highest only', async () => {
  const id = await dispatched();
  await give(officer, id, { type: 'Sign' });
  await give(officer, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  await t.deps.database.pool.query('delete from pgboss.job');

  expect(await ringClocks(t.deps)).toBe(0);
  t.setClock('2026-03-04T09:30:00.000Z');
  expect(await Promise.all([ringClocks(t.deps), ringClocks(t.deps)]).then((n) => n[0]! + n[1]!)).toBe(1);
  expect(await ringClocks(t.deps)).toBe(0);
  // A long weekend without a process: neither the missed deadline nor the supervisors' stage is told late.
  t.setClock('2026-03-09T02:00:00.000Z');
  expect(await ringClocks(t.deps)).toBe(1);
  expect(await ringClocks(t.deps)).toBe(0);
  const told = (await queuedJobs(t.deps)).map((job) => job.template);
  expect(told).toEqual(['DeadlineNear', 'DeadlineEscalated']);
});

it('reminds, warns and climbs from the officer to the head, the supervisors and the leader', async () => {
  const id = await dispatched();
  // To be signed within two working hours: by noon.
  expect(await toldAt('2026-03-02T03:00:00.000Z', id)).toContainEqual(['DeadlineHalf', { unit }]);
  expect(await toldAt('2026-03-02T03:40:00.000Z', id)).toContainEqual(['DeadlineNear', { unit }]);
  const missed = await toldAt('2026-03-02T04:00:00.000Z', id);
  expect(missed).toContainEqual(['DeadlineMissed', { unit }]);
  expect(missed).toContainEqual(['DeadlineMissed', { role: 'head', unit }]);
  expect(await toldAt('2026-03-03T00:30:00.000Z', id)).toContainEqual(['DeadlineEscalated', { role: 'supervisor', unit: null }]);
  const escalated = await toldAt('2026-03-03T08:00:00.000Z', id);
  expect(
    escalated.some(
      ([template, to]) =>
        template === 'DeadlineEscalated' && ('person' in (to as object) || (to as { role: string }).role === 'leader'),
    ),
  ).toBe(true);
});

it('holds a part against the unit that owes it, and a milestone against the unit in charge', async () => {
  const id = await dispatched();
  await give(officer, id, { type: 'Sign' });
  await give(officer, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  await give(officer, id, { type: 'AddPart', unit: 'security', task: '配合打开管井', workdays: 0 });
  const told = await toldAt('2026-03-02T09:30:00.000Z', id);
  expect(told).toContainEqual(['DeadlineMissed', { unit: 'security' }]);
  expect(told).toContainEqual(['DeadlineMissed', { role: 'head', unit: 'security' }]);
  expect(told.some(([template, to]) => template === 'DeadlineMissed' && (to as { unit?: string }).unit === unit)).toBe(false);

  const head = await t.as({ role: 'head', unit });
  const leader = await t.as({ role: 'leader' });
  t.setClock('2026-03-03T02:00:00.000Z');
  const plan = { plan: '列入暑期管网改造,更换整条立管', interim: '加装临时接水盘,每天巡查' };
  await give(head, id, {
    type: 'RequestLedger',
    reason: 'budget',
    milestones: [{ on: '2026-03-10', text: '完成招标' }],
    ...plan,
  });
  await give(leader, id, { type: 'RuleOnLedger', granted: true, leader: '分管后勤副校长' });
  expect(await toldAt('2026-03-10T16:00:00.000Z', id)).toContainEqual(['DeadlineMissed', { unit }]);
  await give(head, id, { type: 'ReviewLedger', text: '招标已经完成,进入施工准备' });
  expect(await toldAt('2026-03-11T09:00:00.000Z', id)).toEqual([]);
});

it('sends no burst after a day without a process: one message a clock, each for where things stand', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => dispatched()));
  await t.deps.database.pool.query('delete from pgboss.job');
  t.setClock('2026-03-04T02:00:00.000Z');
  const raised = await ringClocks(t.deps);
  const jobs = (await queuedJobs(t.deps)).filter((job) => ids.includes(job.caseId));
  // To sign and to contact are long escalated; for the result there is still time: half of it is over.
  for (const id of ids)
    expect(
      jobs
        .filter((job) => job.caseId === id)
        .map((job) => job.template)
        .sort(),
    ).toEqual(['DeadlineEscalated', 'DeadlineEscalated', 'DeadlineHalf']);
  expect(raised).toBeGreaterThanOrEqual(18);
  expect(await ringClocks(t.deps)).toBe(0);
});
