/** A moment: UTC ISO with milliseconds, '2026-03-02T01:00:00.000Z'. */
export type Instant = string;
/** A day in Asia/Shanghai, '2026-03-02'. */
export type PlainDay = string;

/** makeup: a working weekend day (调休) · schoolHoliday: a school break without hours · duty: a school break with its own hours (值班). */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeup' | 'schoolHoliday' | 'duty';

/** Time of day 'HH:MM' in Asia/Shanghai, half-open; the end of a day is '24:00'. */
export type Span = { readonly from: string; readonly to: string };

/** What the State Council's notice says about a day. */
export type CalendarDay = { readonly kind: 'holiday' | 'makeup'; readonly name: string };

export type SchoolPeriod = {
  readonly kind: 'term' | 'examWeeks' | 'winterBreak' | 'summerBreak' | 'other';
  readonly name: string;
  readonly from: PlainDay;
  /** The first day after the period: periods are half-open like every interval here. */
  readonly to: PlainDay;
  /** null: usual hours; []: no working hours in this period */
  readonly hours: readonly Span[] | null;
};

/** Working time as data. A calendar is a value: a change makes a new version, never a changed object. */
export type Calendar = {
  readonly version: number;
  /** Usual working hours of a workday, in order and without overlap. */
  readonly hours: readonly Span[];
  /** Years for which the State Council notice is in `days`. */
  readonly years: readonly number[];
  readonly days: Readonly<Record<PlainDay, CalendarDay>>;
  /** Where periods overlap, the last one listed that has hours of its own (or none: []) counts. */
  readonly school: readonly SchoolPeriod[];
};

const zone = 'Asia/Shanghai';
const msPerMinute = 60_000;
/** Longer than any real run of free days; a calendar that exceeds it has no working hours at all. */
const searchDays = 400;

/** The day in Asia/Shanghai. */
export function dayOf(at: Instant): PlainDay {
  return located(at).day;
}

/** The State Council's holidays come first; a school break frees or shortens only days that would otherwise be worked. */
export function dayKind(day: PlainDay, calendar: Calendar): DayKind {
  const notice = calendar.days[day]?.kind;
  if (notice === 'holiday') return 'holiday';
  if (notice !== 'makeup' && Temporal.PlainDate.from(day).dayOfWeek > 5) return 'weekend';

  const period = periodWithOwnHours(day, calendar);
  if (period) return period.hours.length === 0 ? 'schoolHoliday' : 'duty';
  return notice ?? 'workday';
}

/** What the day is called: the holiday, the make-up day, the school break; null on a plain workday or weekend. */
export function dayName(day: PlainDay, calendar: Calendar): string | null {
  switch (dayKind(day, calendar)) {
    case 'holiday':
    case 'makeup':
      return calendar.days[day]?.name ?? null;
    case 'schoolHoliday':
    case 'duty':
      return periodWithOwnHours(day, calendar)?.name ?? null;
    case 'workday':
    case 'weekend':
      return null;
  }
}

/** Working hours of a day, in order; [] on a free day. */
export function hoursOf(day: PlainDay, calendar: Calendar): readonly Span[] {
  switch (dayKind(day, calendar)) {
    case 'workday':
    case 'makeup':
      return calendar.hours;
    case 'duty':
      return periodWithOwnHours(day, calendar)?.hours ?? [];
    case 'weekend':
    case 'holiday':
    case 'schoolHoliday':
      return [];
  }
}

/** Whether there are working hours on the day; a duty day counts. */
export function isWorkday(day: PlainDay, calendar: Calendar): boolean {
  return hoursOf(day, calendar).length > 0;
}

/**
 * The earliest moment by which `minutes` working minutes have passed since `from`; `from` itself for 0.
 * @throws RangeError on negative minutes, or when 400 days in a row have no working hours.
 */
export function addWorkMinutes(from: Instant, minutes: number, calendar: Calendar): Instant {
  if (!(minutes >= 0)) throw new RangeError(`working minutes must not be negative: ${minutes}`);
  let left = Math.round(minutes * msPerMinute);
  if (left === 0) return addNaturalMinutes(from, 0);

  let { day, ms } = located(from);
  for (let free = 0; free < searchDays; free++) {
    const workday = workdayOf(day, calendar);
    for (const span of workday.spans) {
      const start = Math.max(span.from, ms);
      if (start >= span.to) continue;
      if (left <= span.to - start) return instantAt(day, start + left);
      left -= span.to - start;
      free = 0;
    }
    day = workday.next;
    ms = 0;
  }
  throw noWorkingHours(from);
}

