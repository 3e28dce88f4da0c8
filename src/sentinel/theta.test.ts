import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { multiplicativeSeason } from './multiplicativeSeason.ts';
import { smoothLevel } from './smoothLevel.ts';
import { thetaForecast } from './theta.ts';

const sharedData = process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const rows = (path: string) =>
  readFileSync(join(sharedData, path), 'utf8')
    .replaceAll('"', '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe('Theta', () => {
  it.skipIf(!existsSync(sharedData))("makes R forecast's errors on daily and weekly counts (shared data needed)", () => {
    const golden = rows('forecast/forecast_golden.csv').filter(([, , method]) => method === 'theta');
    const daily = (name: string) => rows(`forecast/nyc311_${name}.csv`).map((row) => Number(row[1]));
    const weekly = (name: string) => rows(`detection/golden/series/${name}.csv`).map((row) => Number(row[2]));
    for (const { series, counts, period, horizon } of [
      { series: 'Noise_Street_Sidewalk', counts: daily('Noise_Street_Sidewalk'), period: 7, horizon: 14 },
      { series: 'Illegal_Parking', counts: daily('Illegal_Parking'), period: 7, horizon: 14 },
      { series: 'agona', counts: weekly('salmonella.agona'), period: 52, horizon: 4 },
      { series: 'h1_nrwrp', counts: weekly('h1_nrwrp'), period: 52, horizon: 4 },
    ]) {
      const origins = golden.filter(([name, origin]) => name === series && Number(origin) + horizon <= counts.length);
      expect(origins.length).toBeGreaterThanOrEqual(12);
      let ours = 0;
      let theirs = 0;
      for (const [, origin, , mae] of origins) {
        const actual = counts.slice(Number(origin), Number(origin) + horizon);
        const { mean } = thetaForecast(counts.slice(0, Number(origin)), horizon, period);
        ours += actual.reduce((sum, count, i) => sum + Math.abs(count - Math.max(0, mean[i]!)), 0) / horizon;
        theirs += Number(mae);
      }
      // R stops its search for the weight earlier; the errors agree to about a part in a thousand.
      expect(Math.abs(ours / theirs - 1)).toBeLessThan(0.003);
    }
  });

  it('carries a straight line on at half its slope', () => {
    const { mean } = thetaForecast(
      Array.from({ length: 60 }, (_, t) => 10 + 2 * t),
      3,
      1,
    );
    for (const [h, value] of mean.entries()) expect(value).toBeCloseTo(128 + (h + 1), 2);
  });

  it('repeats a weekly pattern', () => {
    const week = [20, 12, 11, 10, 9, 4, 3];
    const { mean } = thetaForecast(
      Array.from({ length: 70 }, (_, t) => week[t % 7]!),
      7,
      7,
    );
    for (const [h, value] of mean.entries()) expect(value).toBeCloseTo(week[h]!, 1);
  });
});

describe('the multiplicative season', () => {
  it('has factors that are 1 on average, for even and odd cycles', () => {
    for (const pattern of [
      [2, 1, 3, 2],
      [5, 1, 3],
    ]) {
      const series = Array.from({ length: 40 }, (_, t) => pattern[t % pattern.length]! * 10);
      const factors = multiplicativeSeason(series, pattern.length)!;
      const mean = pattern.reduce((sum, value) => sum + value, 0) / pattern.length;
      for (const [i, factor] of factors.entries()) expect(factor).toBeCloseTo(pattern[i]! / mean, 10);
    }
  });

  it('is not taken from noise, from two cycles or from a cycle with an empty place', () => {
    const noise = Array.from({ length: 60 }, (_, t) => 10 + ((t * t * 7919) % 11));
    expect(multiplicativeSeason(noise, 7)).toBeNull();
    expect(multiplicativeSeason([1, 2, 3, 1, 2, 3], 3)).toBeNull();
    expect(
      multiplicativeSeason(
        Array.from({ length: 60 }, (_, t) => (t % 3) * 5),
        3,
      ),
    ).toBeNull();
    expect(multiplicativeSeason(new Array(60).fill(4), 7)).toBeNull();
  });
});

describe('the smoothed level', () => {
  it('is the mean of white noise and the last value of a random walk', () => {
    const noise = Array.from({ length: 200 }, (_, t) => 50 + (t % 2 === 0 ? 1 : -1));
    expect(smoothLevel(noise).level).toBeCloseTo(50, 1);
    expect(smoothLevel(noise).alpha).toBeLessThan(0.02);
    const steps = Array.from({ length: 200 }, (_, t) => Math.floor(t / 20) * 10);
    expect(smoothLevel(steps).level).toBeCloseTo(90, 1);
    expect(smoothLevel(steps).alpha).toBeGreaterThan(0.9);
  });
});
