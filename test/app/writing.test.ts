import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, listCases, submitCase } from '../../src/contract/cases.ts';
import { checkReply, listTemplates } from '../../src/contract/handling.ts';
import { putItem } from '../../src/contract/reference.ts';
import type { CaseEvent } from '../../src/domain/case/case.ts';
import { tell, untold } from '../../src/domain/measures/factOfCase.ts';
import { readHistory } from '../../src/server/cases/queries.ts';
import { record } from '../../src/server/cases/record.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let officer: Visitor;
let head: Visitor;
let admin: Visitor;
const unit = 'hq-repair';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  officer = await t.as({ role: 'officer', unit });
  head = await t.as({ role: 'head', unit });
  admin = await t.as({ role: 'admin' });
});
afterAll(() => t.close());

async function give(who: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await who.call(getCase, { params: { id } });
  return who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}
async function refused(who: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await who.call(getCase, { params: { id } });
  return (await who.refused(commandCase, { params: { id }, body: { ...command, version } as never })).code;
}
async function responded(categoryCode = '0507', more: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode, title: '宿舍柜门掉了', placeId: 'd3', ...more } });
  await give(desk, id, { type: 'Accept' });
  await give(desk, id, { type: 'Dispatch', unit });
  await give(officer, id, { type: 'Sign' });
  await give(officer, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  return id;
}
const good = '经现场检查系合页松脱,已于3月2日更换合页并紧固,如再松动请拨打 2031。';

describe('a reply', () => {
  it('is judged while it is written, against what the unit has written before', async () => {
    const first = await responded();
    await give(head, first, { type: 'Resolve', text: good });
    const id = await responded();
    const { findings } = await officer.call(checkReply, { params: { id }, body: { text: good } });
    expect(findings).toContainEqual({ rule: 'copied', severity: 'advise', span: null, copied: { similarity: 1, count: 1 } });
    const empty = await officer.call(checkReply, { params: { id }, body: { text: '已转相关部门处理。' } });
    expect(empty.findings.find(({ rule }) => rule === 'forbidden-ending')).toMatchObject({ severity: 'hard' });
    expect((await officer.call(checkReply, { params: { id }, body: { text: '' } })).findings).toEqual([]);
  });
  it('that says nothing is refused, and the school may say what else is', async () => {
    const id = await responded();
    expect(await refused(officer, id, { type: 'Resolve', text: '您的问题已转相关部门,请耐心等待。' })).toBe('reply-forbidden');
    const severities = {
      'forbidden-ending': 'hard',
      'unfilled-blank': 'hard',
      'answers-question': 'advise',
      'says-what': 'advise',
      'says-when': 'hard',
      'says-whom': 'advise',
      'too-short': 'off',
      copied: 'off',
    };
    const data = { severities, forbidden: ['来信收悉'], copiedFrom: 0.8 };
    await admin.call(putItem, { params: { kind: 'replyRules', id: 'school' }, body: { version: 0, data } });
    expect(await refused(officer, id, { type: 'Resolve', text: '来信收悉。柜门3月2日已修好,请放心使用。' })).toBe(
      'reply-forbidden',
    );
    expect(await refused(officer, id, { type: 'Resolve', text: '柜门已经由师傅修好,请放心使用。' })).toBe('reply-forbidden');
    await give(officer, id, { type: 'Resolve', text: good });
  });
});

describe('a template', () => {
  it('comes filled in with what is known, and nothing is sent while a blank is left', async () => {
    const id = await responded();
    const { templates } = await officer.call(listTemplates, { params: { id }, query: { command: 'Resolve' } });
    const repair = templates.find((each) => each.id === 'repair-done')!;
    expect(repair.text).toContain('宿舍柜门掉了');
    expect(repair.text).toContain('{查明情况}');
    expect(repair.text).not.toContain('{地点}');
    expect(await refused(officer, id, { type: 'Resolve', text: repair.text })).toBe('reply-forbidden');
  });
  it('is refused in a question, a contact, a report of progress and a hand-over as well, while a blank is left', async () => {
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode: '0507', title: '柜门掉了' } });
    const asked = await desk.call(listTemplates, { params: { id }, query: { command: 'AskFacts' } });
    const left = asked.templates.map(({ text }) => text).find((text) => text.includes('{')) ?? '请补充{理由}';
    expect(await refused(desk, id, { type: 'AskFacts', question: left })).toBe('blank-left');
    expect(await refused(desk, id, { type: 'Decline', reason: 'not-our-duty', text: '请向{其他途径}反映。' })).toBe('blank-left');
    await give(desk, id, { type: 'Accept' });
    await give(desk, id, { type: 'Dispatch', unit });
    await give(officer, id, { type: 'Sign' });
    expect(await refused(officer, id, { type: 'Respond', means: 'call', evidence: '已与{联系人}通话' })).toBe('blank-left');
    await give(officer, id, { type: 'Respond', means: 'call', evidence: '已与张同学通话' });
    expect(await refused(officer, id, { type: 'Progress', text: '预计{完成时间}修好', expectedOn: null })).toBe('blank-left');
    await give(officer, id, { type: 'Progress', text: '预计3月5日修好', expectedOn: null });
  });
  it('with a blank that nobody could fill in is refused when it is saved', async () => {
    const data = { name: '试', command: 'Resolve', text: '请联系{学号}的同学' };
    const { fields } = await admin.refused(putItem, { params: { kind: 'replyTemplate', id: 'odd' }, body: { version: 0, data } });
    expect(fields).toMatchObject([{ field: 'data.text' }]);
  });
});

