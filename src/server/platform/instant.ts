/** The instant as stored and sent: UTC ISO with milliseconds. */
export function toInstant(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'millisecond' });
}

/** Midnight in Asia/Shanghai at which a day ('2026-03-02') begins. */
export function startOfDay(day: string): string {
  return toInstant(Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant());
}

/** The month of an instant in Asia/Shanghai. */
export function monthOf(at: string): Temporal.PlainYearMonth {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toPlainYearMonth();
}

/** The day of an instant in Asia/Shanghai. */
export function dayOf(at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
