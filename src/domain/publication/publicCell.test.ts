import { describe, expect, it } from 'vitest';
import { publicCell } from './publicCell.ts';

const at =
  (counts: Record<string, number>) =>
  ({ category, place }: { category: string; place: string | null }) =>
    counts[`${category}@${place ?? ''}`] ?? 0;

describe('what is told of where a case belongs', () => {
  it.each([
    ['the building, where five cases are alike', { '0507@d3': 5 }, { category: '0507', place: 'd3' }],
    ['the campus, where the building has too few', { '0507@d3': 4, '0507@east': 9 }, { category: '0507', place: 'east' }],
    ['the category alone', { '0507@east': 4, '0507@': 6 }, { category: '0507', place: null }],
    ['the class on the campus', { '0507@': 4, '05@east': 7 }, { category: '05', place: 'east' }],
    ['the class alone', { '05@east': 4, '05@': 5 }, { category: '05', place: null }],
    ['nothing at all', { '05@': 4 }, { category: '', place: null }],
  ])('is %s', (_, counts, expected) => {
    expect(publicCell('0507', ['d3', 'east'], at(counts))).toEqual(expected);
  });

  it('says nothing of a place when the case has none', () => {
    expect(publicCell('0507', [], at({ '0507@': 5 }))).toEqual({ category: '0507', place: null });
  });
});
