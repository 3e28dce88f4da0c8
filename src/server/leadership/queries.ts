import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { getLeadership } from '../../contract/leadership.ts';
import { MeasureQuery } from '../../contract/measures.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { shown } from '../../domain/measures/fraction.ts';
import type { RankLine } from '../../domain/measures/ranking.ts';
import { type UnitGroup, unitGroups } from '../../domain/people/vocabulary.ts';
import { askOf, rankingOf, todayCounts } from '../analytics/queries.ts';
import type { Deps } from '../deps.ts';
import { directivePage } from '../directives/queries.ts';
import { orderCounts } from '../supervision/queries.ts';
import { linesOf, waitingFor } from './waiting.ts';

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
