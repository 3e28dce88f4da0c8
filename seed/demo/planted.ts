import { type Calendar, dayOf, type Instant, type PlainDay } from '../../src/domain/calendar.ts';
import { dayAfter, type SchoolDay, schoolDays } from './schoolYear.ts';

/**
 * A regularity that the demonstration's history was given on purpose. The list is the truth that a detector is measured by; nothing
 * that detects may read it.
 */
export type Planted = {
  readonly name:
    | 'heating-season'
    | 'exam-weeks'
    | 'term-start'
    | 'broken-pump'
    | 'canteen-change'
    | 'monday-network'
    | 'cleaned-drains';
  readonly kind: 'seasonal' | 'burst' | 'regional' | 'periodic' | 'fix';
  readonly categories: readonly string[];
  /** Buildings; empty: everywhere. */
  readonly places: readonly string[];
  /** In order. What the usual rate is multiplied by on the days of [from, to); spans that overlap multiply. */
  readonly spans: readonly { readonly from: PlainDay; readonly to: PlainDay; readonly factor: number }[];
  /** Cases added whatever the usual rate is, spread over these days and hours (Asia/Shanghai, the end not included). */
  readonly added?: {
    readonly cases: number;
    readonly days: readonly PlainDay[];
    readonly fromHour: number;
    readonly toHour: number;
  };
};

export const historyMonths = 14;

/** First day of the history that ends at `until`. */
export function firstDay(until: Instant): PlainDay {
  return Temporal.PlainDate.from(dayOf(until)).subtract({ months: historyMonths }).toString();
}

/** What is planted in the 14 months before `until`; days that lie in the future are listed too where a season goes on. */
export function plantedPatterns(until: Instant, calendar: Calendar): Planted[] {
  const today = dayOf(until);
  const days = schoolDays(firstDay(until), today, calendar);
  // Counted backwards in days of term, so that no pattern falls into a break, whenever the demonstration is started.
  const term = days.filter((d) => d.season === 'term' && !d.isHoliday);
  const termDaysAgo = (n: number): PlainDay => (term.at(-n) ?? days[0]!).day;
  const mondays = term.filter((d) => d.weekday === 1).slice(-mondaysOfFault);
  const pump = termDaysAgo(17);
  const [changed, repriced] = [termDaysAgo(150), termDaysAgo(95)];
  const cleaned = termDaysAgo(115);

  return [
    { name: 'heating-season', kind: 'seasonal', categories: ['0503', '0504'], places: [], spans: heating(days) },
    { name: 'exam-weeks', kind: 'seasonal', categories: ['0208', '0209', '0509'], places: [], spans: exams(days) },
    { name: 'term-start', kind: 'seasonal', categories: ['0103', '0702', '0201'], places: [], spans: termStarts(days) },
    {
      name: 'broken-pump',
      kind: 'burst',
      categories: ['0505', '0501'],
      places: ['d3'],
      spans: [],
      added: { cases: 40, days: [pump, dayAfter(pump, 1)], fromHour: 7, toHour: 24 },
    },
    {
      name: 'canteen-change',
      kind: 'regional',
      categories: ['0602', '0603'],
      places: ['c2'],
      spans: [{ from: changed, to: repriced, factor: 6 }],
    },
    {
      name: 'monday-network',
      kind: 'periodic',
      categories: ['0701'],
      places: ['t2'],
      spans: [],
      added: { cases: 5 * mondays.length, days: mondays.map((d) => d.day), fromHour: 8, toHour: 10 },
    },
    {
      name: 'cleaned-drains',
      kind: 'fix',
      categories: ['0404'],
      places: ['d7'],
      spans: [
        { from: firstDay(until), to: cleaned, factor: 30 },
        // A drop by half at one case a week is not to be told from luck (docs/sentinel.md); cleaned drains are stopped far less often.
        { from: cleaned, to: dayAfter(today, 1), factor: 3 },
      ],
    },
  ];
}

/** Two months. */
const mondaysOfFault = 9;

/** 11-15 to 03-15, worst while the pipes are filled and on three cold snaps. */
function heating(days: readonly SchoolDay[]): Planted['spans'] {
  return yearsOf(days).flatMap((year) => [
    { from: `${year}-11-15`, to: `${year + 1}-03-15`, factor: 90 },
    { from: `${year}-11-15`, to: `${year}-11-24`, factor: 3 },
    { from: `${year}-12-12`, to: `${year}-12-16`, factor: 3 },
    { from: `${year + 1}-01-06`, to: `${year + 1}-01-10`, factor: 3 },
    { from: `${year + 1}-03-05`, to: `${year + 1}-03-08`, factor: 2.5 },
  ]);
}

/** The exam weeks, and half as much in the two weeks before them. */
function exams(days: readonly SchoolDay[]): Planted['spans'] {
  return [
    ...runs(days, (d) => d.season === 'examWeeks').map((run) => ({ ...run, factor: 5 })),
    ...runs(days, (d) => d.season === 'term' && d.daysToExams !== null && d.daysToExams <= 14).map((run) => ({
      ...run,
      factor: 2.5,
    })),
  ];
}

/** The first three weeks of a term, the first of them twice as bad. */
function termStarts(days: readonly SchoolDay[]): Planted['spans'] {
  const early = (weeks: number) => runs(days, (d) => d.season === 'term' && d.dayOfTerm !== null && d.dayOfTerm < weeks * 7);
  return [...early(3).map((run) => ({ ...run, factor: 4 })), ...early(1).map((run) => ({ ...run, factor: 2 }))];
}

function yearsOf(days: readonly SchoolDay[]): number[] {
  const years = days.map((d) => Number(d.day.slice(0, 4)));
  return [...new Set([Math.min(...years) - 1, ...years])];
}

/** Stretches of days in a row for which `holds`, half-open. */
function runs(days: readonly SchoolDay[], holds: (d: SchoolDay) => boolean): { from: PlainDay; to: PlainDay }[] {
  const found: { from: PlainDay; to: PlainDay }[] = [];
  for (const d of days.filter(holds)) {
    const last = found.at(-1);
    if (last?.to === d.day) last.to = dayAfter(d.day, 1);
    else found.push({ from: d.day, to: dayAfter(d.day, 1) });
  }
  return found;
}
