import type { Instant } from '../calendar.ts';
import { type Cell, type CellPlace, isInScope, isWithin } from './cell.ts';
import { type Counting, type Entry, entriesOf, undueAt } from './entry.ts';
import type { MeasureFact } from './fact.ts';
import { contains, daysWithin, type Span } from './period.ts';
import { addInto, type Counter, isNothing, nothing, plus, type Tally } from './tally.ts';
import { type Moment, moments, type Scope } from './vocabulary.ts';

/** What fell into a period, by the moment by which it did. */
export type Counts = Readonly<Record<Moment, Tally>>;

export const noCounts: Counts = { created: nothing, responseDue: nothing, due: nothing, closed: nothing, calledBack: nothing };

/** `asOf`: the time at which the facts stood so; what was not due by then is not held against anybody. */
export type Question = { readonly period: Span; readonly scope: Scope; readonly asOf: Instant; readonly counting: Counting };

/** Whose count a piece goes into: a unit, a group, a category …; null: nobody's. */
export type KeyOf = (place: CellPlace) => string | null;

/** Counts straight from the facts. */
export function countFacts(facts: readonly MeasureFact[], question: Question, keyOf: KeyOf): ReadonlyMap<string, Counts> {
  const sheet = new Map<string, Record<Moment, Counter>>();
  for (const entry of entriesIn(facts, question)) {
    const undue = undueAt(entry, question.scope, question.asOf);
    lay(
      sheet,
      entry,
      [question.period],
      keyOf,
      isNothing(undue) ? entry.tally[question.scope] : plus(entry.tally[question.scope], undue, -1),
    );
  }
  return sheet;
}

/**
 * The same counts from roll-ups: whole days from cells (which may be sums over days within the period, with the day of any of them), what is left at the ends of the period from the facts that fall there, and off
 * it what is open and not due. @param edgeFacts all with a moment in `daysWithin(period).edges` (more do no harm).
 * @param openFacts all with an open promise whose limit is after `asOf` (more do no harm).
 */
export function countCells(
  from: {
    readonly cells: readonly Cell[];
    readonly edgeFacts: readonly MeasureFact[];
    readonly openFacts: readonly MeasureFact[];
  },
  question: Question,
  keyOf: KeyOf,
): ReadonlyMap<string, Counts> {
  const { days, edges } = daysWithin(question.period);
  const sheet = new Map<string, Record<Moment, Counter>>();
  for (const cell of from.cells) {
    if (isInScope(cell.pile, question.scope) && days && isWithin(cell, days)) put(sheet, keyOf(cell), cell.moment, cell.tally);
  }
  for (const entry of entriesIn(from.edgeFacts, question)) lay(sheet, entry, edges, keyOf, entry.tally[question.scope]);
  for (const entry of entriesIn(from.openFacts, question)) {
    const undue = undueAt(entry, question.scope, question.asOf);
    if (!isNothing(undue)) lay(sheet, entry, [question.period], keyOf, plus(nothing, undue, -1));
  }
  return sheet;
}

/** Sums of parts and of wholes; a total is this and never a mean of rates. */
export function pooled(all: Iterable<Counts>): Counts {
  let total = noCounts;
  for (const counts of all) total = joined(total, counts);
  return total;
}

/**
 * The same counts under other keys: units into their groups, or into the units that took their place. Counts stay with the unit that was
 * in charge then; the view "as the school is built now" is this, with `keyOf` following the successors.
 */
export function regrouped(
  counts: ReadonlyMap<string, Counts>,
  keyOf: (key: string) => string | null,
): ReadonlyMap<string, Counts> {
  const into = new Map<string, Counts>();
  for (const [key, value] of counts) {
    const target = keyOf(key);
    if (target !== null) into.set(target, joined(into.get(target) ?? noCounts, value));
  }
  return into;
}

/** The unit that does its work today, through every merger; the unit itself when it stands. @throws RangeError on a circle. */
export function successorOf(unit: string, successors: Readonly<Record<string, string>>): string {
  const seen = new Set([unit]);
  let now = unit;
  for (let next = successors[now]; next !== undefined; next = successors[now]) {
    if (seen.has(next)) throw new RangeError(`units succeed each other in a circle: ${[...seen, next].join(' → ')}`);
    seen.add(next);
    now = next;
  }
  return now;
}

function* entriesIn(facts: readonly MeasureFact[], question: Question): Generator<Entry> {
  for (const fact of facts) yield* entriesOf(fact, question.counting);
}

function lay(
  sheet: Map<string, Record<Moment, Counter>>,
  entry: Entry,
  within: readonly Span[],
  keyOf: KeyOf,
  tally: Tally,
): void {
  if (isNothing(tally)) return;
  const key = keyOf(entry);
  for (const moment of moments) {
    const at = entry.moments[moment];
    if (at !== null && within.some((span) => contains(span, at))) put(sheet, key, moment, tally);
  }
}

function put(sheet: Map<string, Record<Moment, Counter>>, key: string | null, moment: Moment, tally: Tally): void {
  if (key === null) return;
  const counts = sheet.get(key) ?? { created: {}, responseDue: {}, due: {}, closed: {}, calledBack: {} };
  addInto(counts[moment], tally);
  sheet.set(key, counts);
}

function joined(a: Counts, b: Counts): Counts {
  return {
    created: plus(a.created, b.created),
    responseDue: plus(a.responseDue, b.responseDue),
    due: plus(a.due, b.due),
    closed: plus(a.closed, b.closed),
    calledBack: plus(a.calledBack, b.calledBack),
  };
}
