import type { Part } from './vocabulary.ts';

/**
 * What is counted of a case, and the part it belongs to. Every measure is a sum of these over a sum of these, so that rows, roll-ups and
 * totals go through the same formulas. None of them depends on the time of asking: what is not due yet is taken off when asked (count.ts).
 */
export const columns = {
  /** Accepted cases (受理量); of these answered at the desk, sent to a unit, sent wrongly first, … */
  received: 'volume',
  direct: 'volume',
  dispatched: 'volume',
  misdispatched: 'volume',
  repeated: 'volume',
  extended: 'volume',
  nudged: 'volume',
  ledger: 'volume',
  /** Dispatches to the unit, returns it asked for, returns refused. */
  handed: 'volume',
  handedBack: 'volume',
  handBackRefused: 'volume',
  /** Cases resolved at least once, of these reworked, with a place, rebounded, tried by a call, reached. */
  closed: 'volume',
  reworked: 'volume',
  placed: 'volume',
  rebounded: 'volume',
  called: 'volume',
  reached: 'volume',
  /** Owed: a limit was set. Met: done at any time. InTime: done by the limit. */
  signOwed: 'response',
  signInTime: 'response',
  respondOwed: 'response',
  respondMet: 'response',
  respondInTime: 'response',
  subRespondOwed: 'response',
  subRespondMet: 'response',
  subRespondInTime: 'response',
  resolveOwed: 'resolution',
  resolveMet: 'resolution',
  resolveInTime: 'resolution',
  subResolveOwed: 'resolution',
  subResolveMet: 'resolution',
  subResolveInTime: 'resolution',
  sameDayOwed: 'resolution',
  sameDayMet: 'resolution',
  /** Valid call-backs (有效回访) and what was answered. */
  valid: 'answers',
  contacted: 'answers',
  solved: 'answers',
  partlySolved: 'answers',
  solvedAtOnce: 'answers',
  satisfied: 'answers',
  fair: 'answers',
  processSatisfied: 'answers',
  processFair: 'answers',
} as const satisfies Record<string, Part>;
export type Column = keyof typeof columns;
export const columnNames = Object.keys(columns) as readonly Column[];

/** Whole numbers; a column that is missing is 0. */
export type Tally = Readonly<Partial<Record<Column, number>>>;

export const nothing: Tally = {};

/** A tally that is being counted; whoever made it may add to it. */
export type Counter = Partial<Record<Column, number>>;

/** Adds `times` × `b` to a counter; columns that come to 0 are dropped, so that equal tallies look equal. */
export function addInto(counter: Counter, b: Tally, times = 1): void {
  for (const name in b) {
    const column = name as Column; // the type says that a tally has no other keys
    const value = (counter[column] ?? 0) + times * (b[column] ?? 0);
    if (value === 0) delete counter[column];
    else counter[column] = value;
  }
}

/** `a` + `times` × `b`. */
export function plus(a: Tally, b: Tally, times = 1): Tally {
  const total: Counter = { ...a };
  addInto(total, b, times);
  return total;
}

export function isNothing(tally: Tally): boolean {
  for (const _ in tally) return false;
  return true;
}
