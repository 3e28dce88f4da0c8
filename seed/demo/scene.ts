import { addNaturalMinutes, addWorkMinutes, endOfWorkday, type Instant, workMinutesBetween } from '../../src/domain/calendar.ts';
import type { CaseState } from '../../src/domain/case/case.ts';
import type { CaseCommand } from '../../src/domain/case/decide.ts';
import type { DeclineReason } from '../../src/domain/case/vocabulary.ts';
import type { Random } from '../../src/sentinel/random.ts';
import type { Arrival } from './arrivals.ts';
import type { Cast, ScriptedActor } from './cast.ts';
import { between, happens } from './chance.ts';
import type { Matter } from './deskWords.ts';
import { fill, pick } from './fill.ts';
import { scripts } from './scripts.ts';
import type { World } from './world.ts';

/** Everything that decides how one case goes. */
export type Scene = {
  readonly world: World;
  readonly cast: Cast;
  readonly random: Random;
  readonly arrival: Arrival;
  /** The leaf that the case really belongs to; the requester may have chosen its neighbour. */
  readonly category: string;
  /** What the requester wrote. */
  readonly text: string;
  /** The place as people call it. */
  readonly placeName: string;
  readonly anonymous: boolean;
  /** The unit that will do it in the end. */
  readonly unit: string;
  /** Why the desk will decline; null when it will not. */
  readonly refusal: DeclineReason | null;
};

/** What somebody does next, and when. */
export type Move = {
  readonly at: Instant;
  readonly actor: ScriptedActor;
  readonly command: Exclude<CaseCommand, { type: 'Submit' }>;
};
/** How things stand after a move. */
export type Now = { readonly at: Instant; readonly s: CaseState };
/** A stretch of a life: it gives moves and is told how things stand after each. */
export type Stretch = Generator<Move, Now, Now>;

/** A turn that a case may take; a case that is to lie somewhere takes none on its way there. */
export function turns(scene: Scene, probability: number): boolean {
  return scene.arrival.haltAt === null && happens(scene.random, probability);
}

/** A sentence from a list, with the words of this case in it. */
export function say(scene: Scene, sentences: readonly string[], unit = scene.unit): string {
  const random = () => scene.random.next();
  const words = { unit: [scene.world.units.get(unit)?.name ?? ''], place: [scene.placeName] };
  return fill(pick(sentences, random), [words], random);
}

/** What kind of sentences fit the case. */
export function matterOf({ category }: Scene): Matter {
  const work = scripts[category]?.work;
  return work === 'repair' || work === 'office' ? work : 'people';
}

/** Grades T and J are handled day and night; all else in working hours. */
export function dayAndNight(s: CaseState): boolean {
  return s.grade === 'T' || s.grade === 'J';
}

/** Minutes that something takes, by how urgent it is: [least, most]; natural for T and J, working minutes for the rest. */
export type Pace = {
  readonly T: readonly [number, number];
  readonly J: readonly [number, number];
  readonly rest: readonly [number, number];
};

/** When somebody gets to it at this pace; more often soon than late. */
export function soon(scene: Scene, { at, s }: Now, pace: Pace): Instant {
  const [least, most] = s.grade === 'T' ? pace.T : s.grade === 'J' ? pace.J : pace.rest;
  const minutes = least + (most - least) * scene.random.next() ** 1.8;
  return later(scene, at, minutes, dayAndNight(s));
}

export function later(scene: Scene, at: Instant, minutes: number, natural: boolean): Instant {
  return natural ? addNaturalMinutes(at, minutes) : addWorkMinutes(at, minutes, scene.world.calendar);
}

/** A moment `share` of the way to `until`; a few minutes from now when that is over already. */
export function onTheWay(scene: Scene, at: Instant, until: Instant, share: number, natural: boolean): Instant {
  const whole = natural ? naturalMinutes(at, until) : workMinutesBetween(at, until, scene.world.calendar);
  return later(scene, at, Math.max(between(scene.random, 2, 9), whole * share), natural);
}

/** Puts off to the next morning what comes up in the last hour and a quarter of a working day. */
export function notAtTheEndOfTheDay(scene: Scene, at: Instant): Instant {
  const { calendar } = scene.world;
  const left = workMinutesBetween(at, endOfWorkday(at, 0, calendar), calendar);
  if (left > 75 || happens(scene.random, 0.12)) return at;
  return addWorkMinutes(at, left + between(scene.random, 3, 35), calendar);
}

/** The next moment at which people are up: between midnight and seven they answer nothing. */
export function awake(scene: Scene, at: Instant): Instant {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  if (local.hour >= 7) return at;
  const morning = local.startOfDay().add({ milliseconds: Math.floor(between(scene.random, 7, 10.5) * 3_600_000) });
  return morning.toInstant().toString({ smallestUnit: 'millisecond' });
}

export function naturalMinutes(from: Instant, to: Instant): number {
  return (Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 60_000;
}
