import type { Instant } from '../calendar.ts';
import type { Assessment } from './assessment.ts';
import { type Account, behind } from './behind.ts';
import { type Counts, countFacts, noCounts } from './count.ts';
import type { Counting } from './entry.ts';
import type { MeasureFact } from './fact.ts';
import { compare, divide, type Fraction, fraction, multiply, subtract, sum } from './fraction.ts';
import { lossesIn, measures } from './measure.ts';
import type { Span } from './period.ts';
import { weightingOf } from './scheme.ts';
import { type Deed, type Score, scoreOf } from './score.ts';
import type { DeedKind, LossReason, MeasureId, Scope } from './vocabulary.ts';

/** Points that one account of a case cost. */
export type LostCase = {
  readonly caseId: string;
  readonly kind: Account['kind'];
  readonly reason: LossReason;
  readonly points: Fraction;
};

export type LostItem = {
  readonly measure: MeasureId;
  readonly max: Fraction;
  readonly points: Fraction;
  readonly lost: Fraction;
  /** Dearest first; the points add up to `lost` exactly. */
  readonly cases: readonly LostCase[];
};

export type LostPoints = {
  readonly score: Score;
  /** Items with nothing to measure are not among them. */
  readonly items: readonly LostItem[];
  readonly penalties: readonly { readonly kind: DeedKind; readonly points: Fraction; readonly caseIds: readonly string[] }[];
};

/**
 * Why a unit lost points (失分剖析), down to the case. A case loses in proportion to what it is short of; where a law has a floor or a
 * target below 100 %, the points lost are spread over the cases in the same proportion.
 */
export function lostPoints(
  facts: readonly MeasureFact[],
  unit: string,
  ask: {
    readonly period: Span;
    readonly asOf: Instant;
    readonly counting: Counting;
    readonly assessment: Assessment;
    readonly deeds: readonly Deed[];
  },
): LostPoints {
  const { scope, basis, scheme } = ask.assessment;
  const own = (which: 'full' | 'assessed') =>
    countFacts(facts, { ...ask, scope: which }, (place) => place.unit).get(unit) ?? noCounts;
  const score = scoreOf({ full: own('full'), assessed: own('assessed') }, ask.deeds, ask.assessment);
  const question = { ...ask, scope, basis, weighting: weightingOf(scheme) };
  const accountsOf = (measure: MeasureId) => behind(measure, facts, question, (entry) => entry.unit === unit);

  const items = score.items.flatMap(({ measure, max, points }): readonly LostItem[] => {
    if (points === null) return [];
    const lost = subtract(max, points);
    return [{ measure, max, points, lost, cases: spread(lost, accountsOf(measure)) }];
  });
  const penalties = score.deeds.flatMap(({ kind, points }) =>
    points.num < 0n ? [{ kind, points, caseIds: casesOf(kind, ask.deeds, accountsOf) }] : [],
  );
  return { score, items, penalties };
}

/** The same by reason, from the counts of a unit alone: what a page shows before anybody asks for the cases. */
export function lostByReason(
  counts: Readonly<Record<Scope, Counts>>,
  deeds: readonly Deed[],
  assessment: Assessment,
): LostByReason {
  const { scope, basis, scheme } = assessment;
  const weighting = weightingOf(scheme);
  const score = scoreOf(counts, deeds, assessment);
  const items = score.items.flatMap(({ measure, max, points }) => {
    if (points === null) return [];
    const lost = subtract(max, points);
    const moment = basis === 'natural' ? measures[measure].moment : basis;
    const losses = lossesIn(measure, counts[scope][moment], weighting);
    const total = sum(losses.map(({ short }) => short));
    const reasons =
      lost.num === 0n || total.num === 0n
        ? []
        : losses.map(({ reason, accounts, short }) => ({ reason, accounts, points: multiply(lost, divide(short, total)) }));
    return [{ measure, max, lost, reasons }];
  });
  const done = score.deeds.filter(({ points }) => points.num !== 0n);
  return {
    items,
    bonuses: done.filter(({ points }) => points.num > 0n),
    penalties: done.filter(({ points }) => points.num < 0n),
  };
}

export type LostByReason = {
  readonly items: readonly {
    readonly measure: MeasureId;
    readonly max: Fraction;
    readonly lost: Fraction;
    /** Their points add up to `lost` exactly. */
    readonly reasons: readonly { readonly reason: LossReason; readonly accounts: number; readonly points: Fraction }[];
  }[];
  readonly bonuses: readonly DeedPoints[];
  readonly penalties: readonly DeedPoints[];
};

type DeedPoints = { readonly kind: DeedKind; readonly count: number; readonly points: Fraction };

function spread(lost: Fraction, accounts: readonly Account[]): readonly LostCase[] {
  const short = accounts.flatMap((account) =>
    account.reason === null ? [] : [{ account, reason: account.reason, by: subtract(fraction(account.of), account.part) }],
  );
  const total = sum(short.map(({ by }) => by));
  if (lost.num === 0n || total.num === 0n) return [];
  return short
    .map(({ account, reason, by }) => {
      const points = multiply(lost, divide(by, total));
      return { caseId: account.caseId, kind: account.kind, reason, points };
    })
    .toSorted((a, b) => compare(b.points, a.points) || (a.caseId < b.caseId ? -1 : 1));
}

function casesOf(
  kind: DeedKind,
  deeds: readonly Deed[],
  accountsOf: (measure: MeasureId) => readonly Account[],
): readonly string[] {
  switch (kind) {
    case 'overdue':
      return accountsOf('resolvedInTime').flatMap((account) => (account.reason === null ? [] : [account.caseId]));
    case 'refusedReturn':
      return accountsOf('handBackRefused').flatMap((account) => (account.reason === null ? [] : [account.caseId]));
    case 'proactive':
    case 'volunteered':
    case 'fakeClosing':
    case 'leak':
      return deeds.flatMap((deed) => (deed.kind === kind && deed.caseId !== null ? [deed.caseId] : []));
  }
}
