import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCase, myCases, submitCase } from '../../src/contract/cases.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let neighbour: Visitor;

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  neighbour = await t.as();
});
afterAll(() => t.close());

const body = (more: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  categoryCode: '0505',
  title: '三号楼浴室没有热水',
  text: '晚上七点到九点都是凉水',
  placeId: 'd3',
  ifRepeated: 'nudge' as const,
  ...more,
});
const count = async (who: Visitor) => (await who.call(myCases, { query: {} })).cases.length;

describe('the same person about the same fact', () => {
  it('nudges the open case, which keeps the new words, and is told so; sent twice, once', async () => {
    const first = await student.call(submitCase, { body: body() });
    expect(first.nudged).toBeUndefined();
    const again = body({ title: '三号楼浴室还是没有热水', text: '今天连温水都没有' });
    const receipt = await student.call(submitCase, { body: again });
    expect(receipt).toMatchObject({ id: first.id, number: first.number, nudged: true });
    expect(await student.call(submitCase, { body: again })).toMatchObject({ id: first.id, nudged: true });
    expect(await count(student)).toBe(1);
    const seen = await student.call(getCase, { params: { id: first.id } });
    expect(seen.nudges).toBe(1);
    expect(seen.timeline.at(-1)).toMatchObject({ type: 'CaseNudged', text: '三号楼浴室还是没有热水\n今天连温水都没有' });
  });
  it('can say that it is another matter', async () => {
    const separate = await student.call(submitCase, { body: body({ ifRepeated: 'separate' }) });
    expect(separate.nudged).toBeUndefined();
    expect(await count(student)).toBe(2);
  });
});

it.each([
  ['of another building', { placeId: 'd4', title: '四号楼浴室水太烫', text: '调不凉' }],
  ['of another category', { categoryCode: '0701', title: '宿舍网络掉线', text: '每晚十一点断' }],
  ['that has become dangerous', { title: '三号楼浴室没有热水还漏电', text: '有人触电昏迷了' }],
])('a matter %s is a case of its own', async (_, more) => {
  const receipt = await student.call(submitCase, { body: body(more) });
  expect(receipt.nudged).toBeUndefined();
});

it('another person about the same fact has a case of his or her own', async () => {
  expect((await neighbour.call(submitCase, { body: body() })).nudged).toBeUndefined();
});

it('an anonymous submission is never taken for anybody’s', async () => {
  const code = '0123456789ABCDEF';
  expect((await student.call(submitCase, { body: body({ followUpCode: code }) })).nudged).toBeUndefined();
});
