import { sql } from 'kysely';
import type { z } from 'zod';
import type { Effect, listActed, listTasks, TaskDetail, TaskLine } from '../../contract/proactive.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import {
  allowedTaskCommands,
  decideTask,
  evolveTask,
  type TaskCommand,
  type TaskEvent,
  type TaskState,
  taskStandingsOf,
  unissued,
} from '../../domain/foresight/task.ts';
import type { TaskPhase } from '../../domain/foresight/vocabulary.ts';
import { deedOfTask } from '../deeds/queries.ts';
import type { Deps } from '../deps.ts';
import { toInstant } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference'>;

/** The facts of a task, in order. */
async function readTask({ database }: Pick<Deps, 'database'>, id: string): Promise<TaskEvent[]> {
  const { rows } = await database.pool.query<{ type: string; data: object; actor: string; at: string }>(
    'select type, data, actor, at from proactive_event where task_id = $1 order by version',
    [id],
  );
  // Written only by recordTask below, from the same type.
  return rows.map(({ type, data, actor, at }) => ({ ...data, type, by: actor, at }) as TaskEvent);
}

/**
 * Gives a command on a task. @returns its version afterwards
 * @throws Problem 404 'no-such-task' · 403 'not-yours' · 412 'stale' · 409 with the refusal · 400 for an unknown unit or place
 */
export async function executeTask(
  deps: Needs,
  {
    actor,
    id,
    command,
    seen,
  }: { readonly actor: Actor; readonly id: string; readonly command: TaskCommand; readonly seen: number },
): Promise<number> {
  const state = (await readTask(deps, id)).reduce(evolveTask, unissued);
  const standings = taskStandingsOf(actor, state);
  if (command.type !== 'Issue' && (state.phase === null || standings.length === 0)) throw new Problem(404, 'no-such-task');
  // A repeated send finds its task there.
  if (command.type === 'Issue' && state.phase !== null && state.issuedBy === actor.id) return state.version;
  const decision = decideTask(state, command, { now: deps.clock(), by: actor.id ?? '' });
  if (!allowedTaskCommands(actor, state).includes(command.type) && !('refused' in decision)) throw new Problem(403, 'not-yours');
  if (command.type !== 'Issue' && state.version !== seen) throw new Problem(412, 'stale');
  if ('refused' in decision) throw new Problem(409, decision.refused);
  if (command.type === 'Issue') await checkLinks(deps, command);
  const next = evolveTask(state, decision);
  await recordTask(deps, id, decision, next);
  return next.version;
}

async function checkLinks(
  { reference }: Needs,
  { unit, places, category, stops }: Extract<TaskCommand, { type: 'Issue' }>,
): Promise<void> {
  const known = await reference.newest();
  const wrong = (field: string) => new Problem(400, 'invalid', [{ field, code: 'not-a-choice' }]);
  if (!known.units.has(unit)) throw wrong('unit');
  if (category !== null && !known.categories.has(category)) throw wrong('category');
  if ([...places, ...stops.map(({ place }) => place)].some((place) => !known.places.has(place))) throw wrong('places');
}

/** Event and view in one statement; of two writers the primary key picks one. @throws Problem 412 'stale' for the other */
async function recordTask({ database }: Needs, id: string, { type, at, by, ...data }: TaskEvent, s: TaskState): Promise<void> {
  await sql`
    with e as (
      insert into proactive_event (task_id, version, type, data, actor, at)
      values (${id}, ${s.version}, ${type}, ${JSON.stringify(data)}::jsonb, ${by}, ${at}))
    insert into proactive_task (id, version, phase, unit, category_code, places, incident, due_on, issued_at, done_at, published, state)
    values (${id}, ${s.version}, ${s.phase}, ${s.unit}, ${s.category}, ${s.places}, ${s.incident}, ${s.dueOn}, ${s.issuedAt}, ${s.doneAt},
      ${s.published}, ${JSON.stringify(s)}::jsonb)
    on conflict (id) do update set version = excluded.version, phase = excluded.phase, done_at = excluded.done_at,
      published = excluded.published, state = excluded.state`
    .execute(database.db)
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'proactive_event_pkey') throw new Problem(412, 'stale');
      throw error;
    });
}

type Row = { readonly id: string; readonly state: TaskState; readonly effect: Effect | null };

const taskRows = `select t.id, t.state, e.effect from proactive_task t
  left join lateral (select jsonb_build_object('weeks', weeks, 'at', at, 'verdict', verdict, 'numbers', numbers) as effect
    from proactive_effect where task_id = t.id order by weeks desc limit 1) e on true`;

function lineOf({ id, state: s, effect }: Row): TaskLine {
  return {
    id,
    version: s.version,
    phase: s.phase ?? 'issued',
    title: s.title,
    category: s.category,
    places: [...s.places],
    unit: s.unit,
    dueOn: s.dueOn,
    issuedAt: s.issuedAt,
    doneAt: s.doneAt,
    defects: s.defects,
    stops: s.stops.length,
    published: s.published,
    effect: effect && { ...effect, at: toInstant(Temporal.Instant.from(effect.at)) },
  };
}

