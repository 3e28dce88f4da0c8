import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { workMinutesBetween } from '../../domain/calendar.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Confidentiality } from '../../domain/case/vocabulary.ts';
import { type OrderBlank, type SupervisionRule, supervisionRules } from '../../domain/order/vocabulary.ts';
import type { Reference } from '../directory/queries.ts';
import { type Cause, CauseTaken } from '../platform/aggregateStore.ts';
import { draftOrder, type Needs } from './execute.ts';

/** Something for which an order is raised: one finding, one order, however many cases. */
type Finding = {
  readonly rule: SupervisionRule;
  readonly unit: string;
  readonly causes: readonly Cause[];
  readonly categoryCode: string | null;
  readonly placeId: string | null;
  readonly blanks: Partial<Record<OrderBlank, string>>;
};

type Found = {
  readonly id: string;
  readonly unit: string | null;
  readonly category: string;
  readonly place: string | null;
  readonly confidentiality: Confidentiality;
  readonly occurrence: string;
  /** Cases that are one finding. */
  readonly together: string;
  readonly since: string;
};

/** What acts when no person does. */
export const system: Actor = { id: 'system', grants: [], followed: null };

const mostCases = 200;

/**
 * Raises orders for what the rules find, and for nothing that was supervised before: each cause is a row whose key is unique, written with
 * the order. Two processes that look at once raise it once; a process that was down finds afterwards what it missed.
 * @returns orders raised
 */
export async function raiseByRules(deps: Needs): Promise<number> {
  const reference = await deps.reference.newest();
  const now = deps.clock();
  let raised = 0;
  for (const rule of supervisionRules) {
    if (!reference.supervision.rules[rule].enabled) continue;
    for (const finding of await findings(deps, reference, rule, now)) raised += await raise(deps, reference, finding);
  }
  return raised;
}

async function findings(deps: Needs, reference: Reference, rule: SupervisionRule, now: string): Promise<Finding[]> {
  const { threshold, days } = reference.supervision.rules[rule];
  const since = Temporal.Instant.from(now)
    .subtract({ hours: 24 * days })
    .toString();
  const { rows } = await sql<Found>`
    with f as (${queries[rule]({ now, since, threshold })})
    select f.* from f where not exists (
      select from supervision_cause c where c.rule = ${rule} and c.case_id = f.id and c.occurrence = f.occurrence)
    order by together, id limit 2000`.execute(deps.database.db);
  const isDue = (found: Found) => rule !== 'overdue' || workMinutesBetween(found.since, now, reference.calendar) >= threshold;
  const enough = (group: readonly Found[]) => (rule === 'repeated' || rule === 'hot' ? group.length >= threshold : true);
  const groups = Map.groupBy(rows.filter(isDue), (found) => found.together);
  return [...groups.values()].filter(enough).flatMap((group) => findingOf(reference, rule, group.slice(0, mostCases)));
}

function findingOf(reference: Reference, rule: SupervisionRule, group: readonly Found[]): Finding[] {
  const unit = answerable(reference, commonest(group.flatMap((found) => found.unit ?? [])) ?? defaultUnit(reference, group[0]!));
  if (unit === null) return [];
  const same = <T>(values: readonly T[]) => (new Set(values).size === 1 ? values[0]! : null);
  return [
    {
      rule,
      unit,
      causes: group.map(({ id, occurrence }) => ({ rule, caseId: id, occurrence })),
      categoryCode: same(group.map(({ category }) => category)),
      placeId: same(group.map(({ place }) => place)),
      blanks: rule === 'dissatisfied' ? { 轮次: group[0]!.occurrence } : {},
    },
  ];
}

/** A contractor has no head who could answer: its order goes to the unit that it works for. */
function answerable(reference: Reference, id: string | null): string | null {
  const unit = id === null ? undefined : reference.units.get(id);
  if (!unit || unit.retired) return null;
  return unit.group === 'contractor' && unit.parent !== null ? unit.parent : id;
}

function defaultUnit(reference: Reference, found: Found): string | null {
  return reference.categories.get(found.category)?.defaultUnit ?? null;
}

function commonest(units: readonly string[]): string | null {
  const counts = [...Map.groupBy(units, (unit) => unit)].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  return counts[0]?.[0] ?? null;
}

