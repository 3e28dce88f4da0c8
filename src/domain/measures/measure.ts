import type { Counts } from './count.ts';
import { add, type Fraction, fraction, multiply, one, subtract, zero } from './fraction.ts';
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
  /**
   * Why accounts that count in `of` are not whole in `part`: of each reason the columns that tell how many accounts it holds for, and what
   * one of them is short of. An account has one reason.
   */
  readonly losses: (w: Weighting) => readonly Loss[];
};

type Loss = { readonly reason: LossReason; readonly accounts: Combination; readonly short: Fraction };

/** Columns to be added (1) or taken off (-1). */
type Combination = readonly (readonly [Column, 1 | -1])[];

/** The measures, each explained in docs/kpi.md. A change of meaning raises the version. */
export const measures: Readonly<Record<MeasureId, Measure>> = {
  responded: {
    ...promise('responseDue', ['respondOwed', 'subRespondOwed'], ['respondInTime', 'subRespondInTime']),
    losses: (w) => [
      whole('contacted-late', [
        ...less('respondMet', 'respondInTime'),
        ...(w.subOrders ? less('subRespondMet', 'subRespondInTime') : []),
      ]),
      whole('never-contacted', [
        ...less('respondOwed', 'respondMet'),
        ...(w.subOrders ? less('subRespondOwed', 'subRespondMet') : []),
      ]),
    ],
  },
  contacted: share('calledBack', 'valid', 'contacted', 'not-contacted-says-requester'),
  resolved: {
    ...promise('due', ['resolveOwed', 'subResolveOwed'], ['resolveMet', 'subResolveMet']),
    losses: (w) => [neverResolved(w)],
  },
  resolvedInTime: {
    ...promise('due', ['resolveOwed', 'subResolveOwed'], ['resolveInTime', 'subResolveInTime']),
    losses: (w) => [
      whole('resolved-late', [
        ...less('resolveMet', 'resolveInTime'),
        ...(w.subOrders ? less('subResolveMet', 'subResolveInTime') : []),
      ]),
      neverResolved(w),
    ],
  },
  sameDay: share('created', 'sameDayOwed', 'sameDayMet', 'not-same-day'),
  solved: {
    ...share('calledBack', 'valid', 'solved', 'unsolved'),
    part: (w) => [
      ['solved', one],
      ['partlySolved', w.partly],
    ],
    losses: (w) => [
      { reason: 'partly-solved', accounts: [['partlySolved', 1]], short: subtract(one, w.partly) },
      whole('unsolved', [...less('valid', 'solved'), ['partlySolved', -1]]),
    ],
  },
  solvedAtOnce: {
    ...share('calledBack', 'valid', 'solvedAtOnce', 'unsolved'),
    losses: () => [
      whole('solved-after-rework', less('solved', 'solvedAtOnce')),
      whole('partly-solved', [['partlySolved', 1]]),
      whole('unsolved', [...less('valid', 'solved'), ['partlySolved', -1]]),
    ],
  },
  satisfied: {
    ...share('calledBack', 'valid', 'satisfied', 'unsatisfied'),
    part: (w) => [
      ['satisfied', one],
      ['fair', w.fair],
    ],
    losses: (w) => fairOrNot('satisfied', 'fair', subtract(one, w.fair)),
  },
  satisfiedStrictly: {
    ...share('calledBack', 'valid', 'satisfied', 'unsatisfied'),
    losses: () => fairOrNot('satisfied', 'fair', one),
  },
  processSatisfied: {
    ...share('calledBack', 'valid', 'processSatisfied', 'unsatisfied'),
    part: (w) => [
      ['processSatisfied', one],
      ['processFair', w.fair],
    ],
    losses: (w) => fairOrNot('processSatisfied', 'processFair', subtract(one, w.fair)),
  },
  /** Signing belongs to the dispatch whose response falls due in the period. */
  signedInTime: share('responseDue', 'signOwed', 'signInTime', 'signed-late'),
  called: share('closed', 'closed', 'called', 'not-called'),
  reached: share('closed', 'called', 'reached', 'not-reached'),
  sentRight: {
    ...share('created', 'dispatched', 'dispatched', 'sent-wrong'),
    part: () => [
      ['dispatched', one],
      ['misdispatched', fraction(-1)],
    ],
    losses: () => [whole('sent-wrong', [['misdispatched', 1]])],
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

/** Why accounts of a tally are not whole: how many of each reason, and what they are short of together; reasons of none are left out. */
export function lossesIn(
  id: MeasureId,
  tally: Tally,
  weighting: Weighting,
): readonly { readonly reason: LossReason; readonly accounts: number; readonly short: Fraction }[] {
  return measures[id].losses(weighting).flatMap(({ reason, accounts: columns, short }) => {
    const accounts = columns.reduce((total, [column, times]) => total + times * (tally[column] ?? 0), 0);
    return accounts === 0 || short.num === 0n ? [] : [{ reason, accounts, short: multiply(short, fraction(accounts)) }];
  });
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

function share(moment: Moment, of: Column, part: Column, reason: LossReason): Measure {
  return {
    version: 1,
    moment,
    better: 'more',
    of: () => [of],
    part: () => [[part, one]],
    losses: () => [whole(reason, less(of, part))],
  };
}

function burden(moment: Moment, of: Column, part: Column): Measure {
  return { ...share(moment, of, part, 'counted'), better: 'less', losses: () => [whole('counted', [[part, 1]])] };
}

/** A promise kept: of the unit in charge, and of co-handlers where the weighting counts them. */
function promise(moment: Moment, of: readonly [Column, Column], part: readonly [Column, Column]): Omit<Measure, 'losses'> {
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

/** Accounts that lose all they count for. */
function whole(reason: LossReason, accounts: Combination): Loss {
  return { reason, accounts, short: one };
}

function less(of: Column, part: Column): Combination {
  return [
    [of, 1],
    [part, -1],
  ];
}

function neverResolved({ subOrders }: Weighting): Loss {
  return whole('never-resolved', [
    ...less('resolveOwed', 'resolveMet'),
    ...(subOrders ? less('subResolveOwed', 'subResolveMet') : []),
  ]);
}

function fairOrNot(satisfied: Column, fair: Column, short: Fraction): readonly Loss[] {
  return [{ reason: 'fair', accounts: [[fair, 1]], short }, whole('unsatisfied', [...less('valid', satisfied), [fair, -1]])];
}
