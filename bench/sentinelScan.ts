import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { poisson, type Random, seeded } from '../src/sentinel/random.ts';
import { scanSpaceTime } from '../src/sentinel/scanSpaceTime.ts';
import { circularZones, greatCircleKilometres, type Zone } from '../src/sentinel/scanZones.ts';
import { csvRows } from './csvRows.ts';

/** Largest difference of the best log likelihood ratio from the reference, on NYC fever and on the 10 × 10 grid; fewer replicas will do. */
export async function scanLlrError(dataFolder: string): Promise<number> {
  const folder = join(dataFolder, 'detection/scan');
  const golden = JSON.parse(await readFile(join(folder, 'stps_golden.json'), 'utf8')) as {
    NYCfever: { top: { llr: number }[] };
    grid: { loc: number[]; day: number[]; gx: number[]; gy: number[]; top: { llr: number }[] };
  };
  const places = await csvRows(join(folder, 'NYCfevergeo.csv'));
  const index = new Map(places.map(({ zip }, i) => [zip!, i]));
  const positions = places.map(({ lat, long }) => ({ latitude: Number(lat), longitude: Number(long) }));
  const cases = (await csvRows(join(folder, 'NYCfevercas.csv'))).flatMap(({ zip, cases: count, date }) =>
    Array.from({ length: Number(count) }, () => ({ place: index.get(zip!)!, day: Number(date!.split('/')[2]) - 1 })),
  );
  const [fever] = scanSpaceTime({
    places: cases.map(({ place }) => place),
    days: cases.map(({ day }) => day),
    placeCount: positions.length,
    dayCount: 24,
    zones: circularZones(positions.length, (a, b) => greatCircleKilometres(positions[a]!, positions[b]!), 3),
    maxDays: 7,
    random: seeded(1),
    replicas: 99,
  });
  const { gx, gy, loc, day } = golden.grid;
  const [grid] = scanSpaceTime({
    places: loc.map((place) => place - 1),
    days: day,
    placeCount: gx.length,
    dayCount: 60,
    zones: circularZones(gx.length, (a, b) => Math.hypot(gx[a]! - gx[b]!, gy[a]! - gy[b]!), 3),
    maxDays: 10,
    random: seeded(1),
    replicas: 99,
  });
  return Math.max(Math.abs(fever!.llr - golden.NYCfever.top[0]!.llr), Math.abs(grid!.llr - golden.grid.top[0]!.llr));
}

/**
 * Share of `runs` in which six more complaints in one of 60 buildings within the last three days, over 8 a day everywhere, raise a
 * signal with a recurrence interval of 100 days or more that names the building; and the share of such signals without any planted.
 */
export function scanPower({ runs, seed }: { readonly runs: number; readonly seed: number }): {
  power6: number;
  false100: number;
} {
  const random = seeded(seed);
  const { placeCount, zones } = campus(random);
  const found = { power6: 0, false100: 0 };
  for (let run = 0; run < runs; run++) {
    for (const extra of [6, 0]) {
      const building = Math.floor(random.next() * placeCount);
      const { places, days } = evenCases({ random, placeCount, perDay: 8 });
      for (let i = 0; i < extra; i++) {
        places.push(building);
        days.push(DAYS - 1 - Math.floor(random.next() * 3));
      }
      const [top] = scanSpaceTime({ places, days, placeCount, dayCount: DAYS, zones, maxDays: 14, random, limit: 1 });
      if (top === undefined || top.recurrenceDays < 100) continue;
      if (extra === 0) found.false100 += 1;
      else if (top.places.includes(building)) found.power6 += 1;
    }
  }
  return { power6: found.power6 / runs, false100: found.false100 / runs };
}

/** Seconds of one scan with 999 replicas: 60 places, about 500 zones, windows of 1 to 14 days, about 14,800 cases. */
export function scanSeconds(): number {
  const random = seeded(3);
  const { placeCount, zones } = campus(random);
  const { places, days } = evenCases({ random, placeCount, perDay: 165 });
  const began = performance.now();
  scanSpaceTime({ places, days, placeCount, dayCount: DAYS, zones, maxDays: 14, random });
  return (performance.now() - began) / 1000;
}

const DAYS = 90;

/** 60 buildings thrown at random on a square; a circle reaches about a quarter of its side. */
function campus(random: Random): { placeCount: number; zones: Zone[] } {
  const points = Array.from({ length: 60 }, () => [random.next(), random.next()] as const);
  const distance = (a: number, b: number) => Math.hypot(points[a]![0] - points[b]![0], points[a]![1] - points[b]![1]);
  return { placeCount: 60, zones: circularZones(60, distance, 0.24) };
}

function evenCases({
  random,
  placeCount,
  perDay,
}: {
  readonly random: Random;
  readonly placeCount: number;
  readonly perDay: number;
}) {
  const places: number[] = [];
  const days: number[] = [];
  for (let day = 0; day < DAYS; day++) {
    const count = poisson(random, perDay);
    for (let i = 0; i < count; i++) {
      places.push(Math.floor(random.next() * placeCount));
      days.push(day);
    }
  }
  return { places, days };
}
