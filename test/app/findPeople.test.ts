import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, listCases, submitCase } from '../../src/contract/cases.ts';
import { searchCases } from '../../src/contract/understanding.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let other: Visitor;
let operator: Visitor;

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  other = await t.as();
  operator = await t.as({ role: 'operator' }, { role: 'dispatcher' });
});
afterAll(() => t.close());

async function submitted(by: Visitor, title: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  await by.call(submitCase, { body: { id, categoryCode: '0401', title, text: '', placeId: 't1', ...more } });
  return id;
}

const titles = async (who: Visitor, query: { text?: string; person: string }) =>
  (await who.call(searchCases, { query })).found.map((found) => found.case.title).sort();
const loginOf = (who: Visitor) => who.id!;

describe('cases of one person', () => {
  beforeAll(async () => {
    await submitted(student, '饮水机坏了');
    await submitted(student, '路灯不亮', { categoryCode: '0403' });
    await submitted(other, '饮水机漏水');
    await submitted(student, '被辅导员性骚扰', { categoryCode: '1304', placeId: null });
    await submitted(t.nobody, '匿名的饮水机', { followUpCode: 'ABCD-EFGH-JKMN-PQRS' });
  });

  it('are found by login, whole name or whole phone number, with words or without', async () => {
    expect(await titles(operator, { person: loginOf(student) })).toEqual(['路灯不亮', '饮水机坏了']);
    expect(await titles(operator, { person: `王${student.id}`, text: '饮水机' })).toEqual(['饮水机坏了']);
    // Everybody made for a test has this number: namesakes are found together.
    expect(await titles(operator, { person: '13800001234', text: '饮水机' })).toEqual(['饮水机坏了', '饮水机漏水']);
    expect(await titles(operator, { person: '王'.padEnd(2, 'x') })).toEqual([]);
  });

  it('are not found by half a name, and never when they are confidential or anonymous', async () => {
    expect(await titles(operator, { person: loginOf(student).slice(0, 5) })).toEqual([]);
    expect(await titles(operator, { person: loginOf(student) })).not.toContain('被辅导员性骚扰');
    const trusted = await t.as({ role: 'dispatcher' }, { role: 'trusted' });
    expect(await titles(trusted, { person: loginOf(student) })).toContain('被辅导员性骚扰');
    expect(await titles(trusted, { person: 'anonymous' })).toEqual([]);
  });

  it('are only those that the reader may see: an officer finds what the unit has in hand', async () => {
    const officer = await t.as({ role: 'officer', unit: 'it' });
    expect(await titles(officer, { person: loginOf(other) })).toEqual([]);
    const id = await submitted(other, '校园网断了', { categoryCode: '0701' });
    await operator.call(commandCase, { params: { id }, body: { type: 'Accept', version: 1 } });
    await operator.call(commandCase, { params: { id }, body: { type: 'Dispatch', version: 2, unit: 'it' } });
    expect(await titles(officer, { person: loginOf(other) })).toEqual(['校园网断了']);
  });

  it('are not for those who may not reveal a requester, and each search is kept', async () => {
    const leader = await t.as({ role: 'leader' });
    expect((await leader.refused(searchCases, { query: { person: loginOf(student) } })).code).toBe('not-yours');
    const { rows } = await t.deps.database.pool.query(
      'select distinct actor, person from person_search where person = $1 and actor = $2',
      [student.id, operator.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('without words and without a person are nothing', async () => {
    expect((await operator.call(searchCases, { query: {} })).found).toEqual([]);
  });
});

describe('a list that is searched', () => {
  it('says where the words stand: in the title, in the text or in the number', async () => {
    const id = await submitted(other, '三楼的机器', { text: `${'前几天还好。'.repeat(20)}咖啡机从昨天起不出水。` });
    const { cases, marks } = await operator.call(listCases, { query: { text: '咖啡机' } });
    expect(cases.map((line) => line.id)).toEqual([id]);
    const [mark] = marks;
    expect(mark).toMatchObject({ id, title: [] });
    const { text, spans } = mark!.snippet!;
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['咖啡机']);
    const inTitle = await operator.call(listCases, { query: { text: '机器' } });
    expect(inTitle.marks[0]).toMatchObject({ title: [{ start: 3, end: 5 }], snippet: null });
    const { number } = cases[0]!;
    const byNumber = await operator.call(listCases, { query: { text: number.slice(0, 8) } });
    expect(byNumber.marks.every((each) => each.number[0]?.end === 8)).toBe(true);
    expect((await operator.call(listCases, { query: {} })).marks).toEqual([]);
  });
});
