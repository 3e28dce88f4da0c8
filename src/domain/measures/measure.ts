import type { Counts } from './count.ts';
import { add, type Fraction, fraction, multiply, one, zero } from './fraction.ts';
import type { Column, Tally } from './tally.ts';
import type { Basis, LossReason, MeasureId, Moment, Scope } from './vocabulary.ts';
import { wilson } from './wilson.ts';

/** What half answers are worth, and whether a co-handler's sub-orders count towards its response and resolution. */
export type Weighting = { readonly fair: Fraction; readonly partly: Fraction; readonly subOrders: boolean };

/** An exact part over a whole number of cases; there is no value while `of` is 0. */
export type Rate = { readonly part: Fraction; readonly of: number };

export type Measure = {
  readonly version: number;
  /** The moment of the natural basis. */
  readonly moment: Moment;
  /** Whether more is better; only such a measure can earn points. */
  readonly better: 'more' | 'less' | 'neither';
  readonly of: (w: Weighting) => readonly Column[];
  readonly part: (w: Weighting) => readonly (readonly [Column, Fraction])[];
  /** Why an account that counts in `of` is not whole in `part`. */
  readonly why: (tally: Tally) => LossReason;
};

/** The measures, each explained in docs/kpi.md. A change of meaning raises the version. */
export const measures: Readonly<Record<MeasureId, Measure>> = {
  responded: {
    ...promise('responseDue', ['respondOwed', 'subRespondOwed'], ['respondInTime', 'subRespondInTime']),
    why: (t) => (t.respondMet || t.subRespondMet ? 'contacted-late' : 'never-contacted'),
  },
  contacted: share('calledBack', 'valid', 'contacted', () => 'not-contacted-says-requester'),
  resolved: {
    ...promise('due', ['resolveOwed', 'subResolveOwed'], ['resolveMet', 'subResolveMet']),
    why: () => 'never-resolved',
  },
  resolvedInTime: {
    ...promise('due', ['resolveOwed', 'subResolveOwed'], ['resolveInTime', 'subResolveInTime']),
    why: (t) => (t.resolveMet || t.subResolveMet ? 'resolved-late' : 'never-resolved'),
  },
  sameDay: share('created', 'sameDayOwed', 'sameDayMet', () => 'not-same-day'),
  solved: {
    ...share('calledBack', 'valid', 'solved', (t) => (t.partlySolved ? 'partly-solved' : 'unsolved')),
    part: (w) => [
      ['solved', one],
      ['partlySolved', w.partly],
    ],
  },
  solvedAtOnce: share('calledBack', 'valid', 'solvedAtOnce', (t) =>
    t.solved ? 'solved-after-rework' : t.partlySolved ? 'partly-solved' : 'unsolved',
  ),
  satisfied: {
    ...share('calledBack', 'valid', 'satisfied', (t) => (t.fair ? 'fair' : 'unsatisfied')),
    part: (w) => [
      ['satisfied', one],
      ['fair', w.fair],
    ],
  },
  satisfiedStrictly: share('calledBack', 'valid', 'satisfied', (t) => (t.fair ? 'fair' : 'unsatisfied')),
  processSatisfied: {
    ...share('calledBack', 'valid', 'processSatisfied', (t) => (t.processFair ? 'fair' : 'unsatisfied')),
    part: (w) => [
      ['processSatisfied', one],
      ['processFair', w.fair],
    ],
  },
  /** Signing belongs to the dispatch whose response falls due in the period. */
  signedInTime: share('responseDue', 'signOwed', 'signInTime', () => 'signed-late'),
  called: share('closed', 'closed', 'called', () => 'not-called'),
  reached: share('closed', 'called', 'reached', () => 'not-reached'),
  sentRight: {
    ...share('created', 'dispatched', 'dispatched', () => 'sent-wrong'),
    part: () => [
      ['dispatched', one],
      ['misdispatched', fraction(-1)],
    ],
  },
  direct: { ...burden('created', 'received', 'direct'), better: 'neither' },
  reworked: burden('closed', 'closed', 'reworked'),
  repeated: burden('created', 'received', 'repeated'),
  rebounded: burden('closed', 'placed', 'rebounded'),
  handedBack: { ...burden('created', 'handed', 'handedBack'), better: 'neither' },
  handBackRefused: burden('created', 'handedBack', 'handBackRefused'),
  extended: burden('created', 'received', 'extended'),
  onLedger: burden('created', 'received', 'ledger'),
};

/** The rate of a measure in counts of one scope. */
export function rateOf(id: MeasureId, counts: Counts, how: { readonly basis: Basis; readonly weighting: Weighting }): Rate {
  const moment = how.basis === 'natural' ? measures[id].moment : how.basis;
  return rateIn(id, counts[moment], how.weighting);
}

/** The rate of a measure in a tally, be it of thousands or of one account. */
export function rateIn(id: MeasureId, tally: Tally, weighting: Weighting): Rate {
  const measure = measures[id];
  const of = measure.of(weighting).reduce((total, column) => total + (tally[column] ?? 0), 0);
  const part = measure
    .part(weighting)
    .reduce((total, [column, worth]) => add(total, multiply(fraction(tally[column] ?? 0), worth)), zero);
  return { part, of };
}

/** 0..1; null while there is nothing to divide by. */
export function valueIn(rate: Rate): Fraction | null {
  return rate.of === 0 ? null : multiply(rate.part, fraction(1, rate.of));
}

/** A rate with what must stand beside it: how many were left out, and how sure it is (Wilson, 95 %). */
export type RateLine = {
  readonly measure: MeasureId;
  readonly rate: Rate;
  /** Left out in the assessed scope: n of the full scope less n of the assessed; the same in both scopes. */
  readonly excluded: number;
  readonly interval: { readonly low: Fraction; readonly high: Fraction } | null;
};

export function rateLine(
  measure: MeasureId,
  counts: Readonly<Record<Scope, Counts>>,
  how: { readonly scope: Scope; readonly basis: Basis; readonly weighting: Weighting },
): RateLine {
  const full = rateOf(measure, counts.full, how);
  const assessed = rateOf(measure, counts.assessed, how);
  const rate = how.scope === 'full' ? full : assessed;
  return { measure, rate, excluded: full.of - assessed.of, interval: wilson(rate.part, rate.of) };
}

/** 剔除占比: accepted cases that leave the assessed scope / accepted cases. */
export function exclusionShare(counts: Readonly<Record<Scope, Counts>>): Rate {
  const full = counts.full.created.received ?? 0;
  return { part: fraction(full - (counts.assessed.created.received ?? 0)), of: full };
}

function share(moment: Moment, of: Column, part: Column, why: Measure['why']): Measure {
  return { version: 1, moment, better: 'more', of: () => [of], part: () => [[part, one]], why };
}

function burden(moment: Moment, of: Column, part: Column): Measure {
  return { version: 1, moment, better: 'less', of: () => [of], part: () => [[part, one]], why: () => 'counted' };
}

/** A promise kept: of the unit in charge, and of co-handlers where the weighting counts them. */
function promise(moment: Moment, of: readonly [Column, Column], part: readonly [Column, Column]): Omit<Measure, 'why'> {
  const [own, sub] = part;
  return {
    version: 1,
    moment,
    better: 'more',
    of: (w) => (w.subOrders ? of : [of[0]]),
    part: (w) =>
      w.subOrders
        ? [
            [own, one],
            [sub, one],
          ]
        : [[own, one]],
  };
}
