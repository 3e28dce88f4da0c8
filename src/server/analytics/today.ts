import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar.ts';
import type { Deps } from '../deps.ts';
import { dayOf, startOfDay, toInstant } from '../platform/instant.ts';

export type Today = {
  /** Submitted since midnight in Asia/Shanghai and neither declined nor withdrawn. */
  readonly received: number;
  /** Resolved since midnight, whenever they came. */
  readonly resolved: number;
  /** Received today and resolved today (当日办结). */
  readonly sameDay: number;
  readonly emergencies: number;
  /** Accepted and not resolved. */
  readonly unfinished: number;
  /** Of these, past the day they were promised for, without those on the long-term ledger. */
  readonly overdue: number;
  /** Of these, promised for a moment before the coming midnight and not overdue yet. */
  readonly dueToday: number;
  /** Received by hour, 24 numbers. */
  readonly hours: readonly number[];
};

/** The day so far, as one statement counts it. Confidential cases are counted with the others. */
export async function todayCounts({ analytics }: Pick<Deps, 'analytics'>, now: Instant): Promise<Today> {
  const start = startOfDay(dayOf(now));
  const end = toInstant(Temporal.Instant.from(start).add({ hours: 24 }));
  const { rows } = await sql<Omit<Today, 'hours'> & { byHour: Record<string, number> | null }>`
    with came as (
      select v.id, f.resolved_at, v.grade, extract(hour from v.submitted_at at time zone 'Asia/Shanghai')::int as hour
      from case_view v join analytics.case_fact f on f.case_id = v.id
      where v.submitted_at >= ${start}::timestamptz and v.submitted_at <= ${now}::timestamptz and v.phase not in ('declined', 'withdrawn')),
    open as (
      select count(*)::int as unfinished, (count(*) filter (where resolve_by <= ${now}::timestamptz and not on_ledger))::int as overdue,
        (count(*) filter (where resolve_by > ${now}::timestamptz and resolve_by <= ${end}::timestamptz and not on_ledger))::int as "dueToday"
      from case_view where next_at is not null and merged_into is null
        and phase in ('accepted', 'dispatched', 'returning', 'signed', 'responded', 'reviewing'))
    select (select count(*)::int from came) as received, (select count(*)::int from came where resolved_at is not null) as "sameDay",
      (select count(*)::int from came where grade = 'T') as emergencies, open.unfinished, open.overdue, open."dueToday",
      (select count(*)::int from analytics.case_fact
        where resolved_at >= ${start}::timestamptz and resolved_at <= ${now}::timestamptz) as resolved,
      (select jsonb_object_agg(hour, cases) from (select hour, count(*)::int as cases from came group by hour) h) as "byHour"
    from open`.execute(analytics.db);
  const { byHour, ...counts } = rows[0]!;
  return { ...counts, hours: Array.from({ length: 24 }, (_, hour) => byHour?.[hour] ?? 0) };
}

/** Cases by day and hour over whole days [from, to) in Asia/Shanghai; days without a case have 24 zeros. */
export async function hoursByDay(
  { analytics }: Pick<Deps, 'analytics'>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{ readonly day: string; readonly hours: readonly number[] }[]> {
  const { rows } = await sql<{ day: string; hour: number; cases: number }>`
    select to_char(submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
      extract(hour from submitted_at at time zone 'Asia/Shanghai')::int as hour, count(*)::int as cases
    from analytics.case_fact
    where submitted_at >= ${startOfDay(from)}::timestamptz and submitted_at < ${startOfDay(to)}::timestamptz
      and phase not in ('declined', 'withdrawn')
    group by 1, 2`.execute(analytics.db);
  const first = rows.reduce((least, { day }) => (day < least ? day : least), to);
  const days = new Map<string, number[]>();
  for (let day = first; day < to; day = Temporal.PlainDate.from(day).add({ days: 1 }).toString())
    days.set(
      day,
      Array.from({ length: 24 }, () => 0),
    );
  for (const { day, hour, cases } of rows) {
    const hours = days.get(day);
    if (hours) hours[hour] = cases;
  }
  return [...days].map(([day, hours]) => ({ day, hours }));
}

/** Cases resolved before a moment, since a day or since the first case. Reopened ones are not resolved. */
export async function resolvedBefore(
  { analytics }: Pick<Deps, 'analytics'>,
  { since, before }: { readonly since: string | null; readonly before: Instant },
): Promise<{ readonly cases: number; readonly since: string | null }> {
  const from = since === null ? null : startOfDay(since);
  const { rows } = await sql<{ cases: number; first: string | null }>`
    select count(*)::int as cases,
      (select to_char(min(submitted_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') from analytics.case_fact) as first
    from analytics.case_fact
    where resolved_at < ${before}::timestamptz and (${from}::timestamptz is null or resolved_at >= ${from}::timestamptz)`.execute(
    analytics.db,
  );
  return { cases: rows[0]?.cases ?? 0, since: since ?? rows[0]?.first ?? null };
}
