import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { commandDeed, enterDeed, getDeed, listDeeds } from '../../src/contract/deeds.ts';
import { getLeadership } from '../../src/contract/leadership.ts';
import { getRanking, getUnitMeasures } from '../../src/contract/measures.ts';
import { listItems, putItem } from '../../src/contract/reference.ts';
import { checkSnapshot, draftSnapshot, getSnapshot } from '../../src/contract/snapshots.ts';
import { suggestedDeeds } from '../../src/domain/measures/presets.ts';
import { monday, queuedJobs, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let [student, desk, head, caller, supervisor, second, leader]: Visitor[] = [];
const unit = 'hq-repair';
const march = { period: 'month', key: '2026-03', scheme: 'school-three-rates' } as const;
let someCase: string;

/** Three cases of March: all answered and resolved in time, two of three satisfied. 100 ÷ 3 × (1 + 1 + 2/3) = 800/9 points. */
beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  head = await t.as({ role: 'head', unit });
  caller = await t.as({ role: 'caller' });
  supervisor = await t.as({ role: 'supervisor' });
  second = await t.as({ role: 'supervisor' });
  leader = await t.as({ role: 'leader' });
  const admin = await t.as({ role: 'admin' });
  const { items } = await admin.call(listItems, { params: { kind: 'scheme' } });
  const scheme = items.find(({ id }) => id === 'school-three-rates')!;
  await admin.call(putItem, {
    params: { kind: 'scheme', id: scheme.id },
    body: { version: scheme.version, data: { ...(scheme.data as object), minimum: 1, deeds: suggestedDeeds } },
  });
  for (let n = 0; n < 3; n++) {
    t.setClock(monday);
    someCase = randomUUID();
    await student.call(submitCase, { body: { id: someCase, categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' } });
    await give(desk, { type: 'Accept' });
    await give(desk, { type: 'Dispatch', unit });
    t.setClock('2026-03-02T03:00:00.000Z');
    await give(head, { type: 'Sign' });
    await give(head, { type: 'Respond', means: 'call', evidence: '已电话联系' });
    await give(head, { type: 'Resolve', text: '已更换阀芯,现场试水不漏。' });
    t.setClock('2026-03-04T03:00:00.000Z');
    const handling = n === 0 ? 'unsatisfied' : 'satisfied';
    await give(caller, { type: 'FollowUp', reached: true, contacted: true, solved: 'yes', handling, process: 'fair' });
  }
});
afterAll(() => t.close());

async function give(who: Visitor, command: Record<string, unknown>): Promise<void> {
  const { version } = await who.call(getCase, { params: { id: someCase } });
  await who.call(commandCase, { params: { id: someCase }, body: { ...command, version } as never });
}
async function entered(kind: 'proactive' | 'volunteered' | 'fakeClosing' | 'leak', more: Record<string, unknown> = {}) {
  const body = { id: randomUUID() as string, kind, whose: unit, caseId: someCase, text: '回头看发现阀芯并未更换', ...more };
  await supervisor!.call(enterDeed, { body });
  return body.id;
}
async function judged(who: Visitor, id: string, type: string, more: Record<string, unknown> = {}) {
  const { version } = await who.call(getDeed, { params: { id } });
  await who.call(commandDeed, { params: { id }, body: { type, version, text: '经复核,情况属实。', ...more } as never });
}
async function confirmed(...given: Parameters<typeof entered>) {
  const id = await entered(...given);
  await judged(second!, id, 'Confirm');
  return id;
}
async function standing() {
  const { groups } = await supervisor!.call(getRanking, { query: march });
  const line = groups.flatMap(({ lines }) => lines).find((each) => each.unit === unit)!;
  return { score: line.score, unranked: line.unranked, rank: line.rank };
}

describe('a verified deed', () => {
  it('counts from its confirmation by a second person, until an appeal is upheld by a third', async () => {
    t.setClock('2026-03-10T02:00:00.000Z');
    expect(await standing()).toEqual({ score: '800/9', unranked: null, rank: 1 });
    const id = await entered('fakeClosing');
    expect((await standing()).score).toBe('800/9');
    expect(
      (await supervisor!.refused(commandDeed, { params: { id }, body: { type: 'Confirm', version: 1, text: '属实' } })).code,
    ).toBe('entered-yourself');
    await judged(second!, id, 'Confirm');
    // 800/9 − 2.
    expect((await standing()).score).toBe('782/9');
    expect((await supervisor!.call(getUnitMeasures, { params: { unit }, query: march })).penalties).toEqual([
      { kind: 'fakeClosing', points: '-2', cases: 1 },
    ]);
    t.setClock('2026-03-11T02:00:00.000Z');
    const frozen = randomUUID();
    await supervisor!.call(draftSnapshot, { body: { id: frozen, ...march } });

    await judged(head!, id, 'Appeal', { text: '当日已经更换,附施工单。' });
    expect((await standing()).score).toBe('782/9');
    const waiting = (await leader!.call(getLeadership, {})).waiting;
    expect(waiting).toContainEqual(expect.objectContaining({ kind: 'deedAppeal', id, unit }));
    t.setClock('2026-03-12T02:00:00.000Z');
    await judged(leader!, id, 'Revoke');
    expect((await standing()).score).toBe('800/9');

    // What was counted before stays as it was, and is worked out again to the same digit.
    const { table } = await supervisor!.call(getSnapshot, { params: { id: frozen } });
    expect(table.groups.flatMap(({ lines }) => lines).find((line) => line.unit === unit)?.score).toBe('782/9');
    expect(await supervisor!.call(checkSnapshot, { params: { id: frozen } })).toMatchObject({
      digestHolds: true,
      formulas: [],
      facts: [],
    });
  });

  it('earns points up to the cap of its kind, in the month of its confirmation alone', async () => {
    t.setClock('2026-03-13T02:00:00.000Z');
    for (let n = 0; n < 7; n++) await confirmed('proactive', { text: `供暖前检修第 ${n} 栋楼,零报修` });
    await confirmed('volunteered', { text: '主动认领无主管线的维修' });
    // Seven times 0.5 is capped at 3; 0.2 for the other: 800/9 + 16/5.
    expect((await standing()).score).toBe('4144/45');
    expect((await supervisor!.call(getUnitMeasures, { params: { unit }, query: march })).bonuses).toEqual([
      { kind: 'proactive', points: '3', deeds: 7 },
      { kind: 'volunteered', points: '1/5', deeds: 1 },
    ]);
    const february = { ...march, key: '2026-02' };
    expect((await supervisor!.call(getUnitMeasures, { params: { unit }, query: february })).total.score).toBeNull();
    const { months } = await supervisor!.call(getUnitMeasures, { params: { unit }, query: march });
    expect(months.find(({ key }) => key === '2026-03')?.score).toBe('4144/45');
  });

  it('takes a unit out of the ranking when it is a leak (一票否决)', async () => {
    t.setClock('2026-03-16T02:00:00.000Z');
    const id = await confirmed('leak', { text: '把诉求人的电话告诉了被投诉人' });
    expect(await standing()).toEqual({ score: '4144/45', unranked: 'vetoed', rank: null });
    await judged(head!, id, 'Appeal', { text: '电话是诉求人自己公开的。' });
    await judged(leader!, id, 'Revoke');
    expect((await standing()).rank).toBe(1);
  });

  it('ranks nobody for a deed alone: without cases there is no score', async () => {
    await confirmed('volunteered', { whose: 'library', caseId: null, text: '主动认领查询终端的维护' });
    const { groups } = await supervisor!.call(getRanking, { query: march });
    const library = groups.flatMap(({ lines }) => lines).find((line) => line.unit === 'library');
    expect(library).toMatchObject({ score: null, rank: null, unranked: 'too-few', n: 0 });
  });

  it('is told to those who have to act, and hidden from other units', async () => {
    await t.deps.database.pool.query('delete from pgboss.job');
    const id = await confirmed('fakeClosing');
    expect((await queuedJobs(t.deps)).map(({ to }) => to)).toEqual([
      { role: 'supervisor', unit: null },
      { role: 'head', unit },
    ]);
    const other = await t.as({ role: 'head', unit: 'library' });
    expect((await other.refused(getDeed, { params: { id } })).code).toBe('no-such-deed');
    expect((await other.call(listDeeds, { query: {} })).deeds.every(({ whose }) => whose === 'library')).toBe(true);
    expect((await head!.call(listDeeds, { query: { view: 'standing' } })).deeds.map((deed) => deed.id)).toContain(id);
    const numbers = (await supervisor!.call(listDeeds, { query: { limit: 100 } })).deeds.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.at(-1)).toBe('查〔2026〕1号');
  });

  it('goes to one of two who judge at once, and a charge without evidence to nobody', async () => {
    const id = await entered('fakeClosing');
    const body = { version: 1, text: '经复核,情况属实。' };
    const answers = await Promise.all([
      second!.raw(commandDeed, { params: { id }, body: { type: 'Confirm', ...body } }),
      leader!.raw(commandDeed, { params: { id }, body: { type: 'Refuse', ...body } }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412]);
    const bare = { id: randomUUID(), kind: 'leak' as const, whose: unit, text: '有人说泄露了诉求人的电话' };
    expect((await supervisor!.refused(enterDeed, { body: bare })).code).toBe('evidence-missing');
    expect((await head!.refused(enterDeed, { body: bare })).status).toBe(403);
  });
});
