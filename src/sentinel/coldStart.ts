import { ears } from './ears.ts';
import { negativeBinomialTail } from './negativeBinomial.ts';

export interface ColdStartInput {
  /** Counts of the young series up to and with the current one. */
  readonly counts: ArrayLike<number>;
  /** What its category expects on the whole campus this week; null when that is too young as well. */
  readonly parent: { readonly expected: number; readonly dispersion: number } | null;
  /** The place's share of all cases, or the category's share within its parent, in 0..1. */
  readonly share: number;
}

export interface ColdStart {
  /** `product` is parent × share; `ears` the moving mean of C2 over 28 periods. */
  readonly method: 'product' | 'ears';
  readonly expected: number | null;
  readonly pValue: number | null;
  readonly alarm: boolean;
}

/** Cases below which a young series never speaks. */
const MINIMUM = 3;

/**
 * Judge a series too young for a model of its own, as after a category was split or a building opened: by its parent's expectation times
 * its share at p < 0.005, or, with no parent, by EARS C2 over 28 periods. Null when neither can say anything: 数据不足.
 */
export function judgeColdStart({ counts, parent, share }: ColdStartInput): ColdStart | null {
  const observed = counts[counts.length - 1] ?? Number.NaN;
  if (Number.isNaN(observed)) return null;
  if (parent !== null && share > 0) {
    const expected = parent.expected * share;
    // A share of a negative binomial count keeps the size, so φ − 1 shrinks with the share.
    const size = parent.dispersion > 1 ? parent.expected / (parent.dispersion - 1) : Infinity;
    const pValue = negativeBinomialTail(observed, expected, size);
    return { method: 'product', expected, pValue, alarm: observed >= MINIMUM && pValue < 0.005 };
  }
  const result = ears(counts, { method: 'C2', baseline: 28, minSigma: 0.5 });
  if (result.alarm.length === 0) return null;
  return { method: 'ears', expected: null, pValue: null, alarm: observed >= MINIMUM && result.alarm.at(-1)! };
}
