import { describe, expect, it } from 'vitest';
import { planDeliveries, type Recipient } from './plan.ts';

const now = '2026-03-02T02:00:00.000Z';
const officer: Recipient = {
  person: 'li',
  audience: 'staff',
  wish: { channels: ['email', 'sms'], digest: false },
  digestHour: 8,
  reachable: ['email', 'wecom'],
};
const fact = { now, kind: 'CaseDispatched', urgent: false } as const;

describe('a person', () => {
  it('is told where the wish and the school’s channels meet', () => {
    expect(planDeliveries(fact, [officer], [])).toEqual([{ person: 'li', channel: 'email', audience: 'staff', nextAt: now }]);
  });
  it('who wants a digest waits for it', () => {
    const patient = { ...officer, wish: { ...officer.wish, digest: true } };
    expect(planDeliveries(fact, [patient], [])[0]?.nextAt).toBe('2026-03-03T00:05:00.000Z');
  });
  it('of the staff hears of grade T on every channel at once, whatever was chosen', () => {
    const deaf = { ...officer, wish: { channels: [], digest: true } };
    const planned = planDeliveries({ ...fact, urgent: true }, [deaf], []);
    expect(planned.map(({ channel, nextAt }) => [channel, nextAt])).toEqual([
      ['email', now],
      ['wecom', now],
    ]);
  });
  it('who asked is left in peace even then, if that was chosen', () => {
    const requester: Recipient = { ...officer, audience: 'requester', wish: { channels: [], digest: false } };
    expect(planDeliveries({ ...fact, urgent: true }, [requester], [])).toEqual([]);
  });
});

describe('a robot', () => {
  it('speaks to its group at once', () => {
    expect(planDeliveries(fact, [], ['dorm-robot'])).toEqual([
      { person: null, channel: 'dorm-robot', audience: 'staff', nextAt: now },
    ]);
  });
});
