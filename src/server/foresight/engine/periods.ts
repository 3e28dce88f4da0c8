import type { NumbersOf } from '../../../contract/foresightNumbers.ts';
import { benjaminiHochberg } from '../../../sentinel/benjaminiHochberg.ts';
import { foldedPeriod } from '../../../sentinel/foldedPeriod.ts';
import { periodicity } from '../../../sentinel/periodicity.ts';
import { seeded } from '../../../sentinel/random.ts';
import { dayText, personsIn, scopeOf, urgencyOf } from './describe.ts';
import type { Draft, Scope } from './drafts.ts';
import { type Facts, rowAt } from './facts.ts';
import type { Frame } from './frame.ts';
import { dayNumber } from './schoolYear.ts';
import { isOpen } from './weeklyPersons.ts';

/** A pattern of two months is news; one of a year is how the place lives, and shows in the model. */
const WINDOW_WEEKS = 10;
const CASES_FROM = 10;
const RATIO_FROM = 2.5;
/** Distinct weeks in which the peak must have been seen: one bad Monday is no rhythm. */
const WEEKS_FROM = 3;
const FOLDED_CASES = 80;
const FOLDED_DAYS = 364;

type Candidate = {
  readonly scope: Scope;
  readonly numbers: NumbersOf<'periodic'>;
  readonly rows: readonly number[];
  readonly chance: number;
};

/** 周期性: hours of the week, and cycles of 2 to 60 days, that a category keeps to, on the whole campus or in one building. */
export function periods(frame: Frame, rate: number): readonly Draft[] {
  const tests = { count: 0 };
  const candidates = [...weeklyRhythms(frame, tests), ...longerCycles(frame, tests)];
  // Every series that was looked at counts for the false discovery rate, not only those in which something was seen.
  const others = new Array<number>(tests.count - candidates.length).fill(1);
  const adjusted = benjaminiHochberg([...candidates.map(({ chance }) => chance), ...others]);
  return candidates
    .filter((_, i) => adjusted[i]! <= rate)
    .map(({ scope, numbers, rows }) => ({
      kind: 'periodic',
      family: 'periods',
      scope,
      from: dayText(frame, Math.max(0, frame.today - 7 * WINDOW_WEEKS)),
      to: dayText(frame, frame.today),
      numbers,
      series: null,
      confidence: numbers.weeksSeen >= 6 ? 'high' : numbers.weeksSeen >= 4 ? 'middle' : 'low',
      caveats: numbers.weeksSeen < 5 ? ['few-cases'] : [],
      safety: false,
      score: urgencyOf(frame, rows, { persons: numbers.persons, expected: numbers.expected }) / WINDOW_WEEKS,
      rows,
    }));
}

