import { addNaturalMinutes, addWorkMinutes, dayOf, workMinutesBetween } from '../../src/domain/calendar.ts';
import type { ContactMeans, ReturnReason } from '../../src/domain/case/vocabulary.ts';
import { between, happens, oneOf, weighted } from './chance.ts';
import {
  corrected,
  dispatchAgain,
  dispatchNotes,
  evidence,
  notes,
  nudges,
  returned,
  reworkNotes,
  withdrawals,
} from './deskWords.ts';
import {
  awake,
  dayAndNight,
  later,
  type Move,
  matterOf,
  type Now,
  naturalMinutes,
  onTheWay,
  type Scene,
  type Stretch,
  say,
  soon,
  turns,
} from './scene.ts';
import { demoProgress, demoReply } from './texts.ts';

/** From acceptance, or from reopening, to the result: dispatch, returns, signature, first contact, work. */
export function* handling(scene: Scene, start: Now): Stretch {
  let now = yield* dispatching(scene, start);
  now = yield* firstContact(scene, now);
  return yield* working(scene, now);
}

function* dispatching(scene: Scene, start: Now): Stretch {
  const { random, cast } = scene;
  let now = start;
  const { confidentiality, round } = start.s;
  const wrong = round === 1 ? wrongUnits(scene, now) : [];
  for (const [i, unit] of [...wrong, scene.unit].entries()) {
    const dispatcher = cast.desk('dispatcher', confidentiality, random);
    // The second dispute was settled in a consultation, which dispatched the case itself.
    if (now.s.phase !== 'dispatched') {
      const note = say(scene, round > 1 ? reworkNotes : i > 0 ? dispatchAgain : dispatchNotes[matterOf(scene)]);
      now = yield { at: soon(scene, now, dispatchPace), actor: dispatcher, command: { type: 'Dispatch', unit, note } };
    }
    const handler = cast.handler(unit, confidentiality, random)!;
    // A rework is led by the head of the unit.
    const signer = round > 1 && confidentiality !== 'secret' ? cast.head(unit, confidentiality, random) : handler;
    const isRight = i === wrong.length;
    if (isRight || happens(random, 0.4)) now = yield { at: soon(scene, now, signPace), actor: signer, command: { type: 'Sign' } };
    if (isRight) break;
    const reason = oneOf(random, returnReasons);
    // A unit that returns a case a second time does not always know whose it is either.
    const proposedUnit = wrong[i + 1] ?? scene.unit;
    const command = { type: 'Return', reason, text: say(scene, returned[reason], proposedUnit), proposedUnit } as const;
    now = yield { at: soon(scene, now, returnPace), actor: handler, command };
    const at = soon(scene, now, dispatchPace);
    const text = say(scene, dispatchAgain);
    if (now.s.disputes < 2) now = yield { at, actor: dispatcher, command: { type: 'RuleOnReturn', upheld: true, text } };
    else now = yield { at, actor: dispatcher, command: { type: 'Consult', parties: [unit, scene.unit], unit: scene.unit, text } };
  }
  return now;
}

const dispatchPace = { T: [0.5, 3], J: [2, 14], rest: [3, 28] } as const;
const signPace = { T: [1.5, 10], J: [3, 40], rest: [4, 60] } as const;
/** Within the two working hours of the return window, signature included. */
const returnPace = { T: [3, 12], J: [5, 50], rest: [6, 55] } as const;
const returnReasons = [
  'not-our-duty',
  'not-our-duty',
  'wrong-category',
  'wrong-place',
  'needs-other-unit',
  'facts-missing',
] as const satisfies readonly ReturnReason[];

/** Units that a case goes to by mistake before the right one: usually none, sometimes one, rarely two. */
function wrongUnits(scene: Scene, { s }: Now): string[] {
  if (s.grade === 'T' || s.confidentiality === 'secret' || !turns(scene, 0.085)) return [];
  const { defaultUnit, alternates } = scene.world.categories.get(scene.category)!;
  const possible = [defaultUnit, ...alternates.slice(0, 3)].filter(
    (unit) => unit !== scene.unit && scene.cast.handler(unit, s.confidentiality, scene.random) !== null,
  );
  return possible.slice(0, happens(scene.random, 0.22) ? 2 : 1);
}

function* firstContact(scene: Scene, now: Now): Stretch {
  const { random, cast } = scene;
  const { s } = now;
  const natural = dayAndNight(s);
  const isLate = turns(scene, cast.temper(scene.unit).lateContact);
  // The unit's own limit, and the promise to the requester while it can still be kept.
  const promised = s.contactBy && s.contactBy.at > now.at ? s.contactBy.at : s.respondBy!.at;
  const target = promised < s.respondBy!.at ? promised : s.respondBy!.at;
  const delay = s.grade === 'T' ? between(random, 5, 40) : s.grade === 'J' ? between(random, 10, 190) : between(random, 15, 400);
  const at = isLate
    ? later(scene, s.respondBy!.at > now.at ? s.respondBy!.at : now.at, delay, natural)
    : onTheWay(scene, now.at, target, between(random, 0.06, 0.75), natural);
  const means: ContactMeans = weighted(random, scene.anonymous ? anonymousMeans : usualMeans);
  // Some call first and write it down afterwards.
  const before = addNaturalMinutes(at, -between(random, 2, 9));
  const contactedAt = happens(random, 0.3) && before > now.at ? { contactedAt: before } : {};
  const command = { type: 'Respond', means, ...contactedAt, evidence: say(scene, evidence[matterOf(scene)][means]) } as const;
  return yield { at, actor: handlerOf(scene, now), command };
}

