import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../contract/cases.ts';
import { expectedBy, movedDate } from './movedDate.ts';

// Only the fields that are looked at.
const entry = (type: TimelineEntry['type'], deadline: string | null, text: string | null = null) =>
  ({ type, deadline, text }) as TimelineEntry;
const accepted = entry('CaseAccepted', '2026-03-05T09:00:00.000Z');
const granted = entry('ExtensionGranted', '2026-03-09T09:00:00.000Z', '配件周一才到');

describe('an expected date that moved', () => {
  it('is told with the date before it and the reason', () => {
    expect(movedDate({ extended: true, timeline: [accepted, entry('NoteTaken', null), granted] })).toEqual({
      from: '2026-03-05T09:00:00.000Z',
      to: '2026-03-09T09:00:00.000Z',
      reason: '配件周一才到',
    });
  });

  it('is told in the same way when new rules moved it', () => {
    const recomputed = entry('DeadlinesRecomputed', '2026-03-06T09:00:00.000Z', '校庆放假一天');
    expect(movedDate({ extended: false, timeline: [accepted, recomputed] })).toMatchObject({
      from: '2026-03-05T09:00:00.000Z',
      reason: '校庆放假一天',
    });
    // A change that left the promise alone is none.
    expect(movedDate({ extended: false, timeline: [accepted, entry('DeadlinesRecomputed', null)] })).toBeNull();
  });

  it('is forgotten when a later round made a new promise', () => {
    expect(
      movedDate({ extended: false, timeline: [accepted, granted, entry('CaseReopened', '2026-03-20T09:00:00.000Z')] }),
    ).toBeNull();
    expect(
      movedDate({ extended: true, timeline: [accepted, granted, entry('LedgerLeft', '2026-03-20T09:00:00.000Z')] }),
    ).toBeNull();
    expect(movedDate({ extended: false, timeline: [accepted] })).toBeNull();
  });
});

describe('when an answer may be expected', () => {
  const open = { resolveBy: '2026-03-05T09:00:00.000Z', phase: 'responded', onLedger: false, next: null } as const;

  it('is the promise, and with the main case for one that follows it', () => {
    expect(expectedBy(open)).toBe('2026-03-05T09:00:00.000Z');
    expect(expectedBy({ ...open, phase: 'merged', next: { kind: 'resolve', at: '2026-03-04T09:00:00.000Z' } })).toBe(
      '2026-03-04T09:00:00.000Z',
    );
  });

  it('is not promised on the ledger', () => {
    expect(expectedBy({ ...open, onLedger: true })).toBeNull();
  });
});
