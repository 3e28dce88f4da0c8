import type { z } from 'zod';
import type { Fraction, UnitRates } from '../../../contract/analytics.ts';
import { type UnitGroup, unitGroups } from '../../../domain/people/vocabulary.ts';

export type Rates = z.output<typeof UnitRates>;
export type Share = z.output<typeof Fraction>;

export const rateMeasures = ['responded', 'resolved', 'resolvedInTime', 'solved', 'satisfied'] as const;
export type RateMeasure = (typeof rateMeasures)[number];
export const countMeasures = ['received', 'returns', 'reworks', 'overdueNow'] as const;
export type CountMeasure = (typeof countMeasures)[number];
export type Measure = RateMeasure | CountMeasure;

export const isRate = (measure: Measure): measure is RateMeasure => (rateMeasures as readonly string[]).includes(measure);

export type RankedUnit = Rates & {
  /** Place within its group by the chosen measure, ties sharing one; null when the sample is too small or counts are sorted. */
  readonly rank: number | null;
  /** The sample of the chosen rate is below the minimum (样本不足). */
  readonly tooFew: boolean;
};

export type RatesGroup = { readonly group: UnitGroup; readonly units: readonly RankedUnit[] };

/**
 * Units by group, each group sorted by the measure. Groups are never mixed (a college is not compared with a service unit), and a unit whose
 * sample is below `minimum` stands below the ranked ones, whatever its rate.
 */
export function ratesGroups(
  units: readonly Rates[],
  { measure, ascending, minimum }: { readonly measure: Measure; readonly ascending: boolean; readonly minimum: number },
): readonly RatesGroup[] {
  const direction = ascending ? 1 : -1;
  return unitGroups
    .map((group) => ({ group, units: ranked(units.filter((unit) => unit.group === group)) }))
    .filter(({ units: some }) => some.length > 0);

  function ranked(members: readonly Rates[]): readonly RankedUnit[] {
    if (!isRate(measure)) {
      const sorted = members.toSorted((a, b) => direction * (a[measure] - b[measure]) || b.received - a.received);
      return sorted.map((unit) => ({ ...unit, rank: null, tooFew: false }));
    }
    const enough = members.filter((unit) => unit[measure].of >= Math.max(minimum, 1));
    const best = enough.toSorted((a, b) => compareShares(b[measure], a[measure]) || b[measure].of - a[measure].of);
    const rankOf = (unit: Rates) => 1 + best.filter((other) => compareShares(other[measure], unit[measure]) > 0).length;
    const placed = best.map((unit) => ({ ...unit, rank: rankOf(unit), tooFew: false }));
    const few = members
      .filter((unit) => !enough.includes(unit))
      .toSorted((a, b) => b[measure].of - a[measure].of)
      .map((unit) => ({ ...unit, rank: null, tooFew: true }));
    return [...(ascending ? placed.toReversed() : placed), ...few];
  }
}

/** Compares two shares exactly, without dividing; a share of nothing is below every other. */
export function compareShares(a: Share, b: Share): number {
  if (a.of === 0 || b.of === 0) return Math.sign(a.of - b.of);
  return Math.sign(a.part * b.of - b.part * a.of);
}
