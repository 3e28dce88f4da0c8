import { sql } from 'kysely';
import type { z } from 'zod';
import type { AlertCard, ForesightRun, getAlert, listAlerts } from '../../contract/foresight.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Judgement } from '../../domain/foresight/vocabulary.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import { seenLines } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

export { actedBoard } from './tasks.ts';

type Needs = Pick<Deps, 'database' | 'clock'>;
type Listed = z.input<typeof listAlerts.response>;
type Detail = z.input<typeof getAlert.response>;

/** These see the whole school; officers and heads what concerns their units. */
const wide: readonly Role[] = ['operator', 'dispatcher', 'supervisor', 'secretary', 'leader'];

/** Units whose alerts an actor is shown; null: all. */
export function unitsSeen(actor: Actor): readonly string[] | null {
  if (actor.grants.some(({ role }) => wide.includes(role))) return null;
  return [...new Set(actor.grants.flatMap(({ role, units }) => (role === 'head' || role === 'officer' ? (units ?? []) : [])))];
}

const cardColumns = `i.id, a.kind, a.category_code, a.class_code, a.places, a.from_day as "from", a.to_day as "to", a.numbers, a.confidence,
  a.caveats, a.also, i.safety, i.score, i.shown, i.opened_on as "openedOn", i.seen_on as "seenOn", a.at, a.units,
  cardinality(a.cases) as cases, j.judgement`;
const cardTables = `foresight_incident i join foresight_alert a on a.id = i.alert
  left join lateral (select judgement from foresight_judgement where incident = i.id order by at desc limit 1) j on true`;

type CardRow = Omit<AlertCard, 'scope'> & {
  readonly category_code: string | null;
  readonly class_code: string | null;
  readonly places: string[];
};

function cardOf({ category_code, class_code, places, ...row }: CardRow): AlertCard {
  return { ...row, scope: { category: category_code, klass: class_code, places } };
}

const runColumns = 'r.id, r.day, r.at, r.model, r.cases, r.weeks, r.judged, r.seconds, r.cube, r.missing';

/** What was seen in the last days, most urgent first; what is over is left out. */
export async function alertsOf({ database }: Needs, actor: Actor, days: number): Promise<Listed> {
  const { rows: runs } = await database.pool.query<ForesightRun>(
    `select ${runColumns} from foresight_run r where kind = 'nightly' order by day desc, at desc limit 1`,
  );
  const run = runs[0] ?? null;
  if (run === null) return { run, alerts: [], suppressed: [] };
  const { rows } = await database.pool.query<CardRow>(
    `select ${cardColumns} from ${cardTables}
     where i.seen_on > $1::date - $2::int and ($3::text[] is null or a.units && $3)
     order by (i.seen_on > $1::date - 7) desc, i.safety desc, i.score desc, i.id limit 200`,
    [run.day, days, unitsSeen(actor)],
  );
  const { rows: suppressed } = await database.pool.query<{ reason: string; count: number }>(
    'select reason, count(*)::int as count from foresight_suppressed where run = $1 group by reason order by count desc',
    [run.id],
  );
  return { run, alerts: rows.map(cardOf), suppressed };
}

/** Incidents at one building, newest first. */
export async function alertsAt({ database }: Pick<Deps, 'database'>, actor: Actor, place: string): Promise<AlertCard[]> {
  const { rows } = await database.pool.query<CardRow>(
    `select ${cardColumns} from ${cardTables} where $1 = any(a.places) and ($2::text[] is null or a.units && $2)
     order by i.seen_on desc, i.score desc limit 20`,
    [place, unitsSeen(actor)],
  );
  return rows.map(cardOf);
}

/** @throws Problem 404 'no-such-alert', whether there is none or none for the actor */
export async function alertDetail(deps: Needs, actor: Actor, id: string): Promise<Detail> {
  type Row = CardRow & {
    readonly series: Detail['series'];
    readonly family: Detail['family'];
    readonly run: string;
    readonly ids: string[];
  };
  const { rows } = await deps.database.pool.query<Row>(
    `select ${cardColumns}, a.series, a.family, a.run, a.cases as ids from ${cardTables}
     where i.id = $1 and ($2::text[] is null or a.units && $2)`,
    [id, unitsSeen(actor)],
  );
  const row = rows[0];
  if (!row) throw new Problem(404, 'no-such-alert');
  const { ids, run, series, family, ...card } = row;
  const [runs, told, judgements, lines] = await Promise.all([
    deps.database.pool.query<ForesightRun>(`select ${runColumns} from foresight_run r where id = $1`, [run]),
    deps.database.pool.query<Detail['told'][number]>(
      'select at, numbers from foresight_alert where incident = $1 order by at desc limit 50',
      [id],
    ),
    deps.database.pool.query<{ judgement: Judgement; reason: string; at: string; by: string }>(
      `select j.judgement, j.reason, j.at, coalesce(p.name, j.by) as by from foresight_judgement j left join person p on p.id = j.by
       where j.incident = $1 order by j.at desc`,
      [id],
    ),
    seenLines(deps, actor, { where: sql`id = any(${ids}::uuid[])`, limit: 100 }),
  ]);
  return {
    ...cardOf(card),
    series,
    family,
    run: runs.rows[0]!,
    told: told.rows,
    lines,
    unseen: Math.max(0, Math.min(100, ids.length) - lines.length),
    judgements: judgements.rows,
    mayJudge: mayJudge(actor),
  };
}

export const mayJudge = (actor: Actor): boolean =>
  actor.grants.some(({ role }) => role === 'dispatcher' || role === 'supervisor' || role === 'leader');
