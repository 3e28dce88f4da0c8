import type { PlainDay } from '../calendar.ts';
import { piles, type RollUp } from './cell.ts';
import { type Counting, entriesOf } from './entry.ts';
import type { MeasureFact } from './fact.ts';
import { type Column, columnNames, nothing, plus, type Tally } from './tally.ts';
import { moments } from './vocabulary.ts';
import { dayAt, stretchAt } from './wallTime.ts';

/** Lines of a roll-up that are added up by the hundred thousand: by `sheetKey`, one whole number for each of `columnNames`. */
export type Sheet = Map<string, Int32Array>;

export function sheetKey(day: PlainDay, moment: string, pile: string, keys: readonly string[]): string {
  return `${day}\t${moment}\t${pile}\t${keys.join('\t')}`;
}

const places = new Map(columnNames.map((name, i) => [name, i]));

export type Sheets = Readonly<Record<RollUp, Sheet>>;

export function emptySheets(): Sheets {
  return { unitDay: new Map(), unitStretch: new Map(), spotDay: new Map() };
}

/** Adds a case to all sheets, days [from, to) only: the same as the cells of `rolledUp`, without making them. */
export function addToSheets(
  sheets: Sheets,
  f: MeasureFact,
  { counting, from, to }: { readonly counting: Counting; readonly from: PlainDay; readonly to: PlainDay },
): void {
  for (const entry of entriesOf(f, counting)) {
    const { full, assessed } = entry.tally;
    const drawn = { assessed: drawnFrom(assessed), excluded: drawnFrom(full === assessed ? nothing : plus(full, assessed, -1)) };
    const [unit, spot] = [entry.unit ?? '', `${entry.categoryCode}\t${entry.placeId ?? ''}`];
    for (const moment of moments) {
      const at = entry.moments[moment];
      if (at === null) continue;
      const day = dayAt(at);
      if (day < from || day >= to) continue;
      for (const pile of piles) {
        const columns = drawn[pile];
        if (columns.length === 0) continue;
        const start = `${day}\t${moment}\t${pile}\t`;
        add(sheets.unitDay, start + unit, columns);
        add(sheets.unitStretch, `${start}${stretchAt(at)}\t${unit}`, columns);
        add(sheets.spotDay, start + spot, columns);
      }
    }
  }
}

/** Place and number, one after the other. */
function drawnFrom(tally: Tally): readonly number[] {
  const columns: number[] = [];
  for (const name in tally) {
    const column = name as Column; // the type says that a tally has no other keys
    columns.push(places.get(column) ?? 0, tally[column] ?? 0);
  }
  return columns;
}

function add(sheet: Sheet, key: string, columns: readonly number[]): void {
  let line = sheet.get(key);
  if (line === undefined) {
    line = new Int32Array(columnNames.length);
    sheet.set(key, line);
  }
  for (let i = 0; i < columns.length; i += 2) {
    const place = columns[i] ?? 0;
    line[place] = (line[place] ?? 0) + (columns[i + 1] ?? 0);
  }
}
