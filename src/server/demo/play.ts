import { setImmediate } from 'node:timers/promises';
import { actorOf } from '../../../seed/demo/cast.ts';
import { actorIn, demoHistory, type ScriptedCase, type ScriptedStep } from '../../../seed/demo/history.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { execute, submit } from '../cases/execute.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { demoSeed, peopleOfDemo } from './people.ts';
import { playSupervision } from './playSupervision.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'live'> & {
  /** The present instant; the history ends there, or where an interrupted one was to end. */
  readonly now: string;
};

export type Played = {
  /** Cases of the whole history. */
  readonly cases: number;
  /** Cases that somebody else took over meanwhile: nothing more was done about them. */
  readonly leftAlone: number;
};

/** As many as keep six connections busy without starving those who use the service meanwhile. */
const atOnce = 8;
const casesPerReport = 200;

/**
 * Plays the made-up history through the same commands that people give, in order of time and with the clock of each step. Interrupted, it
 * returns early; started again it goes on where it was, with the same end.
 */
export async function playDemo(
  deps: Needs,
  options: { readonly onProgress?: (cases: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Played> {
  const until = await endOfHistory(deps);
  const history = await writeHistory(deps, until, options.signal);
  const plays = inOrder(history, await versionsOf(deps, history));
  const known = history.length - plays.filter((play) => play.step === null).length;
  const report = async (cases: number) => {
    await deps.database.pool.query('update site set demo_cases = $1', [cases]);
    options.onProgress?.(cases);
  };

  const actors = await actorsOf(deps);
  const stage: Stage = { deps, actors, leftAlone: new Set() };
  let submitted = known;
  let next = 0;
  // The steps of one case follow each other, and so do submissions, for their numbers rise with time; all else need not wait.
  const turns = new Map<string, Promise<void>>();
  let lastSubmission = Promise.resolve();
  const worker = async () => {
    for (;;) {
      const play = plays[next++];
      if (!play || options.signal?.aborted) return;
      const before = play.step === null ? lastSubmission : turns.get(play.scripted.id);
      const turn = (before ?? Promise.resolve()).then(() => perform(stage, play));
      turns.set(play.scripted.id, turn);
      if (play.step === null) lastSubmission = turn;
      await turn.catch((error: unknown) => {
        next = plays.length;
        throw error;
      });
      if (play.step === null && ++submitted % casesPerReport === 0) await report(submitted);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (options.signal?.aborted) return { cases: submitted, leftAlone: stage.leftAlone.size };

  await playSupervision(deps, await peopleOfDemo(await deps.reference.newest()), until);
  await deps.database.pool.query('update site set demo_cases = $1, demo_done = true', [history.length]);
  options.onProgress?.(history.length);
  return { cases: history.length, leftAlone: stage.leftAlone.size };
}

async function endOfHistory({ database, now }: Needs): Promise<string> {
  const { rows } = await database.pool.query<{ until: string }>(
    'update site set demo = true, demo_until = coalesce(demo_until, $1::timestamptz) returning demo_until as until',
    [now],
  );
  return rows[0]!.until;
}

async function writeHistory(deps: Needs, until: string, signal: AbortSignal | undefined): Promise<ScriptedCase[]> {
  const reference = await deps.reference.newest();
  const world = { ...reference, seed: demoSeed, until, people: await peopleOfDemo(reference) };
  const history: ScriptedCase[] = [];
  for (const scripted of demoHistory(world)) {
    history.push(scripted);
    // Some seconds of work in all: whoever uses the service meanwhile comes in between.
    if (history.length % 5 === 0) await setImmediate();
    if (signal?.aborted) break;
  }
  return history;
}

/** Versions of the cases that an interrupted play, or a visitor since, has left. */
async function versionsOf({ database }: Needs, history: readonly ScriptedCase[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.pool.query<{ id: string; version: number }>(
    'select id, version from case_view where id = any($1::uuid[])',
    [history.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

type Play = {
  readonly scripted: ScriptedCase;
  /** null: the submission. */
  readonly step: ScriptedStep | null;
  readonly at: string;
  /** Version of the case before; 0: it does not exist yet. */
  readonly version: number;
};

/** What is still to be done, in order of time. */
function inOrder(history: readonly ScriptedCase[], versions: ReadonlyMap<string, number>): Play[] {
  const plays = history.flatMap((scripted): Play[] => {
    const reached = versions.get(scripted.id) ?? 0;
    let version = 0;
    const submission = { scripted, step: null, at: scripted.submission.at, version };
    version = 1;
    const steps = scripted.steps.map((step) => {
      const play = { scripted, step, at: step.at, version };
      version += step.events;
      return play;
    });
    return [submission, ...steps].filter((play) => play.version >= reached);
  });
  return plays.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.version - b.version));
}

type Stage = {
  readonly deps: Needs;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly leftAlone: Set<string>;
};

async function actorsOf(deps: Needs): Promise<ReadonlyMap<string, Actor>> {
  const reference = await deps.reference.newest();
  return new Map((await peopleOfDemo(reference)).map((person) => [person.login, actorOf(person, reference.unitsBelow)]));
}

async function perform({ deps, actors, leftAlone }: Stage, { scripted, step, at, version }: Play): Promise<void> {
  const { id, submission } = scripted;
  if (leftAlone.has(id)) return;
  const then = { ...deps, clock: () => at };
  if (step === null) {
    await submit(then, { id, ...submission, silent: true });
    return;
  }
  const actor = actorIn(step.actor, submission.command, id, actors);
  const unit = step.actor.as === 'person' ? step.actor.unit : null;
  try {
    await execute(then, { actor, unit, id, command: step.command, seen: version, silent: true });
  } catch (error) {
    // A visitor was faster, or has changed the units or limits that the history was written with: the case is theirs.
    if (!(error instanceof Problem)) throw error;
    leftAlone.add(id);
  }
}
