import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import { Limits, type listRecomputations, type previewDeadlines, referenceSchemas } from '../../contract/reference.ts';
import { type CaseState, fold } from '../../domain/case/case.ts';
import { type DeadlineSlot, movedDeadlines, movesPromise, statutoryMinutes } from '../../domain/case/recompute.ts';
import { type Grade, grades } from '../../domain/grade/vocabulary.ts';
import { deadline } from '../../domain/limit.ts';
import { sameDayEffect } from '../analytics/queries.ts';
import { execute } from '../cases/execute.ts';
import { openHistories } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { faultsOf } from '../platform/faults.ts';
import { Problem } from '../platform/problem.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'live'>;
type Cause = 'calendar' | 'limits';
type Waiting = {
  readonly id: number;
  readonly kind: Cause;
  readonly version: number;
  readonly reason: string;
  readonly after: string | null;
};

const system = { id: 'system', grants: [], followed: null };
const batchSize = 200;
const linesShown = 100;

/**
 * Carries out what changes of calendar and limits mean for open cases: batch after batch, remembering how far it has come, so that it goes on
 * after a restart. A batch that is done twice changes nothing: what has moved already does not move again.
 * @returns cases in which a deadline moved
 */
export async function recomputeDeadlines(deps: Needs): Promise<number> {
  let moved = 0;
  for (;;) {
    const { rows } = await deps.database.pool.query<Waiting>(
      'select id, kind, version, reason, after from recomputation where done_at is null order by id limit 1',
    );
    const waiting = rows[0];
    if (!waiting) return moved;
    moved += await recomputeBatch(deps, waiting);
  }
}

async function recomputeBatch(deps: Needs, waiting: Waiting): Promise<number> {
  const { kind: cause, version, reason } = waiting;
  const batch = await openHistories(deps.database, waiting.after, batchSize);
  const { calendar, limits } = await deps.reference.newest();
  let moved = 0;
  for (const { id, history } of batch) {
    // Most cases do not move: looking first spares each of them a command.
    if (movedDeadlines(fold(history), { cause, calendar, limits, now: deps.clock() }).length === 0) continue;
    if (await recomputeOne(deps, id, { type: 'Recompute', cause, version, reason })) moved += 1;
  }
  const last = batch.at(-1)?.id ?? null;
  await sql`update recomputation set looked = looked + ${batch.length}::int, moved = moved + ${moved}::int,
    after = coalesce(${last}::uuid, after), done_at = case when ${batch.length}::int < ${batchSize}::int then ${deps.clock()}::timestamptz end
    where id = ${waiting.id}`.execute(deps.database.db);
  return moved;
}

/** Somebody may act on the case at the same moment: then once more, with what is true by then. */
async function recomputeOne(
  deps: Needs,
  id: string,
  command: Extract<Parameters<typeof execute>[1]['command'], { type: 'Recompute' }>,
) {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      await execute(deps, { actor: system, unit: null, id, command });
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code !== 'stale') return false;
    }
  }
  throw new Error(`The deadlines of case ${id} could not be recomputed: it changes all the time.`);
}

type Preview = Answer<typeof previewDeadlines>;

/** What a calendar or limits would do to the open cases, if they were saved now. @throws Problem 400 when they could not be saved */
export async function previewOf(deps: Needs & Pick<Deps, 'analytics'>, kind: Cause, data: unknown): Promise<Preview> {
  const parsed = referenceSchemas[kind].safeParse(data, { reportInput: true });
  if (!parsed.success) throw new Problem(400, 'invalid', faultsOf(parsed.error.issues, 'data'));
  const present = await deps.reference.newest();
  const next = {
    calendar: present.calendar,
    limits: present.limits,
    [kind]: { ...parsed.data, version: present[kind].version + 1 },
  };
  const preview = { looked: 0, moved: 0, promises: 0, lines: [] as Preview['lines'] };
  for (let after: string | null = null; ; ) {
    const batch: Awaited<ReturnType<typeof openHistories>> = await openHistories(deps.database, after, batchSize);
    for (const { history } of batch) {
      const state = fold(history);
      const moved = movedDeadlines(state, { cause: kind, ...next, now: deps.clock() });
      preview.looked += 1;
      if (moved.length === 0) continue;
      preview.moved += 1;
      if (movesPromise(moved)) preview.promises += 1;
      // What an administrator may not read is counted and not named.
      if (state.confidentiality !== 'normal' || preview.lines.length >= linesShown) continue;
      const seen = moved.filter(({ slot }) => slot !== 'next' || !moved.some((other) => other.slot === twinOf(state)));
      preview.lines.push(
        ...seen.map(({ slot, from, to }) => ({ number: state.number, kind: kindOf(slot, state), from, to: to.at })),
      );
    }
    if (batch.length < batchSize) break;
    after = batch.at(-1)!.id;
  }
  preview.lines.sort((a, b) => (a.number < b.number ? -1 : 1));
  const cuts = { now: present.limits.sameDayCut, then: next.limits.sameDayCut };
  return {
    ...preview,
    sameDay: cuts.now === cuts.then ? null : await sameDayEffect(deps, cuts, deps.clock()),
    beyondStatutory: kind === 'limits' ? beyondStatutory(Limits.parse(data), deps.clock(), next.calendar) : [],
  };
}

/** The promise that the next deadline repeats, if it does: the two are one line. */
function twinOf(s: CaseState): DeadlineSlot | null {
  return s.next?.kind === 'resolve' ? 'resolveBy' : s.next?.kind === 'respond' ? 'respondBy' : null;
}

function kindOf(slot: DeadlineSlot, s: CaseState): Preview['lines'][number]['kind'] {
  switch (slot) {
    case 'contactBy':
    case 'respondBy':
      return 'respond';
    case 'returnBy':
      return 'returnWindow';
    case 'resolveBy':
      return 'resolve';
    case 'next':
      return s.next?.kind ?? 'resolve';
    default:
      return 'part';
  }
}

/** Looked at from today, which is near enough to warn: what counts for a case is cut to the statutory time when it is reckoned. */
function beyondStatutory(
  limits: ReturnType<typeof Limits.parse>,
  now: string,
  calendar: Parameters<typeof deadline>[2],
): Grade[] {
  return grades.filter((grade) => {
    const { capNaturalMinutes: _, ...uncapped } = limits.grades[grade].resolve;
    const most = deadline(now, { unit: 'naturalMinutes', amount: statutoryMinutes[grade] }, calendar).at;
    // A workday limit reaches beyond its cap in every long holiday; only what says so in natural time, or without a cap, is warned of.
    const isCapped = (limits.grades[grade].resolve.capNaturalMinutes ?? Number.POSITIVE_INFINITY) <= statutoryMinutes[grade];
    return !isCapped && deadline(now, uncapped, calendar).at > most;
  });
}

export async function recomputationsOf({ database }: Pick<Deps, 'database'>): Promise<Answer<typeof listRecomputations>> {
  const { rows } = await sql<Answer<typeof listRecomputations>['recomputations'][number]>`
    select kind, version, reason, at, looked, moved, done_at as "doneAt" from recomputation order by id desc limit 20`.execute(
    database.db,
  );
  return { recomputations: rows };
}

/** Every minute, in one process; a change is carried out within a minute of being saved. */
export async function recomputeWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('recompute-deadlines', '* * * * *', async () => {
    await recomputeDeadlines(deps);
  });
}
