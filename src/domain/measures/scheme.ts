import { type Exact, exact, type Fraction, fraction, greatest, least, multiply, subtract } from './fraction.ts';
import type { Weighting } from './measure.ts';
import type { DeedKind, MeasureId } from './vocabulary.ts';

/** How rates become a score (综合成绩). A value: a change is a new version, and what was scored keeps the version it was scored by. */
export type Scheme = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly nameEn: string;
  /** Where the numbers come from. */
  readonly source: string;
  /** Worth 0..1 of 基本满意 and of 部分解决. */
  readonly fair: Exact;
  readonly partly: Exact;
  /** Whether a co-handler's sub-orders count towards its response and resolution. */
  readonly subOrders: boolean;
  /** A unit is ranked when the smallest n of all items reaches this. */
  readonly minimum: number;
  readonly deeds: readonly DeedRule[];
} & (
  | {
      /** 100 × the sum of weight × rate; the weights sum to 1. */
      readonly kind: 'weighted';
      readonly items: readonly { readonly measure: MeasureId; readonly weight: Exact }[];
    }
  | {
      /** The sum of the points of each law; the greatest points sum to `full`. */
      readonly kind: 'points';
      readonly full: Exact;
      readonly items: readonly ({ readonly measure: MeasureId } & Law)[];
    }
);

/** Points by a straight line: `max` at `target` per cent and above, less `slope` points for each per cent below, never under `floor`. */
export type Law = { readonly max: Exact; readonly target: Exact; readonly slope: Exact; readonly floor: Exact };

export type DeedRule = {
  readonly kind: DeedKind;
  /** For each; above 0 a bonus, below 0 a penalty. */
  readonly points: Exact;
  /** The most that the kind adds or takes in a period; null: no end. */
  readonly cap: Exact | null;
  /** One is enough to leave the ranking (一票否决). */
  readonly veto: boolean;
};

export function weightingOf(scheme: Scheme): Weighting {
  return { fair: exact(scheme.fair), partly: exact(scheme.partly), subOrders: scheme.subOrders };
}

/** Points of a law for a rate in 0..1, exact. */
export function lawPoints(law: Law, rate: Fraction): Fraction {
  const short = subtract(exact(law.target), multiply(rate, fraction(100)));
  const straight = subtract(exact(law.max), multiply(exact(law.slope), short));
  return greatest(exact(law.floor), least(exact(law.max), straight));
}

/** The items of any scheme in one shape: the most they can bring, and what a rate in 0..1 brings. */
export function itemsOf(
  scheme: Scheme,
): readonly { readonly measure: MeasureId; readonly max: Fraction; readonly points: (rate: Fraction) => Fraction }[] {
  if (scheme.kind === 'points') {
    return scheme.items.map((item) => ({
      measure: item.measure,
      max: exact(item.max),
      points: (rate) => lawPoints(item, rate),
    }));
  }
  return scheme.items.map((item) => {
    const max = multiply(exact(item.weight), fraction(100));
    return { measure: item.measure, max, points: (rate) => multiply(max, rate) };
  });
}

/** Points for so many deeds of a kind, within the cap. */
export function deedPoints(rule: DeedRule, count: number): Fraction {
  const points = multiply(exact(rule.points), fraction(count));
  if (rule.cap === null) return points;
  const cap = exact(rule.cap);
  return points.num < 0n ? greatest(points, subtract(fraction(0), cap)) : least(points, cap);
}