/** Units whose tasks an actor owes; null: sees all. */
function unitsOwed(actor: Actor): readonly string[] | null {
  const seesAll = taskStandingsOf(actor, unissued).length > 0;
  return seesAll ? null : [...new Set(actor.grants.flatMap(({ units }) => units ?? []))];
}

export async function tasksOf(
  { database }: Needs,
  actor: Actor,
  filter: { readonly phase?: TaskPhase | undefined; readonly unit?: string | undefined },
): Promise<z.input<typeof listTasks.response>> {
  const units = unitsOwed(actor);
  const { rows } = await database.pool.query<Row>(
    `${taskRows} where ($1::text[] is null or t.unit = any($1)) and ($2::text is null or t.phase = $2) and ($3::text is null or t.unit = $3)
     order by t.phase in ('issued', 'accepted', 'done') desc, t.due_on, t.id limit 200`,
    [units, filter.phase ?? null, filter.unit ?? null],
  );
  const { rows: credits } = await database.pool.query<{ unit: string; confirmed: number; defects: number; fewer: number }>(
    `select t.unit, count(*)::int as confirmed, coalesce(sum((t.state->>'defects')::int), 0)::int as defects,
       (count(*) filter (where exists (select from proactive_effect e where e.task_id = t.id and e.verdict = 'fewer')))::int as fewer
     from proactive_task t where t.phase = 'confirmed' and ($1::text[] is null or t.unit = any($1)) group by t.unit order by confirmed desc, t.unit`,
    [units],
  );
  return { tasks: rows.map(lineOf), credits, mayIssue: allowedTaskCommands(actor, unissued).includes('Issue') };
}

/** Tasks at one building, newest first. */
export async function tasksAt({ database }: Pick<Deps, 'database'>, actor: Actor, place: string): Promise<TaskLine[]> {
  const { rows } = await database.pool.query<Row>(
    `${taskRows} where $1 = any(t.places) and ($2::text[] is null or t.unit = any($2)) order by t.issued_at desc limit 20`,
    [place, unitsOwed(actor)],
  );
  return rows.map(lineOf);
}

/** @throws Problem 404 'no-such-task', whether there is none or none for the actor */
export async function taskDetail(deps: Needs, actor: Actor, id: string): Promise<TaskDetail> {
  const events = await readTask(deps, id);
  const s = events.reduce(evolveTask, unissued);
  if (s.phase === null || taskStandingsOf(actor, s).length === 0) throw new Problem(404, 'no-such-task');
  const { rows: effects } = await deps.database.pool.query<Effect>(
    'select weeks, at, verdict, numbers from proactive_effect where task_id = $1 order by weeks',
    [id],
  );
  const { rows: people } = await deps.database.pool.query<{ id: string; name: string }>(
    'select id, name from person where id = any($1)',
    [[...new Set(events.map(({ by }) => by))]],
  );
  const names = new Map(people.map((person) => [person.id, person.name]));
  const deed = await deedOfTask(deps, actor, id);
  const { effect: _, stops: __, ...line } = lineOf({ id, state: s, effect: null });
  return {
    ...line,
    instruction: s.instruction,
    plan: s.plan,
    incident: s.incident,
    troubleFrom: s.troubleFrom,
    issuedBy: names.get(s.issuedBy) ?? s.issuedBy,
    report: s.report,
    stops: s.stops.map(({ place, why, checked }) => ({ place, why, checked: checked && { ...checked } })),
    timeline: events.map((e) => ({ type: e.type, at: e.at, by: names.get(e.by) ?? e.by, note: noteOf(e) })),
    effects,
    deed: deed && { number: deed.number, phase: deed.phase },
    allowed: allowedTaskCommands(actor, s),
  };
}

function noteOf(e: TaskEvent): string {
  switch (e.type) {
    case 'TaskDeclined':
    case 'TaskSentBack':
    case 'TaskCancelled':
      return e.reason;
    case 'StopChecked':
      return e.note;
    case 'TaskDone':
      return e.report;
    case 'TaskIssued':
    case 'TaskAccepted':
    case 'TaskConfirmed':
      return '';
  }
}

const boardSize = 60;

/** 我们先动手了: confirmed tasks that were released for everybody, newest first. */
export async function actedBoard({ database }: Pick<Deps, 'database'>): Promise<z.input<typeof listActed.response>> {
  const { rows } = await database.pool.query<Row>(
    `${taskRows} where t.phase = 'confirmed' and t.published order by t.done_at desc, t.id limit ${boardSize}`,
  );
  return {
    acted: rows.map(({ id, state: s, effect }) => ({
      id,
      title: s.title,
      category: s.category,
      places: [...s.places],
      unit: s.unit,
      doneOn: dayOf(s.doneAt ?? s.issuedAt),
      defects: s.defects,
      effect: effect && {
        weeks: effect.weeks,
        verdict: effect.verdict,
        avoided: effect.numbers?.avoided.estimate ?? null,
        avoidedLow: effect.numbers?.avoided.low ?? null,
        avoidedHigh: effect.numbers?.avoided.high ?? null,
      },
    })),
  };
}
