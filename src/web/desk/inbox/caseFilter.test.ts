import { describe, expect, it } from 'vitest';
import { filterOf, narrowedAddress, narrowing, withFilter } from './caseFilter.ts';

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

  it('lets go of the case that was shown, but not of one chosen while the search was still being typed', () => {
    const shown = new URLSearchParams('case=old');
    expect(narrowedAddress(shown, { text: '热水' }, 'old').get('case')).toBeNull();
    expect(narrowedAddress(new URLSearchParams('case=clicked'), { text: '热水' }, 'old').get('case')).toBe('clicked');
    expect(narrowedAddress(new URLSearchParams('case=clicked'), { text: '热水' }, null).get('case')).toBe('clicked');
  });

  it('knows which fields narrow the list', () => {
    expect(narrowing({ queue: 'all', order: 'newest', grade: 'T' })).toEqual(['grade']);
  });
});
