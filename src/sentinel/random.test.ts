import { describe, expect, it } from 'vitest';
import { gamma, negativeBinomial, normal, poisson, type Random, seeded } from './random.ts';

describe('seeded chance', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const draw = (seed: number): readonly number[] => {
      const random = seeded(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    for (const value of draw(3)) expect(value >= 0 && value < 1).toBe(true);
  });

  it.each([
    ['normal', (r: Random) => normal(r), 0, 1],
    ['gamma below 1', (r: Random) => gamma(r, 0.4), 0.4, 0.4],
    ['gamma', (r: Random) => gamma(r, 7), 7, 7],
    ['small Poisson', (r: Random) => poisson(r, 0.7), 0.7, 0.7],
    ['large Poisson', (r: Random) => poisson(r, 80), 80, 80],
    ['negative binomial', (r: Random) => negativeBinomial(r, 12, 4), 12, 12 + 144 / 4],
  ] as const)('has the mean and variance of its law: %s', (_, draw, mean, variance) => {
    const random = seeded(11);
    const size = 40_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < size; i += 1) {
      const value = draw(random);
      sum += value;
      squares += (value - mean) ** 2;
    }
    expect(Math.abs(sum / size - mean)).toBeLessThan(4 * Math.sqrt(variance / size));
    expect(Math.abs(squares / size / variance - 1)).toBeLessThan(0.06);
  });
});
