import type { Instant, SchoolPeriod } from '../calendar.ts';
import {
  fiveToFive,
  halfYear,
  month,
  monthFrom19,
  naturalDay,
  noonToNoon,
  type Period,
  type PeriodRule,
  periodAt,
  quarter,
  span,
  term,
  week,
  year,
} from './period.ts';
import type { NamedPeriodKind } from './vocabulary.ts';
import { momentAt } from './wallTime.ts';

/** The rules of the named periods. */
export const periodRules: Readonly<Record<NamedPeriodKind, PeriodRule>> = {
  month,
  month19: monthFrom19,
  day: naturalDay,
  noon: noonToNoon,
  five: fiveToFive,
  week,
  quarter,
  half: halfYear,
  year,
  year19: { kind: 'months', months: 12, firstDay: 19 },
  term,
  span: { kind: 'span' },
};

/** The period of a kind by its key. null: there is none of that name. */
export function periodNamed(kind: NamedPeriodKind, key: string, school: readonly SchoolPeriod[]): Period | null {
  return periodUnder(periodRules[kind], key, school);
}

/**
 * The period of a rule, also of one of the school's own making, by its key: '2026-03-05', '2026-W10', '2026-03', '2026-Q1', '2026-H1', '2026',
 * a term's name; of a span two days, '2026-03-01_2026-04-01', the second not included. null: there is none of that name.
 */
export function periodUnder(rule: PeriodRule, key: string, school: readonly SchoolPeriod[]): Period | null {
  if (rule.kind === 'span') return spanNamed(key);
  if (rule.kind === 'term') {
    const found = school.find((p) => p.kind === 'term' && p.name === key);
    return found ? periodAt(momentAt(found.from, '00:00'), rule, school) : null;
  }
  const near = dayIn(key);
  if (near === null) return null;
  // From the 19th, and at noon, a period begins before the day that its key names: its own middle is looked for around it.
  for (const days of [14, 0, -1, 1]) {
    const day = Temporal.PlainDate.from(near).add({ days: rule.kind === 'day' ? Math.sign(days) : days });
    const found = periodAt(momentAt(day.toString(), '06:00'), rule, school);
    if (found?.key === key) return found;
  }
  return null;
}

/** The name that a rule goes by; null for one of the school's own making. */
export function kindOf(rule: PeriodRule): NamedPeriodKind | null {
  const same = (a: PeriodRule, b: PeriodRule) =>
    JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());
  const kinds = Object.keys(periodRules) as NamedPeriodKind[]; // the type says that it has no other keys
  return kinds.find((kind) => same(periodRules[kind], rule)) ?? null;
}

/** The running period of a kind, or the one that ended last where none runs (between terms); null for a span. */
export function runningPeriod(kind: NamedPeriodKind, now: Instant, school: readonly SchoolPeriod[]): Period | null {
  const running = periodAt(now, periodRules[kind], school);
  if (running !== null || kind !== 'term') return running;
  const past = school
    .filter((p) => p.kind === 'term' && momentAt(p.to, '00:00') <= now)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const last = past.at(-1);
  return last ? periodAt(momentAt(last.from, '00:00'), term, school) : null;
}

/** A day in the period that the key names: the first of its month. */
function dayIn(key: string): string | null {
  const week = /^(\d{4})-W(\d{2})$/.exec(key);
  if (week) {
    // The week that holds 4 January is the first.
    const first = new Temporal.PlainDate(Number(week[1]), 1, 4);
    return first.add({ days: (Number(week[2]) - 1) * 7 }).toString();
  }
  const part = /^(\d{4})-([QH])(\d)$/.exec(key);
  if (part) return dayOrNull(`${part[1]}-${String((Number(part[3]) - 1) * (part[2] === 'Q' ? 3 : 6) + 1).padStart(2, '0')}-01`);
  if (/^\d{4}$/.test(key)) return dayOrNull(`${key}-01-01`);
  if (/^\d{4}-\d{2}$/.test(key)) return dayOrNull(`${key}-01`);
  return dayOrNull(key);
}

function spanNamed(key: string): Period | null {
  const [from, to] = key.split('_').map(dayOrNull);
  if (!from || !to) return null;
  const found = span(momentAt(from, '00:00'), momentAt(to, '00:00'));
  return 'refused' in found ? null : { ...found, key };
}

function dayOrNull(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
