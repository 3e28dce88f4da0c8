import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chiSquareCdf, chiSquareQuantile, chiSquareTail, gammaCdf, gammaQuantile, gammaTail } from './chiSquare.ts';
import { fisherCdf, fisherQuantile, fisherTail } from './fisherF.ts';
import { digamma, logGamma, trigamma } from './gammaFunction.ts';
import {
  negativeBinomialCdf,
  negativeBinomialDensity,
  negativeBinomialQuantile,
  negativeBinomialTail,
} from './negativeBinomial.ts';
import { normalQuantile, normalTail } from './normal.ts';
import { poissonCdf, poissonDensity, poissonQuantile, poissonTail } from './poisson.ts';
import { studentCdf, studentQuantile, studentTail } from './studentT.ts';

const sharedData = process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const goldenFile = join(sharedData, 'detection/golden/misc_golden.json');

describe('distributions', () => {
  it('have exact closed forms where one exists', () => {
    closeTo(chiSquareTail(700, 2), Math.exp(-350));
    closeTo(gammaTail(3, 1, 2), Math.exp(-6));
    closeTo(studentTail(40, 1), Math.atan(1 / 40) / Math.PI);
    closeTo(fisherTail(9, 2, 4), (1 + 9 / 2) ** -2);
    closeTo(logGamma(0.5), 0.5 * Math.log(Math.PI));
    closeTo(logGamma(101), 363.7393755555635);
    closeTo(digamma(1), -0.5772156649015329);
    closeTo(trigamma(0.5), Math.PI ** 2 / 2);
    closeTo(normalTail(10), 7.619853024160527e-24);
  });

  it('sum to their tails for small and large means', () => {
    for (const [mean, size, from] of [
      [0.05, 0.3, 4],
      [3, 1.5, 30],
      [80, 400, 130],
      [5000, 20000, 5600],
    ] as const) {
      let binomial = 0;
      let plain = 0;
      for (let k = from + 4000; k >= from; k -= 1) {
        binomial += negativeBinomialDensity(k, mean, size);
        plain += poissonDensity(k, mean);
      }
      closeTo(negativeBinomialTail(from, mean, size), binomial);
      closeTo(poissonTail(from, mean), plain);
      closeTo(negativeBinomialCdf(from - 1, mean, size) + binomial, 1);
      closeTo(poissonCdf(from - 1, mean) + plain, 1);
    }
  });

  it('give back the probability of their own quantile', () => {
    for (const p of [1e-8, 0.013, 0.4, 0.9, 0.99999]) {
      closeTo(normalTail(-normalQuantile(p)), p);
      closeTo(studentCdf(studentQuantile(p, 7), 7), p, 1e-10);
      closeTo(fisherCdf(fisherQuantile(p, 4, 250), 4, 250), p, 1e-10);
      closeTo(chiSquareCdf(chiSquareQuantile(p, 12), 12), p, 1e-10);
      closeTo(gammaCdf(gammaQuantile(p, 0.7, 3), 0.7, 3), p, 1e-10);
      const k = negativeBinomialQuantile(p, 17, 2.5);
      expect(negativeBinomialCdf(k, 17, 2.5)).toBeGreaterThanOrEqual(p);
      expect(negativeBinomialCdf(k - 1, 17, 2.5)).toBeLessThan(p);
    }
  });

  it.skipIf(!existsSync(goldenFile))('equal what R computes (needs the shared data)', () => {
    const golden = JSON.parse(readFileSync(goldenFile, 'utf8')) as Golden;
    for (const row of golden.nb) {
      const size = row.mu / (row.phi - 1);
      closeTo(negativeBinomialTail(row.q, row.mu, size), row.upper, 1e-11);
      expect(negativeBinomialQuantile(0.99, row.mu, size)).toBe(row.q99);
    }
    for (const row of golden.pois) {
      closeTo(poissonTail(row.q, row.mu), row.upper, 1e-12);
      expect(poissonQuantile(0.99, row.mu)).toBe(row.q99);
    }
    for (const row of golden.pt) closeTo(2 * studentTail(row.t, row.df), row.p, 1e-12);
    for (const row of golden.qnorm) closeTo(normalQuantile(row.p), row.z, 1e-13);
  });
});

interface Golden {
  readonly nb: readonly { mu: number; phi: number; q: number; upper: number; q99: number }[];
  readonly pois: readonly { mu: number; q: number; upper: number; q99: number }[];
  readonly pt: readonly { t: number; df: number; p: number }[];
  readonly qnorm: readonly { p: number; z: number }[];
}

function closeTo(actual: number, expected: number, relative = 2e-13): void {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    relative * Math.abs(expected) + 1e-300,
  );
}
