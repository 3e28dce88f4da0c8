import { digamma, trigamma } from './gammaFunction.ts';
import { fitGlm, type Glm, type GlmInput } from './glm.ts';
import { negativeBinomialLogDensity } from './negativeBinomial.ts';

/**
 * A negative binomial regression whose size is estimated by maximum likelihood in turn with the coefficients, as MASS's `glm.nb`.
 * `size` is Infinity when the counts show no more variance than Poisson; `dispersion` is then Pearson's as for the others.
 * Source: Venables & Ripley, Modern Applied Statistics with S (2002), ch. 7.4.
 */
export function fitNegativeBinomial(
  input: Omit<GlmInput, 'size'>,
  { epsilon = 1e-8, maxIterations = 25 } = {},
): Glm & { readonly size: number; readonly sizeError: number; readonly logLikelihood: number } {
  let fit = fitGlm(input, { epsilon, maxIterations });
  let size = maximumLikelihoodSize(input.response, fit.fitted, input.weights);
  let last = logLikelihood(input.response, fit.fitted, size.size, input.weights);
  for (let round = 0; round < 50; round += 1) {
    fit = fitGlm({ ...input, size: size.size }, { epsilon, maxIterations });
    const next = maximumLikelihoodSize(input.response, fit.fitted, input.weights);
    const likelihood = logLikelihood(input.response, fit.fitted, next.size, input.weights);
    const still = Math.abs(likelihood - last) / (Math.abs(last) + 0.1) < 1e-14 || next.size === Infinity;
    size = next;
    last = likelihood;
    if (still) break;
  }
  return { ...fit, size: size.size, sizeError: size.error, logLikelihood: last };
}

/** Size of a negative binomial with these means, by Newton's steps on ln size; error by the observed information. */
function maximumLikelihoodSize(
  response: ArrayLike<number>,
  mean: ArrayLike<number>,
  weights?: ArrayLike<number>,
): { readonly size: number; readonly error: number } {
  let excess = 0;
  let squares = 0;
  for (let i = 0; i < response.length; i += 1) {
    const w = weights === undefined ? 1 : weights[i]!;
    excess += w * ((response[i]! - mean[i]!) ** 2 - response[i]!);
    squares += w * mean[i]! ** 2;
  }
  let size = excess > 0 ? squares / excess : 1e4;
  for (let round = 0; round < 60; round += 1) {
    const { score, information } = sizeDerivatives(response, mean, size, weights);
    // On ln size: first derivative size·score, second size²·(−information) + size·score.
    const curvature = size * size * information - size * score;
    const step = curvature > 0 ? (size * score) / curvature : Math.sign(score);
    size *= Math.exp(Math.max(-1.5, Math.min(1.5, step)));
    if (size > 1e7) return { size: Infinity, error: Infinity };
    if (Math.abs(step) < 1e-13) break;
  }
  return { size, error: Math.sqrt(1 / sizeDerivatives(response, mean, size, weights).information) };
}

function sizeDerivatives(
  response: ArrayLike<number>,
  mean: ArrayLike<number>,
  size: number,
  weights?: ArrayLike<number>,
): { readonly score: number; readonly information: number } {
  const digammaSize = digamma(size);
  const trigammaSize = trigamma(size);
  let score = 0;
  let information = 0;
  for (let i = 0; i < response.length; i += 1) {
    const y = response[i]!;
    const mu = mean[i]!;
    const w = weights === undefined ? 1 : weights[i]!;
    const gap = y === 0 ? 0 : digamma(size + y) - digammaSize;
    const bend = y === 0 ? 0 : trigammaSize - trigamma(size + y);
    score += w * (gap - Math.log1p(mu / size) + 1 - (y + size) / (mu + size));
    information += w * (bend - 1 / size + 2 / (mu + size) - (y + size) / (mu + size) ** 2);
  }
  return { score, information };
}

function logLikelihood(response: ArrayLike<number>, mean: ArrayLike<number>, size: number, weights?: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < response.length; i += 1) {
    sum += (weights === undefined ? 1 : weights[i]!) * negativeBinomialLogDensity(response[i]!, mean[i]!, size);
  }
  return sum;
}
