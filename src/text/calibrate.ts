/** Scores of one message that the scorer had not been trained on, and the number of its true label. */
export type Judged = { readonly scores: Float64Array; readonly label: number };

/**
 * The factor by which scores are multiplied before `probabilities`, found by minimising the log loss on messages the scorer had
 * not seen. One number for all labels: Platt's two numbers per label need some 50 messages each, and a leaf may have two.
 * Keeping the order of the scores also means that "most probable" and "highest score" never disagree.
 */
export function learnSharpness(judged: readonly Judged[]): number {
  if (judged.length === 0) return 1;
  let low = Math.log(0.1);
  let high = Math.log(30);
  // The loss is convex in the factor, hence has one minimum over its logarithm: ternary search, 24 steps are good to 0.04 %.
  for (let step = 0; step < 24; step++) {
    const left = low + (high - low) / 3;
    const right = high - (high - low) / 3;
    if (logLoss(judged, Math.exp(left)) <= logLoss(judged, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** Softmax of `scores · sharpness`; sums to 1. */
export function probabilities(scores: Float64Array, sharpness: number): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  const shares = scores.map((score) => Math.exp((score - highest) * sharpness));
  let total = 0;
  for (const share of shares) total += share;
  return shares.map((share) => share / total);
}

function logLoss(judged: readonly Judged[], sharpness: number): number {
  let loss = 0;
  for (const { scores, label } of judged) loss -= Math.log(Math.max(probabilities(scores, sharpness)[label]!, 1e-12));
  return loss / judged.length;
}
