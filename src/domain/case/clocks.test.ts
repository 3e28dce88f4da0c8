import { describe, expect, it } from 'vitest';
import { type CaseState, unborn } from './case.ts';
import { clocksOf, ownerOf } from './clocks.ts';

const by = (at: string, unit: 'workdays' | 'naturalMinutes' = 'workdays') =>
  ({ at, from: '2026-03-02T02:00:00.000Z', limit: { unit, amount: 1 }, calendar: 1 }) as const;
const part = {
  unit: 'security',
  task: '',
  whistled: false,
  addedAt: '',
  signedAt: null,
  reportedAt: null,
  report: null,
} as const;
const dispatched: CaseState = {
  ...unborn,
  phase: 'dispatched',
  lead: 'repair',
  contactBy: by('2026-03-02T09:30:00.000Z'),
  resolveBy: by('2026-03-05T09:30:00.000Z'),
  next: { kind: 'sign', deadline: by('2026-03-02T06:00:00.000Z') },
  parts: [{ ...part, by: by('2026-03-04T09:30:00.000Z') }],
};
const names = (s: CaseState) => clocksOf(s).map(({ name }) => name);

describe('the clocks of a case', () => {
  it('run side by side: what is owed next, the promises behind it, each part of another unit', () => {
    expect(names(dispatched)).toEqual(['sign', 'contact', 'resolve', 'part:security']);
    expect(clocksOf(dispatched).find(({ name }) => name === 'part:security')?.unit).toBe('security');
    expect(names({ ...dispatched, parts: [{ ...part, by: by(''), reportedAt: '2026-03-03T02:00:00.000Z' }] })).not.toContain(
      'part:security',
    );
  });
  it('are the milestones on the ledger, each until a review on its day or later', () => {
    const ledger = {
      since: '2026-03-02T02:00:00.000Z',
      leader: '',
      milestones: [
        { on: '2026-03-10', text: '' },
        { on: '2026-04-10', text: '' },
      ],
      reviewedAt: null,
      reviewBy: by('2026-04-01T02:00:00.000Z'),
    };
    const onLedger: CaseState = {
      ...dispatched,
      phase: 'responded',
      parts: [],
      ledger,
      next: { kind: 'ledger', deadline: ledger.reviewBy },
    };
    expect(names({ ...onLedger, firstContactAt: 'then' })).toEqual(['ledger', 'milestone:2026-03-10', 'milestone:2026-04-10']);
    expect(clocksOf(onLedger).find(({ name }) => name === 'milestone:2026-03-10')?.at).toBe('2026-03-10T16:00:00.000Z');
    const reviewed = { ...onLedger, firstContactAt: 'then', ledger: { ...ledger, reviewedAt: '2026-03-09T16:00:00.000Z' } };
    expect(names(reviewed)).toEqual(['ledger', 'milestone:2026-04-10']);
  });
  it('stop with the result, and all of them with the end', () => {
    const resolved: CaseState = {
      ...dispatched,
      phase: 'resolved',
      next: { kind: 'followUp', deadline: by('2026-03-06T02:00:00.000Z') },
    };
    expect(names(resolved)).toEqual(['followUp']);
    expect(names({ ...resolved, phase: 'closed', next: null })).toEqual([]);
  });
  it('belong to somebody, also while no unit has the case', () => {
    expect(ownerOf({ kind: 'resolve', unit: null })).toEqual({ office: 'dispatcher' });
    expect(ownerOf({ kind: 'review', unit: 'repair' })).toEqual({ unit: 'repair', as: 'head' });
    expect(ownerOf({ kind: 'selfService', unit: 'repair' })).toBe('requester');
  });
});
