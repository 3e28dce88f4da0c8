const zone = 'Asia/Shanghai';

/** Half-open, in Asia/Shanghai; only grade T goes out in them (domain.md §9.2). */
export const quietHours = { from: '22:00', to: '07:00' } as const;
/** Full and half hours are when everybody's systems send; WeCom asks to keep away from them. */
const digestMinute = 5;

/** `at`, or the end of the quiet hours that it falls into. */
export function afterQuietHours(at: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const time = local.toPlainTime();
  const morning = local.withPlainTime(quietHours.to);
  if (Temporal.PlainTime.compare(time, quietHours.to) < 0) return instant(morning);
  return Temporal.PlainTime.compare(time, quietHours.from) >= 0 ? instant(morning.add({ days: 1 })) : at;
}

/** The next daily digest after `at`; `hour` 7..21 in Asia/Shanghai. */
export function nextDigest(at: string, hour: number): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const today = local.withPlainTime({ hour, minute: digestMinute });
  return instant(Temporal.ZonedDateTime.compare(today, local) > 0 ? today : today.add({ days: 1 }));
}

function instant(at: Temporal.ZonedDateTime): string {
  return at.toInstant().toString({ smallestUnit: 'millisecond' });
}
