import {
  addNaturalMinutes,
  addWorkMinutes,
  type Calendar,
  type DayKind,
  dayKind,
  dayName,
  dayOf,
  endOfWorkday,
  hoursOf,
  type Instant,
  type PlainDay,
  type Span,
  yearsWithoutData,
} from './calendar.ts';

/** How long something may take. naturalDays end at the same time of day, workdays at the end of working hours (0: today's). */
export type Limit = {
  readonly unit: 'naturalMinutes' | 'workMinutes' | 'workdays' | 'naturalDays';
  readonly amount: number;
  /** never later than this many natural minutes after the start, even if the limit itself says so */
  readonly capNaturalMinutes?: number;
};

/** A moment until when, and all that is needed to reckon it again. */
export type Deadline = {
  readonly at: Instant;
  readonly from: Instant;
  readonly limit: Limit;
  /** Version of the calendar it was reckoned with. */
  readonly calendar: number;
};

/** One day of a reckoning. */
export type ReckoningLine = {
  readonly day: PlainDay;
  readonly kind: DayKind;
  /** Of the holiday, the make-up day or the school break. */
  readonly name: string | null;
  /** half-open spans counted on that day, 'HH:MM' */
  readonly counted: readonly Span[];
  readonly minutes: number;
  readonly totalMinutes: number;
};

/**
 * Until when a limit that starts at `from` runs. Working minutes are counted from the next full minute, so that the
 * reckoning on paper is exact; all else runs from `from` to the millisecond.
 * @throws RangeError on a negative amount or a calendar without working hours.
 */
export function deadline(from: Instant, limit: Limit, calendar: Calendar): Deadline {
  const end = uncapped(from, limit, calendar);
  const cap = limit.capNaturalMinutes === undefined ? end : addNaturalMinutes(from, limit.capNaturalMinutes);
  return { at: cap < end ? cap : end, from, limit, calendar: calendar.version };
}

/**
 * The reckoning of a deadline, day by day, for a person to check by hand. The last span counted ends at `d.at`, to the
 * minute. Where the cap decided (`capped`), the lines count natural time up to the cap.
 * @throws RangeError when `calendar` is not the version the deadline was reckoned with.
 */
export function explain(
  d: Deadline,
  calendar: Calendar,
): { readonly lines: readonly ReckoningLine[]; readonly capped: boolean; readonly yearsWithoutData: readonly number[] } {
  if (calendar.version !== d.calendar) {
    throw new RangeError(`reckoned with calendar ${d.calendar}, cannot be explained by ${calendar.version}`);
  }
  const capped = d.at < uncapped(d.from, d.limit, calendar);
  const working = !capped && (d.limit.unit === 'workMinutes' || d.limit.unit === 'workdays');
  const end = wall(d.at);
  const start = wall(d.limit.unit === 'workMinutes' && !capped ? nextFullMinute(d.from) : d.from);

  const lines: ReckoningLine[] = [];
  let totalMinutes = 0;
  for (let day = start.day; day <= end.day; day = nextDay(day)) {
    // The end of 23:59 + 1 is written 24:00 on its own day, not as an empty line of the next.
    if (day === end.day && end.time === '00:00' && day !== start.day) break;

    const hours = working ? hoursOf(day, calendar) : [{ from: '00:00', to: '24:00' }];
    const skipped = d.limit.unit === 'workdays' && working && d.limit.amount > 0 && day === start.day;
    const counted = skipped ? [] : clip(hours, day === start.day ? start.time : '00:00', day === end.day ? end.time : '24:00');
    const minutes = counted.reduce((sum, span) => sum + minutesOf(span.to) - minutesOf(span.from), 0);
    totalMinutes += minutes;
    lines.push({ day, kind: dayKind(day, calendar), name: dayName(day, calendar), counted, minutes, totalMinutes });
  }
  return { lines, capped, yearsWithoutData: yearsWithoutData(d.from, d.at, calendar) };
}

function uncapped(from: Instant, limit: Limit, calendar: Calendar): Instant {
  if (!(limit.amount >= 0)) throw new RangeError(`a limit must not be negative: ${limit.amount}`);
  switch (limit.unit) {
    case 'naturalMinutes':
      return addNaturalMinutes(from, limit.amount);
    case 'naturalDays':
      return addNaturalMinutes(from, limit.amount * 24 * 60);
    case 'workMinutes':
      return addWorkMinutes(nextFullMinute(from), limit.amount, calendar);
    case 'workdays':
      return endOfWorkday(from, limit.amount, calendar);
  }
}

function nextFullMinute(at: Instant): Instant {
  return Temporal.Instant.from(at)
    .round({ smallestUnit: 'minute', roundingMode: 'ceil' })
    .toString({ smallestUnit: 'millisecond' });
}

/** Wall time in Asia/Shanghai; the time is cut to the minute. */
function wall(at: Instant): { readonly day: PlainDay; readonly time: string } {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  return { day: dayOf(at), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

function clip(spans: readonly Span[], from: string, to: string): Span[] {
  return spans
    .map((span) => ({ from: span.from > from ? span.from : from, to: span.to < to ? span.to : to }))
    .filter((span) => span.from < span.to);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function nextDay(day: PlainDay): PlainDay {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}
