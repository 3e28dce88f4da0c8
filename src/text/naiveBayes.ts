import type { Linear } from './trainLinear.ts';
import type { SparseVector } from './weighting.ts';

// Chosen together by five-fold cross-validation on train and validation, three seeds, in the middle of a plateau: 0.04 to 0.08 and
// 0.01 to 0.03 differ by one message in a thousand.
const share = 0.06;
const pretended = 0.01;

/**
 * A linear model with some naive Bayes added to it. The machines of one label against all others decide well between the first two, but
 * say little about a label that is no candidate; how often each label uses each feature says that. Together they miss a third fewer of
 * the right labels among the first three (0.9956 to 0.9968 in cross-validation), and the first is right as often as before.
 * It stays one weight per feature and label: as fast, as large and explained as before.
 */
export function withNaiveBayes(
  linear: Linear,
  vectors: readonly SparseVector[],
  labelOf: Int32Array,
  shape: { rows: number; labels: number },
): Linear {
  const { rows, labels } = shape;
  const used = new Float64Array(rows * labels).fill(pretended);
  const total = new Float64Array(labels).fill(pretended * rows);
  for (const [index, vector] of vectors.entries()) {
    const label = labelOf[index]!;
    for (const [at, row] of vector.rows.entries()) {
      used[row * labels + label]! += vector.values[at]!;
      total[label]! += vector.values[at]!;
    }
  }
  const weights = Float32Array.from(linear.weights);
  const chance = new Float64Array(labels);
  for (let row = 0; row < rows; row++) {
    let mean = 0;
    for (let label = 0; label < labels; label++) {
      chance[label] = Math.log(used[row * labels + label]! / total[label]!);
      mean += chance[label]! / labels;
    }
    // What all labels have in common decides nothing, and would only make the file larger.
    for (let label = 0; label < labels; label++) weights[row * labels + label]! += share * (chance[label]! - mean);
  }
  return { weights, bias: linear.bias };
}
