import { sql } from 'kysely';
import type { z } from 'zod';
import type { UnitRates } from '../../contract/analytics.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { Assessment } from '../../domain/measures/assessment.ts';
import { type Account, behind } from '../../domain/measures/behind.ts';
import { type Counts, noCounts, pooled as pooledCounts, regrouped } from '../../domain/measures/count.ts';
import { defaultCounting, type Entry } from '../../domain/measures/entry.ts';
import type { MeasureFact } from '../../domain/measures/fact.ts';
import { groupOf } from '../../domain/measures/grouping.ts';
import { type LostPoints, lostPoints } from '../../domain/measures/lostPoints.ts';
import { month, type Period, periodAt, type Span, sameStretchBefore, soFar } from '../../domain/measures/period.ts';
import { type UnitCounts as RankedCounts, type Ranking, rank } from '../../domain/measures/ranking.ts';
import type { RollUpKey } from '../../domain/measures/rollUp.ts';
import { weightingOf } from '../../domain/measures/scheme.ts';
import type { MeasureId } from '../../domain/measures/vocabulary.ts';
import { dayAt, momentAt } from '../../domain/measures/wallTime.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import type { Database } from '../platform/db.ts';
import { countsFromRollUps, type ScopedCounts } from './counts.ts';
import { factsWhere } from './facts.ts';

type Needs = Pick<Deps, 'analytics'>;

/** What is asked of the measures: by which rules, for which period, as of when (now: older states are in the snapshots). */
export type MeasureAsk = { readonly assessment: Assessment; readonly period: Period; readonly asOf: Instant };

/**
 * Counts by unit, category (four digits) or place in both scopes, from the roll-ups; '' is nobody's. Every measure is a fraction of these:
 * `rateLine` of src/domain/measures/measure.ts gives it with its excluded cases and its interval.
 */
export async function countsBy(
  deps: Needs,
  key: RollUpKey,
  ask: { readonly period: Span; readonly asOf: Instant },
): Promise<ReadonlyMap<string, ScopedCounts>> {
  return countsFromRollUps(deps.analytics, key, ask);
}

/** Sums of parts and wholes over everything; a total is never a mean of rates. */
export function totalOf(counts: ReadonlyMap<string, ScopedCounts>): ScopedCounts {
  return {
    full: pooledCounts([...counts.values()].map((each) => each.full)),
    assessed: pooledCounts([...counts.values()].map((each) => each.assessed)),
  };
}

/** The same counts under other keys: categories into classes, rooms into buildings, units into those that took their place. */
export function countsUnder(
  counts: ReadonlyMap<string, ScopedCounts>,
  keyOf: (key: string) => string | null,
): ReadonlyMap<string, ScopedCounts> {
  const one = (scope: 'full' | 'assessed') =>
    regrouped(new Map([...counts].map(([key, both]): [string, Counts] => [key, both[scope]])), keyOf);
  const [full, assessed] = [one('full'), one('assessed')];
  return new Map([...full].map(([key, own]) => [key, { full: own, assessed: assessed.get(key) ?? noCounts }]));
}

/**
 * The ranking of all units by an assessment, group by group, with totals. Progress is measured against the period before; while the
 * period runs, both are cut at last midnight, so that like is compared with like.
 */
export async function rankingOf(deps: Needs, reference: Reference, ask: MeasureAsk): Promise<Ranking> {
  const { assessment, period, asOf } = ask;
  const now = rankedUnits(await countsBy(deps, 'unit', { period, asOf }), reference, assessment);
  const ranking = rank(now, assessment, []);
  const progress = await progressOf(deps, reference, ask);
  if (progress === null) return ranking;
  return { ...ranking, groups: ranking.groups.map((group, i) => ({ ...group, progress: progress.groups[i]?.progress ?? [] })) };
}

/** Both periods as of now: what was due by the cut is due by now too. null: nothing to compare with. */
async function progressOf(deps: Needs, reference: Reference, { assessment, period, asOf }: MeasureAsk): Promise<Ranking | null> {
  const cut = asOf >= period.to ? asOf : momentAt(dayAt(asOf), '00:00');
  const [own, before] = [soFar(period, cut), sameStretchBefore(period, cut, reference.calendar.school)];
  if (own === null || before === null) return null;
  const [now, then] = await Promise.all(
    [own, before].map(async (each) => rankedUnits(await countsBy(deps, 'unit', { period: each, asOf }), reference, assessment)),
  );
  return now && then ? rank(now, assessment, then) : null;
}

/** Counts as a ranking takes them: each unit in its group; leaders and what no unit has are counted in the total only. */
export function rankedUnits(
  counts: ReadonlyMap<string, ScopedCounts>,
  reference: Reference,
  { grouping }: Pick<Assessment, 'grouping'>,
): RankedCounts[] {
  return [...counts].map(([id, both]) => {
    const unit = reference.units.get(id);
    return { unit: id, group: unit ? groupOf(grouping, { id, group: unit.group }) : null, counts: both, deeds: [] };
  });
}

