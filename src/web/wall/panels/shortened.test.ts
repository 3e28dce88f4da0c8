import { expect, it } from 'vitest';
import { shortened } from './shortened.ts';

it('keeps the first and the last of a list that is too long', () => {
  expect(shortened([1, 2, 3, 4, 5, 6, 7, 8], 6)).toEqual([1, 2, 3, null, 7, 8]);
  expect(shortened([1, 2, 3], 6)).toEqual([1, 2, 3]);
});
