/** Who could answer and who did. Hearings are of nobody's roll and count for neither. */
export type Participation = {
  /** Electors on the roll when voting began; it does not change afterwards. */
  readonly electors: number;
  /** Electors who took a token or a sheet of paper. */
  readonly took: number;
  /** Ballots counted: online, and sheets in checked batches. */
  readonly answered: number;
  /** answered / electors in 0..1; null while there are no electors. */
  readonly rate: number | null;
};

export function participationOf({
  electors,
  took,
  answered,
}: {
  readonly electors: number;
  readonly took: number;
  readonly answered: number;
}): Participation {
  return { electors, took, answered, rate: electors === 0 ? null : answered / electors };
}

/**
 * What the share of an answer would be if all electors who were silent had said otherwise, and if all had said the same: the only bounds
 * that need no belief about the silent (Manski 1989). Shares in 0..1; null without electors.
 */
export function silentBounds(
  chose: number,
  { electors, answered }: Participation,
): { readonly low: number; readonly high: number } | null {
  if (electors === 0) return null;
  const silent = Math.max(0, electors - answered);
  return { low: Math.min(1, chose / electors), high: Math.min(1, (chose + silent) / electors) };
}

/** Whose answers are counted under one key: groups below `fewest` would not hide anybody, so with a small one all are one group. */
export function partsOf<Group extends string>(
  sizes: Readonly<Partial<Record<Group, number>>>,
  fewest: number,
): 'apart' | 'together' {
  const present = (Object.values(sizes) as number[]).filter((n) => n > 0);
  return present.length > 0 && present.every((n) => n >= fewest) ? 'apart' : 'together';
}
