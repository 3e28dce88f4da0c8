import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../src/domain/people/vocabulary.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';
import { fuzz } from '../fuzz.ts';
import { layBaits } from '../rights.ts';
import { seeded } from '../seeded.ts';

let t: TestApp;
let visitors: Visitor[];
let ids: string[];

beforeAll(async () => {
  t = await testApp();
  const student = await t.as();
  await t.as({ role: 'officer', unit: 'library' }, { role: 'trusted', unit: 'library' });
  // Somebody with every role reaches every handler; nobody and a student reach the doors.
  visitors = [t.visitor(), student, await t.as(...roles.map((role) => ({ role })))];
  ids = [...(await layBaits(t, student)).map(({ id }) => id), student.id!, 'unit', 'library', '0401', 'd3'];
});
afterAll(() => t.close());

it('answers 3,000 hostile requests made from the contract without an error of its own', async () => {
  const { errors } = await fuzz(t, visitors, ids, 3000, seeded(20260302));
  expect(errors).toEqual([]);
}, 240_000);
