import type { NumbersOf } from '../../../contract/foresightNumbers.ts';
import type { SeasonBasis } from '../../../domain/foresight/vocabulary.ts';
import { benjaminiHochberg } from '../../../sentinel/benjaminiHochberg.ts';
import { nestedTest } from '../../../sentinel/nestedTest.ts';
import { seasonality } from '../../../sentinel/seasonality.ts';
import { yearStretch } from '../../../sentinel/yearStretch.ts';
import { dayText, scopeOf, spotsOf } from './describe.ts';
import type { Draft } from './drafts.ts';
import { rowAt } from './facts.ts';
import { type Frame, weekPhases, weekShares } from './frame.ts';
import { schoolDays } from './schoolYear.ts';
import { isOpen } from './weeklyPersons.ts';

/** One line of the campus calendar (季节日历). */
export type Season = { readonly scope: Draft['scope']; readonly numbers: NumbersOf<'seasonal'> };

const CASES_FROM = 12;
const RATIO_FROM = 1.5;
/** One year alone cannot tell a season from a bad quarter, so it has to be clearer and to go on. */
const ON_OFF_RATIO = 3;
const ON_OFF_PERSISTENCE = 0.6;
/** Days before a season at which people are told; a plan may want more. */
const LEAD_DAYS = 21;

/** 季节性: categories that follow the academic year, the exam weeks or the beginning of term, and when they come next. */
export function seasons(frame: Frame, rate: number): readonly Season[] {
  const tests = [...ofTheYear(frame), ...ofTheSchool(frame)];
  const adjusted = benjaminiHochberg(tests.map(({ chance }) => chance));
  const kept = tests.flatMap(({ season }, i) => (season !== null && adjusted[i]! <= rate ? [season] : []));
  // What follows the exams follows the year too: the narrower reason says more, the longer stretch of the same category is left out.
  return kept.filter(
    ({ scope, numbers }) =>
      numbers.basis !== 'year' ||
      !kept.some(
        (other) =>
          other.numbers.basis !== 'year' && other.scope.category === scope.category && other.numbers.chance <= numbers.chance,
      ),
  );
}

/** Every test counts for the false discovery rate, whether or not a season comes of it. */
type Test = { readonly chance: number; readonly season: Season | null };

/** Seasons that people should get ready for now. */
export function dueSeasons(frame: Frame, all: readonly Season[]): readonly Draft[] {
  const today = dayText(frame, frame.today);
  return all
    .filter(({ numbers }) => numbers.lead <= today && today < numbers.from)
    .map(({ scope, numbers }) => ({
      kind: 'seasonal',
      family: 'seasons',
      scope,
      from: numbers.from,
      to: numbers.to,
      numbers,
      series: weeklyOf(frame, scope.category!),
      confidence: numbers.verdict === 'seasonal' && numbers.cycles >= 2 ? 'high' : numbers.chance < 0.001 ? 'middle' : 'low',
      caveats: [
        ...(numbers.cycles < 2 ? (['one-cycle-only'] as const) : []),
        ...(frame.school.guessed ? (['calendar-guessed'] as const) : []),
      ],
      safety: false,
      score: (numbers.last.cases * (1 - 1 / numbers.times)) / 4,
      rows: [],
    }));
}

function ofTheYear(frame: Frame): Test[] {
  const { phases, breaks } = weekPhases(frame);
  return frame.campus.categories.flatMap((_, category): Test[] => {
    const series = frame.cells.categories[category]!;
    const weeks = [...series.keys()].filter((week) => !Number.isNaN(series[week]!));
    const counts = weeks.map((week) => series[week]!);
    if (counts.reduce((sum, count) => sum + count, 0) < CASES_FROM) return [];
    const input = {
      counts,
      phases: weeks.map((week) => phases[week]!),
      // Who has gone home cannot complain: that is no season of the matter.
      exposure: weeks.map((week) => 1 - 0.85 * breaks[week]!),
    };
    const wave = seasonality(input);
    const stretched = wave === null ? null : yearStretch(input);
    if (wave === null) return [];
    // Either a wave, or something that is switched on and off; two looks at the same weeks.
    const chance = Math.min(1, 2 * Math.min(wave.p, stretched?.p ?? 1));
    const cycles = Math.max(1, Math.floor((weeks.length + 4) / 52));
    const isOnOff =
      stretched !== null &&
      stretched.p < wave.p &&
      stretched.ratio >= ON_OFF_RATIO &&
      stretched.persistence >= ON_OFF_PERSISTENCE;
    const high = isOnOff ? stretched.high : wave.verdict === 'none' ? null : wave.high;
    const last = high === null ? null : stretch(frame, series, high);
    if (last === null) return [{ chance, season: null }];
    const season = seasonOf(frame, category, {
      basis: 'year',
      verdict: cycles >= 2 ? 'seasonal' : 'suspected',
      chance,
      last,
      coming: comingOf(frame, last),
      times: timesOf(frame, series, last),
      cycles,
    });
    return [{ chance, season: season.numbers.times >= RATIO_FROM ? season : null }];
  });
}

