import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

it.each([
  ['/', 'trusted-types huying'],
  ['/desk/triage', 'trusted-types huying default'],
  ['/wall', 'trusted-types huying'],
])('%s lets text become a program only by rules of ours', async (url, rules) => {
  const policy = String((await t.app.inject({ url, headers: { accept: 'text/html' } })).headers['content-security-policy']);
  expect(policy.split('; ')).toContain(rules);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe-eval');
});
