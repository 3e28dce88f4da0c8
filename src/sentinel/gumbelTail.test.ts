import { describe, expect, it } from 'vitest';
import { fitGumbel, gumbelTail } from './gumbelTail.ts';
import { seeded } from './random.ts';

describe('the Gumbel tail', () => {
  it('is the closed form, far out as well', () => {
    expect(gumbelTail(0, { location: 0, scale: 1 })).toBeCloseTo(1 - Math.exp(-1), 14);
    expect(gumbelTail(40, { location: 0, scale: 1 }) / Math.exp(-40)).toBeCloseTo(1, 12);
  });

  it('recovers location and scale from draws', () => {
    const random = seeded(1);
    const draws = Array.from({ length: 20_000 }, () => 3 - 2 * Math.log(-Math.log(1 - random.next())));
    const fit = fitGumbel(draws)!;
    expect(fit.location).toBeCloseTo(3, 1);
    expect(fit.scale).toBeCloseTo(2, 1);
  });

  it('is not fitted to a handful of values or to values without spread', () => {
    expect(fitGumbel([1, 2, 3])).toBeNull();
    expect(fitGumbel(new Float64Array(50).fill(2))).toBeNull();
  });
});
