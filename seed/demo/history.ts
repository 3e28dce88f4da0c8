import { dayOf } from '../../src/domain/calendar.ts';
import { type CaseEvent, type CaseState, evolve, unborn } from '../../src/domain/case/case.ts';
import { type CaseCommand, type Context, decide } from '../../src/domain/case/decide.ts';
import { type Actor, isPermitted, mayGive, mayRead, standingsOf } from '../../src/domain/case/permissions.ts';
import { type Told, tell, untold } from '../../src/domain/measures/factOfCase.ts';
import type { Random } from '../../src/sentinel/random.ts';
import { seeded } from '../../src/sentinel/random.ts';
import { type Arrival, arrivals } from './arrivals.ts';
import { actorOf, type Cast, castOf, type ScriptedActor } from './cast.ts';
import { uuid, weighted } from './chance.ts';
import { life } from './life.ts';
import type { DemoPerson } from './people.ts';
import type { Move, Now, Scene } from './scene.ts';
import { type Written, write } from './submission.ts';
import type { World } from './world.ts';

/** One case of the demonstration: what is sent, and everything that is done about it before the end of the history. */
export type ScriptedCase = {
  readonly id: string;
  readonly submission: {
    readonly at: string;
    /** A person's id or 'anonymous'. */
    readonly by: string;
    readonly unit: string | null;
    /** Given exactly when the case is anonymous. */
    readonly followUpCode: string | null;
    readonly command: Written['command'];
  };
  readonly steps: readonly ScriptedStep[];
  /** All that has happened, as the domain decided it. */
  readonly facts: readonly CaseEvent[];
  /** The case as the domain leaves it. */
  readonly outcome: CaseState;
  /** The same, with what the measures keep. */
  readonly told: Told;
};

export type ScriptedStep = Move & {
  /** How many events the command makes: a case whose version is the sum of them has made the step. */
  readonly events: number;
};

/**
 * The history of the demonstration, case by case in the order of their submission. Every step has gone through `decide` and the table of
 * permissions, so that none is refused when it is played. @throws Error when the lives and the rules of the domain disagree.
 */
export function* demoHistory(world: World): Generator<ScriptedCase> {
  const cast = castOf(world);
  const actors = new Map(world.people.map((person) => [person.login, actorOf(person, world.unitsBelow)]));
  const numbers = new Map<string, number>();
  for (const [i, arrival] of arrivals(world).entries()) {
    const year = dayOf(arrival.at).slice(0, 4);
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    // Each case has its own chance: a change in one life leaves all the others as they were.
    const random = seeded(world.seed * 100_003 + i);
    yield scripted({ world, cast, actors, number: `JS${year}-${String(number).padStart(6, '0')}` }, arrival, random);
  }
}

type Stage = {
  readonly world: World;
  readonly cast: Cast;
  readonly actors: ReadonlyMap<string, Actor>;
  /** The one that the server will draw, if nobody else submits anything meanwhile: who is asked again hangs on it. */
  readonly number: string;
};

function scripted({ world, cast, actors, number }: Stage, arrival: Arrival, random: Random): ScriptedCase {
  const id = uuid(random);
  const written = write(world, cast, arrival, random);
  const { command, placeName, refusal, requester } = written;
  const anonymous = command.requester === null;
  const scene: Scene = {
    world,
    cast,
    random,
    arrival,
    category: arrival.category,
    text: command.text,
    placeName,
    anonymous,
    unit: rightUnit(world, cast, arrival.category, requester, random),
    refusal,
  };
  const [by, unit] = written.by.as === 'person' ? [written.by.person, written.by.unit] : [command.requester ?? 'anonymous', null];

  const submission = contextOf(world, { now: arrival.at, by, unit, asRequester: true, standings: ['requester'] });
  const facts = [...decided(unborn, { ...command, number }, submission)];
  let s = facts.reduce(evolve, unborn);
  let at = arrival.at;
  const steps: ScriptedStep[] = [];
  const moves = life(scene, { at, s });
  for (let next = moves.next(); !next.done && next.value.at < world.until; next = moves.next({ at, s } satisfies Now)) {
    if (s.phase === arrival.haltAt) break;
    const move = next.value;
    if (move.at < at) throw new Error(`${move.command.type} at ${move.at} comes before ${at}`);
    const before = s;
    const following = factsOfMove(world, actors, id, s, move);
    facts.push(...following);
    s = following.reduce(evolve, s);
    at = move.at;
    steps.push({ ...move, events: s.version - before.version });
  }
  return {
    id,
    submission: { at: arrival.at, by, unit, followUpCode: written.followUpCode, command },
    steps,
    facts,
    outcome: s,
    told: tell(untold, facts),
  };
}