/** Cases a week of term inside the stretch over those outside it; half a case on either side keeps a silent summer finite. */
function timesOf({ offset, weeks, school }: Frame, series: Float64Array, { from, to }: Days): number {
  const breaks = weekShares(school.isBreak, { weeks, offset });
  const inside = { cases: 0.5, weeks: 0 };
  const outside = { cases: 0.5, weeks: 0 };
  for (const [week, count] of series.entries()) {
    const day = offset + 7 * week;
    const side = from <= day && day < to ? inside : outside;
    side.cases += count || 0;
    side.weeks += Math.max(0.15, 1 - breaks[week]!);
  }
  return inside.cases / inside.weeks / (outside.cases / Math.max(1, outside.weeks));
}

type Days = { readonly from: number; readonly to: number };

/** The last time the high phase was passed, from the first to the last week with at least half as many cases as its best weeks. */
function stretch(frame: Frame, series: Float64Array, high: { readonly from: number; readonly to: number }): Days | null {
  const { phases } = weekPhases(frame);
  const inHigh = (phase: number) =>
    high.from <= high.to ? high.from <= phase && phase < high.to : phase >= high.from || phase < high.to;
  let end = frame.weeks;
  while (end > 0 && !inHigh(phases[end - 1]!)) end -= 1;
  let start = end;
  while (start > 0 && inHigh(phases[start - 1]!)) start -= 1;
  // A season under way is not over: the one before it is the example.
  if (end === frame.weeks && start > 26) {
    end = start;
    while (end > 0 && !inHigh(phases[end - 1]!)) end -= 1;
    start = end;
    while (start > 0 && inHigh(phases[start - 1]!)) start -= 1;
  }
  if (end - start < 2) return null;
  // A wave of two pairs is smooth; what people remember is the week it began.
  const widened = { from: Math.max(0, start - 3), to: Math.min(frame.weeks, end + 3) };
  const best = [...series.subarray(widened.from, widened.to)].map((count) => count || 0).sort((a, b) => b - a);
  const level = (best.slice(0, 3).reduce((sum, count) => sum + count, 0) / Math.min(3, best.length)) * 0.4;
  let from = widened.from;
  while (from < widened.to - 1 && !((series[from]! || 0) >= level)) from += 1;
  let to = widened.to;
  while (to > from + 1 && !((series[to - 1]! || 0) >= level)) to -= 1;
  return { from: frame.offset + 7 * from, to: frame.offset + 7 * to };
}

/** The same stretch of the academic year the next time it comes. */
function comingOf(frame: Frame, last: Days): Days {
  const { campus, today } = frame;
  const ahead = schoolDays(campus.firstDay, today + 430, campus.calendar).years;
  const at = (day: number) => ahead[Math.max(0, Math.min(ahead.length - 1, day))]!;
  let years = 1;
  while (at(today) >= at(last.to) + years) years += 1;
  const dayOfYear = (year: number) => {
    let day = ahead.findIndex((value) => value >= year);
    if (day < 0) day = ahead.length;
    return day;
  };
  const from = dayOfYear(at(last.from) + years);
  return { from, to: Math.max(from + 7, dayOfYear(at(last.to) + years)) };
}

