import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../contract/cases.ts';
import { pendingRequest } from './pendingRequest.ts';

// Only the fields that are looked at.
const entry = (type: TimelineEntry['type'], version: number) => ({ type, version }) as TimelineEntry;

describe('what a ruling is about', () => {
  it('is the latest request of its kind', () => {
    const timeline = [entry('ReturnRequested', 4), entry('ReturnRefused', 5), entry('ReturnRequested', 6), entry('NoteTaken', 7)];
    expect(pendingRequest({ timeline }, 'Consult')?.version).toBe(6);
  });

  it('is nothing for a command that answers no request', () => {
    expect(pendingRequest({ timeline: [entry('ReturnRequested', 4)] }, 'Note')).toBeNull();
    expect(pendingRequest({ timeline: [] }, 'RuleOnLedger')).toBeNull();
  });
});
