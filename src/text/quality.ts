import type { Classification } from './classifier.ts';

/** How well a classifier did on messages it had not seen; every share in 0..1, 0 when there were none. */
export type Quality = {
  readonly messages: number;
  readonly accuracy: number;
  /** Mean over the labels that occur, as truth or as suggestion, of the harmonic mean of precision and recall. */
  readonly macroF1: number;
  readonly top3: number;
  /** Accuracy on the 80 % of messages with the largest margins. */
  readonly accuracyAt80: number;
};

export function quality(results: readonly { readonly truth: string; readonly given: Classification }[]): Quality {
  const messages = results.length;
  if (messages === 0) return { messages: 0, accuracy: 0, macroF1: 0, top3: 0, accuracyAt80: 0 };
  const right = results.filter(({ truth, given }) => given.best[0]?.label === truth).length;
  const near = results.filter(({ truth, given }) => given.best.some(({ label }) => label === truth)).length;
  const surest = results.toSorted((a, b) => b.given.margin - a.given.margin).slice(0, Math.max(1, Math.floor(messages * 0.8)));
  const surestRight = surest.filter(({ truth, given }) => given.best[0]?.label === truth).length;
  return {
    messages,
    accuracy: right / messages,
    macroF1: macroF1(results),
    top3: near / messages,
    accuracyAt80: surestRight / surest.length,
  };
}

function macroF1(results: readonly { readonly truth: string; readonly given: Classification }[]): number {
  const tally = new Map<string, { right: number; given: number; true: number }>();
  const of = (label: string) => tally.getOrInsert(label, { right: 0, given: 0, true: 0 });
  for (const { truth, given } of results) {
    const first = given.best[0]?.label;
    of(truth).true += 1;
    if (first === undefined) continue;
    of(first).given += 1;
    if (first === truth) of(truth).right += 1;
  }
  let sum = 0;
  for (const { right, given, true: all } of tally.values()) sum += (2 * right) / (given + all);
  return sum / tally.size;
}
