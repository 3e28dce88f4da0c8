/**
 * The two terms that keep Poisson, gamma, binomial and beta densities exact in their tails.
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */

/**
 * Binet's function: what Stirling's formula leaves out,
 * `ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + binet(x)`, for x > 0. Absolute error below 2e-15.
 */
export function binet(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < 15) {
    sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  // Stirling's series, Bernoulli numbers over 2k(2k−1); at 15 the first term left out is below 1e-17.
  let series = -3617 / 122400;
  for (const coefficient of STIRLING) series = series * square + coefficient;
  return sum + series * inverse;
}

const STIRLING = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

/** `x ln(x / mean) + mean − x`, half a Poisson deviance, without cancellation near `x = mean`. Both arguments ≥ 0, mean > 0. */
export function devianceTerm(x: number, mean: number): number {
  if (x === 0) return mean;
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  // ln(x/mean) = 2 artanh(v), v = (x − mean)/(x + mean); the first term is folded into (x − mean)·v.
  const v = (x - mean) / (x + mean);
  const square = v * v;
  let sum = (x - mean) * v;
  let power = 2 * x * v;
  for (let odd = 3; odd < 200; odd += 2) {
    power *= square;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}
