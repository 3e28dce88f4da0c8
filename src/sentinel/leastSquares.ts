/**
 * Weighted least squares by Householder QR with the scratch space kept, because the same design is solved thousands of times a night.
 * A column that depends on those before it is left out (its coefficient is 0 and `rank` falls), as in R's `lm`.
 */
export class LeastSquares {
  readonly rows: number;
  readonly columns: number;
  /** Columns that carry information, in their own order; the first `rank` hold. */
  readonly pivot: Int32Array;
  readonly coefficients: Float64Array;
  rank = 0;
  readonly #design: readonly ArrayLike<number>[];
  readonly #q: Float64Array;
  readonly #tau: Float64Array;
  readonly #effects: Float64Array;
  readonly #tolerance: number;

  /** @param design one array per column, all of the same length ≥ the number of columns. */
  constructor(design: readonly ArrayLike<number>[], tolerance = 1e-11) {
    this.#design = design;
    this.#tolerance = tolerance;
    this.columns = design.length;
    this.rows = design[0]?.length ?? 0;
    this.pivot = new Int32Array(this.columns);
    this.coefficients = new Float64Array(this.columns);
    this.#q = new Float64Array(this.rows * this.columns);
    this.#tau = new Float64Array(this.columns);
    this.#effects = new Float64Array(this.rows);
  }

  /** Minimise `Σ weight·(target − design·b)²`; weights ≥ 0. */
  solve(weights: ArrayLike<number>, target: ArrayLike<number>): void {
    const { rows, columns } = this;
    const q = this.#q;
    const effects = this.#effects;
    for (let i = 0; i < rows; i += 1) {
      const root = Math.sqrt(weights[i]!);
      effects[i] = root * target[i]!;
      for (let j = 0; j < columns; j += 1) q[j * rows + i] = root * this.#design[j]![i]!;
    }
    this.#decompose();
    this.#backSubstitute();
  }

  /** `(XᵀWX)⁻¹` of the last solution, row after row over all columns; rows of columns left out are 0. */
  inverse(): Float64Array {
    const { rows, columns, rank, pivot } = this;
    const q = this.#q;
    const result = new Float64Array(columns * columns);
    // Rows of R⁻¹ first; (XᵀWX)⁻¹ = R⁻¹ R⁻ᵀ.
    const r = new Float64Array(rank * rank);
    for (let j = 0; j < rank; j += 1) {
      r[j * rank + j] = 1 / q[pivot[j]! * rows + j]!;
      for (let i = j - 1; i >= 0; i -= 1) {
        let sum = 0;
        for (let k = i + 1; k <= j; k += 1) sum += q[pivot[k]! * rows + i]! * r[k * rank + j]!;
        r[i * rank + j] = -sum / q[pivot[i]! * rows + i]!;
      }
    }
    for (let i = 0; i < rank; i += 1) {
      for (let j = 0; j <= i; j += 1) {
        let sum = 0;
        for (let k = i; k < rank; k += 1) sum += r[i * rank + k]! * r[j * rank + k]!;
        result[pivot[i]! * columns + pivot[j]!] = sum;
        result[pivot[j]! * columns + pivot[i]!] = sum;
      }
    }
    return result;
  }

  #decompose(): void {
    const { rows, columns, pivot } = this;
    const q = this.#q;
    const tau = this.#tau;
    this.rank = 0;
    for (let j = 0; j < columns; j += 1) {
      const at = j * rows;
      const before = norm(q, at, at + rows);
      for (let k = 0; k < this.rank; k += 1) this.#reflect(k, q, at);
      const head = at + this.rank;
      const length = norm(q, head, at + rows);
      if (!(length > this.#tolerance * before) || this.rank >= rows) continue;
      // The reflector v = x + sign(x₀)|x| e₀ is kept with v₀ apart in tau; R's diagonal takes the place of x₀.
      const first = q[head]!;
      const diagonal = first > 0 ? -length : length;
      const v0 = first - diagonal;
      for (let i = head + 1; i < at + rows; i += 1) q[i] = q[i]! / v0;
      tau[this.rank] = -v0 / diagonal;
      q[head] = diagonal;
      pivot[this.rank] = j;
      this.rank += 1;
    }
    for (let k = 0; k < this.rank; k += 1) this.#reflect(k, this.#effects, 0);
  }

  /** Apply reflector `k` to the column of `target` that begins at `at`. */
  #reflect(k: number, target: Float64Array, at: number): void {
    const { rows } = this;
    const q = this.#q;
    const from = this.pivot[k]! * rows;
    let sum = target[at + k]!;
    for (let i = k + 1; i < rows; i += 1) sum += q[from + i]! * target[at + i]!;
    sum *= this.#tau[k]!;
    target[at + k] = target[at + k]! - sum;
    for (let i = k + 1; i < rows; i += 1) target[at + i] = target[at + i]! - sum * q[from + i]!;
  }

  #backSubstitute(): void {
    const { rows, rank, pivot, coefficients } = this;
    const q = this.#q;
    coefficients.fill(0);
    for (let i = rank - 1; i >= 0; i -= 1) {
      let sum = this.#effects[i]!;
      for (let k = i + 1; k < rank; k += 1) sum -= q[pivot[k]! * rows + i]! * coefficients[pivot[k]!]!;
      coefficients[pivot[i]!] = sum / q[pivot[i]! * rows + i]!;
    }
  }
}

function norm(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i]! * values[i]!;
  return Math.sqrt(sum);
}