describe('a result', () => {
  it('needs the proofs of its category, of this case and of no other', async () => {
    const id = await responded('0503');
    expect(await refused(officer, id, { type: 'Resolve', text: good })).toBe('needs-measurement');
    expect(await refused(officer, id, { type: 'Resolve', text: good, photos: [randomUUID()] })).toBe('photo-unknown');
    await give(officer, id, { type: 'Resolve', text: good, measurement: '18:20 室温 20.5 ℃' });
    await give(head, id, { type: 'Approve', text: '' });
    const seen = await student.call(getCase, { params: { id } });
    expect(seen.timeline.at(-1)?.text).toContain('18:20 室温 20.5 ℃');
  });
});

describe('a statutory matter', () => {
  it('is handed over by trusted people, leaves no hit for others, and is told to the requester', async () => {
    const trusted = await t.as({ role: 'dispatcher' }, { role: 'trusted' });
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode: '1303', title: '反映采购围标的线索' } });
    await give(trusted, id, { type: 'Accept' });
    expect(await refused(trusted, id, { type: 'Dispatch', unit, note: '' })).toBe('statutory-route');
    const text = '已移交纪委办,由其依规办理,电话 2010。';
    await give(trusted, id, {
      type: 'Transfer',
      route: 'discipline',
      receiver: '纪委办 王老师',
      means: 'visit',
      confirmedAt: monday,
      text,
    });
    const seen = await student.call(getCase, { params: { id } });
    expect(seen).toMatchObject({ phase: 'transferred', result: text });
    expect(seen.timeline.at(-1)).toMatchObject({ type: 'CaseTransferred', reason: 'discipline' });
    expect(JSON.stringify(seen)).not.toContain('纪委办 王老师');
    for (const who of [desk, admin, officer]) expect((await who.refused(getCase, { params: { id } })).code).toBe('no-such-case');
  });
});

describe('the triage desk', () => {
  it('puts danger before the clock, and pages by that order without loss or repetition', async () => {
    t.setClock('2026-03-03T02:00:00.000Z');
    for (const [categoryCode, title] of [
      ['0507', '门锁坏了'],
      ['0505', '浴室没热水'],
      ['0504', '暖气跑水'],
    ] as const) {
      await student.call(submitCase, { body: { id: randomUUID(), categoryCode, title: `宿舍${title}` } });
      await student.call(submitCase, { body: { id: randomUUID(), categoryCode, title: `宿舍${title}又来` } });
    }
    const seen: { id: string; grade: string }[] = [];
    let after: string | undefined;
    do {
      const page = await desk.call(listCases, {
        query: { queue: 'triage', order: 'risk', limit: 2, ...(after ? { after } : {}) },
      });
      seen.push(...page.cases.map(({ id, grade }) => ({ id, grade })));
      after = page.next ?? undefined;
    } while (after);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.slice(0, 2).map(({ grade }) => grade)).toEqual(['T', 'T']);
    expect(seen.findIndex(({ grade }) => grade === 'Y')).toBeGreaterThan(seen.findLastIndex(({ grade }) => grade === 'J'));
  });
});

it('draws a case of 200 events in at most 100 milliseconds', async () => {
  const id = await responded();
  const history = await readHistory(t.deps.database, id);
  const before = tell(untold, history);
  const more = Array.from(
    { length: 200 - history.length },
    (_, i): CaseEvent => ({
      type: 'ProgressReported',
      text: `第 ${i} 次进展:配件仍在路上,预计三日内到货。`,
      expectedOn: null,
      at: monday,
      by: officer.id!,
      unit,
    }),
  );
  await record(t.deps.database, {
    id,
    version: history.length,
    events: more,
    before,
    after: tell(before, more),
    jobs: [],
    photos: [],
    followUpCode: null,
  });
  const took: number[] = [];
  for (let i = 0; i < 20; i++) {
    const from = performance.now();
    expect((await officer.call(getCase, { params: { id } })).timeline).toHaveLength(200);
    took.push(performance.now() - from);
  }
  expect(took.toSorted((a, b) => a - b)[10]).toBeLessThanOrEqual(100);
});