function weeklyRhythms(frame: Frame, tests: { count: number }): Candidate[] {
  const { facts, campus, today, archived } = frame;
  const from = today - 7 * WINDOW_WEEKS;
  if (from < 0) return [];
  const firstWeekday = weekdayOf(frame, from);
  const grid = campus.places.length + 1;
  const groups = new Map<number, number[]>();
  const profile = new Float64Array(168).fill(0.5);
  for (let row = rowAt(facts, from * 24); row < facts.length; row += 1) {
    if (!isOpen(facts, row, archived)) continue;
    profile[slotOf(facts, row, from, firstWeekday)]! += 1;
    const category = facts.category[row]!;
    const keys =
      facts.place[row]! < grid - 1
        ? [category * grid + grid - 1, category * grid + facts.place[row]!]
        : [category * grid + grid - 1];
    for (const key of keys) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const hours = 168 * WINDOW_WEEKS;
  const slots = Int32Array.from({ length: hours }, (_, hour) => (hour + 24 * (firstWeekday - 1)) % 168);
  const expected = Float64Array.from(slots, (slot) => profile[slot]!);
  const found: Candidate[] = [];
  for (const [key, rows] of groups) {
    if (rows.length < CASES_FROM) continue;
    tests.count += 1;
    const place = key % grid === grid - 1 ? null : key % grid;
    // The whole campus keeps to a rhythm because its one bad building does: the building says it better.
    const group = Math.floor(key / grid);
    const counts = new Float64Array(hours);
    for (const row of rows) counts[facts.hour[row]! - from * 24]! += 1;
    const result = periodicity({ counts, slots, slotCount: 168, expected });
    const peak = result?.peaks.find((each) => each.ratio >= RATIO_FROM);
    if (!result || !peak) continue;
    const length = (peak.to - peak.from + 168) % 168 || 168;
    const inPeak = rows.filter((row) => (slotOf(facts, row, from, firstWeekday) - peak.from + 168) % 168 < length);
    const weeksSeen = new Set(inPeak.map((row) => Math.floor((facts.hour[row]! - from * 24) / 168))).size;
    const persons = personsIn(facts, inPeak);
    if (weeksSeen < WEEKS_FROM || persons < 3) continue;
    const weekday = Math.floor(peak.from / 24) + 1;
    found.push({
      scope: scopeOf(frame, { level: 'category', group, place }),
      chance: result.p,
      rows: inPeak,
      numbers: {
        kind: 'periodic',
        cycle: 'hour-of-week',
        weekday,
        hours: [peak.from % 24, ((peak.to + 23) % 24) + 1],
        days: 7,
        observed: peak.observed,
        expected: peak.expected,
        persons,
        times: peak.ratio,
        chance: result.p,
        weeks: WINDOW_WEEKS,
        weeksSeen,
        next: dayText(frame, today + ((weekday - weekdayOf(frame, today) + 7) % 7)),
      },
    });
  }
  return found;
}

/** Cycles that no calendar knows, as of a pump that is switched every nine days. */
function longerCycles(frame: Frame, tests: { count: number }): Candidate[] {
  const { campus, cube, today, school } = frame;
  const start = Math.max(0, today - FOLDED_DAYS);
  const days = today - start;
  if (days < 16 * 7) return [];
  const grid = campus.places.length + 1;
  const found: Candidate[] = [];
  for (const [category] of campus.categories.entries()) {
    const counts = new Float64Array(days);
    let total = 0;
    for (let d = 0; d < days; d += 1) {
      let sum = 0;
      for (let place = 0, at = ((start + d) * cube.categories + category) * grid; place < grid; place += 1, at += 1)
        sum += cube.counts[at]!;
      counts[d] = sum;
      total += sum;
    }
    if (total < FOLDED_CASES) continue;
    tests.count += 1;
    const expected = calendarMeans(counts, frame, start);
    const cycle = foldedPeriod({ counts, expected, random: seeded(today * 1013 + category), replicas: 99 });
    // Multiples of a week are the week itself, whose rhythm is looked for above.
    if (cycle === null || cycle.days % 7 === 0 || cycle.p > 0.01) continue;
    let observed = 0;
    let mean = 0;
    let seen = 0;
    for (let d = cycle.peak; d < days; d += cycle.days) {
      if (school.isBreak[start + d]) continue;
      observed += counts[d]!;
      mean += expected[d]!;
      if (counts[d]! > 0) seen += 1;
    }
    if (observed < CASES_FROM || observed < RATIO_FROM * mean) continue;
    const ahead = cycle.days - ((days - cycle.peak) % cycle.days || cycle.days);
    found.push({
      scope: scopeOf(frame, { level: 'category', group: category, place: null }),
      chance: cycle.p,
      rows: [],
      numbers: {
        kind: 'periodic',
        cycle: 'days',
        weekday: null,
        hours: null,
        days: cycle.days,
        observed,
        expected: mean,
        persons: observed,
        times: observed / mean,
        chance: cycle.p,
        weeks: Math.floor(days / 7),
        weeksSeen: seen,
        next: dayText(frame, today + ahead),
      },
    });
  }
  return found;
}

/** What weekday, season and break let expect of each day: a running mean of eight weeks times the weekday's factor. */
function calendarMeans(counts: Float64Array, { school }: Frame, start: number): Float64Array {
  const kind = (d: number) => school.isBreak[start + d]! * 2 + school.isHoliday[start + d]!;
  const weekday = new Float64Array(7);
  for (let d = 0; d < counts.length; d += 1) weekday[d % 7]! += counts[d]! + 0.1;
  const mean = weekday.reduce((sum, value) => sum + value, 0) / 7;
  return counts.map((_, d) => {
    let sum = 0.1;
    let days = 1;
    for (let near = Math.max(0, d - 28); near < Math.min(counts.length, d + 28); near += 1) {
      if (kind(near) !== kind(d)) continue;
      sum += counts[near]!;
      days += 1;
    }
    return Math.max(0.01, ((sum / days) * weekday[d % 7]!) / mean);
  });
}

const weekdayOf = (frame: Frame, day: number): number => ((((dayNumber(frame.campus.firstDay) + day + 3) % 7) + 7) % 7) + 1;

function slotOf(facts: Facts, row: number, from: number, firstWeekday: number): number {
  return (facts.hour[row]! - from * 24 + 24 * (firstWeekday - 1)) % 168;
}
