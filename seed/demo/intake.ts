import { addNaturalMinutes } from '../../src/domain/calendar.ts';
import type { DeclineReason } from '../../src/domain/case/vocabulary.ts';
import type { Grade } from '../../src/domain/grade/vocabulary.ts';
import { between, happens, oneOf } from './chance.ts';
import { declined, factsNeverCame, questions, withdrawals } from './deskWords.ts';
import {
  awake,
  dayAndNight,
  matterOf,
  type Now,
  notAtTheEndOfTheDay,
  type Scene,
  type Stretch,
  say,
  soon,
  turns,
} from './scene.ts';
import { demoReply } from './texts.ts';

/** From the submission until the case is accepted, answered on the spot, declined, withdrawn or closed for want of facts. */
export function* intake(scene: Scene, start: Now): Stretch {
  const { random, cast, category } = scene;
  let now = start;
  if (turns(scene, 0.012)) return yield* withdraw(scene, now);
  if (scene.arrival.haltAt === 'needsInfo' || turns(scene, scene.refusal === null ? 0.045 : 0)) {
    now = yield* askForFacts(scene, now);
    if (now.s.phase !== 'submitted') return now;
  }
  const operator = cast.desk('operator', now.s.confidentiality, random);
  const at = whenTheDeskHasTime(scene, now);
  if (scene.refusal) return yield { at, actor: operator, command: decline(scene, scene.refusal) };
  if (turns(scene, answerShare(scene))) {
    const text = demoReply(category, () => random.next(), scene.text);
    return yield { at, actor: operator, command: { type: 'Answer', text } };
  }
  const grade = raisedGrade(scene, now);
  const corrected = category === now.s.categoryCode ? {} : { categoryCode: category };
  return yield { at, actor: operator, command: { type: 'Accept', ...corrected, ...(grade ? { grade } : {}) } };
}

export function* withdraw(scene: Scene, now: Now): Stretch {
  const at = addNaturalMinutes(now.at, between(scene.random, 3, 50));
  return yield { at, actor: { as: 'requester' }, command: { type: 'Withdraw', reason: say(scene, withdrawals) } };
}

function* askForFacts(scene: Scene, start: Now): Stretch {
  const { random, cast } = scene;
  const operator = cast.desk('operator', start.s.confidentiality, random);
  const [question, answer] = oneOf(random, questions[matterOf(scene)]);
  const now = yield { at: whenTheDeskHasTime(scene, start), actor: operator, command: { type: 'AskFacts', question } };
  if (happens(random, 0.76)) {
    const at = awake(scene, addNaturalMinutes(now.at, 60 * (0.2 + 40 * random.next() ** 2)));
    return yield { at, actor: { as: 'requester' }, command: { type: 'SupplyFacts', text: say(scene, [answer]), photos: [] } };
  }
  const over = { ...now, at: now.s.next!.deadline.at };
  if (happens(random, 0.25)) {
    return yield { at: soon(scene, over, deskPace), actor: operator, command: decline(scene, 'no-facts') };
  }
  const command = { type: 'Close', reason: 'facts-never-came', text: factsNeverCame } as const;
  return yield { at: addNaturalMinutes(over.at, between(random, 1, 9)), actor: { as: 'system' }, command };
}

const deskPace = { T: [1, 5.5], J: [3, 28], rest: [5, 75] } as const;

function whenTheDeskHasTime(scene: Scene, now: Now): string {
  const at = soon(scene, now, deskPace);
  return dayAndNight(now.s) ? at : notAtTheEndOfTheDay(scene, at);
}

function decline(scene: Scene, reason: DeclineReason) {
  return { type: 'Decline', reason, text: say(scene, refusalTexts(scene, reason)) } as const;
}

/** Of the sentences for a reason, those that fit the matter. */
function refusalTexts({ category }: Scene, reason: DeclineReason): readonly string[] {
  const all = declined[reason];
  const fitting: Readonly<Record<string, number>> = {
    '0701': 1,
    '0705': 1,
    '0804': 2,
    '0405': 2,
    '0801': 1,
    '0805': 1,
    '1306': 1,
    '1303': 2,
  };
  const depends = reason === 'not-our-duty' || reason === 'against-rules' || reason === 'legal-procedure';
  return depends ? [all[fitting[category] ?? 0]!] : all;
}

/** Share in 0..1 that the desk answers from what it knows. */
function answerShare({ world, category }: Scene): number {
  const { nature, confidentiality } = world.categories.get(category)!;
  if (confidentiality !== 'normal') return 0;
  if (nature === 'praise') return 0.92;
  if (category === '1202') return 0.78;
  if (nature === 'inquiry') return 0.45;
  if (category === '0702' || category === '0704') return 0.2;
  return nature === 'suggestion' ? 0.12 : 0.025;
}

/** The desk raises what turns out to be dangerous or urgent. */
function raisedGrade(scene: Scene, { s }: Now): Grade | null {
  if (scene.category === '0402' && turns(scene, 0.12)) return 'T';
  if (s.grade === 'Y' && turns(scene, 0.012)) return 'J';
  return null;
}
