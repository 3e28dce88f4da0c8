import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kruskalWallis } from './kruskalWallis.ts';
import { poisson, seeded } from './random.ts';
import { seasonality } from './seasonality.ts';

const golden = join(process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data'), 'detection/golden');

const weeks = (count: number) => Array.from({ length: count }, (_, t) => (t % 52) / 52);
const series = (count: number, rate: (week: number, t: number) => number, seed = 1) => {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, t) => poisson(random, rate(t % 52, t)));
};
const heating = (week: number) => (week >= 10 && week < 16 ? 12 : 3);

describe('seasonality', () => {
  it('finds a heating season, when it peaks and where it begins', () => {
    const found = seasonality({ counts: series(156, heating), phases: weeks(156) })!;
    expect(found.verdict).toBe('seasonal');
    expect(found.peakToTrough).toBeGreaterThan(2);
    expect(Math.abs(found.peak * 52 - 12.5)).toBeLessThan(2);
    expect(found.high.from * 52).toBeLessThan(11);
    expect(found.high.to * 52).toBeGreaterThan(15);
  });

  it('only suspects a season seen once', () => {
    const counts = series(60, (week) => 5 * Math.exp(0.8 * Math.cos((2 * Math.PI * (week - 12)) / 52)));
    expect(seasonality({ counts, phases: weeks(60) })!.verdict).toBe('suspected');
  });

  it('sees a peak that runs over the new year', () => {
    const found = seasonality({ counts: series(156, (week) => (week >= 49 || week < 4 ? 12 : 2)), phases: weeks(156) })!;
    expect(found.high.from).toBeGreaterThan(0.8);
    expect(found.high.to).toBeLessThan(0.2);
  });

  it('does not take two old outbreaks for a season', () => {
    const outbreaks = series(156, (_, t) => ((t >= 30 && t < 33) || (t >= 90 && t < 93) ? 25 : 4));
    expect(seasonality({ counts: outbreaks, phases: weeks(156) })!.verdict).toBe('none');
  });

  it('asks for an effect worth acting on', () => {
    const slight = seasonality({
      counts: series(260, (week) => 400 * (1 + 0.1 * Math.cos((2 * Math.PI * week) / 52))),
      phases: weeks(260),
    })!;
    expect(slight.p).toBeLessThan(0.001);
    expect(slight).toMatchObject({ verdict: 'none' });
  });

  it('does not call the holidays a season when it is told who was there', () => {
    const present = Array.from({ length: 156 }, (_, t) => (t % 52 >= 18 && t % 52 < 24 ? 0.1 : 1));
    const counts = series(156, (_, t) => 6 * present[t]!);
    expect(seasonality({ counts, phases: weeks(156) })!.verdict).toBe('seasonal');
    expect(seasonality({ counts, phases: weeks(156), exposure: present })!.verdict).toBe('none');
  });

  it('has too little history below one year and nothing to say without a case', () => {
    expect(seasonality({ counts: series(40, heating), phases: weeks(40) })).toBeNull();
    expect(seasonality({ counts: new Array(104).fill(0), phases: weeks(104) })).toBeNull();
  });
});

describe('the Kruskal–Wallis test', () => {
  it.skipIf(!existsSync(golden))('equals R (shared data needed)', () => {
    const { kruskal } = JSON.parse(readFileSync(join(golden, 'misc_golden.json'), 'utf8')) as {
      kruskal: { group: number[]; H: number; df: number; p: number };
    };
    const { series: agona } = JSON.parse(readFileSync(join(golden, 'golden_agona.json'), 'utf8')) as {
      series: { observed: number[] };
    };
    const { h, df, p } = kruskalWallis(agona.observed, kruskal.group);
    expect(df).toBe(kruskal.df);
    expect(Math.abs(h / kruskal.H - 1)).toBeLessThan(1e-12);
    expect(Math.abs(p / kruskal.p - 1)).toBeLessThan(1e-9);
  });

  it('judges neither one group nor equal values', () => {
    expect(kruskalWallis([1, 2, 3], [0, 0, 0]).p).toBe(1);
    expect(kruskalWallis([2, 2, 2, 2], [0, 0, 1, 1]).p).toBe(1);
  });
});
