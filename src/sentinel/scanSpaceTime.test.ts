import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seeded } from './random.ts';
import { scanSpaceTime } from './scanSpaceTime.ts';
import { circularZones, greatCircleKilometres } from './scanZones.ts';

const scanData = join(process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data'), 'detection/scan');
const lines = (name: string) =>
  readFileSync(join(scanData, name), 'utf8')
    .replaceAll('"', '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

const side = 8;
const zones = circularZones(
  side * side,
  (a, b) => Math.hypot((a % side) - (b % side), Math.floor(a / side) - Math.floor(b / side)),
  2,
);

/** Cases spread evenly over 64 buildings and 60 days, plus what a test plants. */
function campus(seed: number, planted: readonly { place: number; day: number }[] = []) {
  const random = seeded(seed);
  const cases = Array.from({ length: 480 }, () => ({
    place: Math.floor(random.next() * side * side),
    day: Math.floor(random.next() * 60),
  }));
  const all = [...cases, ...planted];
  return { places: all.map(({ place }) => place), days: all.map(({ day }) => day), placeCount: 64, dayCount: 60, random };
}

describe('the space–time permutation scan', () => {
  it.skipIf(!existsSync(scanData))('equals the reference on the NYC fever cases (shared data needed)', () => {
    const places = lines('NYCfevergeo.csv');
    const index = new Map(places.map(([zip], i) => [zip!, i]));
    const positions = places.map(([, latitude, longitude]) => ({ latitude: Number(latitude), longitude: Number(longitude) }));
    const cases = lines('NYCfevercas.csv').flatMap(([zip, count, date]) =>
      Array.from({ length: Number(count) }, () => ({ place: index.get(zip!)!, day: Number(date!.split('/')[2]) - 1 })),
    );
    const circles = circularZones(positions.length, (a, b) => greatCircleKilometres(positions[a]!, positions[b]!), 3);
    expect(circles).toHaveLength(1261);

    const found = scanSpaceTime({
      places: cases.map(({ place }) => place),
      days: cases.map(({ day }) => day),
      placeCount: positions.length,
      dayCount: 24,
      zones: circles,
      maxDays: 7,
      random: seeded(1),
    });

    const reference = JSON.parse(readFileSync(join(scanData, 'nycfever_reference.json'), 'utf8')) as {
      clusters: { zips: string[]; observed: number; expected: number; llr: number; p_mc999: number }[];
    };
    const golden = JSON.parse(readFileSync(join(scanData, 'stps_golden.json'), 'utf8')) as {
      NYCfever: { top: { llr: number }[] };
    };
    expect(found[0]!.places.map((place) => places[place]![0]!).sort()).toEqual(reference.clusters[0]!.zips);
    expect(found[0]).toMatchObject({ fromDay: 21, toDay: 24, observed: 4 });
    expect(Math.abs(found[0]!.llr - golden.NYCfever.top[0]!.llr)).toBeLessThan(1e-12);
    for (const [i, cluster] of reference.clusters.entries()) {
      expect(found[i]!.llr).toBeCloseTo(cluster.llr, 5);
      expect(found[i]!.expected).toBeCloseTo(cluster.expected, 3);
      expect(Math.abs(found[i]!.pReplicas - cluster.p_mc999)).toBeLessThan(0.06);
    }
  });

  it.skipIf(!existsSync(scanData))('equals the reference on a 10 × 10 grid (shared data needed)', () => {
    const { grid } = JSON.parse(readFileSync(join(scanData, 'stps_golden.json'), 'utf8')) as {
      grid: { loc: number[]; day: number[]; gx: number[]; gy: number[]; zones: number; top: { llr: number }[] };
    };
    const circles = circularZones(100, (a, b) => Math.hypot(grid.gx[a]! - grid.gx[b]!, grid.gy[a]! - grid.gy[b]!), 3);
    expect(circles).toHaveLength(grid.zones);
    const [top] = scanSpaceTime({
      places: grid.loc.map((place) => place - 1),
      days: grid.day,
      placeCount: 100,
      dayCount: 60,
      zones: circles,
      maxDays: 10,
      random: seeded(1),
    });
    expect(top).toMatchObject({ places: [34], fromDay: 57, observed: 5 });
    expect(Math.abs(top!.llr - grid.top[0]!.llr)).toBeLessThan(1e-12);
  });

  it('finds eight extra cases in one building in three days, and where and when', () => {
    const planted = Array.from({ length: 8 }, (_, i) => ({ place: 20, day: 57 + (i % 3) }));
    const [top] = scanSpaceTime({ ...campus(2, planted), zones, maxDays: 14, replicas: 499 });
    expect(top!.places).toContain(20);
    expect(top!.recurrenceDays).toBeGreaterThan(100);
    expect(top).toMatchObject({ fromDay: 57, toDay: 60 });
  });

  it('is not alarmed by a busy day or by a big building', () => {
    const busyDay = Array.from({ length: 60 }, (_, i) => ({ place: (i * 7) % 64, day: 59 }));
    const bigBuilding = Array.from({ length: 240 }, (_, i) => ({ place: 9, day: i % 60 }));
    const [top] = scanSpaceTime({ ...campus(3, [...busyDay, ...bigBuilding]), zones, maxDays: 14, replicas: 199 });
    expect(top!.recurrenceDays).toBeLessThan(20);
  });

  it('gives the same answer for the same seed', () => {
    const run = () => scanSpaceTime({ ...campus(4), zones, maxDays: 7, replicas: 99 });
    expect(run()).toEqual(run());
  });

  it('alarms by chance about once in twenty days at a recurrence interval of twenty', () => {
    let alarms = 0;
    for (let seed = 0; seed < 200; seed++) {
      const [top] = scanSpaceTime({ ...campus(1000 + seed), zones, maxDays: 7, replicas: 199, limit: 1 });
      if (top!.recurrenceDays >= 20) alarms += 1;
    }
    expect(alarms).toBeGreaterThanOrEqual(3);
    expect(alarms).toBeLessThanOrEqual(19);
  });

  it('has nothing to say without cases, and copes with a window longer than the history', () => {
    expect(
      scanSpaceTime({ places: [], days: [], placeCount: 3, dayCount: 9, zones: [[0]], maxDays: 3, random: seeded(1) }),
    ).toEqual([]);
    const short = scanSpaceTime({
      ...campus(6),
      days: campus(6).days.map((day) => day % 2),
      dayCount: 2,
      zones,
      maxDays: 14,
      replicas: 99,
    });
    expect(short.every(({ fromDay }) => fromDay >= 0)).toBe(true);
  });
});
