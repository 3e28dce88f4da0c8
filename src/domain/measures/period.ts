import type { Instant, PlainDay, SchoolPeriod } from '../calendar.ts';
import { dayAfter, dayAt, instantOf, momentAt, type Stretch, stretches, wallOf } from './wallTime.ts';

/** Half-open [from, to). */
export type Span = { readonly from: Instant; readonly to: Instant };

/**
 * How time is cut into periods.
 * day: the day D ends at `cut`; '24:00' is the natural day, '12:00' is [D−1 12:00, D 12:00), '17:00' likewise.
 * week: Monday to Sunday, whatever days are worked.
 * months: 1, 3, 6 or 12 months; from `firstDay` 2..28 the month M runs from that day of M−1 (19: the 19th to the 18th), 1 is the calendar month.
 * term: a term of the school calendar.  span: any [from, to).
 */
export type PeriodRule =
  | { readonly kind: 'day'; readonly cut: string }
  | { readonly kind: 'week' }
  | { readonly kind: 'months'; readonly months: 1 | 3 | 6 | 12; readonly firstDay: number }
  | { readonly kind: 'term' }
  | { readonly kind: 'span' };

/** `key` names the period among those of its rule: '2026-03-05', '2026-W10', '2026-03', '2026-Q1', '2026-H1', '2026', a term's name. */
export type Period = Span & { readonly rule: PeriodRule; readonly key: string };

export const naturalDay: PeriodRule = { kind: 'day', cut: '24:00' };
export const noonToNoon: PeriodRule = { kind: 'day', cut: '12:00' };
export const fiveToFive: PeriodRule = { kind: 'day', cut: '17:00' };
export const week: PeriodRule = { kind: 'week' };
export const month: PeriodRule = { kind: 'months', months: 1, firstDay: 1 };
/** The assessment month of a Beijing district (domain.md §3.1): '2026-03' runs from 19 February to 18 March. */
export const monthFrom19: PeriodRule = { kind: 'months', months: 1, firstDay: 19 };
export const quarter: PeriodRule = { kind: 'months', months: 3, firstDay: 1 };
export const halfYear: PeriodRule = { kind: 'months', months: 6, firstDay: 1 };
export const year: PeriodRule = { kind: 'months', months: 12, firstDay: 1 };
export const term: PeriodRule = { kind: 'term' };

/**
 * The period of a rule that contains a moment; null in a break between terms, and for a span, which has no rule.
 * @throws RangeError on a rule whose `cut` or `firstDay` is out of range.
 */
export function periodAt(at: Instant, rule: PeriodRule, school: readonly SchoolPeriod[]): Period | null {
  switch (rule.kind) {
    case 'day': {
      checkCut(rule.cut);
      const today = dayAt(at);
      return dayPeriod(at < momentAt(today, rule.cut) ? today : shift(today, 1), rule);
    }
    case 'week': {
      const date = Temporal.PlainDate.from(dayAt(at));
      return weekPeriod(date.subtract({ days: date.dayOfWeek - 1 }), rule);
    }
    case 'months': {
      checkFirstDay(rule.firstDay);
      const date = Temporal.PlainDate.from(dayAt(at));
      const late = rule.firstDay > 1 && date.day >= rule.firstDay ? 1 : 0;
      return monthsPeriod(Math.floor((date.year * 12 + date.month - 1 + late) / rule.months), rule);
    }
    case 'term': {
      const day = dayAt(at);
      const found = school.find((p) => p.kind === 'term' && p.from <= day && day < p.to);
      return found ? termPeriod(found) : null;
    }
    case 'span':
      return null;
  }
}

/** Any [from, to). */
export function span(from: Instant, to: Instant): Period | { readonly refused: 'from-not-before-to' } {
  return from < to ? { rule: { kind: 'span' }, key: `${from}/${to}`, from, to } : { refused: 'from-not-before-to' };
}

/** The period before; for a span the equally long time before it; null before the first term known. */
export function periodBefore(period: Period, school: readonly SchoolPeriod[]): Period | null {
  switch (period.rule.kind) {
    case 'term': {
      const earlier = school.filter((p) => p.kind === 'term' && momentAt(p.to, '00:00') <= period.from);
      const last = earlier.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
      return last ? termPeriod(last) : null;
    }
    case 'span': {
      const length = wallOf(period.from).until(wallOf(period.to));
      const before = span(instantOf(wallOf(period.from).subtract(length)), period.from);
      return 'refused' in before ? null : before;
    }
    case 'day':
    case 'week':
    case 'months':
      return periodAt(instantOf(wallOf(period.from).subtract({ milliseconds: 1 })), period.rule, school);
  }
}

/**
 * The same period a year earlier (同比): the same date, month or half-year; for a week the one 52 weeks earlier; for a term the one that
 * began within 45 days of a year earlier. null when there is none.
 */
export function periodYearEarlier(period: Period, school: readonly SchoolPeriod[]): Period | null {
  switch (period.rule.kind) {
    case 'term': {
      const target = Temporal.PlainDate.from(dayAt(period.from)).subtract({ years: 1 });
      const near = (p: SchoolPeriod) => Math.abs(target.until(Temporal.PlainDate.from(p.from)).total('days')) <= 45;
      const found = school.find((p) => p.kind === 'term' && near(p));
      return found ? termPeriod(found) : null;
    }
    case 'span': {
      const aYearBefore = (at: Instant) => instantOf(wallOf(at).subtract({ years: 1 }));
      const found = span(aYearBefore(period.from), aYearBefore(period.to));
      return 'refused' in found ? null : found;
    }
    case 'week':
      return periodAt(instantOf(wallOf(period.from).subtract({ days: 364 })), period.rule, school);
    case 'day':
      return dayPeriod(Temporal.PlainDate.from(period.key).subtract({ years: 1 }).toString(), period.rule);
    case 'months':
      return periodAt(instantOf(wallOf(period.from).subtract({ years: 1 })), period.rule, school);
  }
}

