/** A design kept row after row, so that many series of the same weeks share it. */
export interface RowDesign {
  readonly columns: number;
  /** `rows × columns` values. */
  readonly values: Float64Array;
  /** One over the variance of each coefficient's normal prior around 0; 0 is no prior. */
  readonly precision: ArrayLike<number>;
  /** Share of each row's cases that are known yet, (0, 1]; 1 where left out. Rows that are fitted have to be complete. */
  readonly known?: ArrayLike<number>;
}

export interface RidgeFit {
  readonly coefficients: Float64Array;
  /** Covariance of the coefficients, φ included, row after row. */
  readonly covariance: Float64Array;
  /** Pearson's φ, at least 1: variance over mean. */
  readonly dispersion: number;
  /** Means of rows `from`..`to` − 1. */
  readonly fitted: Float64Array;
}

export interface RidgeInput {
  readonly counts: ArrayLike<number>;
  readonly design: RowDesign;
  /** Half-open range of rows. A count that is NaN is missing and takes no part. */
  readonly from: number;
  readonly to: number;
  /** Prior weight per row of the range; 1 when left out. */
  readonly weights?: ArrayLike<number>;
  /** Where to start; from the counts when left out. */
  readonly start?: RidgeFit;
}

/**
 * Quasi-Poisson log-linear regression with normal priors on the coefficients, by Newton's method on `XᵀWX + φΛ` and Cholesky: the solver
 * of the nightly run, three times faster than `fitGlm` and safe where counts are so few that a harmonic has no finite estimate.
 */
export function fitRidge({ counts, design, from, to, weights, start }: RidgeInput): RidgeFit {
  const { columns: p, values, precision } = design;
  const rows = to - from;
  const fitted = new Float64Array(rows);
  const matrix = new Float64Array(p * p);
  const right = new Float64Array(p);
  const coefficients = new Float64Array(p);
  let dispersion = start?.dispersion ?? 1;
  let highest = 1;
  for (let i = 0; i < rows; i += 1) {
    const y = counts[from + i]!;
    if (y > highest) highest = y;
    fitted[i] = start === undefined ? (Number.isNaN(y) ? 1 : y + 0.1) : start.fitted[i]!;
  }
  const ceiling = Math.log(highest) + 3;
  let deviance = Infinity;
  for (let round = 0; round < 20; round += 1) {
    matrix.fill(0);
    right.fill(0);
    for (let i = 0; i < rows; i += 1) {
      const y = counts[from + i]!;
      if (Number.isNaN(y)) continue;
      const mean = fitted[i]!;
      const weight = mean * (weights === undefined ? 1 : weights[i]!);
      const target = weight * (Math.log(mean) + (y - mean) / mean);
      const row = (from + i) * p;
      for (let j = 0; j < p; j += 1) {
        const x = values[row + j]!;
        right[j] = right[j]! + x * target;
        const wx = weight * x;
        for (let k = 0; k <= j; k += 1) matrix[j * p + k] = matrix[j * p + k]! + wx * values[row + k]!;
      }
    }
    for (let j = 0; j < p; j += 1) matrix[j * p + j] = matrix[j * p + j]! + dispersion * precision[j]!;
    cholesky(matrix, p);
    coefficients.set(right);
    solveCholesky(matrix, coefficients, p);
    let next = 0;
    let pearson = 0;
    let used = 0;
    for (let i = 0; i < rows; i += 1) {
      const row = (from + i) * p;
      let eta = 0;
      for (let j = 0; j < p; j += 1) eta += values[row + j]! * coefficients[j]!;
      const mean = Math.exp(Math.max(-30, Math.min(ceiling, eta)));
      fitted[i] = mean;
      const y = counts[from + i]!;
      if (Number.isNaN(y)) continue;
      const w = weights === undefined ? 1 : weights[i]!;
      used += 1;
      next += w * (y === 0 ? mean : y * Math.log(y / mean) - y + mean);
      pearson += (w * (y - mean) ** 2) / mean;
    }
    dispersion = Math.max(1, pearson / Math.max(1, used - p));
    if (Math.abs(next - deviance) < 1e-7 * (Math.abs(next) + 0.1)) break;
    deviance = next;
  }
  return { coefficients, covariance: inverse(matrix, p, dispersion), dispersion, fitted };
}

/** Lower Cholesky factor in place. A pivot that has vanished is kept barely positive: its prior then decides. */
function cholesky(matrix: Float64Array, p: number): void {
  for (let j = 0; j < p; j += 1) {
    let pivot = matrix[j * p + j]!;
    for (let k = 0; k < j; k += 1) pivot -= matrix[j * p + k]! ** 2;
    const root = Math.sqrt(Math.max(pivot, 1e-12));
    matrix[j * p + j] = root;
    for (let i = j + 1; i < p; i += 1) {
      let sum = matrix[i * p + j]!;
      for (let k = 0; k < j; k += 1) sum -= matrix[i * p + k]! * matrix[j * p + k]!;
      matrix[i * p + j] = sum / root;
    }
  }
}

function solveCholesky(factor: Float64Array, right: Float64Array, p: number): void {
  for (let i = 0; i < p; i += 1) {
    let sum = right[i]!;
    for (let k = 0; k < i; k += 1) sum -= factor[i * p + k]! * right[k]!;
    right[i] = sum / factor[i * p + i]!;
  }
  for (let i = p - 1; i >= 0; i -= 1) {
    let sum = right[i]!;
    for (let k = i + 1; k < p; k += 1) sum -= factor[k * p + i]! * right[k]!;
    right[i] = sum / factor[i * p + i]!;
  }
}

function inverse(factor: Float64Array, p: number, scale: number): Float64Array {
  const result = new Float64Array(p * p);
  const unit = new Float64Array(p);
  for (let j = 0; j < p; j += 1) {
    unit.fill(0);
    unit[j] = scale;
    solveCholesky(factor, unit, p);
    for (let i = 0; i < p; i += 1) result[i * p + j] = unit[i]!;
  }
  return result;
}
