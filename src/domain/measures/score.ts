import type { Assessment } from './assessment.ts';
import type { Counts } from './count.ts';
import { add, type Fraction, fraction, sum } from './fraction.ts';
import { type RateLine, rateLine, rateOf, valueIn } from './measure.ts';
import { deedPoints, itemsOf, weightingOf } from './scheme.ts';
import type { DeedKind, MeasureId, Scope } from './vocabulary.ts';

/** A verified deed of a unit in the period. */
export type Deed = { readonly kind: DeedKind; readonly caseId: string | null };

export type ItemScore = {
  readonly measure: MeasureId;
  readonly line: RateLine;
  readonly max: Fraction;
  /** null while there is nothing to measure: never 0, which would be the worst. */
  readonly points: Fraction | null;
  /** Points at the lower end of the interval. */
  readonly lowPoints: Fraction | null;
};

export type Score = {
  readonly items: readonly ItemScore[];
  readonly deeds: readonly { readonly kind: DeedKind; readonly count: number; readonly points: Fraction }[];
  /** Items and deeds; null while any item has nothing to measure. */
  readonly score: Fraction | null;
  /** The same at the lower end of every interval: what is certain. */
  readonly lowScore: Fraction | null;
  /** The smallest n of the items. */
  readonly n: number;
  readonly vetoed: boolean;
};

/** The score of a unit, a group or the school by a scheme. */
export function scoreOf(counts: Readonly<Record<Scope, Counts>>, deeds: readonly Deed[], assessment: Assessment): Score {
  const { scheme, scope, basis } = assessment;
  const how = { scope, basis, weighting: weightingOf(scheme) };
  const items = itemsOf(scheme).map(({ measure, max, points }): ItemScore => {
    const line = rateLine(measure, counts, how);
    const value = valueIn(line.rate);
    return { measure, line, max, points: value && points(value), lowPoints: line.interval && points(line.interval.low) };
  });

  const counted = (kind: DeedKind): number => {
    const late = rateOf('resolvedInTime', counts[scope], how);
    if (kind === 'overdue') return late.of - Number(late.part.num);
    if (kind === 'refusedReturn') return Number(rateOf('handBackRefused', counts[scope], how).part.num);
    return deeds.filter((deed) => deed.kind === kind).length;
  };
  const done = scheme.deeds.map((rule) => {
    const count = counted(rule.kind);
    return { kind: rule.kind, count, points: deedPoints(rule, count), veto: rule.veto && count > 0 };
  });

  const extra = sum(done.map((deed) => deed.points));
  return {
    items,
    deeds: done.map(({ kind, count, points }) => ({ kind, count, points })),
    score: totalled(
      items.map((item) => item.points),
      extra,
    ),
    lowScore: totalled(
      items.map((item) => item.lowPoints),
      extra,
    ),
    n: Math.min(...items.map((item) => item.line.rate.of)),
    vetoed: done.some((deed) => deed.veto),
  };
}

function totalled(points: readonly (Fraction | null)[], extra: Fraction): Fraction | null {
  let total: Fraction | null = add(extra, fraction(0));
  for (const p of points) total = total && p && add(total, p);
  return total;
}
