import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { listNotices } from '../../src/contract/notifications.ts';
import { listUnusualLooks } from '../../src/contract/unusualLooks.ts';
import { note } from '../../src/server/audit/execute.ts';
import { reportUnusualLooks } from '../../src/server/privacy/unusualLookReports.ts';
import { type TestApp, testApp } from '../app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

it('names who read other units’ cases in the week before, once, to the security administrator, by counts alone', async () => {
  const student = await t.as();
  const desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  const curious = await t.as({ role: 'officer', unit: 'library' });
  const honest = await t.as({ role: 'officer', unit: 'hq-repair' });
  const security = await t.as({ role: 'securityAdmin' });
  const ids: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    const id = randomUUID();
    ids.push(id);
    await student.call(submitCase, { body: { id, categoryCode: '0507', title: `三号楼水房漏水 ${i}`, placeId: 'd3' } });
    for (const command of [{ type: 'Accept' }, { type: 'Dispatch', unit: 'hq-repair' }]) {
      const { version } = await desk.call(getCase, { params: { id } });
      await desk.call(commandCase, { params: { id }, body: { ...command, version } as never });
    }
    await honest.call(getCase, { params: { id } });
    // Such cases do not open for the curious one any more; they did while the unit had them, and that is in the log.
    await note(t.deps, { kind: 'case-read', person: curious.id, caseId: id });
  }
  expect(await reportUnusualLooks(t.deps)).toBe(0);
  t.setClock('2026-03-09T02:00:00.000Z');
  expect(await reportUnusualLooks(t.deps)).toBe(1);
  expect(await reportUnusualLooks(t.deps)).toBe(0);
  const { found } = await security.call(listUnusualLooks, {});
  expect(found).toMatchObject([{ week: '2026-03-02', person: { id: curious.id }, reasons: ['outside-own-cases'], outside: 6 }]);
  for (const id of ids) expect(JSON.stringify(found)).not.toContain(id);
  expect((await security.call(listNotices, { query: {} })).notices.map(({ kind }) => kind)).toEqual(['UnusualLooks']);
  expect((await desk.refused(listUnusualLooks, {})).code).toBe('not-yours');
});
