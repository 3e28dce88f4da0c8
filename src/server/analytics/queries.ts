import type { Instant } from '../../domain/calendar.ts';
import type { Assessment } from '../../domain/measures/assessment.ts';
import { type Account, behind } from '../../domain/measures/behind.ts';
import { type Counts, noCounts, pooled, regrouped, successorOf } from '../../domain/measures/count.ts';
import { defaultCounting, type Entry } from '../../domain/measures/entry.ts';
import type { MeasureFact } from '../../domain/measures/fact.ts';
import { groupOf } from '../../domain/measures/grouping.ts';
import { month, type Period, periodAt, periodBefore, type Span, sameStretchBefore, soFar } from '../../domain/measures/period.ts';
import { type Ranking, rank, type UnitCounts } from '../../domain/measures/ranking.ts';
import { weightingOf } from '../../domain/measures/scheme.ts';
import type { MeasureId } from '../../domain/measures/vocabulary.ts';
import { dayAt, momentAt } from '../../domain/measures/wallTime.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { type CountKey, countsFromRollUps, countsOfMonths, type ScopedCounts } from './counts.ts';
import { type DeedsOf, deedsByUnit, deedsIn } from './deeds.ts';
import { factsWhere, ofPeriod, ofUnits } from './facts.ts';

export { askOf } from './ask.ts';
export type { DeedsOf } from './deeds.ts';
export { ratesIn } from './lines.ts';
export { sameDayEffect } from './sameDayEffect.ts';
export { hoursByDay, resolvedBefore, todayCounts } from './today.ts';

type Needs = Pick<Deps, 'analytics'>;

/** What is asked of the measures: by which rules, for which period, as of when (now: older states are in the snapshots). */
export type MeasureAsk = {
  readonly assessment: Assessment;
  readonly period: Period;
  readonly asOf: Instant;
  /** Whose the counts are: of the unit that was in charge then, or of the one that does its work now. */
  readonly units: 'then' | 'now';
};

/**
 * Counts by unit, category (four digits) or place in both scopes, from the roll-ups; '' is nobody's. Every measure is a fraction of these:
 * `rateLine` of src/domain/measures/measure.ts gives it with its excluded cases and its interval.
 */
export async function countsBy(
  deps: Needs,
  key: CountKey,
  ask: { readonly period: Span; readonly asOf: Instant },
): Promise<ReadonlyMap<string, ScopedCounts>> {
  return countsFromRollUps(deps.analytics, key, ask);
}

