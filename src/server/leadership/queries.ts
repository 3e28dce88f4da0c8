import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { getLeadership } from '../../contract/leadership.ts';
import { MeasureQuery } from '../../contract/measures.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { shown } from '../../domain/measures/fraction.ts';
import type { RankLine } from '../../domain/measures/ranking.ts';
import { type UnitGroup, unitGroups } from '../../domain/people/vocabulary.ts';
import { askOf, rankingOf, todayCounts } from '../analytics/queries.ts';
import { seenLines } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { directivePage } from '../directives/queries.ts';
import { orderCounts, orderPage, visibleOrders } from '../supervision/queries.ts';

type Leadership = Answer<typeof getLeadership>;
type Needs = Pick<Deps, 'analytics' | 'database' | 'clock' | 'reference'>;

const mostOverdue = 8;
const mostRanked = 3;

/** A leader's day in one answer; titles of cases only where the reader may read them. */
export async function leadership(deps: Needs, actor: Actor): Promise<Leadership> {
  const [today, hot, overdue, ranking, waiting, directives] = await Promise.all([
    todayOf(deps, actor),
    hotOf(deps),
    overdueOf(deps, actor),
    rankingNow(deps),
    waitingFor(deps, actor),
    ownDirectives(deps, actor),
  ]);
  return { asOf: deps.clock(), today, hot, ...overdue, ranking, waiting, directives };
}

async function todayOf(deps: Needs, actor: Actor): Promise<Leadership['today']> {
  const { received, resolved, sameDay, unfinished, overdue, emergencies } = await todayCounts(deps, deps.clock());
  const orders = await orderCounts(deps, actor);
  const counts = { received, resolved, sameDay, unfinished, overdue, emergencies };
  return { ...counts, ordersOpen: orders.open, ordersOverdue: orders.overdue };
}

/** Where many report the same within a week: category and place, or the category alone where places differ. Never a confidential one. */
async function hotOf(deps: Needs): Promise<Leadership['hot']> {
  const since = Temporal.Instant.from(deps.clock())
    .subtract({ hours: 7 * 24 })
    .toString();
  const { rows } = await sql<Leadership['hot'][number]>`
    select category_code as "categoryCode", place_id as "placeId", count(*)::int as cases,
      (count(*) filter (where next_at is not null and phase not in ('resolved', 'followedUp')))::int as open
    from case_view
    where submitted_at >= ${since}::timestamptz and submitted_at <= ${deps.clock()}::timestamptz and confidentiality = 'normal'
      and phase not in ('declined', 'withdrawn') and nature <> 'praise'
    group by grouping sets ((category_code), (category_code, place_id))
    having count(*) >= 3 and (grouping(place_id) = 1 or place_id is not null)
    order by count(*) desc, category_code, place_id nulls last limit 12`.execute(deps.analytics.db);
  // A place that makes up nearly all of its category says it better than the category does.
  const said = (row: Leadership['hot'][number]) =>
    row.placeId === null &&
    rows.some((r) => r.placeId !== null && r.categoryCode === row.categoryCode && r.cases * 2 > row.cases);
  return rows.filter((row) => !said(row)).slice(0, 6);
}

async function overdueOf(deps: Needs, actor: Actor): Promise<Pick<Leadership, 'overdue' | 'overdueMore'>> {
  const { rows } = await sql<{ id: string; number: string; due: string; all: number }>`
    select id, number, resolve_by as due, (count(*) over ())::int as all from case_view
    where next_at is not null and resolve_by <= ${deps.clock()}::timestamptz and not on_ledger and merged_into is null
      and phase in ('accepted', 'dispatched', 'returning', 'signed', 'responded', 'reviewing')
    order by resolve_by, id limit ${mostOverdue}`.execute(deps.analytics.db);
  const seen = await linesOf(deps, actor, rows);
  return {
    overdue: rows.map(({ id, number, due }) => ({
      id,
      number,
      due,
      title: seen.get(id)?.title ?? null,
      unit: seen.get(id)?.unit ?? null,
    })),
    overdueMore: Math.max(0, (rows[0]?.all ?? 0) - rows.length),
  };
}

async function linesOf(deps: Needs, actor: Actor, rows: readonly { readonly id: string }[]) {
  const where = sql`id = any(${rows.map(({ id }) => id)}::uuid[])`;
  const lines = await seenLines(deps, actor, { where, limit: Math.max(rows.length, 1) });
  return new Map(lines.map((line) => [line.id, line]));
}