/** Judges a move as the server will (cases/execute.ts). */
function factsOfMove(
  world: World,
  actors: ReadonlyMap<string, Actor>,
  id: string,
  s: CaseState,
  move: Move,
): readonly CaseEvent[] {
  const actor = actorIn(move.actor, s, id, actors);
  const name = move.command.type;
  const standings = standingsOf(actor, s, id);
  if (!mayRead(actor, s, id) || !isPermitted(name, standings, actor, s)) throw new Error(`${name} is not allowed to ${actor.id}`);
  const asRequester = mayGive[name].includes('requester') && standings.includes('requester');
  const by = asRequester && s.anonymous ? 'anonymous' : (actor.id ?? 'anonymous');
  const unit = asRequester || move.actor.as !== 'person' ? null : move.actor.unit;
  return decided(s, move.command, contextOf(world, { now: move.at, by, unit, asRequester, standings }));
}

function decided(s: CaseState, command: CaseCommand, context: Context): readonly CaseEvent[] {
  const decision = decide(s, command, context);
  if ('refused' in decision) throw new Error(`${command.type} of a case in phase ${s.phase} is refused: ${decision.refused}`);
  return decision;
}

/** Who acts, as the server sees it. */
export function actorIn(
  actor: ScriptedActor,
  { requester }: { readonly requester: string | null },
  caseId: string,
  actors: ReadonlyMap<string, Actor>,
): Actor {
  switch (actor.as) {
    case 'system':
      return { id: 'system', grants: [], followed: null };
    case 'requester':
      return requester === null ? { id: null, grants: [], followed: caseId } : actors.get(requester)!;
    case 'person':
      return actors.get(actor.person)!;
  }
}

function contextOf(world: World, who: Pick<Context, 'now' | 'by' | 'unit' | 'asRequester' | 'standings'>): Context {
  return {
    ...who,
    calendar: world.calendar,
    limits: world.limits,
    followUpRules: world.followUpRules,
    category: (code) => {
      const c = world.categories.get(code);
      return c && !c.retired ? { nature: c.nature, grade: c.grade, confidentiality: c.confidentiality } : null;
    },
    unitState: (id) => {
      const unit = world.units.get(id);
      return !unit ? 'unknown' : unit.retired ? 'retired' : 'active';
    },
    isPlace: (id) => world.places.has(id),
  };
}

/** Mostly the unit of the catalogue; the requester's college where colleges decide too; now and then one of the others. */
function rightUnit(world: World, cast: Cast, category: string, requester: DemoPerson, random: Random): string {
  const { defaultUnit, alternates, confidentiality } = world.categories.get(category)!;
  const others = alternates.filter((unit) => world.units.get(unit)?.group !== 'college').slice(0, 2);
  const own = requester.unit !== null && alternates.includes(requester.unit) ? [[requester.unit, 4] as const] : [];
  const choices = [[defaultUnit, 10] as const, ...own, ...others.map((unit, i) => [unit, i === 0 ? 1.3 : 0.4] as const)];
  return weighted(
    random,
    choices.filter(([unit]) => !world.units.get(unit)?.retired && cast.handler(unit, confidentiality, random) !== null),
  );
}