/** Exam weeks and beginnings of term, as columns of the calendar: two of each are enough to tell. */
function ofTheSchool(frame: Frame): Test[] {
  const { campus, weeks, offset, school } = frame;
  const ones = new Float64Array(weeks).fill(1);
  const share = (days: Uint8Array) => weekShares(days, { weeks, offset });
  const base = [ones, share(school.isBreak), share(school.isHoliday)];
  const bases = [
    { basis: 'exams', days: examTime(school.isExam) },
    { basis: 'term-start', days: school.isTermStart },
  ] as const;
  const columns = bases.map(({ basis, days }) => ({ basis, days, column: share(days) }));
  return campus.categories.flatMap((_, category): Test[] => {
    const series = frame.cells.categories[category]!;
    const response = series.map((count) => count || 0);
    if (response.reduce((sum, count) => sum + count, 0) < CASES_FROM) return [];
    return columns.flatMap(({ basis, days, column }): Test[] => {
      const runs = runsOf(days, offset, offset + 7 * weeks);
      const others = columns.filter((other) => other.basis !== basis).map((other) => other.column);
      if (runs.length < 2) return [];
      const { p, full } = nestedTest({ response }, [...base, ...others], [column]);
      const times = Math.exp(full.coefficients.at(-1)!);
      const nothing = { chance: p, season: null };
      if (!(p < 0.05) || !(times >= RATIO_FROM)) return [nothing];
      const coming = nextRun(frame, basis);
      // Both times, not one: a single bad week is no season.
      const inEach = runs.map((run) => countIn(series, run, offset));
      if (coming === null || inEach.filter((cases) => cases >= 2).length < 2) return [nothing];
      const last = runs.at(-1)!;
      const verdict = runs.length >= 3 ? ('seasonal' as const) : ('suspected' as const);
      return [
        { chance: p, season: seasonOf(frame, category, { basis, verdict, chance: p, times, cycles: runs.length, last, coming }) },
      ];
    });
  });
}

/** Exams are felt two weeks before they begin. */
function examTime(isExam: Uint8Array): Uint8Array {
  return isExam.map((_, day) => (isExam.subarray(day, day + 15).includes(1) ? 1 : 0));
}

function runsOf(days: Uint8Array, from: number, to: number): Days[] {
  const runs: { from: number; to: number }[] = [];
  for (let day = from; day < to; day += 1) {
    if (!days[day]) continue;
    const last = runs.at(-1);
    if (last?.to === day) last.to = day + 1;
    else runs.push({ from: day, to: day + 1 });
  }
  return runs.filter((run) => run.to - run.from >= 7);
}

function nextRun({ campus, today }: Frame, basis: Exclude<SeasonBasis, 'year'>): Days | null {
  const ahead = schoolDays(campus.firstDay, today + 400, campus.calendar);
  const days = basis === 'exams' ? examTime(ahead.isExam) : ahead.isTermStart;
  return runsOf(days, 0, days.length).find((run) => run.from > today) ?? null;
}

function countIn(series: Float64Array, { from, to }: Days, offset: number): number {
  let sum = 0;
  for (
    let week = Math.max(0, Math.floor((from - offset) / 7));
    week <= Math.floor((to - 1 - offset) / 7) && week < series.length;
    week += 1
  ) {
    sum += series[week]! || 0;
  }
  return sum;
}

type Given = Pick<NumbersOf<'seasonal'>, 'basis' | 'verdict' | 'chance' | 'times' | 'cycles'> & {
  readonly last: Days;
  readonly coming: Days;
};

function seasonOf(frame: Frame, category: number, { last, coming, ...numbers }: Given): Season {
  const { facts, archived } = frame;
  const rows: number[] = [];
  for (let row = rowAt(facts, last.from * 24), end = rowAt(facts, last.to * 24); row < end; row += 1) {
    if (facts.category[row] === category && isOpen(facts, row, archived)) rows.push(row);
  }
  return {
    scope: scopeOf(frame, { level: 'category', group: category, place: null }),
    numbers: {
      kind: 'seasonal',
      ...numbers,
      from: dayText(frame, coming.from),
      to: dayText(frame, coming.to),
      lead: dayText(frame, coming.from - LEAD_DAYS),
      last: { from: dayText(frame, last.from), to: dayText(frame, last.to), cases: rows.length, spots: spotsOf(frame, rows) },
    },
  };
}

function weeklyOf(frame: Frame, code: string): Draft['series'] {
  const category = frame.campus.categories.findIndex((each) => each.code === code);
  const from = Math.max(0, frame.weeks - 60);
  const counts = frame.cells.categories[category]!.subarray(from);
  const nothing = Array.from(counts, () => null);
  return {
    from: dayText(frame, frame.offset + 7 * from),
    step: 7,
    observed: Array.from(counts, (count) => (Number.isNaN(count) ? null : count)),
    expected: nothing,
    low: nothing,
    high: nothing,
  };
}
