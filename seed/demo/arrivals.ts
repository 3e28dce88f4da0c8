import type { Instant, PlainDay } from '../../src/domain/calendar.ts';
import { addNaturalMinutes, dayOf } from '../../src/domain/calendar.ts';
import type { Phase } from '../../src/domain/case/vocabulary.ts';
import { poisson, type Random, seeded } from '../../src/sentinel/random.ts';
import { between, happens, oneOf, weighted } from './chance.ts';
import { type Demand, dayFactor, demands, hours, pools } from './demand.ts';
import { firstDay, type Planted, plantedPatterns } from './planted.ts';
import { dayAfter, type SchoolDay, schoolDays } from './schoolYear.ts';
import type { World } from './world.ts';

/** Somebody has a reason to write: what about, where and when. */
export type Arrival = {
  readonly at: Instant;
  readonly category: string;
  readonly building: string | null;
  readonly planted: Planted['name'] | null;
  /** The phase at which everybody lets the case lie, so that the desks of a fresh demonstration have work and some of it is late. */
  readonly haltAt: Phase | null;
};

/** Cases expected without what is added by planted bursts. */
const expectedCases = 3280;

/** All reasons to write in the 14 months before `until`, in order of time. */
export function arrivals(world: World): Arrival[] {
  const random = seeded(world.seed);
  const planted = plantedPatterns(world.until, world.calendar);
  const days = schoolDays(firstDay(world.until), dayAfter(dayOf(world.until), 1), world.calendar);
  const usual = [...usualArrivals(world, days, planted, random)];
  const added = planted.flatMap((pattern) => addedArrivals(pattern, random));
  return [...usual, ...added, ...backlog(world, random)]
    .filter((arrival) => arrival.at < world.until)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Cell = {
  readonly category: string;
  readonly demand: Demand;
  readonly d: SchoolDay;
  readonly places: readonly Place[];
  readonly mean: number;
};
type Place = readonly [building: string | null, weight: number];

function* usualArrivals(
  world: World,
  days: readonly SchoolDay[],
  planted: readonly Planted[],
  random: Random,
): Generator<Arrival> {
  const cells = [...demands].flatMap(([category, demand]) => {
    if (!isUsable(world, category)) return [];
    const patterns = planted.filter((pattern) => pattern.spans.length > 0 && pattern.categories.includes(category));
    const everywhere = placesOf(world, demand);
    return days.map((d): Cell => {
      const places = everywhere.map(([building, weight]): Place => [building, weight * plantedFactor(patterns, building, d.day)]);
      const share = places.reduce((sum, [, weight]) => sum + weight, 0);
      return { category, demand, d, places, mean: demand.yearly * dayFactor(category, demand, d) * share };
    });
  });
  const scale = expectedCases / cells.reduce((sum, cell) => sum + cell.mean, 0);
  for (const { category, demand, d, places, mean } of cells) {
    for (let left = poisson(random, mean * scale); left > 0; left--) {
      const hour = weighted(
        random,
        hours[demand.rhythm].map((weight, h) => [h, weight] as const),
      );
      yield {
        at: moment(d.day, hour + random.next()),
        category,
        building: weighted(random, places),
        planted: null,
        haltAt: null,
      };
    }
  }
}

/** Retired leaves and those that a school has taken out get no cases. */
function isUsable(world: World, category: string): boolean {
  const found = world.categories.get(category);
  return found !== undefined && !found.retired;
}

/** Buildings with weights that add up to 1; the more people in a building, the more cases. */
function placesOf(world: World, { where }: Demand): Place[] {
  const total = where.reduce((sum, [, weight]) => sum + weight, 0);
  return where.flatMap(([pool, weight]): Place[] => {
    const known = pools[pool].filter((id) => world.places.has(id));
    if (known.length === 0) return [[null, weight / total]];
    const sizes = known.map((id) => world.places.get(id)?.residents ?? 100);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    return known.map((id, i) => [id, ((weight / total) * sizes[i]!) / all]);
  });
}

function plantedFactor(patterns: readonly Planted[], building: string | null, day: PlainDay): number {
  let factor = 1;
  for (const { places, spans } of patterns) {
    if (places.length > 0 && (building === null || !places.includes(building))) continue;
    for (const span of spans) if (span.from <= day && day < span.to) factor *= span.factor;
  }
  return factor;
}

function addedArrivals(pattern: Planted, random: Random): Arrival[] {
  const { added } = pattern;
  if (!added) return [];
  return Array.from({ length: added.cases }, (_, i) => ({
    // The first day of a burst is the worse one; a fault that comes back takes its days in turn.
    at: moment(
      added.days[pattern.kind === 'burst' && happens(random, 0.25) ? 0 : i % added.days.length]!,
      between(random, added.fromHour, added.toHour),
    ),
    category: oneOf(random, pattern.categories),
    building: oneOf(random, pattern.places),
    planted: pattern.name,
    haltAt: null,
  }));
}

/** Open phases with the hours before the end at which such cases were submitted. Enough of them have a grade that is handled day and night. */
const halts: readonly (readonly [Phase, readonly number[]])[] = [
  ['submitted', [0.3, 0.8, 2.5, 5, 9]],
  ['needsInfo', [5, 20, 40, 70]],
  ['accepted', [1.5, 4, 8, 30]],
  ['dispatched', [3, 7, 20, 40, 60]],
  ['signed', [5, 11, 30, 55, 80]],
  ['responded', [8, 20, 30, 45, 70, 110, 160]],
  ['reviewing', [20, 34, 52, 75]],
  ['resolved', [30, 45, 60, 80, 100]],
  ['followedUp', [60, 90, 130]],
];
const atAllHours = ['0401', '0204', '0404', '0501', '0502', '0505', '0701', '0703', '0402'];
const inOfficeHours = ['0507', '0403', '0602', '0702', '0208', '0803', '0506', '0704', '1101', '0408'];

function backlog(world: World, random: Random): Arrival[] {
  return halts.flatMap(([haltAt, ages]) =>
    ages.map((age, i): Arrival => {
      const category = oneOf(
        random,
        (i % 2 === 0 ? atAllHours : inOfficeHours).filter((code) => isUsable(world, code)),
      );
      const demand = demands.get(category)!;
      const at = addNaturalMinutes(world.until, -60 * age * between(random, 0.9, 1.1));
      return { at, category, building: weighted(random, placesOf(world, demand)), planted: null, haltAt };
    }),
  );
}

/** @param hour Hours since midnight in Asia/Shanghai, with fractions. */
function moment(day: PlainDay, hour: number): Instant {
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant();
  return midnight.add({ milliseconds: Math.floor(hour * 3_600_000) }).toString({ smallestUnit: 'millisecond' });
}
