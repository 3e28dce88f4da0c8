import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { submitCase } from '../../src/contract/cases.ts';
import { acceptConsent, ConsentText, getConsent } from '../../src/contract/consent.ts';
import { firstNotice } from '../../src/contract/firstNotice.ts';
import { putFirstNotice } from '../../src/server/consent/putFirstNotice.ts';
import { type TestApp, testApp } from '../app.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

const draft = () => ({ id: randomUUID(), categoryCode: '0102', title: '请假的事情' });

it('says in both languages what the law wants said', () => {
  expect(ConsentText.parse(firstNotice)).toMatchObject({ edition: 1 });
  for (const [zh, en] of [
    ['谁处理', 'Who:'],
    ['用来做什么', 'What for'],
    ['处理哪些', 'What:'],
    ['谁能看到', 'Who sees it'],
    ['保存多久', 'How long'],
    ['您的权利', 'Your rights'],
    ['撤回同意', 'withdraw your consent'],
    ['电话', 'call'],
  ] as const) {
    expect(firstNotice.zh).toContain(zh);
    expect(firstNotice.en).toContain(en);
  }
  expect(firstNotice.en.split('\n')).toHaveLength(firstNotice.zh.split('\n').length);
});

it('is in force at a new school from its first submission on, which takes no number before it is accepted', async () => {
  expect(await putFirstNotice(t.deps)).toBe(true);
  expect(await putFirstNotice(t.deps)).toBe(false);
  const [student, other] = [await t.as(), await t.as()];
  const body = draft();
  expect((await student.refused(submitCase, { body })).code).toBe('consent-needed');
  expect((await student.refused(submitCase, { body })).code).toBe('consent-needed');
  const { text } = await student.call(getConsent, {});
  expect(text).toMatchObject({ version: 1, edition: 1, zh: firstNotice.zh });
  await student.call(acceptConsent, { params: { id: 1 } });
  expect((await student.call(submitCase, { body })).number).toBe('JS2026-000001');
  await other.call(acceptConsent, { params: { id: 1 } });
  expect((await other.call(submitCase, { body: draft() })).number).toBe('JS2026-000002');
});

it('is not put over the head of a school that has taken cases without one', async () => {
  const student = await t.as();
  await student.call(submitCase, { body: draft() });
  expect(await putFirstNotice(t.deps)).toBe(false);
  await student.call(submitCase, { body: draft() });
});

it('costs a submission no round trip to the database, with a name or without', async () => {
  const student = await t.as();
  const code = () => randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase();
  const once = async (more: object) => {
    const { pool } = t.deps.database;
    const spy = vi.spyOn(pool, 'connect');
    await student.call(submitCase, { body: { ...draft(), ...more } });
    const many = spy.mock.calls.length;
    spy.mockRestore();
    return many;
  };
  // What is read anew now and then, such as the reference data after a change, only ever adds.
  const fewest = async (more: () => object) => Math.min(await once(more()), await once(more()), await once(more()));
  const without = [await fewest(() => ({})), await fewest(() => ({ followUpCode: code() }))];
  await t.deps.database.pool.query('delete from case_view');
  expect(await putFirstNotice(t.deps)).toBe(true);
  await student.call(acceptConsent, { params: { id: 1 } });
  expect([await fewest(() => ({})), await fewest(() => ({ followUpCode: code(), consent: 1 }))]).toEqual(without);
  expect(without).toEqual([2, 2]);
});