/** Counts month by month up to and with the month of `asOf`, oldest first. @param months how many · @param unit null: the whole school */
export async function countsByMonth(
  deps: Needs,
  ask: { readonly unit: string | null; readonly months: number; readonly asOf: Instant; readonly rule?: Period['rule'] },
): Promise<{ readonly period: Period; readonly counts: ScopedCounts }[]> {
  const rule = ask.rule ?? month;
  const periods: Period[] = [];
  for (let at = ask.asOf; periods.length < ask.months; ) {
    const period = periodAt(at, rule, []);
    if (period === null) break;
    periods.unshift(period);
    at = new Temporal.Instant(Temporal.Instant.from(period.from).epochNanoseconds - 1_000_000n).toString({
      smallestUnit: 'millisecond',
    });
  }
  return Promise.all(
    periods.map(async (period) => {
      const counts = await countsBy(deps, 'unit', { period, asOf: ask.asOf });
      const none = { full: noCounts, assessed: noCounts };
      return { period, counts: ask.unit === null ? totalOf(counts) : (counts.get(ask.unit) ?? none) };
    }),
  );
}

/** Facts that may add to a period, of one unit or of all: more than needed does no harm, the engine looks at the moments. */
async function factsIn(deps: Needs, period: Span, unit: string | null): Promise<MeasureFact[]> {
  const mine = `and ($3::text is null or f.unit = $3 or f.first_unit = $3 or f.rounds @> jsonb_build_array(jsonb_build_object('unit', $3::text))
    or f.dispatch_log @> jsonb_build_array(jsonb_build_object('unit', $3::text))
    or f.sub_orders @> jsonb_build_array(jsonb_build_object('unit', $3::text)))`;
  return factsWhere(
    deps.analytics,
    `f.first_day <= ($2::timestamptz at time zone 'Asia/Shanghai')::date
     and f.last_day >= ($1::timestamptz at time zone 'Asia/Shanghai')::date ${mine}`,
    [period.from, period.to, unit],
  );
}

/** The cases behind a rate: their parts and wholes add up to it exactly. `holds` picks accounts, of a category say. */
export async function accountsBehind(
  deps: Needs,
  measure: MeasureId,
  ask: MeasureAsk & { readonly unit: string | null; readonly holds?: (entry: Entry) => boolean },
): Promise<{ readonly accounts: readonly Account[]; readonly facts: ReadonlyMap<string, MeasureFact> }> {
  const { assessment, period, asOf, unit, holds } = ask;
  const facts = await factsIn(deps, period, unit);
  const { scope, basis, scheme } = assessment;
  const question = { scope, basis, period, asOf, counting: defaultCounting, weighting: weightingOf(scheme) };
  const accounts = behind(
    measure,
    facts,
    question,
    (entry) => (unit === null || entry.unit === unit) && (holds === undefined || holds(entry)),
  );
  const named = new Set(accounts.map((account) => account.caseId));
  return { accounts, facts: new Map(facts.filter((f) => named.has(f.caseId)).map((f) => [f.caseId, f])) };
}

/** Why a unit lost points, down to the case (失分剖析). */
export async function lostPointsOf(deps: Needs, unit: string, ask: MeasureAsk): Promise<LostPoints> {
  return lostPoints(await factsIn(deps, ask.period, unit), unit, { ...ask, counting: defaultCounting, deeds: [] });
}

const dimensions = {
  channel: 'channel',
  nature: 'nature',
  grade: 'grade',
  unit: "coalesce(unit, '')",
  category: 'category_code',
  class: 'left(category_code, 2)',
  place: "coalesce(place_id, '')",
  day: "(accepted_at at time zone 'Asia/Shanghai')::date::text",
  month: "to_char(accepted_at at time zone 'Asia/Shanghai', 'YYYY-MM')",
  hour: "to_char(submitted_at at time zone 'Asia/Shanghai', 'HH24')",
  /** 1 is Monday. */
  weekday: "to_char(submitted_at at time zone 'Asia/Shanghai', 'ID')",
} as const;
export type Dimension = keyof typeof dimensions;

/**
 * How many accepted cases fell into a period (by acceptance, full scope), by one dimension or crossed by several: 受理量 by channel, by unit
 * and class, by weekday and hour. Confidential ones are among them, as counts only.
 */
export async function volumesBy(
  deps: Needs,
  by: readonly Dimension[],
  period: Span,
): Promise<{ readonly keys: readonly string[]; readonly cases: number }[]> {
  const keys = by.map((dimension) => dimensions[dimension]);
  const { rows } = await deps.analytics.pool.query<{ keys: string[]; cases: number }>(
    `select array[${keys.join(', ')}]::text[] as keys, count(*)::int as cases from analytics.case_fact
     where first_day is not null and accepted_at >= $1 and accepted_at < $2 group by 1 order by 2 desc, 1`,
    [period.from, period.to],
  );
  return rows;
}

/** The newest nightly proof that the roll-ups say what the facts say; null before the first night. */
export async function lastProof(
  deps: Needs,
): Promise<{ readonly at: Instant; readonly facts: number; readonly differences: number } | null> {
  const { rows } = await deps.analytics.pool.query<{ at: Instant; facts: number; differences: number }>(
    'select at, facts, differences from analytics.proof order by id desc limit 1',
  );
  return rows[0] ?? null;
}

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
      where phase not in ('declined', 'withdrawn', 'transferred') and category_code = any(${assessed}) and coalesce(close_reason, '') <> 'archived-elsewhere'
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
