import { describe, expect, it } from 'vitest';
import { changedFields } from './changedFields.ts';

describe('differences between versions', () => {
  it('names the leaves that changed, appeared or went', () => {
    expect(
      changedFields(
        { name: '甲', grades: { T: { amount: 1 }, J: { amount: 2 } }, old: 1, tags: ['a'] },
        { name: '乙', grades: { T: { amount: 1 }, J: { amount: 3 } }, fresh: true, tags: ['a'] },
      ),
    ).toEqual([
      { field: 'name', before: '甲', after: '乙' },
      { field: 'grades.J.amount', before: 2, after: 3 },
      { field: 'fresh', before: undefined, after: true },
      { field: 'old', before: 1, after: undefined },
    ]);
  });

  it('compares lists as wholes', () => {
    expect(changedFields({ tags: ['a', 'b'] }, { tags: ['a'] })).toEqual([{ field: 'tags', before: ['a', 'b'], after: ['a'] }]);
    expect(changedFields({ tags: [] }, { tags: [] })).toEqual([]);
  });
});
