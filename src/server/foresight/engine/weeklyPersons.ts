import type { WeeklySeries } from '../../../sentinel/cube.ts';
import type { Campus } from './campus.ts';
import { ARCHIVED, CONFIDENTIAL, dayOf, type Facts, personOf, rowAt } from './facts.ts';

export type WeekSpan = { readonly weeks: number; readonly offset: number; readonly archived: number };

/** History of another system that was dated into these last days is no news. */
const ARCHIVED_DAYS = 14;

/**
 * The day before which another system's history counts: until this one took over. Later it would be counted beside what is live, and a
 * thousand old cases of one summer would make this summer look empty, or the last one full.
 */
export function archiveEnd(facts: Facts, today: number): number {
  let row = 0;
  while (row < facts.length && (facts.kind[row]! & ARCHIVED) !== 0) row += 1;
  return Math.min(today - ARCHIVED_DAYS, row < facts.length ? dayOf(facts.hour[row]!) : Infinity);
}

/** Whether a case can be seen: neither confidential nor history that lies beside what is live. */
export function isOpen(facts: Facts, row: number, archived: number): boolean {
  const kind = facts.kind[row]!;
  if ((kind & CONFIDENTIAL) !== 0) return false;
  return (kind & ARCHIVED) === 0 || dayOf(facts.hour[row]!) < archived;
}

/** Levels at which persons are counted; a person with the same matter in two rooms of a building is one. */
export type Levels = { readonly cells: WeeklySeries; readonly classes: WeeklySeries; readonly places: WeeklySeries };

/** Different persons of each week by category, class and everything, each also by building; in one pass with the memory of one week. */
export function weeklyPersons(facts: Facts, campus: Campus, span: WeekSpan): Levels {
  const { weeks, offset, archived } = span;
  const grid = campus.places.length + 1;
  const cells = emptySeries(campus.categories.length, grid, weeks);
  const classes = emptySeries(campus.classes.length, grid, weeks);
  const places = emptySeries(1, grid, weeks);
  const seen = [new Set<number>(), new Set<number>(), new Set<number>()] as const;
  let current = -1;
  for (let row = rowAt(facts, offset * 24); row < facts.length; row += 1) {
    if (!isOpen(facts, row, archived)) continue;
    const week = Math.floor((dayOf(facts.hour[row]!) - offset) / 7);
    if (week !== current) for (const set of seen) set.clear();
    current = week;
    const category = facts.category[row]!;
    const place = facts.place[row]!;
    const person = personOf(facts, row);
    count(cells, seen[0], { group: category, place, person, week, grid });
    count(classes, seen[1], { group: campus.categories[category]!.klass, place, person, week, grid });
    count(places, seen[2], { group: 0, place, person, week, grid });
  }
  return { cells, classes, places };
}

type Open = { -readonly [K in keyof WeeklySeries]: WeeklySeries[K] } & { readonly cells: (Float64Array | null)[] };

function emptySeries(groups: number, grid: number, weeks: number): Open {
  const zeros = (length: number) => Array.from({ length }, () => new Float64Array(weeks));
  return {
    weeks,
    total: new Float64Array(weeks),
    categories: zeros(groups),
    places: zeros(grid),
    cells: new Array<Float64Array | null>(groups * grid).fill(null),
  };
}

type Seen = {
  readonly group: number;
  readonly place: number;
  readonly person: number;
  readonly week: number;
  readonly grid: number;
};

function count(series: Open, seen: Set<number>, { group, place, person, week, grid }: Seen): void {
  const cell = group * grid + place;
  const key = person * series.cells.length + cell;
  if (seen.has(key)) return;
  seen.add(key);
  series.total[week]! += 1;
  series.categories[group]![week]! += 1;
  series.places[place]![week]! += 1;
  // Cases without a place belong to the category as a whole; "nowhere" is no building of its own.
  if (place === grid - 1) return;
  const own = series.cells[cell] ?? new Float64Array(series.weeks);
  series.cells[cell] = own;
  own[week]! += 1;
}
