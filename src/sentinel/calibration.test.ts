import { describe, expect, it } from 'vitest';
import { calibrate, calibratedP, NOMINAL } from './calibration.ts';
import { seeded } from './random.ts';

/** Weeks of p-values that are too small too often: P(p ≤ u) = u^0.8. */
function optimistic(series: number, weeks: number, seed: number): Float64Array[] {
  const random = seeded(seed);
  return Array.from({ length: series }, () => Float64Array.from({ length: weeks }, () => random.next() ** (1 / 0.8)));
}

describe('calibration by replay', () => {
  it('turns an optimistic p into the share of quiet weeks', () => {
    const calibration = calibrate(optimistic(300, 52, 1));
    expect(calibratedP(calibration, 0.01)).toBeGreaterThan(0.9 * 0.01 ** 0.8);
    expect(calibratedP(calibration, 0.01)).toBeLessThan(1.1 * 0.01 ** 0.8);
    expect(calibratedP(calibration, 1)).toBe(1);
  });

  it('does not take past outbreaks for optimism', () => {
    const random = seeded(2);
    const quiet = Array.from({ length: 300 }, () => Float64Array.from({ length: 52 }, () => random.next()));
    const struck = quiet.map((replay) => replay.with(20, 1e-7).with(21, 1e-5));
    const plain = calibratedP(calibrate(quiet), 0.01);
    const despite = calibratedP(calibrate(struck), 0.01);
    expect(Math.abs(despite / plain - 1)).toBeLessThan(0.05);
    expect(Math.abs(plain / 0.01 - 1)).toBeLessThan(0.15);
  });

  it('stays near nominal while there is little to learn from, and is monotone', () => {
    expect(calibratedP(NOMINAL, 0.03)).toBeCloseTo(0.03, 12);
    expect(calibratedP(calibrate([]), 0.01)).toBeCloseTo(0.01, 6);
    const calibration = calibrate(optimistic(3, 52, 3));
    let last = 0;
    for (let p = 0.001; p < 1; p += 0.001) {
      const now = calibratedP(calibration, p);
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
    }
  });
});
