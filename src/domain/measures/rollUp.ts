import type { Instant, PlainDay } from '../calendar.ts';
import { type Cell, cellsOf, type Pile, type RollUp } from './cell.ts';
import { type Counting, entriesOf } from './entry.ts';
import type { MeasureFact } from './fact.ts';
import { addInto, type Column, type Counter, columnNames, isNothing } from './tally.ts';
import type { Moment } from './vocabulary.ts';

/**
 * The stored roll-ups: by day what the engine counts by day, by stretch of the day what a day that ends at noon or at five needs at its ends,
 * and by month what would be too much to add up for a year.
 */
export const rollUps = [
  { table: 'unit_day', of: 'unitDay', time: 'day', keys: ['unit'] },
  { table: 'unit_stretch', of: 'unitStretch', time: 'day', keys: ['since', 'unit'] },
  { table: 'spot_day', of: 'spotDay', time: 'day', keys: ['category', 'place'] },
  { table: 'unit_month', of: 'unitDay', time: 'month', keys: ['unit'] },
  { table: 'category_month', of: 'spotDay', time: 'month', keys: ['category'] },
  { table: 'place_month', of: 'spotDay', time: 'month', keys: ['place'] },
] as const satisfies readonly {
  readonly table: string;
  readonly of: RollUp;
  readonly time: 'day' | 'month';
  readonly keys: readonly RollUpKey[];
}[];
export type RollUpStore = (typeof rollUps)[number];
export type RollUpTable = RollUpStore['table'];
export type RollUpKey = 'since' | 'unit' | 'category' | 'place';

/** A column of the engine as the tables call it: resolveOwed is resolve_owed. */
export const storedColumns: readonly (readonly [Column, string])[] = columnNames.map((name) => [
  name,
  name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
]);

/** A line of a roll-up as stored: '' is nobody's, a column that is missing is 0. */
export type RollUpRow = {
  readonly day: PlainDay;
  readonly moment: Moment;
  readonly pile: Pile;
  readonly keys: readonly string[];
  readonly tally: Counter;
};

/** Cells as lines of one table, in the order of their keys: whoever writes several locks them in the same order. */
export function rollUpRows({ time, keys }: RollUpStore, cells: readonly Cell[]): readonly RollUpRow[] {
  const rows = new Map<string, RollUpRow>();
  for (const cell of cells) {
    const day = time === 'day' ? cell.day : `${cell.day.slice(0, 8)}01`;
    const own = keys.map((key) => placeIn(cell, key));
    const at = `${day}\t${cell.moment}\t${cell.pile}\t${own.join('\t')}`;
    const row = rows.get(at) ?? { day, moment: cell.moment, pile: cell.pile, keys: own, tally: {} };
    addInto(row.tally, cell.tally);
    rows.set(at, row);
  }
  return [...rows]
    .filter(([, row]) => !isNothing(row.tally))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}

function placeIn(cell: Cell, key: RollUpKey): string {
  switch (key) {
    case 'since':
      return cell.since ?? '';
    case 'unit':
      return cell.unit ?? '';
    case 'category':
      return cell.categoryCode ?? '';
    case 'place':
      return cell.placeId ?? '';
  }
}

/** The first and the last day that a case adds to; null when it counts nowhere. */
export function daysOf(f: MeasureFact, counting: Counting): { readonly first: PlainDay; readonly last: PlainDay } | null {
  const days = cellsOf(f, 'unitDay', counting)
    .map((cell) => cell.day)
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return first !== undefined && last !== undefined ? { first, last } : null;
}

/** Something owed and not done, where it is counted and until when it is due. */
export type OpenPromise = {
  readonly promise: Column;
  readonly by: Instant;
  readonly pile: Pile;
  readonly unit: string;
  readonly category: string;
  readonly place: string;
  readonly moments: Readonly<Record<Moment, Instant | null>>;
};

/** What a case owes and has not done: it stands in the roll-ups, and is taken off them until it is due. */
export function openPromises(f: MeasureFact, counting: Counting): readonly OpenPromise[] {
  return entriesOf(f, counting).flatMap((entry) =>
    entry.open.map(({ column, by }) => ({
      promise: column,
      by,
      pile: entry.tally.assessed[column] ? ('assessed' as const) : ('excluded' as const),
      unit: entry.unit ?? '',
      category: entry.categoryCode,
      place: entry.placeId ?? '',
      moments: entry.moments,
    })),
  );
}
