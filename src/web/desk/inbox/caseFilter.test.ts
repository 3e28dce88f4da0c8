import { describe, expect, it } from 'vitest';
import { filterOf, narrowing, withFilter } from './caseFilter.ts';

describe('filters in the address', () => {
  it('reads what the contract knows and leaves out the rest', () => {
    const search = new URLSearchParams('phase=signed&grade=T&unit=logistics&phase2=x&category=9&overdue=true&case=1');
    expect(filterOf(search, 'all')).toEqual({ queue: 'all', phase: 'signed', grade: 'T', unit: 'logistics', overdue: 'true' });
  });

  it('keeps other parameters and removes emptied fields', () => {
    const search = new URLSearchParams('phase=signed&case=42');
    expect(withFilter(search, { phase: undefined, text: '热水' }).toString()).toBe(
      new URLSearchParams({ case: '42', text: '热水' }).toString(),
    );
  });

  it('knows which fields narrow the list', () => {
    expect(narrowing({ queue: 'all', order: 'newest', grade: 'T' })).toEqual(['grade']);
  });
});