/** Working minutes from `from` to `to`, exact to the millisecond; 0 when `to` is not after `from`. */
export function workMinutesBetween(from: Instant, to: Instant, calendar: Calendar): number {
  const start = located(from);
  const end = located(to);
  if (start.day > end.day) return 0;
  let total = 0;
  for (let day = start.day; ; day = workdayOf(day, calendar).next) {
    const opens = day === start.day ? start.ms : 0;
    const closes = day === end.day ? end.ms : Infinity;
    for (const span of workdayOf(day, calendar).spans) {
      total += Math.max(0, Math.min(span.to, closes) - Math.max(span.from, opens));
    }
    if (day === end.day) break;
  }
  return total / msPerMinute;
}

/**
 * End of working hours of the n-th working day after the day of `from` (the day itself does not count); n = 0: end of the
 * same working day, or of the next working day when `from` is after its working hours or on a free day.
 * @throws RangeError when 400 days in a row have no working hours.
 */
export function endOfWorkday(from: Instant, n: number, calendar: Calendar): Instant {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`working days must be a whole number from 0: ${n}`);
  const start = located(from);
  const today = workdayOf(start.day, calendar).spans.at(-1);
  if (n === 0 && today && start.ms < today.to) return instantAt(start.day, today.to);

  let left = Math.max(n, 1);
  let day = start.day;
  for (let free = 0; free < searchDays; free++) {
    day = workdayOf(day, calendar).next;
    const last = workdayOf(day, calendar).spans.at(-1);
    if (!last) continue;
    left -= 1;
    if (left === 0) return instantAt(day, last.to);
    free = 0;
  }
  throw noWorkingHours(from);
}

export function addNaturalMinutes(from: Instant, minutes: number): Instant {
  return Temporal.Instant.from(from)
    .add({ milliseconds: Math.round(minutes * msPerMinute) })
    .toString({ smallestUnit: 'millisecond' });
}

/**
 * Years touched by [from, to] for which the calendar has no notice (the reckoning then falls back to plain weekends and
 * must be shown with a warning).
 */
export function yearsWithoutData(from: Instant, to: Instant, calendar: Calendar): number[] {
  const first = Number(dayOf(from).slice(0, 4));
  const last = Number(dayOf(to).slice(0, 4));
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return years.filter((year) => !calendar.years.includes(year));
}

type OwnHours = SchoolPeriod & { readonly hours: readonly Span[] };

function periodWithOwnHours(day: PlainDay, calendar: Calendar): OwnHours | undefined {
  const applies = (p: SchoolPeriod): p is OwnHours => p.hours !== null && p.from <= day && day < p.to;
  return calendar.school.findLast(applies);
}

/** A day made ready for counting; spans in milliseconds of wall time since midnight. */
type Workday = { readonly spans: readonly { readonly from: number; readonly to: number }[]; readonly next: PlainDay };

/** Every command counts working time, often over weeks: a day of a calendar is worked out once (5 µs) and then looked up. */
const workdays = new WeakMap<Calendar, Map<PlainDay, Workday>>();

function workdayOf(day: PlainDay, calendar: Calendar): Workday {
  const known = workdays.get(calendar) ?? new Map<PlainDay, Workday>();
  const found = known.get(day);
  if (found) return found;

  const spans = hoursOf(day, calendar).map((span) => ({ from: wallMs(span.from), to: wallMs(span.to) }));
  const workday = { spans, next: Temporal.PlainDate.from(day).add({ days: 1 }).toString() };
  workdays.set(calendar, known.set(day, workday));
  return workday;
}

function wallMs(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * msPerMinute;
}

/** The day and the milliseconds of wall time since its midnight. */
function located(at: Instant): { day: PlainDay; ms: number } {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const ms = (local.hour * 60 + local.minute) * msPerMinute + local.second * 1000 + local.millisecond;
  return { day: local.toPlainDate().toString(), ms };
}

function instantAt(day: PlainDay, ms: number): Instant {
  const local = Temporal.PlainDate.from(day).toPlainDateTime().add({ milliseconds: ms }).toZonedDateTime(zone);
  return local.toInstant().toString({ smallestUnit: 'millisecond' });
}

function noWorkingHours(from: Instant): RangeError {
  return new RangeError(`no working hours in the ${searchDays} days after ${from}`);
}