const usualMeans = [
  ['call', 62],
  ['message', 26],
  ['visit', 12],
] as const satisfies readonly (readonly [ContactMeans, number])[];
const anonymousMeans = [
  ['message', 8],
  ['visit', 2],
] as const satisfies readonly (readonly [ContactMeans, number])[];

function* working(scene: Scene, start: Now): Stretch {
  const { random, category } = scene;
  let now = start;
  const done = whenDone(scene, start);
  if (turns(scene, 0.011)) {
    const at = awake(scene, onTheWay(scene, now.at, done, random.next(), true));
    return yield { at, actor: { as: 'requester' }, command: { type: 'Withdraw', reason: say(scene, withdrawals) } };
  }
  for (const move of meanwhile(scene, start, done)) now = yield move;
  const text = start.s.round > 1 ? say(scene, corrected[matterOf(scene)]) : demoReply(category, () => random.next(), scene.text);
  now = yield { at: done, actor: handlerOf(scene, now), command: { type: 'Resolve', text, photos: [] } };
  if (now.s.phase !== 'reviewing') return now;
  const head = scene.cast.head(now.s.lead!, now.s.confidentiality, random);
  return yield { at: soon(scene, now, reviewPace), actor: head, command: { type: 'Approve', text: '' } };
}

const reviewPace = { T: [1, 4], J: [2, 12], rest: [2, 25] } as const;

function whenDone(scene: Scene, now: Now): string {
  const { random } = scene;
  const { s } = now;
  const natural = dayAndNight(s) && s.round === 1;
  const deadline = s.resolveBy!.at;
  const isLate = turns(scene, scene.cast.temper(scene.unit).lateResult * (s.round > 1 ? 0.5 : 1));
  if (isLate) {
    const delay = s.grade === 'T' ? between(random, 10, 100) : natural ? between(random, 20, 1500) : between(random, 20, 1300);
    return awakeIfDay(scene, s.grade === 'T', later(scene, deadline > now.at ? deadline : now.at, delay, natural));
  }
  const share = s.grade === 'F' ? between(random, 0.12, 0.95) : 0.03 + 0.87 * random.next() ** 1.6;
  const at = onTheWay(scene, now.at, deadline, share, natural);
  const rested = awakeIfDay(scene, s.grade === 'T', at);
  return rested <= deadline ? rested : at;
}

/** Only what is critical is finished at night. */
function awakeIfDay(scene: Scene, isCritical: boolean, at: string): string {
  return isCritical ? at : awake(scene, at);
}

/** What is said between the first contact and the result, in order. */
function meanwhile(scene: Scene, now: Now, done: string): Move[] {
  const { random, cast, category, world } = scene;
  const { s } = now;
  const workMinutes = workMinutesBetween(now.at, done, world.calendar);
  const moves: Move[] = [];
  const inHours = () => addWorkMinutes(now.at, workMinutes * between(random, 0.08, 0.9), world.calendar);

  const reports = s.grade === 'F' ? Math.floor(between(random, 1, 3.4)) : workMinutes > 240 && happens(random, 0.5) ? 1 : 0;
  for (let i = 0; i < reports; i++) {
    const expectedOn = happens(random, 0.5) ? dayOf(done) : null;
    const text = demoProgress(category, () => random.next());
    moves.push({ at: inHours(), actor: handlerOf(scene, now), command: { type: 'Progress', text, expectedOn } });
  }
  if (happens(random, 0.07)) {
    const writer = happens(random, 0.6) ? handlerOf(scene, now) : cast.desk('dispatcher', s.confidentiality, random);
    moves.push({ at: inHours(), actor: writer, command: { type: 'Note', text: say(scene, notes[matterOf(scene)]) } });
  }
  const wait = naturalMinutes(now.at, done);
  const isLate = done > s.resolveBy!.at;
  if (s.nudgedAt === null && wait > 300 && happens(random, isLate ? 0.45 : wait > 1400 ? 0.08 : 0.01)) {
    const at = awake(scene, addNaturalMinutes(now.at, wait * (isLate ? between(random, 0.6, 0.98) : between(random, 0.3, 0.9))));
    moves.push({ at, actor: { as: 'requester' }, command: { type: 'Nudge', text: say(scene, nudges) } });
  }
  return moves.filter((move) => move.at > now.at && move.at < done).sort((a, b) => (a.at < b.at ? -1 : 1));
}

function handlerOf(scene: Scene, { s }: Now) {
  return scene.cast.handler(s.lead!, s.confidentiality, scene.random)!; // only units with somebody who may see the case are chosen
}
