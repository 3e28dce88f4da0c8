import type { z } from 'zod';
import type { Calendar } from '../../../contract/reference.ts';
import { shiftDay } from '../rates/days.ts';

export type CalendarData = z.output<typeof Calendar>;

export type CalendarCell = {
  readonly day: string;
  readonly inMonth: boolean;
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'makeup' | 'schoolHoliday' | 'duty';
  /** The name of the holiday or of the school period, as people know the day. */
  readonly name: string | null;
  /** Set when the national calendar has no data for the year: the kind is then a plain weekday or weekend, which may be wrong. */
  readonly uncertain: boolean;
};

/** The weeks of a month, Monday first, six rows at most. @param month 'YYYY-MM' */
export function calendarMonth(calendar: CalendarData, month: string): readonly (readonly CalendarCell[])[] {
  const first = `${month}-01`;
  const weeks: CalendarCell[][] = [];
  for (let monday = shiftDay(first, -weekdayOf(first)); monday.slice(0, 7) <= month; monday = shiftDay(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, offset) => cell(shiftDay(monday, offset))));
  }
  return weeks;

  function cell(day: string): CalendarCell {
    const notice = calendar.days[day];
    // The same precedence as when deadlines are reckoned: the notice's holidays, weekends, then the last period with hours of its own.
    const period = calendar.school.findLast(({ from, to, hours }) => from <= day && day < to && hours !== null);
    const season = period ?? calendar.school.findLast(({ from, to, kind }) => from <= day && day < to && kind !== 'term');
    const shared = { day, inMonth: day.slice(0, 7) === month, uncertain: !calendar.years.includes(Number(day.slice(0, 4))) };
    if (notice?.kind === 'holiday') return { ...shared, kind: 'holiday', name: notice.name };
    if (!notice && weekdayOf(day) >= 5) return { ...shared, kind: 'weekend', name: season?.name ?? null };
    if (period?.hours) return { ...shared, kind: period.hours.length === 0 ? 'schoolHoliday' : 'duty', name: period.name };
    if (notice) return { ...shared, kind: 'makeup', name: notice.name };
    return { ...shared, kind: 'workday', name: season?.name ?? null };
  }
}

/** The month `step` later. @param month 'YYYY-MM' */
export function shiftMonth(month: string, step: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + step;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** 0 Monday … 6 Sunday. 1970-01-05 was a Monday. */
function weekdayOf(day: string): number {
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse('1970-01-05T00:00:00Z')) / 86_400_000);
  return ((days % 7) + 7) % 7;
}
