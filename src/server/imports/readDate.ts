import type { Instant } from '../../domain/calendar.ts';
import { toInstant } from '../platform/instant.ts';

/**
 * How a source writes dates. iso: year first (2019-03-01 09:05, 2019/3/1 下午 3:05, 2019年3月1日, with or without an offset) and always
 * read, because nothing else looks like it · us: 04/12/2018 11:11:26 AM · european: 12.04.2018 11:11 · excel: days since 1899-12-30 ·
 * compact: 20190301 or 20190301090500.
 */
export const dateForms = ['iso', 'us', 'european', 'excel', 'compact'] as const;
export type DateForm = (typeof dateForms)[number];

const time = String.raw`(?:[T,\s]*(?<half>上午|下午|[AP]M)?\s*(?<hour>\d{1,2})[:时](?<minute>\d{1,2})分?(?::?(?<second>\d{1,2})秒?)?(?:[.,]\d+)?\s*(?<halfAfter>[AP]M)?\s*(?<offset>Z|[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?${time}$`, 'i');
const monthFirst = new RegExp(String.raw`^(?<month>\d{1,2})[-/.](?<day>\d{1,2})[-/.](?<year>\d{4})${time}$`, 'i');
const dayFirst = new RegExp(String.raw`^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})${time}$`, 'i');
const digits = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?)?$/;
const serial = /^\d{1,7}(?:\.\d+)?$/;

/**
 * A moment as the source wrote it, in the source's zone; null when it cannot be read. An hour that the zone skips is read an hour later,
 * one that it has twice as the earlier.
 */
export function readDate(text: string, forms: readonly DateForm[], zone: string): Instant | null {
  const written = text.normalize('NFKC').trim();
  try {
    const parts =
      yearFirst.exec(written) ??
      (forms.includes('us') ? monthFirst.exec(written) : null) ??
      (forms.includes('european') ? dayFirst.exec(written) : null) ??
      (forms.includes('compact') ? digits.exec(written) : null);
    if (parts) return momentOf(parts.groups!, zone);
    return forms.includes('excel') && serial.test(written) ? ofSerial(Number(written), zone) : null;
  } catch (error) {
    // The 31st of February: Temporal throws where others guess.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function momentOf(parts: Readonly<Record<string, string | undefined>>, zone: string): Instant {
  const number = (name: string) => Number(parts[name] ?? 0);
  const at = Temporal.PlainDateTime.from(
    {
      year: number('year'),
      month: number('month'),
      day: number('day'),
      hour: hourOf(number('hour'), (parts['half'] ?? parts['halfAfter'])?.toUpperCase()),
      minute: number('minute'),
      second: number('second'),
    },
    { overflow: 'reject' },
  );
  const offset = parts['offset'];
  const where = offset === undefined ? zone : offset.toUpperCase() === 'Z' ? 'UTC' : offset;
  return toInstant(at.toZonedDateTime(where).toInstant());
}

/** @throws RangeError for an hour that no twelve-hour clock shows. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) throw new RangeError('hour');
  return (hour % 12) + (half === 'PM' || half === '下午' ? 12 : 0);
}

/** Spreadsheets keep a time as a fraction of a day, so seconds come back a little off: rounded to the second. */
function ofSerial(days: number, zone: string): Instant {
  const at = new Temporal.PlainDate(1899, 12, 30).toPlainDateTime().add({ seconds: Math.round(days * 86_400) });
  return toInstant(at.toZonedDateTime(zone).toInstant());
}
