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
  { queue: 'work' as const, open: 30, overdue: 2 },
  { queue: 'followUp' as const, open: 4, overdue: 1 },
];
const names = (...roles: Role[]) => railEntries(person(...roles), counts).map(({ name }) => name);

describe('rail', () => {
  it('shows the queues of the roles and the pages that the person may call', () => {
    expect(names('operator')).toEqual([
      'triage',
      'phone',
      'all',
      'search',
      'rates',
      'reports',
      'topics',
      'foresight',
      'understanding',
      'publications',
      'knowledge',
      'training',
    ]);
    expect(names('officer', 'caller')).toEqual([
      'work',
      'followUp',
      'reinspect',
      'all',
      'search',
      'supervision',
      'rates',
      'reports',
      'foresight',
      'publications',
      'opinions',
      'knowledge',
      'training',
    ]);
    expect(names('caller')).toEqual(['followUp', 'reinspect', 'all', 'search', 'rates', 'reports', 'knowledge', 'training']);
    expect(names('admin')).toEqual(['admin', 'understanding', 'training']);
    expect(names('leader')).toEqual([
      'leadership',
      'all',
      'search',
      'supervision',
      'meetings',
      'rates',
      'reports',
      'topics',
      'foresight',
      'understanding',
      'opinions',
      'knowledge',
      'training',
    ]);
    expect(names()).toEqual([]);
    expect(railEntries(person('officer'), counts)[0]).toEqual({ name: 'work', to: '/work', open: 30, overdue: 2 });
  });

  it('begins the day at the queue that has work', () => {
    expect(firstPage(person('operator', 'caller'), counts)).toBe('/follow-up');
    expect(firstPage(person('operator'), counts)).toBe('/triage');
    expect(firstPage(person('admin'), [])).toBe('/admin');
    expect(firstPage(person(), [])).toBe('/no-access');
  });
});
