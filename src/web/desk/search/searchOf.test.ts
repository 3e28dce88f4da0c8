import { expect, it } from 'vitest';
import { searchOf, withSearch } from './searchOf.ts';

it('reads an address and leaves out what is not about the search', () => {
  expect(searchOf(new URLSearchParams('text=热水&place=d3&unit=&x=1'))).toEqual({ text: '热水', place: 'd3' });
  expect(searchOf(new URLSearchParams())).toEqual({ text: '' });
});

it('writes what was changed and drops what was emptied', () => {
  const next = withSearch(new URLSearchParams('text=热水&place=d3'), { place: undefined, unit: 'it' });
  expect(searchOf(next)).toEqual({ text: '热水', unit: 'it' });
});
