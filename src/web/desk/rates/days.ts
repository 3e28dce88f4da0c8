import { dayAt } from '../../ui/format.ts';

/** The day `days` later (earlier when negative). */
export function shiftDay(day: string, days: number): string {
  return dayAt(Date.parse(`${day}T12:00:00+08:00`) + days * 86_400_000);
}

/** The last day of a half-open stretch of time. */
export function lastDay(to: string): string {
  return dayAt(Date.parse(to) - 1);
}
