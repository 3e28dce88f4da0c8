import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { listPeople, putPerson } from '../../contract/people.ts';
import { openContactSeal, rotateContactKey } from '../platform/contactSeal.ts';
import { sealContacts } from './sealContacts.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const stored = async () =>
  (await t.deps.database.pool.query<{ phone: string }>("select phone from person where phone <> ''")).rows;

it('keeps no phone number as it was written, and shows it to whoever administers people', async () => {
  const admin = await t.as({ role: 'admin' });
  const { people } = await admin.call(listPeople, { query: {} });
  expect(people[0]?.phone).toBe('13800001234');
  const { id, ...person } = people[0]!;
  await admin.call(putPerson, {
    params: { id },
    body: { ...person, phone: '139 0000 5678', grants: [{ role: 'admin', unit: null }] },
  });
  for (const { phone } of await stored()) expect(phone).toMatch(/^c1\.aes\./);
});

it('seals what a version before has left open, and all again after a new key', async () => {
  await t.as();
  await t.deps.database.pool.query("update person set phone = '13700009999'");
  expect(await sealContacts(t.deps)).toBe((await stored()).length);
  expect(await sealContacts(t.deps)).toBe(0);
  await rotateContactKey(t.deps.config.dataFolder);
  const contacts = await openContactSeal(t.deps.config.dataFolder, 'sm4');
  expect(await sealContacts({ ...t.deps, contacts })).toBe((await stored()).length);
  for (const { phone } of await stored()) expect(phone).toMatch(/^c2\.sm4\./);
});
