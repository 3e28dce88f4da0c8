import { describe, expect, it } from 'vitest';
import { judgeColdStart } from './coldStart.ts';
import { judgeWeek, type WeekVerdict, weeklyDesign } from './harmonic.ts';
import { poisson, seeded } from './random.ts';

const WEEKS = 312;
const design = weeklyDesign({ weeks: WEEKS });
const CURRENT = WEEKS - 1;

/** Six years of weekly counts around `level`, twice as many in winter as in summer. */
function seasonal(level: number, seed = 1): Float64Array {
  const random = seeded(seed);
  return Float64Array.from({ length: WEEKS }, (_, week) =>
    poisson(random, level * Math.exp(0.35 * Math.cos((2 * Math.PI * week) / 52))),
  );
}

const judge = (counts: Float64Array, week = CURRENT): WeekVerdict => judgeWeek(counts, week, { design })!;

describe('the harmonic detector', () => {
  it('expects the season and measures a burst against it', () => {
    const counts = seasonal(10);
    const winter = judge(counts.with(CURRENT, 14));
    expect(winter.expected).toBeGreaterThan(12);
    expect(winter.pValue).toBeGreaterThan(0.05);
    const burst = judge(counts.with(CURRENT, 40));
    expect(burst.pValue).toBeLessThan(1e-6);
    expect(burst.ratio).toBeGreaterThan(1000);
    expect(burst.timesExpected).toBeGreaterThan(2.3);
    expect(burst.range[1]).toBeLessThan(40);
    expect(burst.usual[0]).toBeGreaterThanOrEqual(burst.range[0]);
  });

  it('sees over two weeks what neither week shows alone', () => {
    const counts = seasonal(10).with(CURRENT, 22);
    const alone = judge(counts.with(CURRENT - 1, 13));
    const both = judge(counts.with(CURRENT - 1, 26));
    expect(alone.pValue).toBeGreaterThan(0.01);
    expect(both.pValue).toBeLessThan(0.005);
  });

  it('has p-values that are exact while nothing happens', () => {
    let below = 0;
    let judged = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const counts = seasonal(4, seed);
      for (let week = 270; week < WEEKS; week += 2) {
        judged += 1;
        if (judge(counts, week).pValue <= 0.05) below += 1;
      }
    }
    expect(below / judged).toBeGreaterThan(0.03);
    expect(below / judged).toBeLessThan(0.065);
  });

  it('says nothing with less than a year and a half of history', () => {
    expect(judgeWeek(seasonal(10), 70, { design })).toBeNull();
    expect(judgeWeek(seasonal(10), 90, { design })).not.toBeNull();
  });

  it('stays finite on a series without a single case', () => {
    const verdict = judge(new Float64Array(WEEKS).with(CURRENT, 2));
    expect(Number.isFinite(verdict.ratio)).toBe(true);
    expect(verdict.pValue).toBeGreaterThan(0);
    expect(verdict.pValue).toBeLessThan(0.01);
  });
});

describe('bad input', () => {
  it('a category split in two in mid-year: the old half is silent, the new half is judged by its share', () => {
    const counts = seasonal(20).map((count, week) => (week < CURRENT - 20 ? count : Math.round(count / 2)));
    for (let week = CURRENT - 20; week <= CURRENT; week += 1) expect(judge(counts, week).pValue).toBeGreaterThan(0.01);
    const parent = { expected: judge(seasonal(20)).expected, dispersion: 1.2 };
    expect(judgeColdStart({ counts: [11], parent, share: 0.5 })!.alarm).toBe(false);
    expect(judgeColdStart({ counts: [30], parent, share: 0.5 })!.alarm).toBe(true);
    expect(judgeColdStart({ counts: [11], parent: null, share: 0.5 })).toBeNull();
  });

  it('a building closed for repair: no alarm while closed, none when it opens again', () => {
    const closed = seasonal(8).map((count, week) => (week >= CURRENT - 30 && week < CURRENT - 2 ? Number.NaN : count));
    expect(judgeWeek(closed, CURRENT - 10, { design })).toBeNull();
    for (let week = CURRENT - 2; week <= CURRENT; week += 1) expect(judge(closed, week).pValue).toBeGreaterThan(0.01);
    const unmarked = closed.map((count) => (Number.isNaN(count) ? 0 : count));
    for (let week = CURRENT - 30; week < CURRENT - 2; week += 1) expect(judge(unmarked, week).pValue).toBeGreaterThan(0.05);
  });

  it('a portal outage: the thin week is no news and does not hide the burst after it', () => {
    const counts = seasonal(10).with(CURRENT - 1, Number.NaN);
    expect(judge(counts).pValue).toBeGreaterThan(0.01);
    expect(judge(counts.with(CURRENT, 35)).pValue).toBeLessThan(1e-4);
  });

  it('an import of 5,000 old cases under one date: this week is judged as before', () => {
    const counts = seasonal(10).with(CURRENT, 30);
    const imported = counts.with(CURRENT - 60, 5000);
    expect(judge(imported).expected / judge(counts).expected).toBeGreaterThan(0.8);
    expect(judge(imported).expected / judge(counts).expected).toBeLessThan(1.25);
  });

  it('a winter break of zeros: silent in the break and on return', () => {
    const breaks = Float64Array.from({ length: WEEKS + 4 }, (_, week) => (week % 52 >= 3 && week % 52 < 8 ? 1 : 0));
    const random = seeded(9);
    const counts = breaks.map((inBreak) => (inBreak === 1 ? 0 : poisson(random, 12)));
    const withBreaks = weeklyDesign({ weeks: counts.length, extra: [breaks] });
    for (let week = 264; week < 272; week += 1)
      expect(judgeWeek(counts, week, { design: withBreaks })!.pValue).toBeGreaterThan(0.01);
    expect(judgeWeek(counts.with(266, 3), 266, { design: withBreaks })!.pValue).toBeLessThan(0.01);
  });

  it('a year of 53 weeks: the season follows the date, not the week number', () => {
    const start = Temporal.PlainDate.from('2019-12-30');
    const season = Float64Array.from({ length: WEEKS }, (_, week) => {
      const date = start.add({ weeks: week });
      return date.year + (date.dayOfYear - 1) / date.daysInYear;
    });
    const byDate = weeklyDesign({ weeks: WEEKS, season });
    const random = seeded(4);
    const counts = season.map((year) => poisson(random, 15 * Math.exp(0.8 * Math.cos(2 * Math.PI * year))));
    const verdict = judgeWeek(counts, CURRENT, { design: byDate })!;
    expect(Math.abs(verdict.expected / (15 * Math.exp(0.8 * Math.cos(2 * Math.PI * season[CURRENT]!))) - 1)).toBeLessThan(0.15);
  });
});
