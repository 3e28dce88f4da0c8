import { LeastSquares } from './leastSquares.ts';

export interface GlmInput {
  /** Counts ≥ 0. */
  readonly response: ArrayLike<number>;
  /** One array per column, the intercept's ones included. */
  readonly design: readonly ArrayLike<number>[];
  /** Added to the linear predictor (log scale), e.g. log exposure; 0 when left out. */
  readonly offset?: ArrayLike<number>;
  /** Prior weights ≥ 0; 1 when left out. */
  readonly weights?: ArrayLike<number>;
  /** Size of the negative binomial; Infinity, the default, is (quasi-)Poisson. */
  readonly size?: number;
}

export interface Glm {
  readonly converged: boolean;
  readonly iterations: number;
  readonly rank: number;
  /** Rows with positive weight minus rank. */
  readonly df: number;
  /** Log scale; 0 for a column that depends on those before it. */
  readonly coefficients: Float64Array;
  /** `(XᵀWX)⁻¹`, row after row; times `dispersion` it is the covariance of the coefficients. */
  readonly unscaledCovariance: Float64Array;
  /** `dispersion · unscaledCovariance`. */
  readonly covariance: Float64Array;
  /** Pearson's φ = Σ w r² / df over working residuals r; NaN when df is 0. Not cut at 1. */
  readonly dispersion: number;
  readonly fitted: Float64Array;
  readonly deviance: number;
  /** Prior weight × μ / (1 + μ/size). */
  readonly workingWeights: Float64Array;
}

/**
 * A log-linear model of counts by iteratively reweighted least squares with QR: quasi-Poisson, or negative binomial of known size.
 * Starts and stops like R's `glm` (start μ = y + 0.1, for a negative binomial y or 1/6; |Δdeviance| / (|deviance| + 0.1) < `epsilon`, at most 25 rounds), so
 * that figures can be compared digit for digit. Source: McCullagh & Nelder, Generalized Linear Models (1989), ch. 2.5.
 */
export function fitGlm(input: GlmInput, { epsilon = 1e-8, maxIterations = 25 } = {}): Glm {
  const { response, design, offset, weights, size = Infinity } = input;
  const rows = response.length;
  const columns = design.length;
  const solver = new LeastSquares(design, Math.min(1e-7, epsilon / 1000));
  const mean = new Float64Array(rows);
  const linear = new Float64Array(rows);
  const working = new Float64Array(rows);
  const target = new Float64Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const y = response[i]!;
    mean[i] = size === Infinity ? y + 0.1 : y + (y === 0 ? 1 / 6 : 0);
    linear[i] = Math.log(mean[i]!);
  }
  let deviance = devianceOf(response, mean, weights, size);
  let converged = false;
  let iterations = 0;
  while (iterations < maxIterations && !converged) {
    iterations += 1;
    for (let i = 0; i < rows; i += 1) {
      const mu = mean[i]!;
      working[i] = ((weights === undefined ? 1 : weights[i]!) * mu) / (1 + mu / size);
      target[i] = linear[i]! - (offset === undefined ? 0 : offset[i]!) + (response[i]! - mu) / mu;
    }
    solver.solve(working, target);
    const coefficients = solver.coefficients;
    for (let i = 0; i < rows; i += 1) {
      let eta = offset === undefined ? 0 : offset[i]!;
      for (let j = 0; j < columns; j += 1) eta += design[j]![i]! * coefficients[j]!;
      linear[i] = eta;
      mean[i] = Math.max(Math.exp(eta), Number.EPSILON);
    }
    const next = devianceOf(response, mean, weights, size);
    if (!Number.isFinite(next)) break;
    converged = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < epsilon;
    deviance = next;
  }
  return summarise({ response, solver, mean, working, deviance, converged, iterations });
}

interface Fit {
  readonly response: ArrayLike<number>;
  readonly solver: LeastSquares;
  readonly mean: Float64Array;
  readonly working: Float64Array;
  readonly deviance: number;
  readonly converged: boolean;
  readonly iterations: number;
}

function summarise({ response, solver, mean, working, deviance, converged, iterations }: Fit): Glm {
  // As in R the working weights are those of the last round, the residuals those after it.
  let pearson = 0;
  let used = 0;
  for (let i = 0; i < mean.length; i += 1) {
    if (working[i]! <= 0) continue;
    used += 1;
    const residual = (response[i]! - mean[i]!) / mean[i]!;
    pearson += working[i]! * residual * residual;
  }
  const df = used - solver.rank;
  const dispersion = df > 0 ? pearson / df : Number.NaN;
  const unscaledCovariance = solver.inverse();
  return {
    converged,
    iterations,
    rank: solver.rank,
    df,
    coefficients: solver.coefficients,
    unscaledCovariance,
    covariance: unscaledCovariance.map((value) => value * dispersion),
    dispersion,
    fitted: mean,
    deviance,
    workingWeights: working,
  };
}

/** Leverage of each row, the diagonal of the hat matrix, in 0..1. */
export function leverages(design: readonly ArrayLike<number>[], { unscaledCovariance, workingWeights }: Glm): Float64Array {
  return workingWeights.map((weight, i) => weight * quadraticForm(unscaledCovariance, (j) => design[j]![i]!, design.length));
}

/** `xᵀ C x` for the row x given by its entries: with C = unscaled covariance times dispersion, the variance of the linear predictor there. */
export function quadraticForm(matrix: ArrayLike<number>, entry: (column: number) => number, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j += 1) {
    const a = entry(j);
    if (a === 0) continue;
    sum += a * a * matrix[j * columns + j]!;
    for (let k = 0; k < j; k += 1) sum += 2 * a * entry(k) * matrix[j * columns + k]!;
  }
  return sum;
}

function devianceOf(
  response: ArrayLike<number>,
  mean: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  size: number,
): number {
  let sum = 0;
  for (let i = 0; i < response.length; i += 1) {
    const y = response[i]!;
    const mu = mean[i]!;
    const own = y === 0 ? 0 : y * Math.log(y / mu);
    const unit = size === Infinity ? own - (y - mu) : own - (y + size) * Math.log((y + size) / (mu + size));
    sum += 2 * (weights === undefined ? 1 : weights[i]!) * unit;
  }
  return sum;
}
