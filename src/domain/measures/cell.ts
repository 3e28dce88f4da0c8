import type { PlainDay } from '../calendar.ts';
import { type Counting, entriesOf } from './entry.ts';
import type { MeasureFact } from './fact.ts';
import { addInto, type Counter, isNothing, nothing, plus, type Tally } from './tally.ts';
import { type Moment, moments, type Scope } from './vocabulary.ts';
import { dayAt, type Stretch, stretchAt } from './wallTime.ts';

/** unitDay: unit × day. unitStretch: unit × stretch of a day. spotDay: category × place × day. What a roll-up does not hold is null in its cells. */
export type RollUp = 'unitDay' | 'unitStretch' | 'spotDay';

export type CellPlace = { readonly unit: string | null; readonly categoryCode: string | null; readonly placeId: string | null };

/** The two piles that a roll-up keeps: the full scope is both. Most cases lie on the first only, which halves what a command must write. */
export const piles = ['assessed', 'excluded'] as const;
export type Pile = (typeof piles)[number];

export function isInScope(pile: Pile, scope: Scope): boolean {
  return scope === 'full' || pile === 'assessed';
}

/** One line of a roll-up: the tallies of all accounts whose `moment` fell on `day`. */
export type Cell = CellPlace & {
  readonly moment: Moment;
  readonly pile: Pile;
  readonly day: PlainDay;
  readonly since: Stretch | null;
  readonly tally: Tally;
};

/** The cells that one case adds to. */
export function cellsOf(f: MeasureFact, rollUp: RollUp, counting: Counting): readonly Cell[] {
  const sheet = new Map<string, Draft>();
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
  const sheet = new Map<string, Draft>();
  if (before) addTo(sheet, before, -1, how.rollUp, how.counting);
  if (after) addTo(sheet, after, 1, how.rollUp, how.counting);
  return [...sheet.values()].filter((cell) => !isNothing(cell.tally));
}

/** The whole roll-up anew, in any order: what the nightly proof compares with what is stored. */
export function rolledUp(facts: Iterable<MeasureFact>, rollUp: RollUp, counting: Counting): readonly Cell[] {
  const sheet = new Map<string, Draft>();
  for (const f of facts) addTo(sheet, f, 1, rollUp, counting);
  return [...sheet.values()].filter((cell) => !isNothing(cell.tally));
}

export function isWithin(cell: Cell, days: { readonly from: PlainDay; readonly to: PlainDay }): boolean {
  return days.from <= cell.day && cell.day < days.to;
}

type Draft = Cell & { readonly tally: Counter };

function addTo(sheet: Map<string, Draft>, f: MeasureFact, times: 1 | -1, rollUp: RollUp, counting: Counting): void {
  for (const entry of entriesOf(f, counting)) {
    const place: CellPlace =
      rollUp === 'spotDay'
        ? { unit: null, categoryCode: entry.categoryCode, placeId: entry.placeId }
        : { unit: entry.unit, categoryCode: null, placeId: null };
    const where = `${place.unit ?? ''}\t${place.categoryCode ?? ''}\t${place.placeId ?? ''}`;
    const { full, assessed } = entry.tally;
    const excluded = full === assessed ? nothing : plus(full, assessed, -1);
    for (const moment of moments) {
      const at = entry.moments[moment];
      if (at === null) continue;
      const day = dayAt(at);
      const since = rollUp === 'unitStretch' ? stretchAt(at) : null;
      for (const pile of piles) {
        const tally = pile === 'assessed' ? assessed : excluded;
        if (isNothing(tally)) continue;
        const key = `${moment}\t${pile}\t${day}\t${since ?? ''}\t${where}`;
        const cell = sheet.get(key) ?? { ...place, moment, pile, day, since, tally: {} };
        addInto(cell.tally, tally, times);
        sheet.set(key, cell);
      }
    }
  }
}
