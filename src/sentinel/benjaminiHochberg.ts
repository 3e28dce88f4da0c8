/** The smallest false discovery rate at which each hypothesis would be rejected, as R's `p.adjust(method = 'BH')`. NaN stays NaN and does not count. Source: Benjamini & Hochberg 1995. */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: pValues.length }, (_, i) => i)
    .filter((i) => !Number.isNaN(pValues[i]!))
    .sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
  let least = 1;
  for (const [rank, i] of order.entries()) {
    least = Math.min(least, (pValues[i]! * order.length) / (order.length - rank));
    adjusted[i] = least;
  }
  return adjusted;
}

export interface HypothesisGroup {
  /** Of the category as a whole. */
  readonly pValue: number;
  /** Of the places within it. */
  readonly members: ArrayLike<number>;
}

export interface HierarchicalRejection {
  /** Rejected groups and, in the same order, the members rejected within each. */
  readonly groups: readonly { readonly group: number; readonly members: readonly number[] }[];
}

/**
 * Two levels: categories at rate q, then places only inside rejected categories, at `q · rejected / all` so that the average false
 * discovery rate over the selected families stays q. A category is also rejected when its places together say so (Simes' p-value),
 * because one building's burst vanishes in a campus total. Source: Benjamini & Bogomolov, J. R. Statist. Soc. B 76 (2014).
 */
export function hierarchicalRejections(groups: readonly HypothesisGroup[], rate: number): HierarchicalRejection {
  const combined = groups.map(({ pValue, members }) => {
    const simes = simesP(members);
    return Number.isNaN(simes) ? pValue : Number.isNaN(pValue) ? simes : Math.min(1, 2 * Math.min(pValue, simes));
  });
  const adjusted = benjaminiHochberg(combined);
  const rejected = groups.map((_, i) => i).filter((i) => adjusted[i]! <= rate);
  const inner = (rate * rejected.length) / Math.max(1, groups.length);
  return {
    groups: rejected.map((group) => {
      const members = benjaminiHochberg(groups[group]!.members);
      return { group, members: Array.from(members.keys()).filter((i) => members[i]! <= inner) };
    }),
  };
}

/** P-value of "nothing happens in any of them": the smallest Benjamini–Hochberg adjusted one; NaN without hypotheses. Source: Simes 1986. */
export function simesP(pValues: ArrayLike<number>): number {
  let least = Number.NaN;
  for (const p of benjaminiHochberg(pValues)) if (!(p >= least)) least = Number.isNaN(p) ? least : p;
  return least;
}
