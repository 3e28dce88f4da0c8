import { seededRandom, shuffle } from './seededRandom.ts';
import type { SparseVector } from './weighting.ts';

/** One row of weights per feature, one column per label: `weights[row * labels + label]`; `bias` per label. */
export type Linear = { readonly weights: Float32Array; readonly bias: Float32Array };

export type LinearSettings = { readonly seed: number; readonly cost: number; readonly passes: number };

/** Cost 2 from cross-validation (0.5 to 3 differ by less than 0.007); 30 passes are a bound, most labels stop after about 15. */
export const usualLinear: LinearSettings = { seed: 20_200, cost: 2, passes: 30 };

/**
 * One-vs-rest linear support vector machines with squared hinge loss, solved in the dual one message at a time.
 * Same input and seed, same weights. Source: Hsieh et al., A dual coordinate descent method for large-scale linear SVM, ICML 2008.
 */
export function trainLinear(
  vectors: readonly SparseVector[],
  labelOf: Int32Array,
  shape: { rows: number; labels: number },
  settings: LinearSettings,
): Linear {
  const flat = flatten(vectors, settings.cost);
  const weights = new Float32Array(shape.rows * shape.labels);
  const bias = new Float32Array(shape.labels);
  for (let label = 0; label < shape.labels; label++) {
    const column = solve(flat, { isLabel: labelOf, label, rows: shape.rows }, settings);
    for (let row = 0; row < shape.rows; row++) weights[row * shape.labels + label] = column[row]!;
    bias[label] = column[shape.rows]!;
  }
  return { weights, bias };
}

/** The score of every label; above 0 means "rather this label than any other". */
export function scores(vector: SparseVector, linear: Linear): Float64Array {
  const labels = linear.bias.length;
  const sums = Float64Array.from(linear.bias);
  for (let index = 0; index < vector.rows.length; index++) {
    const from = vector.rows[index]! * labels;
    const value = vector.values[index]!;
    for (let label = 0; label < labels; label++) sums[label]! += linear.weights[from + label]! * value;
  }
  return sums;
}

// All vectors in one array: the inner loop of the solver spends its time waiting for memory.
type Flat = {
  readonly from: Uint32Array;
  readonly rows: Uint32Array;
  readonly values: Float32Array;
  readonly curvature: Float64Array;
};

function flatten(vectors: readonly SparseVector[], cost: number): Flat {
  const from = new Uint32Array(vectors.length + 1);
  for (const [index, vector] of vectors.entries()) from[index + 1] = from[index]! + vector.rows.length;
  const rows = new Uint32Array(from[vectors.length]!);
  const values = new Float32Array(rows.length);
  const curvature = new Float64Array(vectors.length);
  for (const [index, vector] of vectors.entries()) {
    rows.set(vector.rows, from[index]!);
    values.set(vector.values, from[index]!);
    // 1 for the bias; the diagonal term belongs to the squared hinge loss.
    curvature[index] = 1 + 1 / (2 * cost) + vector.values.reduce((sum, value) => sum + value * value, 0);
  }
  return { from, rows, values, curvature };
}

/**
 * Messages that lie safely on their side for now are left out ("shrinking"), which halves the time; when all others are settled,
 * everybody is asked once more.
 */
function solve(flat: Flat, target: { isLabel: Int32Array; label: number; rows: number }, settings: LinearSettings): Float32Array {
  const { from, rows, values, curvature } = flat;
  const count = curvature.length;
  const weights = new Float32Array(target.rows + 1);
  const alpha = new Float64Array(count);
  const diagonal = 1 / (2 * settings.cost);
  const order = Int32Array.from({ length: count }, (_, index) => index);
  const random = seededRandom(settings.seed + target.label);
  let active = count;
  let safe = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < settings.passes; pass++) {
    shuffle(order.subarray(0, active), random);
    let worst = 0;
    for (let step = 0; step < active; step++) {
      const message = order[step]!;
      const sign = target.isLabel[message] === target.label ? 1 : -1;
      const start = from[message]!;
      const end = from[message + 1]!;
      let score = weights[target.rows]!;
      for (let at = start; at < end; at++) score += weights[rows[at]!]! * values[at]!;
      const gradient = sign * score - 1 + diagonal * alpha[message]!;
      if (alpha[message] === 0 && gradient >= 0) {
        if (gradient > safe) {
          active -= 1;
          order[step] = order[active]!;
          order[active] = message;
          step -= 1;
        }
        continue;
      }
      worst = Math.max(worst, Math.abs(gradient));
      const moved = Math.max(alpha[message]! - gradient / curvature[message]!, 0);
      const change = (moved - alpha[message]!) * sign;
      alpha[message] = moved;
      weights[target.rows]! += change;
      for (let at = start; at < end; at++) weights[rows[at]!]! += change * values[at]!;
    }
    if (worst < settled) {
      if (active === count) break;
      active = count;
      safe = Number.POSITIVE_INFINITY;
    } else safe = worst;
  }
  return weights;
}

const settled = 0.1;
