import type { Instant } from '../calendar.ts';
import { dayAfter, dayAt, momentAt } from './wallTime.ts';

/**
 * Until when a case counts as resolved on the same day (当日办结): the end of the day of acceptance, of the next day when it was accepted at
 * `cut` or later. @param cut wall time 'HH:MM' in Asia/Shanghai; '24:00': always the same day
 */
export function sameDayEnd(acceptedAt: Instant, cut: string): Instant {
  const day = dayAt(acceptedAt);
  return momentAt(acceptedAt < momentAt(day, cut) ? day : dayAfter(day), '24:00');
}
