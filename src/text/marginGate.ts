/** One past message: what was suggested first, by how much it led, and whether that was where the case ended up. */
export type Outcome = { readonly label: string; readonly margin: number; readonly right: boolean };

/**
 * What automatic dispatch to one label would have done. `margin` null: no threshold reaches the wanted accuracy, so never.
 * `accuracy` and `lowest` (its 95 % lower bound, Wilson) are of the messages that pass; `share` is their part of all suggested.
 */
export type Gate = {
  readonly margin: number | null;
  readonly accuracy: number;
  readonly lowest: number;
  readonly share: number;
  readonly messages: number;
};

/**
 * Per label the smallest margin above which the lower bound of accuracy reaches `wanted` (0..1). A lower bound, not the plain
 * share, so that five lucky messages do not open the gate: 0.95 needs at least 73 messages without a mistake.
 */
export function marginGates(outcomes: readonly Outcome[], wanted: number): ReadonlyMap<string, Gate> {
  const perLabel = Map.groupBy(outcomes, (outcome) => outcome.label);
  return new Map([...perLabel].map(([label, own]) => [label, gateOf(own, wanted)]));
}

/** True when a classification may be dispatched without a person. */
export function passes(gates: ReadonlyMap<string, Gate>, label: string, margin: number): boolean {
  const threshold = gates.get(label)?.margin ?? null;
  return threshold !== null && margin >= threshold;
}

/** Lower end of the 95 % Wilson interval of `right` out of `all`; 0 for none. */
export function wilsonLower(right: number, all: number): number {
  return wilsonBounds(right, all)?.low ?? 0;
}

/** The 95 % Wilson interval of `right` out of `all`; null for none. */
export function wilsonBounds(right: number, all: number): { readonly low: number; readonly high: number } | null {
  if (all === 0) return null;
  const z = 1.959964;
  const share = right / all;
  const centre = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

function gateOf(outcomes: readonly Outcome[], wanted: number): Gate {
  const sorted = outcomes.toSorted((a, b) => b.margin - a.margin);
  let right = 0;
  let best: Gate = { margin: null, accuracy: 0, lowest: 0, share: 0, messages: 0 };
  for (const [index, outcome] of sorted.entries()) {
    if (outcome.right) right += 1;
    // Messages with equal margins pass together or not at all.
    if (sorted[index + 1]?.margin === outcome.margin) continue;
    const messages = index + 1;
    const lowest = wilsonLower(right, messages);
    if (lowest >= wanted)
      best = { margin: outcome.margin, accuracy: right / messages, lowest, share: messages / sorted.length, messages };
  }
  return best;
}
