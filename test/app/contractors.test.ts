import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  commandCase,
  explainDeadlines,
  getCase,
  listCases,
  revealRequester,
  submitCase,
  whoLooked,
} from '../../src/contract/cases.ts';
import { likelyDuplicates, searchCases, suggestDispatch } from '../../src/contract/understanding.ts';
import { covered } from '../../src/server/cases/identity.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let firm: Visitor;
let head: Visitor;
let id: string;
/** What would tell a firm who asked. The name of a test's person is 王 and the id. */
let canaries: readonly string[];
const unit = 'hq-repair';
const phone = '13912345678';
const mail = 'canary.lin@example.edu.cn';
const studentNumber = '20261020345';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  firm = await t.as({ role: 'contractor', unit });
  head = await t.as({ role: 'head', unit });
  const name = `王${student.id}`;
  canaries = [name, student.id!, phone, '139 1234 5678', mail, studentNumber, '13800001234', '1380000'];
  id = randomUUID();
  const text = `我是${name},学号${studentNumber},电话139 1234 5678,邮箱${mail},三楼水房地面全是水`;
  await student.call(submitCase, { body: { id, categoryCode: '0507', title: `水房漏水请联系${phone}`, text, placeId: 'd3' } });
  await give(desk, { type: 'Accept' });
  await give(desk, { type: 'Dispatch', unit, note: `诉求人${name}下午在宿舍` });
  await give(firm, { type: 'Sign' });
  await give(firm, { type: 'Respond', means: 'call', evidence: `已打给${name} ${phone} 约好时间` });
  t.setClock('2026-03-02T08:00:00.000Z');
  await give(student, { type: 'Nudge', text: `我是${name},请打${phone}` });
  await give(student, { type: 'Write', text: `我是${name},来之前请打${phone}` });
});
afterAll(() => t.close());

async function give(who: Visitor, command: Record<string, unknown>) {
  const { version } = await who.call(getCase, { params: { id } });
  return who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}

describe('an external firm', () => {
  it('is told what to do and where, and on no page who asked', async () => {
    const pages = [
      await firm.raw(getCase, { params: { id } }),
      await firm.raw(listCases, { query: { queue: 'work' } }),
      await firm.raw(listCases, { query: { queue: 'all', text: '漏水' } }),
      await firm.raw(searchCases, { query: { text: '漏水' } }),
      await firm.raw(explainDeadlines, { params: { id } }),
      await firm.raw(suggestDispatch, { params: { id } }),
      await firm.raw(likelyDuplicates, { params: { id } }),
    ];
    for (const page of pages) for (const canary of canaries) expect(page.body).not.toContain(canary);
    const seen = await firm.call(getCase, { params: { id } });
    expect(seen).toMatchObject({ requester: null, placeId: 'd3' });
    expect(seen.text).toContain('三楼水房地面全是水');
    expect((await firm.call(listCases, { query: { queue: 'work' } })).cases.map((line) => line.id)).toContain(id);
    expect((await firm.call(searchCases, { query: { text: '漏水' } })).found).toHaveLength(1);
  });
  it('cannot ask for the contact data, nor who has looked at them', async () => {
    expect((await firm.raw(revealRequester, { params: { id }, body: { purpose: '上门前联系' } })).statusCode).toBe(403);
    expect((await firm.refused(whoLooked, { params: { id } })).code).toBe('not-yours');
  });
  it('cannot find a case by the number or the name that is in it', async () => {
    for (const text of [phone, `王${student.id}`, studentNumber, mail]) {
      expect((await firm.call(searchCases, { query: { text } })).found).toEqual([]);
    }
  });
  it('does not see a confidential case at all', async () => {
    const secret = randomUUID();
    const trusted = await t.as({ role: 'dispatcher' }, { role: 'trusted' });
    await student.call(submitCase, { body: { id: secret, categoryCode: '0108', title: '辅导员查寝时乱翻东西' } });
    const { version } = await trusted.call(getCase, { params: { id: secret } });
    await trusted.call(commandCase, { params: { id: secret }, body: { type: 'Accept', version } });
    await trusted.call(commandCase, { params: { id: secret }, body: { type: 'Dispatch', version: version + 1, unit, note: '' } });
    expect((await firm.refused(getCase, { params: { id: secret } })).code).toBe('no-such-case');
    expect((await firm.call(listCases, { query: { queue: 'all' } })).cases.map((line) => line.id)).not.toContain(secret);
  });
  it('leaves the head of the unit with the whole case', async () => {
    const seen = await head.call(getCase, { params: { id } });
    expect(seen.requester).toMatchObject({ name: '王**' });
    expect(seen.title).toContain(phone);
  });
  it('reads nothing of a name that looks like a number', () => {
    expect(covered('我是王p12345678,电话13912345678', ['王p12345678'])).toBe(`我是${'*'.repeat(10)},电话${'*'.repeat(11)}`);
  });
});
