import { addCase, type Cube, countCube, type WeeklySeries } from '../../../sentinel/cube.ts';
import { HARMONIC, type HarmonicSettings, weeklyDesign } from '../../../sentinel/harmonic.ts';
import { type DelayTable, enteredShares } from '../../../sentinel/nowcast.ts';
import type { RowDesign } from '../../../sentinel/ridgeCounts.ts';
import type { Campus } from './campus.ts';
import { CONFIDENTIAL, dayOf, type Facts, rowAt } from './facts.ts';
import { type Missing, missingIn } from './missing.ts';
import { type SchoolDays, schoolDays } from './schoolYear.ts';
import { archiveEnd, isOpen, weeklyPersons } from './weeklyPersons.ts';

/** Weeks that end with the day before `today`, and all that judging the last of them needs. */
export type Frame = {
  readonly campus: Campus;
  readonly facts: Facts;
  /** Days since the first; the first day that does not count any more. */
  readonly today: number;
  /** Day before which another system's history counts. */
  readonly archived: number;
  readonly weeks: number;
  /** First day of week 0. */
  readonly offset: number;
  readonly school: SchoolDays;
  readonly missing: Missing;
  /** Share of each day's cases that have been entered by now; 1 where nothing is known of late entries. */
  readonly known: Float64Array;
  readonly design: RowDesign;
  readonly settings: HarmonicSettings;
  /** Whether the history is long enough for a season of its own. */
  readonly seasonal: boolean;
  /** Open cases per day × category × building, the last building being "nowhere". */
  readonly cube: Cube;
  /** Different persons a week, by category × building. */
  readonly cells: WeeklySeries;
  /** The same by class × building. */
  readonly classes: WeeklySeries;
  /** The same for everything at a building. */
  readonly places: WeeklySeries;
  /** Confidential cases a week by class, on the whole campus. */
  readonly confidential: readonly Float64Array[];
};

/** 1.5 years: below, a season cannot be told from a trend, and only level and calendar are modelled. */
const SEASON_WEEKS = 78;
const CALENDAR: HarmonicSettings = { ...HARMONIC, minimumHistory: 26 };

/**
 * @param today day since the campus' first; facts of that day and later take no part
 * @param delays of the last days before `today`; null: all that will come has come
 * @returns null before there are eight weeks
 */
export function frameAt(facts: Facts, campus: Campus, today: number, delays: DelayTable | null = null): Frame | null {
  const weeks = Math.floor(today / 7);
  if (weeks < 8) return null;
  const offset = today - 7 * weeks;
  const school = schoolDays(campus.firstDay, today + 7, campus.calendar);
  const known: Facts = { ...facts, length: rowAt(facts, today * 24) };
  const missing = missingIn(known, campus, today, school);
  const seasonal = weeks >= SEASON_WEEKS;
  const archived = archiveEnd(known, today);
  const entered = enteredByDay(today, delays);
  const { cells, classes, places } = weeklyPersons(known, campus, { weeks, offset, archived });
  const frame: Frame = {
    campus,
    facts: known,
    today,
    archived,
    weeks,
    offset,
    school,
    missing,
    known: entered,
    seasonal,
    settings: seasonal ? HARMONIC : CALENDAR,
    design: designOf(school, { weeks, offset, seasonal, entered }),
    cube: cubeOf(known, campus, { today, archived }),
    cells,
    classes,
    places,
    confidential: confidentialWeeks(known, campus, { weeks, offset }),
  };
  markMissing(frame);
  return frame;
}

function enteredByDay(today: number, delays: DelayTable | null): Float64Array {
  const known = new Float64Array(today).fill(1);
  const shares = delays && enteredShares(delays);
  for (const [i, share] of (shares ?? []).entries()) if (i < today) known[today - 1 - i] = share;
  return known;
}

/** Share of each week's days, 0..1. */
export function weekShares(
  days: ArrayLike<number>,
  { weeks, offset }: { readonly weeks: number; readonly offset: number },
): Float64Array {
  return Float64Array.from({ length: weeks }, (_, week) => {
    let sum = 0;
    for (let d = 0; d < 7; d += 1) sum += days[offset + 7 * week + d]!;
    return sum / 7;
  });
}

