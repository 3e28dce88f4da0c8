import type { Glm } from './glm.ts';

/**
 * Weights that let past outbreaks count less: 1, or s⁻² where the Anscombe residual s = 1.5·(y^⅔·μ^(−1/6) − √μ)/√φ exceeds `threshold`
 * (φ at least 1). Source: Farrington 1996 with the threshold of Noufaily 2013 (10.1002/sim.5595), leverages left out.
 */
export function outbreakWeights(counts: ArrayLike<number>, { fitted, dispersion }: Glm, threshold = 2.58): Float64Array {
  const scale = Math.sqrt(dispersion > 1 ? dispersion : 1);
  return fitted.map((mu, t) => {
    const residual = (1.5 * (counts[t]! ** (2 / 3) * mu ** (-1 / 6) - Math.sqrt(mu))) / scale;
    return residual > threshold ? residual ** -2 : 1;
  });
}
