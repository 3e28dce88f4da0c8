import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { monday, queuedJobs, type TestApp, testApp } from '../../../test/app.ts';
import { commandCase, submitCase } from '../../contract/cases.ts';
import { ringClocks } from './execute.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

it('tells each stage once, and after a day of downtime the highest only', async () => {
  const student = await t.as();
  const desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  const officer = await t.as({ role: 'officer', unit: 'hq-repair' });
  const body = { id: randomUUID(), categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' };
  t.setClock(monday);
  await student.call(submitCase, { body });
  const give = (who: typeof desk, version: number, command: Record<string, unknown>) =>
    who.call(commandCase, { params: { id: body.id }, body: { ...command, version } as never });
  await give(desk, 1, { type: 'Accept' });
  await give(desk, 2, { type: 'Dispatch', unit: 'hq-repair' });
  await give(officer, 3, { type: 'Sign' });
  await give(officer, 4, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  await t.deps.database.pool.query('delete from pgboss.job');

  expect(await ringClocks(t.deps)).toBe(0);
  t.setClock('2026-03-04T09:30:00.000Z');
  expect(await Promise.all([ringClocks(t.deps), ringClocks(t.deps)]).then((n) => n[0]! + n[1]!)).toBe(1);
  expect(await ringClocks(t.deps)).toBe(0);
  // A long weekend without a process: neither the missed deadline nor the supervisors' stage is told late.
  t.setClock('2026-03-09T02:00:00.000Z');
  expect(await ringClocks(t.deps)).toBe(1);
  expect(await ringClocks(t.deps)).toBe(0);
  const told = (await queuedJobs(t.deps)).map((job) => job.template);
  expect(told).toEqual(['DeadlineNear', 'DeadlineEscalated']);
});
