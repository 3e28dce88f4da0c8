import type { PlainDay } from '../calendar.ts';
import { type Counting, entriesOf } from './entry.ts';
import type { MeasureFact } from './fact.ts';
import { isNothing, nothing, plus, type Tally } from './tally.ts';
import { type Moment, moments, type Scope, scopes } from './vocabulary.ts';
import { dayAt } from './wallTime.ts';

/** unitDay: unit × day. spotDay: category × place × day. What a roll-up does not hold is null in its cells. */
export type RollUp = 'unitDay' | 'spotDay';

export type CellPlace = { readonly unit: string | null; readonly categoryCode: string | null; readonly placeId: string | null };

/** One line of a roll-up: the tallies of all accounts whose `moment` fell on `day`. */
export type Cell = CellPlace & {
  readonly moment: Moment;
  readonly scope: Scope;
  readonly day: PlainDay;
  readonly tally: Tally;
};

/** The cells that one case adds to. */
export function cellsOf(f: MeasureFact, rollUp: RollUp, counting: Counting): readonly Cell[] {
  const sheet = new Map<string, Cell>();
  addTo(sheet, f, 1, rollUp, counting);
  return [...sheet.values()];
}

/**
 * What a command changes in a roll-up: the cells of the case after it less those before it; a tally may be negative, and none is empty.
 * To be added to what is stored, in the command's own transaction.
 */
export function cellChanges(
  before: MeasureFact | null,
  after: MeasureFact | null,
  how: { readonly rollUp: RollUp; readonly counting: Counting },
): readonly Cell[] {
  const sheet = new Map<string, Cell>();
  if (before) addTo(sheet, before, -1, how.rollUp, how.counting);
  if (after) addTo(sheet, after, 1, how.rollUp, how.counting);
  return [...sheet.values()].filter((cell) => !isNothing(cell.tally));
}

/** The whole roll-up anew, in any order: what the nightly proof compares with what is stored. */
export function rolledUp(facts: Iterable<MeasureFact>, rollUp: RollUp, counting: Counting): readonly Cell[] {
  const sheet = new Map<string, Cell>();
  for (const f of facts) addTo(sheet, f, 1, rollUp, counting);
  return [...sheet.values()].filter((cell) => !isNothing(cell.tally));
}

export function isWithin(cell: Cell, days: { readonly from: PlainDay; readonly to: PlainDay }): boolean {
  return days.from <= cell.day && cell.day < days.to;
}

function addTo(sheet: Map<string, Cell>, f: MeasureFact, times: 1 | -1, rollUp: RollUp, counting: Counting): void {
  for (const entry of entriesOf(f, counting)) {
    const place: CellPlace =
      rollUp === 'unitDay'
        ? { unit: entry.unit, categoryCode: null, placeId: null }
        : { unit: null, categoryCode: entry.categoryCode, placeId: entry.placeId };
    for (const moment of moments) {
      const at = entry.moments[moment];
      if (at === null) continue;
      const day = dayAt(at);
      for (const scope of scopes) {
        const tally = entry.tally[scope];
        if (isNothing(tally)) continue;
        const key = `${moment}\t${scope}\t${day}\t${place.unit ?? ''}\t${place.categoryCode ?? ''}\t${place.placeId ?? ''}`;
        const cell = sheet.get(key);
        sheet.set(key, { ...place, moment, scope, day, tally: plus(cell?.tally ?? nothing, tally, times) });
      }
    }
  }
}
