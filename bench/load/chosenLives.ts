import { dayOf, type Instant } from '../../src/domain/calendar.ts';
import type { Random } from '../../src/sentinel/random.ts';
import type { Life } from './lives.ts';
import { dayNumber, dayText } from './mould.ts';

export type Chosen = {
  readonly life: Life;
  /** By how many days its copy is moved. */
  readonly shift: number;
};

/** 52 weeks: days of the week stay, and nearly the season. */
export const yearOfWeeks = 364;
/** Lives are taken from histories that ended four weeks ago, so that nearly all have come to their end. */
const settledDays = 28;
/** A day's lives come from the same day of the histories' year and from these weeks around it. */
const weeksAround = [-3, -2, -1, 0, 1, 2, 3];

/** Chooses the lives that begin on each of so many days up to `now`, day by day, `cases` in all; more where the histories have more. */
export function* chosenLives(
  lives: ReadonlyMap<number, readonly Life[]>,
  { cases, days, now, random }: { readonly cases: number; readonly days: number; readonly now: Instant; readonly random: Random },
): Generator<{ readonly day: number; readonly chosen: readonly Chosen[] }> {
  const today = dayNumber(dayOf(now));
  const first = today - days + 1;
  const pools = Array.from({ length: days }, (_, i) => possible(poolOf(lives, today - first - i, today), first + i, now));
  const total = pools.reduce((sum, pool) => sum + pool.length, 0);
  let [due, made] = [0, 0];
  for (const [i, pool] of pools.entries()) {
    due += (cases * pool.length) / total;
    // What rounding has left over comes with the last ones.
    const wanted = Math.round(due) - made;
    made += wanted;
    yield { day: first + i, chosen: some(pool, wanted, first + i, random) };
  }
}

function poolOf(lives: ReadonlyMap<number, readonly Life[]>, daysAgo: number, today: number): readonly Life[] {
  const newest = today - settledDays;
  return weeksAround.flatMap((weeks) => lives.get(newest - ((daysAgo + weeks * 7 + yearOfWeeks) % yearOfWeeks)) ?? []);
}

/** None is submitted after `now`. */
function possible(pool: readonly Life[], day: number, now: Instant): readonly Life[] {
  return pool.filter((life) => moved(life.at, day - life.day) < now);
}

/** So many of a pool, in the order of their submission. */
function some(pool: readonly Life[], wanted: number, day: number, random: Random): readonly Chosen[] {
  const offset = Math.floor(random.next() * pool.length);
  return Array.from({ length: wanted }, (_, i) => pool[(offset + i) % pool.length]!)
    .map((life) => ({
      life,
      shift: day - life.day,
      time: life.at.slice(11) < '16' ? `1${life.at.slice(11)}` : `0${life.at.slice(11)}`,
    }))
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

/** An instant so many days later. */
export function moved(at: Instant, days: number): Instant {
  return `${dayText(dayNumber(at.slice(0, 10)) + days)}${at.slice(10)}`;
}
