import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { getCasesBehind, getMeasuredCase, getRanking, getUnitMeasures } from '../../src/contract/measures.ts';
import { listItems, putItem } from '../../src/contract/reference.ts';
import { draftSnapshot, recountSnapshot } from '../../src/contract/snapshots.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let head: Visitor;
let caller: Visitor;
let supervisor: Visitor;
const unit = 'hq-repair';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  head = await t.as({ role: 'head', unit });
  caller = await t.as({ role: 'caller' });
  supervisor = await t.as({ role: 'supervisor' });
});
afterAll(() => t.close());

const inTime = '2026-03-02T03:00:00.000Z';
const late = '2026-03-10T03:00:00.000Z';

async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await who.call(getCase, { params: { id } });
  await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}

/** A case dispatched on Monday at ten; then what is told, each at its moment. */
async function dispatched(to = unit): Promise<string> {
  t.setClock(monday);
  const body = { id: randomUUID(), categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' };
  await student.call(submitCase, { body });
  await give(desk, body.id, { type: 'Accept' });
  await give(desk, body.id, { type: 'Dispatch', unit: to });
  return body.id;
}
async function contacted(id: string, at: string): Promise<void> {
  t.setClock(at);
  await give(head, id, { type: 'Sign' });
  await give(head, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
}
async function resolved(id: string, at: string): Promise<void> {
  t.setClock(at);
  await give(head, id, { type: 'Resolve', text: '已更换阀芯,现场试水不漏。' });
}
const answers = (solved: string, handling: string) => ({
  type: 'FollowUp',
  reached: true,
  contacted: true,
  solved,
  handling,
  process: 'fair',
});

it('counts what was never done as not done, and leaves out what is not assessed', async () => {
  // 1 in time, satisfied · 2 late, fairly satisfied · 3 never contacted · 4 contacted, never resolved · 5 resolved, unreached
  const first = await dispatched();
  await contacted(first, inTime);
  await resolved(first, inTime);
  await give(caller, first, answers('yes', 'satisfied'));
  const second = await dispatched();
  await contacted(second, late);
  await resolved(second, late);
  await give(caller, second, answers('partly', 'fair'));
  await dispatched();
  const fourth = await dispatched();
  await contacted(fourth, inTime);
  const fifth = await dispatched();
  await contacted(fifth, inTime);
  await resolved(fifth, inTime);
  await give(caller, fifth, { type: 'FollowUp', reached: false });
  // Not assessed: withdrawn, merged, excluded. On the ledger: out of the rates of resolution only.
  const withdrawn = await dispatched();
  await give(student, withdrawn, { type: 'Withdraw' });
  t.setClock(monday);
  const merged = { id: randomUUID(), categoryCode: '0507', title: '三号楼水房又漏水', placeId: 'd3' };
  await student.call(submitCase, { body: merged });
  await give(desk, merged.id, { type: 'Merge', into: fourth });
  const excluded = await dispatched();
  await give(head, excluded, { type: 'ProposeExclusion', reason: 'force-majeure', text: '市政停水,有通知为证' });
  await give(supervisor, excluded, { type: 'RuleOnExclusion', upheld: true, text: '属实' });
  const onLedger = await dispatched();
  await contacted(onLedger, inTime);
  const plan = {
    reason: 'budget',
    plan: '列入暑期管网改造,更换整条立管',
    milestones: [{ on: '2026-06-30', text: '招标' }],
    interim: '加装接水盘',
  };
  await give(head, onLedger, { type: 'RequestLedger', ...plan });
  await give(supervisor, onLedger, { type: 'RuleOnLedger', granted: true, leader: '分管校领导' });

  t.setClock('2026-03-20T02:00:00.000Z');
  const { groups, total } = await supervisor.call(getRanking, {
    query: { period: 'month', key: '2026-03', scheme: 'school-three-rates' },
  });
  const line = groups.flatMap(({ lines }) => lines).find((each) => each.unit === unit);
  expect(line).toMatchObject({ received: 6, valid: 2, unranked: 'too-few', rank: null });
  // Withdrawn before it was due, merged: nowhere. Excluded and on the ledger: beside the rate.
  expect(line?.items).toMatchObject([
    { measure: 'responded', part: '4', of: 6, excluded: 1 },
    { measure: 'resolved', part: '3', of: 5, excluded: 2 },
    { measure: 'satisfied', part: '19/10', of: 2, excluded: 0 },
  ]);
  expect(total.items).toEqual(line?.items);
  const { measures } = await supervisor.call(getUnitMeasures, {
    params: { unit },
    query: { period: 'month', key: '2026-03' },
  });
  const rate = (measure: string) => measures.find((each) => each.measure === measure);
  expect(rate('resolvedInTime')).toMatchObject({ part: '2', of: 5 });
  expect(rate('solved')).toMatchObject({ part: '1', of: 2 });
  const full = await supervisor.call(getRanking, {
    query: { period: 'month', key: '2026-03', scope: 'full', scheme: 'school-three-rates' },
  });
  expect(full.total.items[0]).toMatchObject({ measure: 'responded', part: '4', of: 7, excluded: 1 });
});

it('does not count what is not due yet', async () => {
  await dispatched('hq-heating');
  const { groups } = await supervisor.call(getRanking, {
    query: { period: 'month', key: '2026-03', scheme: 'school-three-rates' },
  });
  const line = groups.flatMap(({ lines }) => lines).find((each) => each.unit === 'hq-heating');
  expect(line).toMatchObject({ received: 1, score: null, n: 0, unranked: 'too-few' });
  expect(line?.items).toMatchObject([{ of: 0 }, { of: 0 }, { of: 0 }]);
});

describe('the way of an auditor', () => {
  const query = { period: 'month', key: '2026-03' } as const;

  it('leads from a rate to its cases and to one call-back, without a word of the case or a name', async () => {
    const auditor = await t.as({ role: 'auditor' });
    const { rate, accounts, hidden } = await auditor.call(getCasesBehind, { query: { ...query, unit, measure: 'satisfied' } });
    expect(rate).toMatchObject({ part: '19/10', of: 2 });
    expect(accounts.map(({ part, reason }) => [part, reason])).toEqual([
      ['9/10', 'fair'],
      ['1', null],
    ]);
    expect(hidden.accounts).toBe(0);
    const id = accounts[0]!.caseId;
    const answer = await auditor.raw(getMeasuredCase, { params: { id } });
    expect(answer.json()).toMatchObject({
      via: 'call',
      raterUnit: 'intake',
      rounds: [{ round: 1, unit, contacted: true, solved: 'partly', handling: 'fair', process: 'fair' }],
      readable: false,
    });
    expect(answer.body).not.toMatch(/三号楼|漏水|阀芯|电话联系/);
    expect(answer.body).not.toContain(student.id);
    expect((await auditor.refused(getCase, { params: { id } })).code).toBe('no-such-case');
  });

  it('counts a confidential case, and shows it to nobody', async () => {
    t.setClock(monday);
    const id = await dispatched();
    await t.deps.database.pool.query("update analytics.case_fact set confidentiality = 'confidential' where case_id = $1", [id]);
    t.setClock('2026-03-20T02:00:00.000Z');
    for (const visitor of [await t.as({ role: 'auditor' }), supervisor, head]) {
      const { rate, accounts, hidden, count } = await visitor.call(getCasesBehind, {
        query: { ...query, unit, measure: 'responded' },
      });
      expect(hidden).toEqual({ accounts: 1, part: '0', of: 1 });
      expect(accounts).toHaveLength(rate.of - 1);
      expect(count).toBe(rate.of);
      expect(accounts.map(({ caseId }) => caseId)).not.toContain(id);
      expect((await visitor.refused(getMeasuredCase, { params: { id } })).status).toBe(404);
    }
  });

  it('shows a unit the cases it had to do with, and of others the counts', async () => {
    const other = await t.as({ role: 'officer', unit: 'library' });
    const { accounts, hidden } = await other.call(getCasesBehind, { query: { ...query, unit, measure: 'satisfied' } });
    expect(accounts).toEqual([]);
    expect(hidden).toMatchObject({ accounts: 2, part: '19/10', of: 2 });
    const own = await head.call(getCasesBehind, { query: { ...query, unit, measure: 'satisfied' } });
    expect(own.accounts).toHaveLength(2);
    expect((await other.refused(getMeasuredCase, { params: { id: own.accounts[0]!.caseId } })).status).toBe(404);
  });
});

describe('a period of the school’s own making', () => {
  const twentyFifth = { kind: 'months', months: 1, firstDay: 25 } as const;
  /** The school's way of assessing under another name, with another period. */
  async function assessment(id: string, period: Record<string, unknown>) {
    const admin = await t.as({ role: 'admin' });
    const { items } = await admin.call(listItems, { params: { kind: 'assessment' } });
    const school = items.find((item) => item.id === 'school')!.data as object;
    const data = { ...school, name: id, nameEn: id, period };
    return { admin, input: { params: { kind: 'assessment' as const, id }, body: { version: 0, data } } };
  }

  it('stays the same stretch of time from period to period, in the months of a unit, and when it is frozen', async () => {
    t.setClock('2026-03-27T02:00:00.000Z');
    const { admin, input } = await assessment('from-25', twentyFifth);
    await admin.call(putItem, input);
    const asked = { assessment: 'from-25' };
    const running = (await supervisor.call(getRanking, { query: asked })).basis;
    expect(running.period).toMatchObject({ kind: 'own', key: '2026-04', from: '2026-03-24T16:00:00.000Z', before: '2026-03' });
    expect(running.choices.ownPeriod).toBe(true);
    const before = (await supervisor.call(getRanking, { query: { ...asked, period: 'own', key: '2026-03' } })).basis.period;
    expect(before).toMatchObject({ kind: 'own', from: '2026-02-24T16:00:00.000Z', to: '2026-03-24T16:00:00.000Z' });

    const months = (await supervisor.call(getUnitMeasures, { params: { unit }, query: asked })).months;
    expect(months.at(-1)).toMatchObject({ kind: 'own', key: '2026-04' });
    const line = await supervisor.call(draftSnapshot, { body: { id: randomUUID(), ...asked, period: 'own', key: '2026-03' } });
    expect(line.basis.period).toMatchObject({ kind: 'own', from: '2026-02-24T16:00:00.000Z', to: '2026-03-24T16:00:00.000Z' });

    // Moved to the 19th, the draft cannot be counted again as if it had been that all the time.
    await admin.call(putItem, {
      ...input,
      body: { version: 1, data: { ...input.body.data, period: { ...twentyFifth, firstDay: 19 } } },
    });
    expect((await supervisor.refused(recountSnapshot, { params: { id: line.id }, body: {} })).code).toBe('period-changed');
    // An old address of the own period means the new one, which has a name.
    const now = (await supervisor.call(getRanking, { query: { ...asked, period: 'own', key: '2026-03' } })).basis.period;
    expect(now).toMatchObject({ kind: 'month19', key: '2026-03' });
  });

  it('gives the months of a longer period by their days, which can be asked for again', async () => {
    t.setClock('2026-03-27T02:00:00.000Z');
    const { admin, input } = await assessment('quarter-25', { ...twentyFifth, months: 3 });
    await admin.call(putItem, input);
    const { months } = await supervisor.call(getUnitMeasures, {
      params: { unit },
      query: { assessment: 'quarter-25', period: 'own', key: '2026-Q1' },
    });
    expect(months.map(({ kind, key }) => [kind, key])).toEqual([
      ['span', '2025-12-25_2026-01-25'],
      ['span', '2026-01-25_2026-02-25'],
      ['span', '2026-02-25_2026-03-25'],
    ]);
  });

  it.each([
    { kind: 'day', cut: '00:00' },
    { kind: 'day', cut: '25:00' },
    { kind: 'months', months: 1, firstDay: 29 },
    { kind: 'months', months: 2, firstDay: 1 },
    { kind: 'span' },
  ])('is refused when it could not be cut every month and every day: %o', async (period) => {
    const { admin, input } = await assessment('odd', period);
    const { status, fields } = await admin.refused(putItem, input);
    expect(status).toBe(400);
    expect(fields?.every(({ field }) => field.startsWith('data.period'))).toBe(true);
  });
});

describe('what is asked', () => {
  it('is refused by name when there is no such assessment, scheme or period', async () => {
    const fields = async (query: Record<string, string>) =>
      (await supervisor.refused(getRanking, { query: query as never })).fields?.map(({ field, code }) => `${field} ${code}`);
    expect(await fields({ assessment: 'nobodys' })).toEqual(['assessment not-a-choice']);
    expect(await fields({ scheme: 'nobodys' })).toEqual(['scheme not-a-choice']);
    expect(await fields({ period: 'month', key: '2026-13' })).toEqual(['key not-a-choice']);
    expect(await fields({ period: 'fortnight' })).toEqual(['period not-a-choice']);
  });

  it('names its rules with the numbers', async () => {
    const { basis } = await supervisor.call(getRanking, {
      query: { assessment: 'beijing-district', period: 'month19', key: '2026-03' },
    });
    expect(basis).toMatchObject({
      period: {
        kind: 'month19',
        from: '2026-02-18T16:00:00.000Z',
        to: '2026-03-18T16:00:00.000Z',
        before: '2026-02',
        after: '2026-04',
      },
      basis: 'created',
      scope: 'full',
      scheme: { id: 'beijing-district', version: 1, minimum: 10 },
      assessment: { version: 1 },
    });
  });
});

it('refuses a scheme whose numbers do not fit, with every mistake at once', async () => {
  const admin = await t.as({ role: 'admin' });
  const { items } = await admin.call(listItems, { params: { kind: 'scheme' } });
  const item = items.find(({ id }) => id === 'beijing-district')!;
  const data = item.data as { items: { measure: string; weight: string }[] };
  const put = (changed: unknown) => ({ params: { kind: 'scheme' as const, id: item.id }, body: { version: 1, data: changed } });
  const wrong = { ...data, fair: '1.5', items: data.items.map((each) => ({ ...each, weight: '0.3' })) };
  const { fields } = await admin.refused(putItem, put(wrong));
  expect(fields?.map(({ field, code }) => [field, code])).toEqual([
    ['data.fair', 'out-of-range'],
    ['data.items', 'weights-not-one'],
  ]);
  expect(fields?.[1]?.detail).toBe('各项权重之和必须正好等于 1。');
  // A change is a new version, and the old one stays in the history.
  await admin.call(putItem, put({ ...data, fair: '0.8' }));
  const { basis } = await supervisor.call(getRanking, { query: {} });
  expect(basis.scheme).toMatchObject({ version: 2, fair: '0.8' });
});

it('ranks a unit that was moved in mid-period where it stood when the period began, and where it stands now when asked to', async () => {
  const admin = await t.as({ role: 'admin' });
  const { items } = await admin.call(listItems, { params: { kind: 'unit' } });
  const moved = items.find(({ id }) => id === unit)!;
  const groupsOf = async (period: string, key: string, units: 'then' | 'now') => {
    const { groups } = await supervisor.call(getRanking, { query: { period, key, units } as never });
    return groups.filter(({ lines }) => lines.some((line) => line.unit === unit)).map(({ group }) => group);
  };
  const ofUnit = (units: 'then' | 'now') =>
    supervisor.call(getUnitMeasures, { params: { unit }, query: { period: 'month', key: '2026-03', units } });
  const before = await ofUnit('then');
  expect(await groupsOf('month', '2026-03', 'then')).toEqual(['department']);

  const under = items.find(({ id, data }) => id !== unit && (data as { parent: string | null }).parent === null)!.id;
  const data = { ...(moved.data as object), group: 'college', parent: under };
  await admin.call(putItem, { params: { kind: 'unit', id: unit }, body: { version: moved.version, data } });
  expect(await groupsOf('month', '2026-03', 'then')).toEqual(['department']);
  expect(await groupsOf('month', '2026-03', 'now')).toEqual(['college']);
  // Not one of its numbers has moved with it.
  const after = await ofUnit('then');
  expect(after.group).toBe('department');
  expect({ ...after, basis: null }).toEqual({ ...before, basis: null });
  const now = await ofUnit('now');
  expect(now.group).toBe('college');
  expect(now.measures).toEqual(before.measures);

  const back = { version: moved.version + 1, data: moved.data };
  await admin.call(putItem, { params: { kind: 'unit', id: unit }, body: back });
  expect(await groupsOf('month', '2026-03', 'now')).toEqual(['department']);
});

it('adds up the counts of a unit under the one that took its place, when asked to', async () => {
  const admin = await t.as({ role: 'admin' });
  const { items } = await admin.call(listItems, { params: { kind: 'unit' } });
  const old = items.find(({ id }) => id === 'hq-heating')!;
  const put = (successor: string, version: number) => ({
    params: { kind: 'unit' as const, id: old.id },
    body: { version, data: { ...(old.data as object), retired: true, successor } },
  });
  expect((await admin.refused(putItem, put('hq-heating', 1))).fields?.[0]).toMatchObject({ field: 'data.successor' });
  await admin.call(putItem, put(unit, 1));
  const of = async (units: 'then' | 'now') => {
    const { groups } = await supervisor.call(getRanking, { query: { period: 'month', key: '2026-03', units } });
    return Object.fromEntries(groups.flatMap(({ lines }) => lines).map((line) => [line.unit, line.received]));
  };
  const then = await of('then');
  expect(then['hq-heating']).toBe(1);
  expect(await of('now')).toEqual({ [unit]: (then[unit] ?? 0) + 1 });
});
