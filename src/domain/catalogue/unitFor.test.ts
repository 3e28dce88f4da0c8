import { describe, expect, it } from 'vitest';
import { type Catalogue, type CatalogueCell, cellKey, heirOf, type UnitTerm, unitFor } from './unitFor.ts';

const standing: UnitTerm = { retired: false, closesOn: null, successor: null };
const names = ['repair', 'water', 'heating', 'north', 'dorms', 'old', 'new'];
const period = (unit: string, from: string | null = null, until: string | null = null, alternates: string[] = []) => ({
  unit,
  alternates,
  from,
  until,
});
function catalogue(cells: readonly CatalogueCell[], terms: Record<string, Partial<UnitTerm>> = {}): Catalogue {
  return {
    cells: new Map(cells.map((cell) => [cellKey(cell.category, cell.place), cell])),
    units: new Map(names.map((unit) => [unit, { ...standing, ...terms[unit] }])),
    ownUnit: (category) => (category === '0503' ? { unit: 'heating', alternates: ['repair'] } : undefined),
  };
}
const ask = (known: Catalogue, more: Partial<Parameters<typeof unitFor>[0]> = {}) =>
  unitFor({ category: '0503', places: ['room1', 'd3', 'east'], on: '2026-03-02', ...more }, known);

describe('who would get it', () => {
  it('is the category’s own unit where the catalogue says nothing', () => {
    expect(ask(catalogue([]))).toEqual({ unit: 'heating', alternates: ['repair'], cell: null, formerly: null });
    expect(ask(catalogue([]), { category: '9999' })).toBeNull();
  });
  it('is told by the narrowest place', () => {
    const cells = [
      { category: '0503', place: 'east', periods: [period('north')] },
      { category: '0503', place: 'd3', periods: [period('dorms')] },
    ];
    expect(ask(catalogue(cells))?.unit).toBe('dorms');
    expect(ask(catalogue(cells), { places: ['d4', 'east'] })).toMatchObject({
      unit: 'north',
      cell: { category: '0503', place: 'east' },
    });
    expect(ask(catalogue(cells), { places: [] })?.unit).toBe('heating');
  });
  it('is told by the category before its class, and by the class before every matter', () => {
    const whole = { category: '', place: 'east', periods: [period('north')] };
    const ofClass = { category: '05', place: 'east', periods: [period('dorms')] };
    const own = { category: '0503', place: null, periods: [period('water')] };
    expect(ask(catalogue([whole, ofClass, own]))?.unit).toBe('water');
    expect(ask(catalogue([whole, ofClass]))?.unit).toBe('dorms');
    expect(ask(catalogue([whole]))?.unit).toBe('north');
  });
  it('changes on the day that a period begins, and falls back when it ends', () => {
    const cells = [
      {
        category: '0503',
        place: null,
        periods: [period('water', null, '2026-03-10'), period('dorms', '2026-03-10', '2026-04-01')],
      },
    ];
    const on = (day: string) => ask(catalogue(cells), { on: day })?.unit;
    expect(['2026-03-09', '2026-03-10', '2026-03-31', '2026-04-01'].map(on)).toEqual(['water', 'dorms', 'dorms', 'heating']);
  });
  it('is the successor from the day that a unit closes', () => {
    const cells = [{ category: '0503', place: null, periods: [period('old', null, null, ['new', 'repair'])] }];
    const known = catalogue(cells, { old: { closesOn: '2026-03-05', successor: 'new' } });
    expect(ask(known, { on: '2026-03-04' })).toMatchObject({ unit: 'old', alternates: ['new', 'repair'], formerly: null });
    expect(ask(known, { on: '2026-03-05' })).toMatchObject({ unit: 'new', alternates: ['repair'], formerly: 'old' });
  });
  it('is an alternate when a unit is gone without a successor, and the next rule when all are', () => {
    const cells = [{ category: '0503', place: null, periods: [period('old', null, null, ['water'])] }];
    expect(ask(catalogue(cells, { old: { retired: true } }))).toMatchObject({ unit: 'water', formerly: 'old' });
    expect(ask(catalogue(cells, { old: { retired: true }, water: { retired: true } }))).toMatchObject({
      unit: 'heating',
      cell: null,
    });
  });
});

describe('an heir', () => {
  it('is found through several mergers, and a circle has none', () => {
    const units = catalogue([], {
      old: { retired: true, successor: 'water' },
      water: { closesOn: '2026-01-01', successor: 'new' },
    }).units;
    expect(heirOf('old', '2026-03-02', units)).toBe('new');
    const circle = catalogue([], {
      old: { retired: true, successor: 'water' },
      water: { retired: true, successor: 'old' },
    }).units;
    expect(heirOf('old', '2026-03-02', circle)).toBeNull();
    expect(heirOf('nowhere', '2026-03-02', units)).toBeNull();
  });
});
