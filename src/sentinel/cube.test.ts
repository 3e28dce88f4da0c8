import { describe, expect, it } from 'vitest';
import { addCase, countCube, countPersons, weeklySeries, withDays } from './cube.ts';

const size = { days: 15, categories: 2, places: 3 };
const columns = { day: [0, 0, 6, 7, 14], category: [0, 0, 1, 1, 1], place: [2, 2, 0, 0, 0] };

describe('the cube', () => {
  it('counts each case once and rolls days up to whole weeks', () => {
    const weekly = weeklySeries(countCube(columns, size));
    expect(weekly.weeks).toBe(2);
    expect([...weekly.total]).toEqual([3, 1]);
    expect([...weekly.categories[1]!]).toEqual([1, 1]);
    expect([...weekly.places[2]!]).toEqual([2, 0]);
    expect([...weekly.cells[2]!]).toEqual([2, 0]);
    expect(weekly.cells[0]).toBeNull();
    expect([...weeklySeries(countCube(columns, size), 1).total]).toEqual([2, 1]);
  });

  it('counts a flood by one person as one person', () => {
    const day = new Array(50).fill(3);
    const zero = new Array(50).fill(0);
    const person = day.map((_, i) => (i < 48 ? 7 : i));
    const cube = countPersons({ day, category: zero, place: zero, person }, size);
    expect(cube.counts[3 * 6]).toBe(3);
    expect(() => countPersons({ day: [4, 3], category: zero, place: zero, person }, size)).toThrow(RangeError);
  });

  it('refuses a case it has no cell for instead of losing it', () => {
    expect(() => countCube({ day: [15], category: [0], place: [0] }, size)).toThrow(RangeError);
  });

  it('holds an import of 70,000 old cases under one date', () => {
    const many = 70_000;
    const cube = countCube({ day: new Uint16Array(many), category: new Uint8Array(many), place: new Uint8Array(many) }, size);
    expect(cube.counts[0]).toBe(many);
  });

  it('takes new cases and new days without a rebuild', () => {
    const cube = withDays(countCube(columns, size), 22);
    addCase(cube, { day: 20, category: 1, place: 0 });
    addCase(cube, { day: 0, category: 0, place: 2 }, -1);
    expect([...weeklySeries(cube).total]).toEqual([2, 1, 2]);
  });
});