/** Level, trend, what the calendar does, and the season where the history is long enough for one. */
function designOf(
  school: SchoolDays,
  {
    weeks,
    offset,
    seasonal,
    entered,
  }: { readonly weeks: number; readonly offset: number; readonly seasonal: boolean; readonly entered: Float64Array },
): RowDesign {
  const broken = weekShares(school.isBreak, { weeks, offset });
  return weeklyDesign({
    weeks,
    harmonics: seasonal ? 2 : 0,
    season: Float64Array.from({ length: weeks }, (_, week) => school.years[offset + 7 * week + 3]!),
    extra: [
      // A week that is all break is a matter of its own; in one that is partly so, cases follow the days that are left.
      broken.map((share) => (share > 0.99 ? 1 : 0)),
      broken.map((share) => (share > 0.99 ? 0 : Math.log(1 - share))),
      ...[school.isExam, school.isHoliday, school.isTermStart].map((days) => weekShares(days, { weeks, offset })),
    ],
    known: weekShares(entered, { weeks, offset }),
  });
}

function cubeOf(facts: Facts, campus: Campus, { today, archived }: { readonly today: number; readonly archived: number }): Cube {
  const size = { days: today, categories: campus.categories.length, places: campus.places.length + 1 };
  const cube = countCube({ day: [], category: [], place: [] }, size);
  for (let row = 0; row < facts.length; row += 1) {
    if (!isOpen(facts, row, archived)) continue;
    addCase(cube, { day: dayOf(facts.hour[row]!), category: facts.category[row]!, place: facts.place[row]! });
  }
  return cube;
}

function confidentialWeeks(
  facts: Facts,
  campus: Campus,
  { weeks, offset }: { readonly weeks: number; readonly offset: number },
): readonly Float64Array[] {
  const series = campus.classes.map(() => new Float64Array(weeks));
  for (let row = 0; row < facts.length; row += 1) {
    if ((facts.kind[row]! & CONFIDENTIAL) === 0) continue;
    const week = Math.floor((dayOf(facts.hour[row]!) - offset) / 7);
    const own = series[campus.categories[facts.category[row]!]!.klass]!;
    if (week >= 0) own[week]! += 1;
  }
  return series;
}

/** NaN where nobody could have been heard, so that no model learns silence from it. The week that is judged stays as it is. */
function markMissing({ campus, missing, weeks, offset, cells, classes, places, confidential }: Frame): void {
  const grid = campus.places.length + 1;
  const weekOf = (day: number) => Math.floor((day - offset) / 7);
  const lost = new Int32Array(weeks);
  for (const { day } of missing.outages) if (weekOf(day) >= 0 && weekOf(day) < weeks - 1) lost[weekOf(day)]! += 1;
  const all = [cells, classes, places].flatMap((series) => [...series.categories, ...series.cells.filter((c) => c !== null)]);
  for (const [week, days] of lost.entries()) {
    if (days < 2) continue;
    for (const series of [...all, ...confidential]) series[week] = Number.NaN;
  }
  for (const { place, from, to } of missing.closed) {
    for (const series of [cells, classes, places]) {
      for (let at = place; at < series.cells.length; at += grid) {
        series.cells[at]?.fill(Number.NaN, weekOf(from), Math.min(weekOf(to), weeks - 1));
      }
    }
  }
  for (const [category, day] of missing.born.entries()) {
    const until = Math.min(weekOf(day), weeks - 1);
    if (day === 0 || until <= 0) continue;
    cells.categories[category]!.fill(Number.NaN, 0, until);
    for (let place = 0; place < grid; place += 1) cells.cells[category * grid + place]?.fill(Number.NaN, 0, until);
  }
}

/** The weeks of the academic year, 0..1, and the share of break in each; for what follows the year. */
export function weekPhases({ weeks, offset, school }: Frame): { readonly phases: number[]; readonly breaks: number[] } {
  const at = (week: number) => offset + 7 * week + 3;
  return {
    phases: Array.from({ length: weeks }, (_, week) => school.years[at(week)]! % 1),
    breaks: Array.from(weekShares(school.isBreak, { weeks, offset })),
  };
}
