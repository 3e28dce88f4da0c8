import { expect, it } from 'vitest';
import { rateWords } from './rateWords.ts';

it.each([
  ['an interval outwards', { value: 0.9873, low: 0.9811, high: 0.9919 }, { value: '98.7%', low: '98.1%', high: '99.2%' }],
  [
    'never a hundred that is not whole',
    { value: 2999.5 / 3000, low: 0.998, high: 1 },
    { value: '99.9%', low: '99.8%', high: '100.0%' },
  ],
  ['a whole hundred', { value: 1, low: 0.9, high: 1 }, { value: '100.0%', low: '90.0%', high: '100.0%' }],
  ['nothing', { value: null, low: null, high: null }, { value: null, low: null, high: null }],
])('shows %s', (_, rate, expected) => {
  expect(rateWords(rate)).toEqual(expected);
});
