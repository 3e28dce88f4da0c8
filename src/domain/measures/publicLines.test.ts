import { describe, expect, it } from 'vitest';
import { openness } from './publicLines.ts';

const line = (received: number, ...of: number[]) => ({ received, items: of.map((each) => ({ of: each })) });

describe('what of a table everybody may read', () => {
  it('leaves out what was counted from fewer than five cases', () => {
    const open = openness([line(40, 30), line(4, 3), line(3, 2)]);
    expect(open.map(({ received }) => received)).toEqual([true, false, false]);
    expect(open.map(({ items }) => items[0])).toEqual([true, false, false]);
  });

  it('leaves out the next smallest too where one alone could be worked out from the total', () => {
    const open = openness([line(40), line(9), line(4)]);
    expect(open.map(({ received }) => received)).toEqual([true, false, false]);
  });

  it('judges each rate by its own number', () => {
    const open = openness([line(40, 30, 4), line(20, 12, 3), line(10, 8, 9)]);
    expect(open.map(({ items }) => items)).toEqual([
      [true, false],
      [true, false],
      [true, true],
    ]);
  });

  it('tells that there was nothing at all', () => {
    expect(openness([line(0, 0), line(12, 7)])).toEqual([
      { received: true, items: [true] },
      { received: true, items: [true] },
    ]);
  });
});
