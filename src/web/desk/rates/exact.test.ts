import { expect, it } from 'vitest';
import { percent, roughly, rounded, share, signOf } from './exact.ts';

it.each([
  ['1/8', 3, '0.125'],
  ['1/8', 2, '0.13'],
  ['-1/8', 2, '-0.13'],
  ['-1/1000', 2, '0.00'],
  ['2683/30', 1, '89.4'],
  ['17.25', 1, '17.3'],
  ['3', 0, '3'],
])('rounds %s to %i places as %s, halves away from zero', (text, digits, shown) => {
  expect(rounded(text, digits)).toBe(shown);
});

it('shows shares exactly where binary numbers would not', () => {
  expect(share('1.005', 1, 1)).toBe('100.5%');
  expect(share('9/10', 16)).toBe('5.6%');
  expect(share('1', 8)).toBe('12.5%');
  expect(share('0', 0)).toBeNull();
  expect(percent('2/3')).toBe('66.7%');
});

it('tells signs and lengths', () => {
  expect([signOf('-1/3'), signOf('0'), signOf('5')]).toEqual([-1, 0, 1]);
  expect(roughly('3/4')).toBe(0.75);
});
