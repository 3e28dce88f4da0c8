import { describe, expect, it } from 'vitest';
import type { Me } from '../../../contract/session.ts';
import type { Role } from '../../../domain/people/vocabulary.ts';
import { firstPage, railEntries } from './railEntries.ts';

const person = (...roles: Role[]): Me => ({
  id: 'p',
  name: '某人',
  kind: 'staff',
  unit: null,
  grants: roles.map((role) => ({ role, unit: null })),
});
const counts = [
  { queue: 'triage' as const, open: 0, overdue: 0 },
  { queue: 'followUp' as const, open: 4, overdue: 1 },
  { queue: 'all' as const, open: 90, overdue: 3 },
];

describe('rail', () => {
  it('shows the queues that the server counts and the pages that the person may call', () => {
    expect(railEntries(person('operator'), counts).map(({ name }) => name)).toEqual(['triage', 'followUp', 'all', 'rates']);
    expect(railEntries(person('caller'), counts).map(({ name }) => name)).toEqual(['triage', 'followUp', 'all']);
    expect(railEntries(person('admin'), []).map(({ name }) => name)).toEqual(['admin']);
    expect(railEntries(person(), [])).toEqual([]);
  });

  it('begins the day at the queue that has work', () => {
    expect(firstPage(person('operator', 'caller'), counts)).toBe('/follow-up');
    expect(firstPage(person('operator'), [])).toBe('/rates');
    expect(firstPage(person('admin'), [])).toBe('/admin');
    expect(firstPage(person(), [])).toBe('/no-access');
  });
});
