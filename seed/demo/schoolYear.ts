import { type Calendar, dayKind, type PlainDay } from '../../src/domain/calendar.ts';

/** What the school lives through on a day. */
export type SchoolDay = {
  readonly day: PlainDay;
  /** Days since 1970; the order of days. */
  readonly index: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  readonly season: 'term' | 'examWeeks' | 'winterBreak' | 'summerBreak';
  readonly isHoliday: boolean;
  /** Days since the term began, from 0; null in a break. */
  readonly dayOfTerm: number | null;
  /** Days until the exam weeks begin; 0 in them; null when none are known ahead. */
  readonly daysToExams: number | null;
};

/** The days of [from, to). Where the calendar knows no school periods, a usual year is taken. */
export function schoolDays(from: PlainDay, to: PlainDay, calendar: Calendar): SchoolDay[] {
  const first = Temporal.PlainDate.from(from);
  const count = first.until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
  const periods = periodsOf(first.year - 1, first.add({ days: count }).year + 1, calendar);
  return Array.from({ length: count }, (_, i) => {
    const date = first.add({ days: i });
    const day = date.toString();
    const at = periods.findLast((period) => period.from <= day && day < period.to);
    const term = periods.findLast((period) => period.kind === 'term' && period.from <= day && day < period.to);
    const exams = periods.find((period) => period.kind === 'examWeeks' && day < period.to);
    return {
      day,
      index: dayIndex(day),
      weekday: date.dayOfWeek,
      season: at?.kind ?? 'term',
      isHoliday: dayKind(day, calendar) === 'holiday',
      dayOfTerm: term ? dayIndex(day) - dayIndex(term.from) : null,
      daysToExams: exams && term ? Math.max(0, dayIndex(exams.from) - dayIndex(day)) : null,
    };
  });
}

/** Days since 1970. */
export function dayIndex(day: PlainDay): number {
  return Temporal.PlainDate.from('1970-01-01').until(Temporal.PlainDate.from(day), { largestUnit: 'days' }).days;
}

export function dayAfter(day: PlainDay, days: number): PlainDay {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

type Period = { readonly kind: SchoolDay['season']; readonly from: PlainDay; readonly to: PlainDay };

function periodsOf(firstYear: number, lastYear: number, calendar: Calendar): Period[] {
  const known = calendar.school.filter((p) => p.kind !== 'other') as readonly Period[];
  const covers = (day: PlainDay) => known.some((p) => p.from <= day && day < p.to);
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
  const middle = (p: Period) => dayAfter(p.from, Math.floor((dayIndex(p.to) - dayIndex(p.from)) / 2));
  const usual = years.flatMap(usualYear).filter((p) => !covers(middle(p)));
  // Exam weeks lie within a term: they come after it, so that the last match is the narrower one.
  return [...known, ...usual].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? 1 : -1));
}

function usualYear(year: number): Period[] {
  return [
    { kind: 'examWeeks', from: `${year}-01-05`, to: `${year}-01-17` },
    { kind: 'winterBreak', from: `${year}-01-17`, to: `${year}-02-28` },
    { kind: 'term', from: `${year}-02-28`, to: `${year}-07-11` },
    { kind: 'examWeeks', from: `${year}-06-29`, to: `${year}-07-11` },
    { kind: 'summerBreak', from: `${year}-07-11`, to: `${year}-09-01` },
    { kind: 'term', from: `${year}-09-01`, to: `${year + 1}-01-17` },
  ];
}
