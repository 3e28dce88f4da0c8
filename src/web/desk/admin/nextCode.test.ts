import { expect, it } from 'vitest';
import { nextCode } from './nextCode.ts';

it('offers the lowest free code', () => {
  expect(nextCode('01', ['0101', '0102', '0104', '0203'])).toBe('0103');
  expect(nextCode('', ['01', '02'])).toBe('03');
  expect(
    nextCode(
      '01',
      Array.from({ length: 99 }, (_, at) => `01${String(at + 1).padStart(2, '0')}`),
    ),
  ).toBe('');
});
