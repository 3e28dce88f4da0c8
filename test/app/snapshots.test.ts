import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { getRanking } from '../../src/contract/measures.ts';
import { listItems, putItem } from '../../src/contract/reference.ts';
import {
  checkSnapshot,
  decideObjection,
  draftSnapshot,
  getSnapshot,
  getSnapshotText,
  listSnapshots,
  objectToSnapshot,
  openSnapshot,
  publishSnapshot,
  recountSnapshot,
  withdrawSnapshot,
} from '../../src/contract/snapshots.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let head: Visitor;
let caller: Visitor;
let supervisor: Visitor;
let leader: Visitor;
let auditor: Visitor;
const unit = 'hq-repair';
const cases: string[] = [];

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  head = await t.as({ role: 'head', unit });
  caller = await t.as({ role: 'caller' });
  supervisor = await t.as({ role: 'supervisor' });
  leader = await t.as({ role: 'leader' });
  auditor = await t.as({ role: 'auditor' });
  for (let n = 0; n < 3; n++) {
    t.setClock(monday);
    const body = { id: randomUUID(), categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' };
    await student.call(submitCase, { body });
    await give(desk, body.id, { type: 'Accept' });
    await give(desk, body.id, { type: 'Dispatch', unit });
    t.setClock('2026-03-02T03:00:00.000Z');
    await give(head, body.id, { type: 'Sign' });
    await give(head, body.id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
    await give(head, body.id, { type: 'Resolve', text: '已更换阀芯,现场试水不漏。' });
    t.setClock('2026-03-04T03:00:00.000Z');
    const handling = n === 0 ? 'unsatisfied' : 'satisfied';
    await give(caller, body.id, { type: 'FollowUp', reached: true, contacted: true, solved: 'yes', handling, process: 'fair' });
    cases.push(body.id);
  }
});
afterAll(() => t.close());

async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await who.call(getCase, { params: { id } });
  await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}

const march = { period: 'month', key: '2026-03', assessment: 'three-rates' } as const;
const satisfaction = (table: { total: { items: { measure: string; part: string; of: number }[] } }) =>
  table.total.items.find(({ measure }) => measure === 'satisfied');

