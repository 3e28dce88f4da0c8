import { describe, expect, it } from 'vitest';
import { compareShares, type Rates, ratesGroups } from './ratesRows.ts';

const none = { part: 0, of: 0 };
const unit = (name: string, group: Rates['group'], part: number, of: number): Rates => ({
  unit: name,
  group,
  received: of,
  responded: { part, of },
  resolved: none,
  resolvedInTime: none,
  solved: none,
  satisfied: none,
  returns: 0,
  reworks: 0,
  overdueNow: part,
});

describe('rows of the rates table', () => {
  const units = [
    unit('a', 'service', 9, 10),
    unit('b', 'service', 18, 20),
    unit('c', 'service', 30, 30),
    unit('d', 'service', 3, 3),
    unit('e', 'college', 10, 20),
    unit('f', 'service', 5, 10),
  ];

  it('ranks within a group, lets ties share a place and leaves small samples out', () => {
    const groups = ratesGroups(units, { measure: 'responded', ascending: false, minimum: 10 });
    expect(groups.map(({ group }) => group)).toEqual(['college', 'service']);
    expect(groups[1]?.units.map((row) => [row.unit, row.rank, row.tooFew])).toEqual([
      ['c', 1, false],
      ['b', 2, false],
      ['a', 2, false],
      ['f', 4, false],
      ['d', null, true],
    ]);
    expect(groups[0]?.units[0]?.rank).toBe(1);
  });

  it('keeps the place of a unit when the order is turned round', () => {
    const service = ratesGroups(units, { measure: 'responded', ascending: true, minimum: 10 })[1];
    expect(service?.units.map((row) => [row.unit, row.rank])).toEqual([
      ['f', 4],
      ['a', 2],
      ['b', 2],
      ['c', 1],
      ['d', null],
    ]);
  });

  it('sorts counts without ranking anybody', () => {
    const service = ratesGroups(units, { measure: 'overdueNow', ascending: false, minimum: 10 })[1];
    expect(service?.units.map((row) => [row.unit, row.rank])).toEqual([
      ['c', null],
      ['b', null],
      ['a', null],
      ['f', null],
      ['d', null],
    ]);
  });

  it('compares shares as fractions', () => {
    expect(compareShares({ part: 1, of: 3 }, { part: 333, of: 1000 })).toBe(1);
    expect(compareShares({ part: 2, of: 4 }, { part: 1, of: 2 })).toBe(0);
    expect(compareShares(none, { part: 0, of: 5 })).toBe(-1);
  });
});
