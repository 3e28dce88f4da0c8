import { describe, expect, it } from 'vitest';
import { fitGlm } from './glm.ts';
import { weeklyDesign } from './harmonic.ts';
import { poisson, seeded } from './random.ts';
import { replay } from './replay.ts';
import { fitRidge } from './ridgeCounts.ts';

const weeks = 208;
const design = weeklyDesign({ weeks });
const random = seeded(6);
const counts = Float64Array.from({ length: weeks }, (_, week) =>
  poisson(random, 9 * Math.exp(0.4 * Math.sin((2 * Math.PI * week) / 52))),
);

describe('penalised count regression', () => {
  it('is the plain regression when the priors are flat', () => {
    const flat = { ...design, precision: new Float64Array(design.columns) };
    const columns = Array.from({ length: design.columns }, (_, j) =>
      counts.map((_, week) => design.values[week * design.columns + j]!),
    );
    const plain = fitGlm({ response: counts, design: columns });
    const ridge = fitRidge({ counts, design: flat, from: 0, to: weeks });
    for (const [j, value] of plain.coefficients.entries()) expect(ridge.coefficients[j]).toBeCloseTo(value, 5);
    expect(ridge.dispersion).toBeCloseTo(Math.max(1, plain.dispersion), 5);
    for (let j = 0; j < design.columns; j += 1) {
      const at = j * design.columns + j;
      expect(ridge.covariance[at]! / (plain.unscaledCovariance[at]! * ridge.dispersion)).toBeCloseTo(1, 3);
    }
  });

  it('passes over missing weeks', () => {
    const gap = counts.map((count, week) => (week >= 100 && week < 110 ? Number.NaN : count));
    const fit = fitRidge({ counts: gap, design, from: 0, to: weeks });
    expect(fit.coefficients.every(Number.isFinite)).toBe(true);
    expect(Math.abs(fit.fitted[50]! / fitRidge({ counts, design, from: 0, to: weeks }).fitted[50]! - 1)).toBeLessThan(0.1);
  });

  it('gives a replay that knows nothing of later weeks', () => {
    const before = replay({ counts, from: 150, to: 160, design });
    const changed = replay({ counts: counts.map((count, week) => (week >= 160 ? 99 : count)), from: 150, to: 160, design });
    expect([...changed]).toEqual([...before]);
    expect(replay({ counts, from: 0, to: 4, design }).every(Number.isNaN)).toBe(true);
  });
});