describe('a table on its way to publication', () => {
  const id = randomUUID();
  const params = { id };

  it('is drafted from the facts, and seen by the office only', async () => {
    t.setClock('2026-04-03T02:00:00.000Z');
    const line = await supervisor.call(draftSnapshot, { body: { id, ...march } });
    expect(line).toMatchObject({
      state: 'draft',
      asOf: '2026-04-03T01:59:00.000Z',
      basis: { period: { whole: true }, scope: 'assessed' },
    });
    expect((await head.refused(getSnapshot, { params })).status).toBe(404);
    expect((await head.call(listSnapshots, {})).snapshots).toEqual([]);
    const { table, may } = await supervisor.call(getSnapshot, { params });
    expect(satisfaction(table)).toMatchObject({ part: '2', of: 3 });
    const live = await supervisor.call(getRanking, { query: march });
    expect(table.groups).toEqual(live.groups);
    expect(may).toMatchObject({ open: true, publish: false });
    expect((await supervisor.refused(publishSnapshot, { params, body: {} })).code).toBe('wrong-phase');
  });

  it('is open for objections of the units that it is about', async () => {
    const opened = await supervisor.call(openSnapshot, { params, body: { days: 3 } });
    expect(opened).toMatchObject({ state: 'open', objectionsUntil: '2026-04-06T02:00:00.000Z' });
    const body = { id: randomUUID(), unit, text: '第一件的诉求人已书面更正为满意，请核对。' };
    expect((await head.refused(objectToSnapshot, { params, body: { ...body, unit: 'library' } })).code).toBe('not-yours');
    expect(
      (await head.refused(objectToSnapshot, { params, body: { ...body, number: 'JS2026-999999' } })).fields?.[0]?.field,
    ).toBe('number');
    const { list } = await head.call(objectToSnapshot, { params, body: { ...body, number: 'JS2026-000001' } });
    expect(list).toEqual([expect.objectContaining({ unit, caseId: cases[0], number: 'JS2026-000001', upheld: null })]);
    const stranger = await t.as({ role: 'head', unit: 'library' });
    expect((await stranger.call(getSnapshot, { params })).list).toEqual([]);

    t.setClock('2026-04-06T03:00:00.000Z');
    expect((await head.refused(objectToSnapshot, { params, body: { ...body, id: randomUUID() } })).code).toBe('window-over');
    expect((await leader.refused(publishSnapshot, { params, body: {} })).code).toBe('objections-open');
    // The decision is a second person's.
    const both = await t.as({ role: 'head', unit }, { role: 'supervisor' });
    t.setClock('2026-04-05T03:00:00.000Z');
    const own = { ...body, id: randomUUID() };
    await both.call(objectToSnapshot, { params, body: own });
    const decision = { upheld: false, text: '系统记录与录音一致，维持。' };
    const refused = await both.refused(decideObjection, { params: { id, objection: own.id }, body: decision });
    expect(refused.code).toBe('same-person');
    await supervisor.call(decideObjection, { params: { id, objection: own.id }, body: decision });
    const upheld = await supervisor.call(decideObjection, {
      params: { id, objection: body.id },
      body: { upheld: true, text: '属实，按不可抗力剔除。' },
    });
    expect(upheld.list.map((each) => each.upheld)).toEqual([true, false]);
    expect(upheld.may.decide).toEqual([]);
  });

  it('is counted again after an objection was upheld, and published by another person', async () => {
    await give(head, cases[0]!, { type: 'ProposeExclusion', reason: 'force-majeure', text: '市政停水,有通知为证' });
    await give(supervisor, cases[0]!, { type: 'RuleOnExclusion', upheld: true, text: '属实' });
    t.setClock('2026-04-06T03:00:00.000Z');
    expect((await leader.refused(publishSnapshot, { params, body: {} })).code).toBe('recount-first');
    await supervisor.call(recountSnapshot, { params, body: {} });
    expect(satisfaction((await supervisor.call(getSnapshot, { params })).table)).toMatchObject({ part: '2', of: 2, excluded: 1 });
    expect((await supervisor.refused(publishSnapshot, { params, body: {} })).code).toBe('same-person');
    const line = await leader.call(publishSnapshot, { params, body: {} });
    expect(line).toMatchObject({ state: 'published', publishedAt: '2026-04-06T03:00:00.000Z' });
    expect((await head.call(listSnapshots, {})).snapshots.map((each) => each.id)).toEqual([id]);
  });

  it('never changes any more, whatever is done to its cases, its calendar or its scheme', async () => {
    const { text, digest } = await auditor.call(getSnapshotText, { params });
    t.setClock('2026-04-08T03:00:00.000Z');
    await give(supervisor, cases[1]!, { type: 'Reopen', reason: '又漏水了' });
    const admin = await t.as({ role: 'admin' });
    for (const [kind, item] of [
      ['calendar', 'school'],
      ['scheme', 'school-three-rates'],
    ] as const) {
      const { items } = await admin.call(listItems, { params: { kind } });
      const found = items.find((each) => each.id === item)!;
      const data = found.data as Record<string, unknown>;
      const changed =
        kind === 'calendar'
          ? { ...data, days: { ...(data['days'] as object), '2026-03-03': { kind: 'holiday', name: '临时放假' } } }
          : { ...data, fair: '0.1' };
      await admin.call(putItem, { params: { kind, id: item }, body: { version: found.version, data: changed } });
    }
    expect(await auditor.call(getSnapshotText, { params })).toEqual({ text, digest });
    expect(satisfaction((await head.call(getSnapshot, { params })).table)).toMatchObject({ part: '2', of: 2 });
    for (const endpoint of [recountSnapshot, publishSnapshot] as const) {
      expect((await supervisor.refused(endpoint, { params, body: {} })).status).toBe(409);
    }
    expect((await supervisor.refused(withdrawSnapshot, { params, body: { because: '作废' } })).code).toBe('wrong-phase');
    const { pool } = t.deps.database;
    await expect(pool.query('update analytics.snapshot set text = text')).rejects.toThrow('never changed');
    await expect(pool.query('delete from analytics.snapshot')).rejects.toThrow('never changed');
  });

  it('is worked out again to the same digit from the facts as they stood then', async () => {
    expect(await auditor.call(checkSnapshot, { params })).toMatchObject({ digestHolds: true, formulas: [], facts: [], cases: 3 });
    // The live numbers have moved on: what was reopened is due again, and the answer that stood stays with its unit.
    const live = await supervisor.call(getRanking, { query: march });
    const { table } = await supervisor.call(getSnapshot, { params });
    expect(live.total).not.toEqual(table.total);
  });

  it('leaves no room for a period that overlaps it, or for itself again', async () => {
    const again = { body: { id: randomUUID(), ...march } };
    expect((await supervisor.refused(draftSnapshot, again)).code).toBe('frozen-already');
    const shifted = { body: { id: randomUUID(), ...march, period: 'month19' as const, key: '2026-04' } };
    expect((await supervisor.refused(draftSnapshot, shifted)).code).toBe('overlaps-frozen');
    const future = { body: { id: randomUUID(), ...march, key: '2026-06' } };
    expect((await supervisor.refused(draftSnapshot, future)).code).toBe('period-not-begun');
    // Another assessment, and the year, count for themselves.
    const year = await supervisor.call(draftSnapshot, { body: { id: randomUUID(), ...march, period: 'year', key: '2026' } });
    expect(year.basis.period).toMatchObject({ key: '2026', whole: false });
    const given = await supervisor.call(withdrawSnapshot, { params: { id: year.id }, body: { because: '口径有误' } });
    expect(given.state).toBe('withdrawn');
  });
});
