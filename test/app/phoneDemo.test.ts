import { expect, it } from 'vitest';
import { listCalls, listDrafts, listHandovers, phoneDesk } from '../../src/contract/phone.ts';
import { seedDemoPeople } from '../../src/server/demo/people.ts';
import { fillPhoneDesk } from '../../src/server/demo/phoneDesk.ts';
import { testApp } from '../app.ts';

it('gives the demonstration a phone desk that has been worked at, once', async () => {
  const t = await testApp();
  try {
    // Late in the afternoon, so that the whole day of calls is today's.
    t.setClock('2026-03-02T08:30:00.000Z');
    await seedDemoPeople(t.deps, 'no password', t.deps.clock());
    await fillPhoneDesk(t.deps);
    await fillPhoneDesk(t.deps);
    const operator = await t.as({ role: 'operator' });
    const desk = await operator.call(phoneDesk, {});
    expect(desk.today).toEqual({ calls: 9, answered: 7, missed: 2, waiting: 2 });
    expect(desk.onDuty.map(({ extension }) => extension)).toEqual(['8002', '8003']);
    expect(desk.handover).toMatchObject({ takenAt: null });
    expect((await operator.call(listHandovers, {})).handovers).toHaveLength(1);
    const { drafts } = await operator.call(listDrafts, {});
    expect(drafts.map(({ holder, channel }) => [holder !== null, channel])).toEqual([
      [false, 'phone'],
      [false, 'paper'],
      [true, 'phone'],
    ]);
    const { calls } = await operator.call(listCalls, { query: { missed: 'true' } });
    expect(calls.map(({ number }) => number)).toEqual(['199****1666', '199****1444']);
  } finally {
    await t.close();
  }
});
