import { dayOf, type Instant, type PlainDay } from '../calendar.ts';

const zone = 'Asia/Shanghai';
const days = new Map<string, PlainDay>();
const moments = new Map<string, Instant>();

/**
 * The day in Asia/Shanghai, remembered by the hour: a recomputation asks millions of times, and asking `Temporal` costs microseconds.
 * The zone has stood whole hours off UTC since 1901, so all moments of one UTC hour fall on one day.
 */
export function dayAt(at: Instant): PlainDay {
  const hour = at.slice(0, 13);
  const known = days.get(hour);
  if (known) return known;
  const day = dayOf(at);
  days.set(hour, day);
  return day;
}

/** The moment of a wall time 'HH:MM' in Asia/Shanghai; '24:00' is the start of the next day. Remembered. */
export function momentAt(day: PlainDay, time: string): Instant {
  const key = `${day}T${time}`;
  const known = moments.get(key);
  if (known) return known;
  const date = Temporal.PlainDate.from(day);
  const wall = time === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(time);
  const moment = instantOf(wall);
  moments.set(key, moment);
  return moment;
}

export function dayAfter(day: PlainDay): PlainDay {
  return dayAt(momentAt(day, '24:00'));
}

/** A day is cut where the days of other offices begin (12—12, 17—17): each stretch is named by its beginning, and is half-open. */
export const stretches = ['00:00', '12:00', '17:00'] as const;
export type Stretch = (typeof stretches)[number];

const stretchOfHour = new Map<string, Stretch>();

/** The stretch of the day in Asia/Shanghai, remembered by the hour like the day: all cuts lie on whole hours. */
export function stretchAt(at: Instant): Stretch {
  const hour = at.slice(0, 13);
  const known = stretchOfHour.get(hour);
  if (known) return known;
  const found = stretches.findLast((since) => momentAt(dayAt(at), since) <= at) ?? '00:00';
  stretchOfHour.set(hour, found);
  return found;
}

/** Wall time in Asia/Shanghai. */
export function wallOf(at: Instant): Temporal.PlainDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime();
}

export function instantOf(wall: Temporal.PlainDateTime): Instant {
  return wall.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' });
}