/** The part of a period that has passed; null when it has not begun. */
export function soFar(period: Period, asOf: Instant): Period | null {
  if (asOf <= period.from) return null;
  return asOf >= period.to ? period : { ...period, to: asOf };
}

/**
 * What the part so far is fairly compared with: the same stretch of the period before, for months to the same day and time (a day that
 * month does not have is its last); the whole period before once this one is over.
 */
export function sameStretchBefore(period: Period, asOf: Instant, school: readonly SchoolPeriod[]): Period | null {
  const before = periodBefore(period, school);
  if (!before || asOf >= period.to) return before;
  const passed =
    period.rule.kind === 'months'
      ? instantOf(wallOf(asOf).subtract({ months: period.rule.months }))
      : instantOf(wallOf(before.from).add(wallOf(period.from).until(wallOf(asOf))));
  return soFar(before, passed);
}

/** The whole days in a stretch of time, [from, to), and what is left at its ends: roll-ups by day answer the one, rows the other. */
export function daysWithin(within: Span): {
  readonly days: { readonly from: PlainDay; readonly to: PlainDay } | null;
  readonly edges: readonly Span[];
} {
  const first = dayAt(within.from);
  const from = momentAt(first, '00:00') === within.from ? first : shift(first, 1);
  const to = dayAt(within.to);
  if (from >= to) return { days: null, edges: within.from < within.to ? [within] : [] };
  const edges = [
    { from: within.from, to: momentAt(from, '00:00') },
    { from: momentAt(to, '00:00'), to: within.to },
  ];
  return { days: { from, to }, edges: edges.filter((edge) => edge.from < edge.to) };
}

/** The whole stretches of days in a span, [from, to), and what is left at its ends. */
export function stretchesWithin(within: Span): {
  readonly stretches: readonly { readonly day: PlainDay; readonly since: Stretch }[];
  readonly edges: readonly Span[];
} {
  const found: { day: PlainDay; since: Stretch }[] = [];
  const edges: Span[] = [];
  for (let day = dayAt(within.from); momentAt(day, '00:00') < within.to; day = dayAfter(day)) {
    for (const [i, since] of stretches.entries()) {
      const own = { from: momentAt(day, since), to: momentAt(day, stretches[i + 1] ?? '24:00') };
      if (!overlaps(own, within)) continue;
      if (within.from <= own.from && own.to <= within.to) found.push({ day, since });
      else edges.push({ from: later(own.from, within.from), to: earlier(own.to, within.to) });
    }
  }
  return { stretches: found, edges };
}

export function contains(within: Span, at: Instant): boolean {
  return within.from <= at && at < within.to;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

function dayPeriod(day: PlainDay, rule: Extract<PeriodRule, { kind: 'day' }>): Period {
  return {
    rule,
    key: day,
    from: momentAt(rule.cut === '24:00' ? day : shift(day, -1), fromCut(rule.cut)),
    to: momentAt(day, rule.cut),
  };
}

function fromCut(cut: string): string {
  return cut === '24:00' ? '00:00' : cut;
}

function weekPeriod(monday: Temporal.PlainDate, rule: PeriodRule): Period {
  const key = `${monday.yearOfWeek}-W${String(monday.weekOfYear).padStart(2, '0')}`;
  return { rule, key, from: momentAt(monday.toString(), '00:00'), to: momentAt(monday.add({ days: 7 }).toString(), '00:00') };
}

/** `block`: months since the year 0, divided by the length of the period. */
function monthsPeriod(block: number, rule: Extract<PeriodRule, { kind: 'months' }>): Period {
  const start = (index: number) => {
    const named = index * rule.months;
    const first = new Temporal.PlainDate(Math.floor(named / 12), (named % 12) + 1, 1);
    return rule.firstDay === 1 ? first : first.subtract({ months: 1 }).with({ day: rule.firstDay });
  };
  const named = block * rule.months;
  const theYear = Math.floor(named / 12);
  const number = (named % 12) / rule.months + 1;
  const key = {
    1: `${theYear}-${String(number).padStart(2, '0')}`,
    3: `${theYear}-Q${number}`,
    6: `${theYear}-H${number}`,
    12: `${theYear}`,
  }[rule.months];
  return { rule, key, from: momentAt(start(block).toString(), '00:00'), to: momentAt(start(block + 1).toString(), '00:00') };
}

function termPeriod(p: SchoolPeriod): Period {
  return { rule: term, key: p.name, from: momentAt(p.from, '00:00'), to: momentAt(p.to, '00:00') };
}

function shift(day: PlainDay, days: number): PlainDay {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function checkCut(cut: string): void {
  if (!/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(cut) || cut === '00:00') throw new RangeError(`not a cut of the day: ${cut}`);
}

function checkFirstDay(day: number): void {
  // The 29th to 31st do not come every month, and a period must not vanish in February.
  if (!Number.isInteger(day) || day < 1 || day > 28) throw new RangeError(`not a first day of a month: ${day}`);
}
