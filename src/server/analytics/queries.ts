import { sql } from 'kysely';
import type { z } from 'zod';
import type { UnitRates } from '../../contract/analytics.ts';
import type { Database } from '../platform/db.ts';

type Rates = z.output<typeof UnitRates>;

/** Counts of one unit in a period, from which all rates are fractions. */
export type UnitCounts = {
  readonly unit: string | null;
  readonly received: number;
  readonly respondDue: number;
  readonly respondedInTime: number;
  readonly resolveDue: number;
  readonly resolved: number;
  readonly resolvedInTime: number;
  readonly reached: number;
  readonly solved: number;
  readonly satisfied: number;
  readonly fair: number;
  readonly returns: number;
  readonly reworks: number;
  readonly overdueNow: number;
};

/**
 * Counts for [from, to), by unit. Each rate has its own time basis (docs/kpi.md): first contact by its limit, resolution by its limit,
 * answers by the day they were given. A case that was never answered counts as not answered, not as absent: every comparison is coalesced.
 * Praise, declined, withdrawn, merged and excluded cases are not assessed; what is on the ledger leaves the rates of resolution only.
 */
export async function countsByUnit(
  database: Database,
  from: string,
  to: string,
  now: string,
  assessed: readonly string[],
): Promise<UnitCounts[]> {
  const { rows } = await sql<UnitCounts>`
    with f as (
      select unit, dispatched_at, respond_by, responded_at, resolve_by, resolved_at, followed_up_at, solved, handling, round, returns, phase, on_ledger
      from analytics.case_fact
      where phase not in ('declined', 'withdrawn') and category_code = any(${assessed}) and coalesce(close_reason, '') <> 'archived-elsewhere'
        and merged_into is null and excluded is null
        and (dispatched_at >= ${from} and dispatched_at < ${to} or respond_by >= ${from} and respond_by < ${to}
          or resolve_by >= ${from} and resolve_by < ${to} or followed_up_at >= ${from} and followed_up_at < ${to}
          or (resolve_by < ${now} and resolved_at is null))
    ), g as (
      select *,
        coalesce(dispatched_at >= ${from} and dispatched_at < ${to}, false) as is_received,
        coalesce(respond_by >= ${from} and respond_by < ${to} and (respond_by <= ${now} or responded_at is not null), false) as is_respond_due,
        coalesce(resolve_by >= ${from} and resolve_by < ${to} and (resolve_by <= ${now} or resolved_at is not null) and not on_ledger, false) as is_resolve_due,
        coalesce(followed_up_at >= ${from} and followed_up_at < ${to}, false) as is_reached
      from f)
    select unit,
      (count(*) filter (where is_received))::int as received,
      (count(*) filter (where is_respond_due))::int as "respondDue",
      (count(*) filter (where is_respond_due and coalesce(responded_at <= respond_by, false)))::int as "respondedInTime",
      (count(*) filter (where is_resolve_due))::int as "resolveDue",
      (count(*) filter (where is_resolve_due and resolved_at is not null))::int as resolved,
      (count(*) filter (where is_resolve_due and coalesce(resolved_at <= resolve_by, false)))::int as "resolvedInTime",
      (count(*) filter (where is_reached))::int as reached,
      (count(*) filter (where is_reached and solved = 'yes'))::int as solved,
      (count(*) filter (where is_reached and handling = 'satisfied'))::int as satisfied,
      (count(*) filter (where is_reached and handling = 'fair'))::int as fair,
      coalesce(sum(returns) filter (where is_received), 0)::int as returns,
      coalesce(sum(round - 1) filter (where is_received), 0)::int as reworks,
      (count(*) filter (where coalesce(resolve_by < ${now} and resolved_at is null and not on_ledger, false)))::int as "overdueNow"
    from g where unit is not null group by unit`.execute(database.db);
  return rows;
}

/** Weight of 基本满意 in 满意率: 0.9, the practice of a Beijing district (domain.md §3.1). In tenths, so that sums stay whole numbers. */
const fairTenths = 9;

export function ratesOf(counts: Omit<UnitCounts, 'unit'>, unit: string, group: Rates['group']): Rates {
  return {
    unit,
    group,
    received: counts.received,
    responded: { part: counts.respondedInTime, of: counts.respondDue },
    resolved: { part: counts.resolved, of: counts.resolveDue },
    resolvedInTime: { part: counts.resolvedInTime, of: counts.resolveDue },
    solved: { part: counts.solved, of: counts.reached },
    satisfied: { part: (counts.satisfied * 10 + counts.fair * fairTenths) / 10, of: counts.reached },
    returns: counts.returns,
    reworks: counts.reworks,
    overdueNow: counts.overdueNow,
  };
}

/** The whole school pooled: sums of parts over sums of wholes, never a mean of rates. */
export function pooled(all: readonly UnitCounts[]): Omit<UnitCounts, 'unit'> {
  const sum = (key: Exclude<keyof UnitCounts, 'unit'>) => all.reduce((total, counts) => total + counts[key], 0);
  return {
    received: sum('received'),
    respondDue: sum('respondDue'),
    respondedInTime: sum('respondedInTime'),
    resolveDue: sum('resolveDue'),
    resolved: sum('resolved'),
    resolvedInTime: sum('resolvedInTime'),
    reached: sum('reached'),
    solved: sum('solved'),
    satisfied: sum('satisfied'),
    fair: sum('fair'),
    returns: sum('returns'),
    reworks: sum('reworks'),
    overdueNow: sum('overdueNow'),
  };
}