async function raise(deps: Needs, reference: Reference, finding: Finding): Promise<number> {
  const { rule } = finding;
  const { level } = reference.supervision.rules[rule];
  const template = [...reference.orderTemplates].find(([, t]) => t.source === rule && !t.retired);
  const words = template?.[1] ?? plainWords;
  try {
    await draftOrder(
      deps,
      { actor: system, unit: null },
      {
        id: randomUUID(),
        level,
        source: rule,
        template: template?.[0] ?? null,
        title: words.title,
        facts: words.facts,
        analysis: words.analysis,
        demands: words.demands,
        feedback: words.feedback,
        recipients: [finding.unit],
        cases: finding.causes.map(({ caseId }) => caseId),
        categoryCode: finding.categoryCode,
        placeId: finding.placeId,
        workdays: null,
        origin: null,
        blanks: finding.blanks,
      },
      { causes: finding.causes },
    );
    return 1;
  } catch (error) {
    // Another process was faster: the cause is supervised, which is all that was wanted.
    if (error instanceof CauseTaken) return 0;
    throw error;
  }
}

/** For a rule whose templates were all retired: it goes on being supervised. */
const plainWords = {
  title: '关于诉件办理的督办',
  facts: '涉及诉件:{诉件编号}。',
  analysis: '',
  demands: '请于{完成时限}前办理并反馈结果。',
  feedback: '',
};

type Asked = { readonly now: string; readonly since: string; readonly threshold: number };

/** id, unit, category, place, confidentiality, occurrence, together, since: the cases of each rule, and which belong together. */
const queries: Record<SupervisionRule, (asked: Asked) => RawBuilder<unknown>> = {
  // A unit gets one order for all that it has let pass, the confidential ones apart, so that the others can be read by everybody.
  overdue: ({ now }) => sql`
    select v.id, v.unit, v.category_code as category, v.place_id as place, v.confidentiality,
      extract(epoch from v.resolve_by)::bigint::text as occurrence, v.unit || ' ' || v.confidentiality as together, v.resolve_by as since
    from case_view v
    where v.next_at is not null and v.resolve_by < ${now}::timestamptz and v.unit is not null and not v.on_ledger
      and v.phase in ('dispatched', 'returning', 'signed', 'responded', 'reviewing')
      and not exists (select from supervision_order o where o.cases @> array[v.id] and o.phase in ('issued', 'signed', 'replied'))`,
  // The n-th time that the requester is not content, whether or not the case has been reopened meanwhile.
  dissatisfied: ({ since, threshold }) => sql`
    select v.id, coalesce(v.unit, (select e.data->>'to' from event e where e.case_id = v.id and e.type = 'CaseDispatched'
        order by e.version desc limit 1)) as unit, v.category_code as category, v.place_id as place, v.confidentiality, n.times::text as occurrence,
      v.id::text as together, v.submitted_at as since
    from analytics.case_fact f join case_view v on v.id = f.case_id
    cross join lateral (select f.round - case when f.followed_up_at is not null and (f.solved = 'no' or f.handling = 'unsatisfied')
      then 0 else 1 end as times) n
    where f.round >= ${threshold} and n.times >= ${threshold}
      and (v.next_at is not null or f.followed_up_at >= ${since}::timestamptz)
      and not exists (select from supervision_order o where o.cases @> array[v.id] and o.source = 'dissatisfied'
        and o.phase in ('issued', 'signed', 'replied'))`,
  // The same person on the same matter. The order names the cases, never the person.
  repeated: ({ since }) => sql`
    select v.id, v.unit, v.category_code as category, v.place_id as place, v.confidentiality, '' as occurrence,
      v.requester || ' ' || v.category_code as together, v.submitted_at as since
    from case_view v
    where v.submitted_at >= ${since}::timestamptz and v.requester is not null and v.merged_into is null
      and v.phase not in ('declined', 'withdrawn') and v.nature in ('help', 'complaint', 'report')`,
  hot: ({ since }) => sql`
    select v.id, v.unit, v.category_code as category, v.place_id as place, v.confidentiality, '' as occurrence,
      v.category_code || ' ' || v.place_id as together, v.submitted_at as since
    from case_view v
    where v.submitted_at >= ${since}::timestamptz and v.place_id is not null and v.confidentiality = 'normal'
      and v.phase not in ('declined', 'withdrawn') and v.nature in ('help', 'complaint', 'report')`,
  safety: ({ now, since }) => sql`
    select v.id, v.unit, v.category_code as category, v.place_id as place, v.confidentiality, '' as occurrence,
      v.id::text as together, v.submitted_at as since
    from case_view v
    where v.grade = 'T' and v.next_at < ${now}::timestamptz and v.submitted_at >= ${since}::timestamptz
      and v.phase in ('submitted', 'accepted', 'dispatched', 'returning', 'signed', 'responded', 'reviewing')`,
};
