import { describe, expect, it } from 'vitest';
import { seeded } from './random.ts';
import { circularZones, graphZones } from './scanZones.ts';
import { disjointWindows, windowScan } from './windowScan.ts';

const random = seeded(5);
const points = Array.from({ length: 12 }, () => [random.next(), random.next()] as const);
const circles = circularZones(12, (a, b) => Math.hypot(points[a]![0] - points[b]![0], points[a]![1] - points[b]![1]), 0.4);
// Zones in no helpful order must give the same as growing ones.
const zones = [
  ...circles,
  ...graphZones(
    points.map((_, i) => [(i + 1) % 12]),
    2,
  ),
  [7, 3],
  [3],
];
const periods = 4;
const counts = Int32Array.from({ length: 12 * periods }, () => Math.floor(random.next() * 3));
for (let i = 0; i < counts.length; i++) if (i % periods !== 0) counts[i]! += counts[i - 1]!;
const total = 400;
const expected = (zone: number, k: number) => 0.7 * zones[zone]!.length * k;
const scan = windowScan({ zones, periods, total, expected });

describe('the window scan', () => {
  it('finds what trying every window by hand finds', () => {
    const byHand = zones.flatMap((zone, z) =>
      Array.from({ length: periods }, (_, k) => {
        const c = zone.reduce((sum, place) => sum + counts[place * periods + k]!, 0);
        const mu = expected(z, k + 1);
        return c <= mu ? 0 : c * Math.log(c / mu) + (total - c) * Math.log((total - c) / (total - mu));
      }),
    );
    const ratios = byHand.filter((llr) => llr > 0).sort((a, b) => b - a);
    expect(scan.maximum(counts)).toBeCloseTo(ratios[0]!, 9);
    const found = scan.windows(counts).map((window) => window.llr);
    expect(found).toHaveLength(ratios.length);
    for (const [i, llr] of found.entries()) expect(llr).toBeCloseTo(ratios[i]!, 10);
  });

  it('is silent when nothing is above its expectation', () => {
    const quiet = new Int32Array(12 * periods);
    expect(scan.maximum(quiet)).toBe(0);
    expect(scan.windows(quiet)).toEqual([]);
  });

  it('handles a window that holds every case', () => {
    const all = windowScan({ zones: [[0]], periods: 1, total: 5, expected: () => 2 });
    expect(all.maximum(Int32Array.of(5))).toBeCloseTo(5 * Math.log(2.5), 12);
    expect(all.windows(Int32Array.of(5))[0]?.llr).toBeCloseTo(5 * Math.log(2.5), 12);
  });

  it('reports windows that share no place', () => {
    const kept = disjointWindows(scan.windows(counts), zones, 4);
    const places = kept.flatMap((window) => zones[window.zone]!);
    expect(new Set(places).size).toBe(places.length);
    expect(kept.length).toBeLessThanOrEqual(4);
    expect(kept[0]?.llr).toBe(scan.windows(counts)[0]?.llr);
  });
});
