import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fitGlm, leverages } from './glm.ts';
import { fitNegativeBinomial } from './negativeBinomialGlm.ts';
import { negativeBinomial, seeded } from './random.ts';

const sharedData = process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const golden = join(sharedData, 'detection/golden');

describe('generalised linear models of counts', () => {
  it.skipIf(!existsSync(golden))('equal R’s glm and glm.nb (needs the shared data)', () => {
    const { series } = JSON.parse(readFileSync(join(golden, 'golden_agona.json'), 'utf8')) as { series: { observed: number[] } };
    const { glm_qp, glm_nb } = JSON.parse(readFileSync(join(golden, 'misc_golden.json'), 'utf8')) as Golden;
    const weeks = series.observed.map((_, i) => i + 1);
    const angle = (week: number): number => (2 * Math.PI * week) / 52;
    const design = [weeks.map(() => 1), weeks, weeks.map((w) => Math.sin(angle(w))), weeks.map((w) => Math.cos(angle(w)))];
    const order = [0, 1, 3, 2];

    const quasi = fitGlm({ response: series.observed, design });
    expect(quasi.dispersion).toBeCloseTo(glm_qp.phi, 12);
    expect(quasi.deviance).toBeCloseTo(glm_qp.deviance, 9);
    for (const [i, j] of order.entries()) {
      expect(quasi.coefficients[i]).toBeCloseTo(glm_qp.coef[j]!, 13);
      expect(Math.sqrt(quasi.covariance[5 * i]!)).toBeCloseTo(glm_qp.se[j]!, 13);
    }
    const hat = leverages(design, quasi);
    for (const [i, h] of glm_qp.hat.entries()) expect(hat[i]).toBeCloseTo(h, 13);

    // MASS stops its size at a tolerance of 1e-4 × its error; ours goes on to the maximum.
    const negative = fitNegativeBinomial({ response: series.observed, design });
    expect(negative.size).toBeCloseTo(glm_nb.theta, 5);
    expect(negative.sizeError).toBeCloseTo(glm_nb.se_theta, 5);
    expect(negative.logLikelihood).toBeGreaterThanOrEqual(glm_nb.loglik - 1e-9);
    for (const [i, j] of order.entries()) expect(negative.coefficients[i]).toBeCloseTo(glm_nb.coef[j]!, 5);
  });

  it('leaves out a column that repeats others and still predicts', () => {
    const response = [3, 5, 2, 8, 4, 6];
    const ones = response.map(() => 1);
    const odd = response.map((_, i) => i % 2);
    const fit = fitGlm({ response, design: [ones, odd, ones.map((_, i) => 1 - (i % 2))] });
    expect(fit.rank).toBe(2);
    expect(fit.coefficients[2]).toBe(0);
    expect(fit.fitted[0]).toBeCloseTo(3, 8);
    expect(fit.fitted[1]).toBeCloseTo(19 / 3, 8);
  });

  it('takes exposure as an offset and prior weights as repeated rows', () => {
    const exposure = [10, 20, 40];
    const fit = fitGlm({ response: [1, 2, 4], design: [[1, 1, 1]], offset: exposure.map(Math.log) });
    expect(Math.exp(fit.coefficients[0]!)).toBeCloseTo(0.1, 8);
    const weighted = fitGlm({ response: [1, 9], design: [[1, 1]], weights: [3, 1] });
    expect(weighted.fitted[0]).toBeCloseTo(3, 8);
  });

  it('finds the size that made the counts', () => {
    const random = seeded(5);
    const response = Array.from({ length: 4000 }, () => negativeBinomial(random, 6, 3));
    const fit = fitNegativeBinomial({ response, design: [response.map(() => 1)] });
    expect(Math.abs(fit.size - 3)).toBeLessThan(3 * fit.sizeError);
    expect(fit.sizeError).toBeLessThan(0.2);
  });
});

interface Golden {
  readonly glm_qp: { coef: number[]; se: number[]; phi: number; deviance: number; hat: number[] };
  readonly glm_nb: { coef: number[]; theta: number; se_theta: number; loglik: number };
}
