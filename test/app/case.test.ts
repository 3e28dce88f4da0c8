import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, listCases, myCases, submitCase } from '../../src/contract/cases.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let operator: Visitor;
let officer: Visitor;
let head: Visitor;
let caller: Visitor;
const unit = 'hq-repair';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  operator = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  officer = await t.as({ role: 'officer', unit });
  head = await t.as({ role: 'head', unit });
  caller = await t.as({ role: 'caller' });
});
afterAll(() => t.close());

function draft(more: Record<string, unknown> = {}) {
  return { id: randomUUID(), categoryCode: '0505', title: '三号楼水管漏水', text: '水房地面有积水', placeId: 'd3', ...more };
}

describe('one case, from a student to its score', () => {
  it('goes through every step with the promised deadlines', async () => {
    const body = draft();
    const receipt = await student.call(submitCase, { body });
    const id = body.id;
    expect(receipt.number).toMatch(/^JS2026-\d{6}$/);

    const give = async (who: Visitor, command: Record<string, unknown>) => {
      const { version } = await who.call(getCase, { params: { id } });
      return who.call(commandCase, { params: { id }, body: { ...command, version } as never });
    };
    await give(operator, { type: 'Accept' });
    await give(operator, { type: 'Dispatch', unit });
    await give(officer, { type: 'Sign' });
    await give(officer, { type: 'Respond', means: 'call', evidence: '已电话联系,约好下午上门' });
    await give(officer, { type: 'Resolve', text: '已更换水管接头,现场试水不漏,如再漏请联系维修中心。' });
    await give(head, { type: 'Approve' });
    await give(caller, {
      type: 'FollowUp',
      reached: true,
      contacted: true,
      solved: 'yes',
      handling: 'satisfied',
      process: 'fair',
      words: '很快',
    });

    const seen = await student.call(getCase, { params: { id } });
    expect(seen.phase).toBe('closed');
    expect(seen.steps.map((s) => s.state)).toEqual(['done', 'done', 'done']);
    expect(seen.timeline.every((entry) => entry.person === null && !entry.internal)).toBe(true);
  });
});

describe('a repeated send', () => {
  it('makes one case and answers with the same receipt, also when both arrive at once', async () => {
    const body = draft();
    const receipts = await Promise.all([1, 2, 3, 4].map(() => student.call(submitCase, { body })));
    expect(new Set(receipts.map((r) => r.number)).size).toBe(1);
    const mine = await student.call(myCases, { query: {} });
    expect(mine.cases.filter((c) => c.id === body.id)).toHaveLength(1);
  });
});

describe('two officers at once', () => {
  it('lets one win and tells the other that the case has changed', async () => {
    const body = draft();
    await student.call(submitCase, { body });
    const accept = () => operator.raw(commandCase, { params: { id: body.id }, body: { type: 'Accept', version: 1 } });
    const codes = (await Promise.all([accept(), accept(), accept()])).map((answer) => answer.statusCode).sort();
    expect(codes).toEqual([200, 412, 412]);
  });
});

describe('who may not see a case', () => {
  it('gets the same answer as for a case that does not exist', async () => {
    const body = draft();
    await student.call(submitCase, { body });
    const other = await t.as();
    const forbidden = await other.refused(getCase, { params: { id: body.id } });
    const unknown = await other.refused(getCase, { params: { id: randomUUID() } });
    expect({ ...forbidden, requestId: '' }).toEqual({ ...unknown, requestId: '' });
  });
  it('finds nothing of it in any list', async () => {
    const elsewhere = await t.as({ role: 'officer', unit: 'library' });
    const { cases } = await elsewhere.call(listCases, { query: {} });
    expect(cases).toEqual([]);
  });
});
