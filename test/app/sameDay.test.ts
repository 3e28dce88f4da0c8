import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { itemHistory, listItems, previewDeadlines, putItem } from '../../src/contract/reference.ts';
import { at } from '../../src/domain/measures/exampleFact.ts';
import { month, type Period, periodAt } from '../../src/domain/measures/period.ts';
import { proveRollUps } from '../../src/server/analytics/execute.ts';
import { countsBy, totalOf } from '../../src/server/analytics/queries.ts';
import { rebuildViews } from '../../src/server/cases/rebuild.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

/** 当日办结: the cut of the day is a limit like the others, and a case keeps the one it was accepted under. */
let t: TestApp;
let student: Visitor;
let desk: Visitor;
let head: Visitor;
let admin: Visitor;
beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  head = await t.as({ role: 'head', unit: 'hq-repair' });
  admin = await t.as({ role: 'admin' });
});
afterAll(() => t.close());

async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await who.call(getCase, { params: { id } });
  await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}

/** A case accepted at one moment and resolved at another, in Beijing time. */
async function resolved(accepted: string, done: string): Promise<void> {
  const id = randomUUID();
  t.setClock(at(accepted));
  await student.call(submitCase, { body: { id, categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' } });
  await give(desk, id, { type: 'Accept' });
  await give(desk, id, { type: 'Dispatch', unit: 'hq-repair' });
  await give(head, id, { type: 'Sign' });
  await give(head, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  t.setClock(at(done));
  await give(head, id, { type: 'Resolve', text: '已更换阀芯,现场试水不漏。' });
}

async function limits() {
  const { items } = await admin.call(listItems, { params: { kind: 'limits' } });
  return items[0]!;
}

async function sameDay(): Promise<readonly [number, number]> {
  const period = periodAt(t.deps.clock(), month, []) as Period;
  const counts = totalOf(await countsBy(t.deps, 'unit', { period, asOf: t.deps.clock() }));
  return [counts.assessed.created.sameDayMet ?? 0, counts.assessed.created.sameDayOwed ?? 0];
}

it('shows before it is saved what another cut would have made of the last thirty days', async () => {
  await resolved('2026-03-02T17:30', '2026-03-03T10:00');
  await resolved('2026-03-03T11:00', '2026-03-03T16:00');
  t.setClock(at('2026-03-05T10:00'));
  expect(await sameDay()).toEqual([2, 2]);
  const { data } = await limits();
  const preview = (change: object) =>
    admin.call(previewDeadlines, { params: { kind: 'limits' }, body: { data: { ...(data as object), ...change } } });
  expect(await preview({ sameDayCut: '18:00' })).toMatchObject({
    moved: 0,
    sameDay: { days: 30, now: { cut: '17:00', met: 2, of: 2 }, then: { cut: '18:00', met: 1, of: 2 } },
  });
  expect((await preview({})).sameDay).toBeNull();
  expect((await limits()).version).toBe(1);
});

it('holds for what is accepted after it was changed, and leaves what was accepted before as it was', async () => {
  const { id, version, data } = await limits();
  const body = { version, data: { ...(data as object), sameDayCut: '18:00' }, reason: '接诉中心延长到18点' };
  await admin.call(putItem, { params: { kind: 'limits', id }, body });
  expect(await sameDay()).toEqual([2, 2]);

  await resolved('2026-03-05T17:30', '2026-03-06T10:00');
  await resolved('2026-03-06T18:00', '2026-03-07T10:00');
  t.setClock(at('2026-03-09T10:00'));
  expect(await sameDay()).toEqual([3, 4]);
  const { items } = await admin.call(itemHistory, { params: { kind: 'limits', id } });
  expect(items.map((item) => (item.data as { sameDayCut: string }).sameDayCut)).toEqual(['18:00', '17:00']);
});

it('is refused when it is no time of the day', async () => {
  const { id, version, data } = await limits();
  const body = { version, data: { ...(data as object), sameDayCut: '25:00' } };
  expect((await admin.refused(putItem, { params: { kind: 'limits', id }, body })).fields?.[0]?.field).toBe('data.sameDayCut');
});

it('is proved at night and replayed from the events to the same tables, under whichever cut', async () => {
  expect((await proveRollUps(t.deps)).examples).toEqual([]);
  const tables = async () => {
    const rows = async (name: string, key: string) =>
      (await t.deps.database.pool.query(`select * from analytics.${name} order by ${key}`)).rows;
    return [await rows('case_fact', 'case_id'), await rows('unit_day', 'day, moment, pile, unit')];
  };
  const before = await tables();
  await t.deps.database.pool.query(`truncate case_view, analytics.case_fact, case_terms, analytics.open_promise, analytics.unit_day,
    analytics.unit_stretch, analytics.spot_day, analytics.unit_month, analytics.category_month, analytics.place_month`);
  await rebuildViews(t.deps);
  expect(await tables()).toEqual(before);
  expect(await sameDay()).toEqual([3, 4]);
});

it('counts a case from before there was such a limit by the cut of that time', async () => {
  await t.deps.database.pool.query('update analytics.case_fact set same_day_by = null');
  // 17:30 is then of the next day again: the fallback is the rule that stood when there was no other.
  expect((await proveRollUps(t.deps)).differences).toBeGreaterThan(0);
  expect(await sameDay()).toEqual([4, 4]);
});
