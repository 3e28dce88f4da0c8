import type { z } from 'zod';
import type { getBottlenecks, getDossier, getOutlook, listPlans, listSeasons, listSpots } from '../../contract/foresightPages.ts';
import { Plan } from '../../contract/reference.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { alertsAt } from './queries.ts';
import { tasksAt } from './tasks.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference'>;

/** The newest of one kind, as the last night left it. */
async function picture<T>({ database }: Pick<Deps, 'database'>, kind: string): Promise<{ asOf: string; data: T } | null> {
  const { rows } = await database.pool.query<{ asOf: string; data: T }>(
    'select r.day as "asOf", p.data from foresight_picture p join foresight_run r on r.id = p.run where p.kind = $1',
    [kind],
  );
  return rows[0] ?? null;
}

type Seasons = z.input<typeof listSeasons.response>;
export async function seasonsOf(deps: Needs): Promise<Seasons> {
  const found = await picture<Seasons['seasons']>(deps, 'seasons');
  return { asOf: found?.asOf ?? null, seasons: found?.data ?? [] };
}

type Spots = z.input<typeof listSpots.response>;
export async function spotsOf(deps: Needs, category: string | undefined): Promise<Spots> {
  const found = await picture<Spots['spots']>(deps, 'spots');
  const spots = (found?.data ?? []).filter((spot) => category === undefined || spot.category === category);
  return { asOf: found?.asOf ?? null, spots };
}

type Slow = z.input<typeof getBottlenecks.response>;
export async function bottlenecksOf(deps: Needs): Promise<Slow> {
  const found = await picture<Pick<Slow, 'dwells' | 'loops'>>(deps, 'bottlenecks');
  return { asOf: found?.asOf ?? null, dwells: found?.data.dwells ?? [], loops: found?.data.loops ?? [] };
}

type Ahead = z.input<typeof getOutlook.response>;
export async function outlookOf(deps: Needs): Promise<Ahead> {
  const found = await picture<Ahead['outlooks']>(deps, 'outlook');
  return { asOf: found?.asOf ?? null, outlooks: found?.data ?? [] };
}

type Plans = z.input<typeof listPlans.response>;
export async function plansOf({ database }: Pick<Deps, 'database'>): Promise<Plans['plans']> {
  const { rows } = await database.pool.query<{ id: string; version: number; data: unknown }>(
    "select id, version, data from reference_item where kind = 'plan' order by id",
  );
  return rows.map(({ id, version, data }) => ({ ...Plan.parse(data), id, version })).filter(({ retired }) => !retired);
}

type Dossier = z.input<typeof getDossier.response>;

/** 点位档案. Confidential cases are left out: a building is small. @throws Problem 404 'not-found' */
export async function dossierOf(deps: Needs, actor: Actor, id: string): Promise<Dossier> {
  const reference = await deps.reference.recent();
  if (!reference.places.has(id)) throw new Problem(404, 'not-found');
  const within = [...reference.placesWithin(id)];
  const now = deps.clock();
  const seen = `from analytics.case_fact where place_id = any($1) and confidentiality = 'normal' and phase <> 'declined'
    and submitted_at >= $2::timestamptz - interval '365 days' and submitted_at <= $2`;
  const { pool } = deps.analytics;
  const [{ rows: counts }, { rows: categories }, { rows: months }] = await Promise.all([
    pool.query<{ total: number; open: number; hours: number | null; people: number; named: number }>(
      `select count(*)::int as total, (count(*) filter (where ended_at is null))::int as open,
         (percentile_cont(0.5) within group (order by extract(epoch from resolved_at - submitted_at) / 3600))::float8 as hours,
         count(distinct requester_key)::int as people, count(requester_key)::int as named ${seen}`,
      [within, now],
    ),
    pool.query<{ category: string; cases: number }>(
      `select category_code as category, count(*)::int as cases ${seen} group by 1 order by 2 desc, 1 limit 12`,
      [within, now],
    ),
    pool.query<{ month: string; cases: number }>(
      `select to_char(submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as cases ${seen} group by 1 order by 1`,
      [within, now],
    ),
  ]);
  const { total, open, hours, people, named } = counts[0]!;
  const spots = await spotsOf(deps, undefined);
  return {
    place: id,
    total,
    open,
    medianResolveHours: hours,
    repeated: named === 0 ? 0 : 1 - people / named,
    categories: categories.map(({ category, cases }) => ({ category, cases, share: cases / Math.max(1, total) })),
    months,
    spots: spots.spots.filter((spot) => spot.place === id),
    alerts: await alertsAt(deps, actor, id),
    tasks: await tasksAt(deps, actor, id),
  };
}
