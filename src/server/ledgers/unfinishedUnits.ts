import { sql } from 'kysely';
import { type CaseEvent, fold } from '../../domain/case/case.ts';
import type { Cell } from '../../domain/document/vocabulary.ts';
import { historiesOf } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { dayOf, startOfDay } from '../platform/instant.ts';
import { numberCell, textCell } from './cells.ts';

type Needs = Pick<Deps, 'analytics' | 'database' | 'clock' | 'reference'>;

/** Accepted and not yet resolved; what follows a main case is counted with it. */
export const unfinishedPhases = ['accepted', 'dispatched', 'returning', 'signed', 'responded', 'reviewing'] as const;

type Row = {
  readonly unit: string;
  readonly resolved: number;
  readonly unfinished: number;
  readonly late3: number;
  readonly late7: number;
  readonly lateMore: number;
  readonly extended: number;
  readonly onLedger: number;
  readonly disputed: number;
  readonly longest: number;
};

/**
 * Part A: unfinished cases of each unit, the worst first, the total at the end. 应办结 is what the unit resolved this month and what it has
 * not finished; what is on the ledger (挂账) is unfinished and never overdue.
 */
export async function unfinishedByUnit(
  deps: Needs,
  units: readonly string[] | null,
): Promise<{ readonly id: null; readonly cells: readonly Cell[] }[]> {
  const now = deps.clock();
  const reference = await deps.reference.recent();
  const monthStart = startOfDay(`${dayOf(now).slice(0, 7)}-01`);
  const late = sql`(not v.on_ledger and v.resolve_by < ${now}::timestamptz)`;
  const days = sql`ceil(extract(epoch from ${now}::timestamptz - v.resolve_by) / 86400)`;
  const own = units === null ? sql`true` : sql`unit = any(${[...units]})`;
  const { rows } = await sql<Row>`
    with u as (
      select coalesce(v.unit, '') as unit, count(*)::int as unfinished,
        (count(*) filter (where ${late} and ${days} <= 3))::int as "late3",
        (count(*) filter (where ${late} and ${days} > 3 and ${days} <= 7))::int as "late7",
        (count(*) filter (where ${late} and ${days} > 7))::int as "lateMore",
        (count(*) filter (where f.extended))::int as extended,
        (count(*) filter (where v.on_ledger))::int as "onLedger",
        (count(*) filter (where v.phase = 'returning' or f.disputes > 1))::int as disputed,
        max(ceil(extract(epoch from ${now}::timestamptz - coalesce(f.dispatched_at, f.accepted_at)) / 86400))::int as longest
      from case_view v join analytics.case_fact f on f.case_id = v.id
      where v.next_at is not null and v.merged_into is null and v.phase = any(${[...unfinishedPhases]}) group by 1),
    r as (select unit, count(*)::int as resolved from analytics.case_fact
      where resolved_at >= ${monthStart}::timestamptz and resolved_at <= ${now}::timestamptz and unit is not null and merged_into is null
      group by 1)
    select * from (
      select coalesce(u.unit, r.unit) as unit, coalesce(r.resolved, 0) as resolved, coalesce(u.unfinished, 0) as unfinished,
        coalesce(u."late3", 0) as "late3", coalesce(u."late7", 0) as "late7", coalesce(u."lateMore", 0) as "lateMore",
        coalesce(u.extended, 0) as extended, coalesce(u."onLedger", 0) as "onLedger", coalesce(u.disputed, 0) as disputed,
        coalesce(u.longest, 0) as longest
      from u full join r on r.unit = u.unit) x
    where unfinished > 0 and ${own}
    order by "lateMore" desc, "late7" desc, "late3" desc, unfinished desc, unit`.execute(deps.analytics.db);
  const before = await unfinishedAt(deps, startOfDay(dayOf(now)));
  const known = (unit: string) => before.get(unit) ?? 0;
  const cellsOf = (name: string, row: Row, yesterday: number): Cell[] => [
    textCell(name),
    ...[
      row.resolved + row.unfinished,
      row.unfinished,
      row.unfinished - row.late3 - row.late7 - row.lateMore,
      row.late3,
      row.late7,
      row.lateMore,
      row.extended,
      row.onLedger,
      row.disputed,
      row.longest,
    ].map(numberCell),
    changeCell(row.unfinished - yesterday),
  ];
  const total: Row = {
    unit: '',
    resolved: sum(rows, 'resolved'),
    unfinished: sum(rows, 'unfinished'),
    late3: sum(rows, 'late3'),
    late7: sum(rows, 'late7'),
    lateMore: sum(rows, 'lateMore'),
    extended: sum(rows, 'extended'),
    onLedger: sum(rows, 'onLedger'),
    disputed: sum(rows, 'disputed'),
    longest: Math.max(0, ...rows.map(({ longest }) => longest)),
  };
  const shownBefore =
    units === null ? [...before.values()].reduce((a, b) => a + b, 0) : units.reduce((a, unit) => a + known(unit), 0);
  return [
    ...rows.map((row) => ({
      id: null,
      cells: cellsOf(row.unit === '' ? '待派件' : (reference.units.get(row.unit)?.name ?? row.unit), row, known(row.unit)),
    })),
    { id: null, cells: cellsOf('合计', total, shownBefore) },
  ];
}