/** This month so far, by the school's own assessment, as the ranking page has it: the first and the last three of each group. */
async function rankingNow(deps: Needs): Promise<Leadership['ranking']> {
  const reference = await deps.reference.recent();
  const asOf = deps.clock();
  const { groups } = await rankingOf(deps, reference, askOf(MeasureQuery.parse({}), reference, asOf));
  return groups.flatMap(({ group, lines }) => {
    const code = unitGroups.find((known) => known === group);
    const ranked = lines.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    return code === undefined || ranked.length === 0 ? [] : [shownGroup(code, ranked)];
  });
}

function shownGroup(group: UnitGroup, ranked: readonly RankLine[]): Leadership['ranking'][number] {
  const one = ({ unit, rank, score }: RankLine) => ({
    unit,
    rank: rank ?? 0,
    score: score.score === null ? 0 : Number(shown(score.score, 1)),
  });
  return {
    group,
    ranked: ranked.length,
    top: ranked.slice(0, mostRanked).map(one),
    bottom: ranked.slice(Math.max(mostRanked, ranked.length - mostRanked)).map(one),
  };
}

/** What needs a leader's word, the oldest first: signatures, extensions and ledgers, designations, exclusions, reports on directives. */
async function waitingFor(deps: Needs, actor: Actor): Promise<Leadership['waiting']> {
  const orders = await orderPage(deps, actor, { view: 'toSign', limit: 20 });
  const { rows: extensions } = await sql<{ id: string; number: string; unit: string; since: string }>`
    select id, number, units[1] as unit, issued_at as since from supervision_order
    where phase in ('issued', 'signed') and state->>'extension' is not null and level in ('second', 'third') and ${visibleOrders(actor)}
    order by issued_at limit 20`.execute(deps.database.db);
  const { rows: cases } = await sql<{
    kind: 'ledger' | 'extension' | 'dispute' | 'exclusion';
    id: string;
    number: string;
    since: string;
  }>`
    select kind, id, number, since from (
      select case when v.phase = 'returning' and f.disputes >= 3 then 'dispute' end as kind, v.id, v.number, v.next_from as since
        from case_view v join analytics.case_fact f on f.case_id = v.id where v.phase = 'returning'
      union all
      select case e.type when 'LedgerRequested' then 'ledger' when 'ExtensionEndorsed' then 'extension' else 'exclusion' end,
        v.id, v.number, e.at
      from case_view v cross join lateral (
        select type, at from event where case_id = v.id and type in ('LedgerRequested', 'PutOnLedger', 'LedgerRefused', 'LedgerLeft',
          'ExtensionEndorsed', 'ExtensionGranted', 'ExtensionRefused', 'ExclusionProposed', 'ExclusionRuled')
        order by version desc limit 1) e
      where v.next_at is not null and v.phase in ('signed', 'responded')
        and e.type in ('LedgerRequested', 'ExtensionEndorsed', 'ExclusionProposed')) w
    where kind is not null order by since limit 30`.execute(deps.analytics.db);
  const seen = await linesOf(deps, actor, cases);
  const reported = await directivePage(deps, actor, { view: 'reported', limit: 20 });
  const all: Leadership['waiting'] = [
    ...orders.orders.map((o) => ({
      kind: 'order' as const,
      id: o.id,
      number: o.number,
      title: o.title,
      unit: o.units[0] ?? null,
      since: o.draftedAt,
    })),
    ...extensions.map((e) => ({ kind: 'orderExtension' as const, title: null, ...e })),
    ...cases
      .filter(({ id }) => seen.has(id))
      .map((c) => ({ ...c, title: seen.get(c.id)?.title ?? null, unit: seen.get(c.id)?.unit ?? null })),
    ...reported.directives.map((d) => ({
      kind: 'directive' as const,
      id: d.id,
      number: d.number,
      title: d.text,
      unit: d.units[0] ?? null,
      since: d.givenAt,
    })),
  ];
  return all.sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1));
}

async function ownDirectives(deps: Needs, actor: Actor): Promise<Leadership['directives']> {
  const { directives } = await directivePage(deps, actor, { view: 'open', limit: 12 });
  return directives.map(({ id, number, phase, text, units, next, latest }) => ({
    id,
    number,
    phase,
    text,
    units,
    due: next?.at ?? null,
    latest,
  }));
}