/** Sums of parts and wholes over everything; a total is never a mean of rates. */
export function totalOf(counts: ReadonlyMap<string, ScopedCounts>): ScopedCounts {
  return {
    full: pooled([...counts.values()].map((each) => each.full)),
    assessed: pooled([...counts.values()].map((each) => each.assessed)),
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
 * The ranking of all units by an assessment, group by group, with totals. `counts`: those of the question, when they are at hand. Progress is measured against the period before; while the
 * period runs, both are cut at last midnight, so that like is compared with like.
 */
export async function rankingOf(
  deps: Needs,
  reference: Reference,
  ask: MeasureAsk,
  counts?: ReadonlyMap<string, ScopedCounts>,
): Promise<Ranking> {
  const { assessment, period, asOf } = ask;
  const [own, deeds] = await Promise.all([counts ?? unitCounts(deps, reference, ask), unitDeeds(deps, reference, ask)]);
  const groupsAt = groupsOf(ask);
  const now = rankedUnits(own, reference, { assessment, groupsAt, deeds });
  if (asOf >= period.to) {
    const before = periodBefore(period, reference.calendar.school);
    if (before === null) return rank(now, assessment, []);
    const earlier = { ...ask, period: before };
    const [countsThen, deedsThen] = await Promise.all([
      unitCounts(deps, reference, earlier),
      unitDeeds(deps, reference, earlier),
    ]);
    return rank(now, assessment, rankedUnits(countsThen, reference, { assessment, groupsAt, deeds: deedsThen }));
  }
  const ranking = rank(now, assessment, []);
  const progress = await progressOf(deps, reference, ask);
  if (progress === null) return ranking;
  return { ...ranking, groups: ranking.groups.map((group, i) => ({ ...group, progress: progress.groups[i]?.progress ?? [] })) };
}

/** While the period runs. Both as of now: what was due by the cut is due by now too. null: nothing to compare with. */
async function progressOf(deps: Needs, reference: Reference, ask: MeasureAsk): Promise<Ranking | null> {
  const { assessment, period, asOf } = ask;
  const cut = momentAt(dayAt(asOf), '00:00');
  const [own, before] = [soFar(period, cut), sameStretchBefore(period, cut, reference.calendar.school)];
  if (own === null || before === null) return null;
  const [now, then] = await Promise.all(
    [own, before].map(async (each) => {
      const stretch = { ...ask, period: each, units: 'then' } as const;
      const [counts, deeds] = await Promise.all([
        countsBy(deps, 'unit', { period: each, asOf }),
        unitDeeds(deps, reference, stretch),
      ]);
      return rankedUnits(counts, reference, { assessment, groupsAt: groupsOf(ask), deeds });
    }),
  );
  return now && then ? rank(now, assessment, then) : null;
}

/** Counts by unit, as the question wants its units. */
export async function unitCounts(
  deps: Needs,
  reference: Reference,
  { period, asOf, units }: Pick<MeasureAsk, 'period' | 'asOf' | 'units'>,
): Promise<ReadonlyMap<string, ScopedCounts>> {
  const counts = await countsBy(deps, 'unit', { period, asOf });
  return units === 'then' ? counts : countsUnder(counts, (unit) => successorOf(unit, successorsIn(reference)));
}

/** Verified deeds of a period by unit, as the question wants its units. */
export async function unitDeeds(
  deps: Needs,
  reference: Reference,
  { period, asOf, units }: Pick<MeasureAsk, 'period' | 'asOf' | 'units'>,
): Promise<DeedsOf> {
  const deeds = await deedsIn(deps.analytics, period, asOf);
  return deedsByUnit(deeds, period, units === 'then' ? undefined : (unit) => successorOf(unit, successorsIn(reference)));
}

/** Which unit took the place of which. */
export function successorsIn(reference: Reference): Readonly<Record<string, string>> {
  return Object.fromEntries([...reference.units].flatMap(([id, { successor }]) => (successor ? [[id, successor]] : [])));
}

/**
 * Counts and deeds as a ranking takes them: each unit in its group; leaders and what no unit has are counted in the total only. A unit with
 * a deed and no case stands there too.
 */
export function rankedUnits(
  counts: ReadonlyMap<string, ScopedCounts>,
  reference: Reference,
  {
    assessment,
    groupsAt,
    deeds,
  }: { readonly assessment: Pick<Assessment, 'grouping'>; readonly groupsAt: Instant | null; readonly deeds: DeedsOf },
): UnitCounts[] {
  return [...new Set([...counts.keys(), ...deeds.keys()])].map((id) => ({
    unit: id,
    group: groupIn(reference, { assessment, groupsAt }, id),
    counts: counts.get(id) ?? { full: noCounts, assessed: noCounts },
    deeds: deeds.get(id) ?? [],
  }));
}

/**
 * When a question wants to know which group each unit is in: as the period began, so that nobody leaves his group for an easier one in the
 * middle of it; null: as now, for the view of the present units.
 */
export function groupsOf({ period, units }: Pick<MeasureAsk, 'period' | 'units'>): Instant | null {
  return units === 'then' ? period.from : null;
}

type Grouped = { readonly assessment: Pick<Assessment, 'grouping'>; readonly groupsAt: Instant | null };

/** The group that a unit is ranked in; null: in none. */
export function groupIn(reference: Reference, { assessment, groupsAt }: Grouped, id: string): string | null {
  const group = groupsAt === null ? reference.units.get(id)?.group : reference.unitGroupAt(id, groupsAt);
  return group ? groupOf(assessment.grouping, { id, group }) : null;
}

/**
 * Counts period by period up to and with that of `until`, oldest first.
 * @param unit null: the whole school; several are added up · @param rule calendar months when absent
 */
export async function countsByMonth(
  deps: Needs,
  ask: {
    readonly unit: string | readonly string[] | null;
    readonly months: number;
    readonly asOf: Instant;
    readonly until?: Instant;
    readonly rule?: Period['rule'];
  },
): Promise<{ readonly period: Period; readonly counts: ScopedCounts }[]> {
  const rule = ask.rule ?? month;
  const periods: Period[] = [];
  for (let at = ask.until ?? ask.asOf; periods.length < ask.months; ) {
    const period = periodAt(at, rule, []);
    if (period === null) break;
    periods.unshift(period);
    at = new Temporal.Instant(Temporal.Instant.from(period.from).epochNanoseconds - 1_000_000n).toString({
      smallestUnit: 'millisecond',
    });
  }
  const units = ask.unit === null ? null : [ask.unit].flat();
  if (rule.kind === 'months' && rule.months === 1 && rule.firstDay === 1) {
    const months = periods.map(({ key }) => `${key}-01`);
    const counts = await countsOfMonths(deps.analytics, { months, units, asOf: ask.asOf });
    return periods.map((period) => ({
      period,
      counts: counts.get(`${period.key}-01`) ?? { full: noCounts, assessed: noCounts },
    }));
  }
  return Promise.all(
    periods.map(async (period) => {
      const counts = await countsBy(deps, 'unit', { period, asOf: ask.asOf });
      return { period, counts: totalOf(units === null ? counts : new Map([...counts].filter(([unit]) => units.includes(unit)))) };
    }),
  );
}

/** Facts that may add to a period, of some units or of all: more than needed does no harm, the engine looks at the moments. */
export async function factsIn(deps: Needs, period: Span, units: readonly string[] | null): Promise<MeasureFact[]> {
  return factsWhere(deps.analytics, `${ofPeriod} and ($3::text[] is null or ${ofUnits('$3')})`, [period.from, period.to, units]);
}

/** The accounts behind a rate among facts of its period: their parts and wholes add up to it exactly. `holds` picks some, of a category say. */
export function accountsAmong(
  facts: readonly MeasureFact[],
  measure: MeasureId,
  ask: Omit<MeasureAsk, 'units'> & {
    readonly units: readonly string[] | null;
    readonly holds?: (entry: Entry) => boolean;
  },
): readonly Account[] {
  const { assessment, period, asOf, units, holds } = ask;
  const { scope, basis, scheme } = assessment;
  const question = { scope, basis, period, asOf, counting: defaultCounting, weighting: weightingOf(scheme) };
  return behind(
    measure,
    facts,
    question,
    (entry) => (units === null || units.includes(entry.unit ?? '')) && (holds === undefined || holds(entry)),
  );
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