function sum(rows: readonly Row[], key: Exclude<keyof Row, 'unit'>): number {
  return rows.reduce((total, row) => total + row[key], 0);
}

function changeCell(change: number): Cell {
  return { text: change > 0 ? `+${change}` : String(change), number: change, format: '+0;-0;0' };
}

/**
 * Unfinished cases of each unit at a moment that has passed, exactly: cases that nothing has happened to since stand as they stood, the
 * others are folded up to it. Worked out once for a day and kept, for the past does not change.
 */
export async function unfinishedAt(deps: Needs, moment: string): Promise<ReadonlyMap<string, number>> {
  const day = dayOf(moment);
  const { rows: kept } = await sql<{ unit: string; unfinished: number }>`
    select unit, unfinished from unfinished_daily where day = ${day}::date`.execute(deps.database.db);
  if (kept.length > 0) return new Map(kept.filter(({ unit }) => unit !== '*').map(({ unit, unfinished }) => [unit, unfinished]));

  const { rows: touched } = await sql<{ id: string }>`
    select distinct case_id as id from event where at >= ${moment}::timestamptz`.execute(deps.analytics.db);
  const ids = touched.map(({ id }) => id);
  const { rows: still } = await sql<{ unit: string; unfinished: number }>`
    select coalesce(unit, '') as unit, count(*)::int as unfinished from case_view
    where next_at is not null and merged_into is null and phase = any(${[...unfinishedPhases]}) and not (id = any(${ids}::uuid[]))
    group by 1`.execute(deps.analytics.db);
  const counts = new Map(still.map(({ unit, unfinished }) => [unit, unfinished]));
  for (let i = 0; i < ids.length; i += 500) {
    for (const history of (await historiesOf(deps.analytics, ids.slice(i, i + 500))).values()) {
      const unit = unfinishedUnit(history.filter((e) => e.at < moment));
      if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
  }
  const rows = [...counts].map(([unit, unfinished]) => ({ unit, unfinished }));
  const total = rows.reduce((all, row) => all + row.unfinished, 0);
  await sql`
    insert into unfinished_daily (day, unit, unfinished)
    select ${day}::date, x.unit, x.unfinished
    from jsonb_to_recordset(${JSON.stringify([...rows, { unit: '*', unfinished: total }])}::jsonb) as x(unit text, unfinished int)
    on conflict do nothing`.execute(deps.database.db);
  return counts;
}

/** The unit that had the case unfinished, '' before its dispatch; null when it was not among the unfinished. */
function unfinishedUnit(history: readonly CaseEvent[]): string | null {
  const s = fold(history);
  const phases: readonly (string | null)[] = unfinishedPhases;
  return phases.includes(s.phase) && s.mergedInto === null ? (s.lead ?? '') : null;
}
