import { addNaturalMinutes, addWorkMinutes } from '../../src/domain/calendar.ts';
import type { Satisfaction, SolvedAnswer } from '../../src/domain/case/vocabulary.ts';
import type { ScriptedActor } from './cast.ts';
import { between, happens, weighted } from './chance.ts';
import {
  anonymousAttempts,
  anonymousUnreached,
  attempts,
  explained,
  reopened,
  requesterReopened,
  unreached,
} from './deskWords.ts';
import { awake, later, matterOf, type Now, type Scene, type Stretch, say, turns } from './scene.ts';
import { demoWords } from './texts.ts';

const mostRounds = 3;

/** From the result to the end: calls, answers, and what becomes of the dissatisfied. Leaves the case ended, or accepted anew. */
export function* followUp(scene: Scene, start: Now): Stretch {
  const { random } = scene;
  const { confidentiality } = start.s;
  const caller = scene.cast.desk('caller', confidentiality, random);
  const bySelf = scene.arrival.haltAt === 'followedUp' || happens(random, scene.anonymous ? 0.6 : 0.24);
  let now = bySelf ? yield* answeredAlone(scene, start) : yield* called(scene, start, caller);
  if (now.s.phase === 'followedUp') now = yield* decided(scene, now, caller);
  now = yield* askedAgain(scene, now);
  const mayComeBack = now.s.phase === 'closed' && now.s.round < mostRounds && now.s.closeReason !== 'explained';
  if (mayComeBack && now.s.nature !== 'praise' && now.s.nature !== 'inquiry' && turns(scene, 0.013)) {
    const at = awake(scene, addNaturalMinutes(now.s.endedAt ?? now.at, 60 * 24 * between(random, 1, 14)));
    if (at <= now.at) return now;
    return yield {
      at,
      actor: { as: 'requester' },
      command: { type: 'Reopen', reason: say(scene, requesterReopened[matterOf(scene)]) },
    };
  }
  return now;
}

function* answeredAlone(scene: Scene, now: Now): Stretch {
  const at = awake(scene, addNaturalMinutes(now.at, 60 * (0.2 + 20 * scene.random.next() ** 1.5)));
  return yield { at, actor: { as: 'requester' }, command: answers(scene, now, true) };
}

/** Attempts on different half-days; after the third the case may be closed as unreached. */
function* called(scene: Scene, start: Now, caller: ScriptedActor): Stretch {
  const { random, world } = scene;
  let now = start;
  const failures = scene.anonymous
    ? 3
    : weighted(random, [
        [0, 70],
        [1, 18],
        [2, 7],
        [3, 5],
      ]);
  let at = addWorkMinutes(start.at, between(random, 20, 400), world.calendar);
  for (let i = 0; i < failures; i++) {
    const words = scene.anonymous ? anonymousAttempts[i]! : say(scene, attempts);
    now = yield { at, actor: caller, command: { ...unanswered, words } };
    // Longer than any half-day: two attempts on the same one count once.
    at = addWorkMinutes(at, between(random, 241, 300), world.calendar);
  }
  if (failures < 3) return yield { at, actor: caller, command: answers(scene, now, false) };
  // The self-service link is open for three days more.
  at = addWorkMinutes(addNaturalMinutes(now.at, 3 * 24 * 60), between(random, 5, 60), world.calendar);
  return yield {
    at,
    actor: caller,
    command: { type: 'Close', reason: 'unreached', text: scene.anonymous ? anonymousUnreached : unreached },
  };
}

/** 回头看: another caller asks the same questions; mostly the same is said. */
function* askedAgain(scene: Scene, now: Now): Stretch {
  const { random, cast } = scene;
  const first = now.s.answers;
  if (now.s.reinspection === null || first === null) return now;
  let other = cast.desk('caller', now.s.confidentiality, random);
  for (let i = 0; i < 5 && isAsker(other, now); i++) other = cast.desk('caller', now.s.confidentiality, random);
  if (isAsker(other, now)) return now;
  let at = later(scene, now.at, between(random, 60, 900), false);
  let called = now;
  if (happens(random, 0.12)) {
    called = yield { at, actor: other, command: { ...unanswered, type: 'Reinspect', words: say(scene, attempts) } };
    at = later(scene, called.at, between(random, 241, 500), false);
  }
  if (called.s.reinspection === null) return called;
  const { contacted, solved, process } = first;
  const handling = happens(random, 0.08) ? 'fair' : first.handling;
  const words = demoWords(handling, () => random.next());
  return yield { at, actor: other, command: { type: 'Reinspect', reached: true, contacted, solved, handling, process, words } };
}

function isAsker(actor: ScriptedActor, { s }: Now): boolean {
  return actor.as === 'person' && actor.person === s.followedUpBy;
}

const unanswered = { type: 'FollowUp', reached: false, contacted: null, solved: null, handling: null, process: null } as const;

function* decided(scene: Scene, now: Now, caller: ScriptedActor): Stretch {
  const { random, cast } = scene;
  const bySupervisor = happens(random, 0.3) || now.s.supervision !== null;
  const actor = bySupervisor ? cast.desk('supervisor', now.s.confidentiality, random) : caller;
  const at = later(scene, now.at, between(random, 15, 430), false);
  const again = now.s.round < mostRounds && happens(random, now.s.round === 1 ? 0.72 : 0.2);
  if (again) return yield { at, actor, command: { type: 'Reopen', reason: say(scene, reopened) } };
  return yield { at, actor, command: { type: 'Close', reason: 'explained', text: say(scene, explained[matterOf(scene)]) } };
}

/** What somebody says when asked: the four answers, and some words. */
function answers(scene: Scene, { s }: Now, bySelf: boolean) {
  const { random } = scene;
  const isUnhappy = scene.arrival.haltAt === 'followedUp' || happens(random, unhappiness(scene, s));
  const handling: Satisfaction = isUnhappy
    ? weighted(random, [
        ['unsatisfied', 88],
        ['fair', 12],
      ])
    : weighted(random, [
        ['satisfied', 85],
        ['fair', 15],
      ]);
  const solved: SolvedAnswer = isUnhappy
    ? weighted(
        random,
        handling === 'unsatisfied'
          ? [
              ['no', 55],
              ['partly', 32],
              ['yes', 13],
            ]
          : [['no', 1]],
      )
    : weighted(
        random,
        handling === 'fair'
          ? [
              ['yes', 70],
              ['partly', 30],
            ]
          : [
              ['yes', 96],
              ['partly', 4],
            ],
      );
  const process: Satisfaction = weighted(
    random,
    isUnhappy
      ? [
          ['unsatisfied', 45],
          ['fair', 30],
          ['satisfied', 25],
        ]
      : [
          ['satisfied', 88],
          ['fair', 11],
          ['unsatisfied', 1],
        ],
  );
  const contacted = !happens(random, isUnhappy ? 0.14 : 0.008);
  const words = bySelf && happens(random, 0.4) ? '' : demoWords(handling, () => random.next());
  return { type: 'FollowUp', reached: true, contacted, solved, handling, process, words } as const;
}

/** Chance in 0..1 that somebody is not content with a result. */
function unhappiness(scene: Scene, s: Now['s']): number {
  if (s.nature === 'praise') return 0.004;
  if (s.answeredDirectly) return 0.03;
  const late = s.resolvedAt !== null && s.resolveBy !== null && s.resolvedAt > s.resolveBy.at ? 0.12 : 0;
  const returned = s.returns > 0 ? 0.05 : 0;
  return scene.cast.temper(scene.unit).unhappy * (s.round > 1 ? 1.6 : 1) + late + returned;
}
