import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CalendarPeriod } from './calendarDesign.ts';
import { forecastCounts } from './forecast.ts';
import { bandCoverage, intervalScore, mase } from './forecastMetrics.ts';
import { poisson, seeded } from './random.ts';

const sharedData = process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');

/** Days from a Monday on; every year has a break of 42 days from day 120 on, in which a tenth of the cases come. */
const days = (count: number): CalendarPeriod[] =>
  Array.from({ length: count }, (_, t) => ({
    phase: (t / 365.25) % 1,
    weekday: (t % 7) + 1,
    breakShare: isBreak(t) ? 1 : 0,
  }));
const isBreak = (t: number) => t % 365 >= 120 && t % 365 < 162;
const rate = (t: number) => 8 * (t % 7 === 0 ? 2 : 1) * (isBreak(t) ? 0.1 : 1);

function campus(past: number, horizon: number, change: (t: number) => number = () => 1) {
  const random = seeded(11);
  const calendar = days(past + horizon);
  const counts = Array.from({ length: past }, (_, t) => poisson(random, rate(t) * change(t)));
  return forecastCounts({ counts, past: calendar.slice(0, past), future: calendar.slice(past), cycle: 7 })!;
}

describe('the forecast of counts', () => {
  it('knows that Mondays are double', () => {
    const { periods } = campus(350, 14);
    for (const [i, { mean }] of periods.entries()) expect(Math.abs(mean / rate(350 + i) - 1)).toBeLessThan(0.25);
  });

  it('expects little in the break and the old level right after it', () => {
    const { periods } = campus(365 + 150, 28);
    for (const [i, { mean }] of periods.entries()) {
      expect(mean / rate(365 + 150 + i)).toBeGreaterThan(0.6);
      expect(mean / rate(365 + 150 + i)).toBeLessThan(1.7);
    }
  });

  it('follows a lasting change of level', () => {
    const { total } = campus(360, 14, (t) => (t > 300 ? 2 : 1));
    const doubled = 2 * Array.from({ length: 14 }, (_, i) => rate(360 + i)).reduce((sum, value) => sum + value, 0);
    expect(total.mean / doubled).toBeGreaterThan(0.75);
    expect(total.mean / doubled).toBeLessThan(1.15);
  });

  it('does not forecast a past outbreak again', () => {
    const calm = campus(700, 14);
    const after = campus(700, 14, (t) => (t >= 335 && t < 349 ? 8 : 1));
    expect(after.total.mean / calm.total.mean).toBeLessThan(1.15);
  });

  it('keeps bands inside each other and around the median', () => {
    const { periods, total } = campus(400, 14);
    for (const { band50, band90, median } of [...periods, total]) {
      expect(band90.low).toBeLessThanOrEqual(band50.low);
      expect(band50.low).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(band50.high);
      expect(band50.high).toBeLessThanOrEqual(band90.high);
    }
    expect(total.mean).toBeCloseTo(
      periods.reduce((sum, { mean }) => sum + mean, 0),
      9,
    );
    expect(total.band90.high).toBeLessThan(periods.reduce((sum, { band90 }) => sum + band90.high, 0));
  });

  it('covers 90 % of what comes when the world is as it was', () => {
    let covered = 0;
    for (let origin = 420; origin < 700; origin += 14) {
      const random = seeded(99);
      const counts = Array.from({ length: origin + 14 }, (_, t) => poisson(random, rate(t)));
      const calendar = days(origin + 14);
      const { periods } = forecastCounts({
        counts: counts.slice(0, origin),
        past: calendar.slice(0, origin),
        future: calendar.slice(origin),
        cycle: 7,
      })!;
      covered += bandCoverage(
        counts.slice(origin),
        periods.map(({ band90 }) => band90),
      );
    }
    expect(covered / 20).toBeGreaterThan(0.87);
    expect(covered / 20).toBeLessThan(0.98);
  });

  it.skipIf(!existsSync(sharedData))("errs less than R's theta and stlf on salmonella agona (shared data needed)", () => {
    const { series } = JSON.parse(readFileSync(join(sharedData, 'detection/golden/golden_agona.json'), 'utf8')) as {
      series: { observed: number[] };
    };
    const golden = readFileSync(join(sharedData, 'forecast/forecast_golden.csv'), 'utf8')
      .split('\n')
      .map((line) => line.replaceAll('"', '').split(','))
      .filter(([name]) => name === 'agona');
    const meanOf = (method: string) => {
      const rows = golden.filter((row) => row[2] === method);
      return rows.reduce((sum, row) => sum + Number(row[4]) / rows.length, 0);
    };
    const calendar = series.observed.map((_, t) => ({ phase: (t % 52) / 52 }));
    const origins = golden.filter((row) => row[2] === 'theta').map((row) => Number(row[1]));
    let ours = 0;
    for (const origin of origins) {
      const history = series.observed.slice(0, origin);
      const { periods } = forecastCounts({
        counts: history,
        past: calendar.slice(0, origin),
        future: calendar.slice(origin, origin + 4),
        cycle: 52,
      })!;
      const means = periods.map(({ mean }) => mean);
      ours += mase(series.observed.slice(origin, origin + 4), means, { history, period: 52 }) / origins.length;
    }
    expect(origins).toHaveLength(12);
    expect(ours).toBeLessThan(Math.min(meanOf('theta'), meanOf('stlf')));
  });

  it('makes do with eight weeks, survives zeros, and says nothing about less', () => {
    const weeks = Array.from({ length: 12 }, (_, t) => ({ phase: t / 52 }));
    const ask = (counts: number[]) =>
      forecastCounts({ counts, past: weeks.slice(0, counts.length), future: weeks.slice(counts.length, 12), cycle: 52 });
    expect(Math.abs(ask([3, 5, 4, 6, 2, 4, 5, 3])!.total.mean - 16)).toBeLessThan(1);
    expect(ask([0, 0, 0, 0, 0, 0, 0, 1])!.periods.every(({ mean }) => mean > 0 && mean < 1)).toBe(true);
    expect(ask([0, 0, 0, 0, 0, 0, 0, 0])).toBeNull();
    expect(ask([3, 5, 4, 6, 2, 4, 5])).toBeNull();
  });
});

describe('forecast metrics', () => {
  it('scale the error by that of repeating the last cycle', () => {
    expect(mase([5, 7], [4, 9], { history: [1, 2, 4, 4], period: 2 })).toBeCloseTo(1.5 / 2.5, 12);
    expect(mase([1], [1], { history: [3, 3, 3], period: 1 })).toBeNaN();
  });

  it('count what lies in a band, ends included, and fine what does not', () => {
    const bands = [
      { low: 1, high: 3 },
      { low: 1, high: 3 },
    ];
    expect(bandCoverage([3, 4], bands)).toBe(0.5);
    expect(intervalScore([3, 4], bands, 0.9)).toBeCloseTo((2 + 2 + 20) / 2, 12);
  });
});
