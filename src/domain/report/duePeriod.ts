import type { Instant } from '../calendar.ts';
import { halfYear, month, type Period, type PeriodRule, periodAt, periodBefore, span, week, year } from '../measures/period.ts';
import type { ReportTemplate } from './template.ts';

type Scheduled = Pick<ReportTemplate, 'type' | 'cut' | 'season' | 'schedule'>;

/** How a kind of report cuts time; null for those whose period somebody chooses, and for a season. */
export function ruleOf({ type, cut }: Pick<ReportTemplate, 'type' | 'cut'>): PeriodRule | null {
  switch (type) {
    case 'daily':
      return { kind: 'day', cut };
    case 'weekly':
      return week;
    case 'monthly':
      return month;
    case 'halfYearly':
      return halfYear;
    case 'yearly':
      return year;
    case 'seasonal':
    case 'topical':
    case 'bulletin':
      return null;
  }
}

/**
 * The newest period whose report should be out at `now`: after a downtime it is published once, and what is older stays away. null when
 * the kind has no schedule of its own.
 */
export function duePeriod(template: Scheduled, now: Instant): Period | null {
  if (!template.schedule.enabled) return null;
  for (let period = lastEnded(template, now); period !== null; period = earlier(template, period)) {
    if (dueAt(period, template) <= now) return period;
  }
  return null;
}

/** The newest period that has ended at `now`; null when the kind has none. */
export function lastEnded(template: Pick<ReportTemplate, 'type' | 'cut' | 'season'>, now: Instant): Period | null {
  const rule = ruleOf(template);
  if (rule) {
    const running = periodAt(now, rule, []);
    return running && periodBefore(running, []);
  }
  return template.season ? seasonEndedBy(template.season, now) : null;
}

/** When its report is due: at the hour of the day on which the period has ended, or some days later. */
export function dueAt(period: Period, { schedule }: Pick<ReportTemplate, 'schedule'>): Instant {
  const end = Temporal.Instant.from(period.to).toZonedDateTimeISO('Asia/Shanghai');
  const at = (days: number) => end.add({ days }).with({ hour: schedule.hour, minute: 0, second: 0, millisecond: 0 });
  const first = at(schedule.delayDays);
  // A day that is cut at 17:00 cannot be reported at 8:00 of the same day.
  const due = Temporal.ZonedDateTime.compare(first, end) < 0 ? at(schedule.delayDays + 1) : first;
  return due.toInstant().toString({ smallestUnit: 'millisecond' });
}

function earlier(template: Scheduled, period: Period): Period | null {
  return template.season ? seasonEndedBy(template.season, shifted(period.to, -1)) : periodBefore(period, []);
}

/** `to` is the last day of the season, and belongs to it. */
function seasonEndedBy(season: { readonly from: string; readonly to: string }, now: Instant): Period | null {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  const midnight = (day: Temporal.PlainDate) =>
    day.toZonedDateTime('Asia/Shanghai').toInstant().toString({ smallestUnit: 'millisecond' });
  for (const endYear of [today.year, today.year - 1]) {
    const end = Temporal.PlainDate.from(`${endYear}-${season.to}`).add({ days: 1 });
    const start = Temporal.PlainDate.from(`${season.from <= season.to ? endYear : endYear - 1}-${season.from}`);
    if (midnight(end) > now) continue;
    const found = span(midnight(start), midnight(end));
    return 'refused' in found ? null : found;
  }
  return null;
}

function shifted(at: Instant, milliseconds: number): Instant {
  return Temporal.Instant.from(at).add({ milliseconds }).toString({ smallestUnit: 'millisecond' });
}
