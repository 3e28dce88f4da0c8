import { deadline } from '../limit.ts';
import { type Answers, type CaseEvent, type CaseState, evolve, isSettled } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';
import { halfDayOf, isCalledBack, isReinspected } from './followUpRules.ts';
import { reworksAtMost } from './vocabulary.ts';

type FollowUpCommand = Extract<CaseCommand, { type: 'FollowUp' | 'Reinspect' | 'FlagContact' }>;

/** Second calls that must have failed before a re-inspection ends without an answer. */
const reinspectionCalls = 3;

/**
 * 回访: four answers kept apart, asked by somebody who never handled the case. Whoever is not reached on three half-days can answer alone for
 * three days more, and is then unreached, which is not satisfied (domain.md §2.4, calling).
 */
export function decideFollowUp(s: CaseState, c: FollowUpCommand, ctx: Context): readonly CaseEvent[] | Refusal {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'FollowUp': {
      if (!ctx.asRequester && hasHandled(s, ctx)) return { refused: 'handled-it-yourself' };
      if (!ctx.asRequester && !s.toCall) return { refused: 'not-drawn' };
      const answers = answersOf(c, ctx.asRequester ? 'self' : 'call');
      if (answers === null) return attempted(s, c.words, ctx);
      return [followedUp(s, answers, c.words, ctx), ...consequences(s, answers, c.urged ?? null, ctx)];
    }
    case 'Reinspect': {
      if (s.reinspection === null) return { refused: 'no-request' };
      if (hasHandled(s, ctx)) return { refused: 'handled-it-yourself' };
      if (s.followedUpBy === ctx.by) return { refused: 'same-person' };
      const answers = answersOf(c, 'call');
      const last = s.reinspection.misses + 1 >= reinspectionCalls;
      if (answers === null) return [{ type: 'ReinspectionMissed', words: c.words, last, ...by }];
      return [{ type: 'Reinspected', answers, words: c.words, differs: differencesOf(s.answers, answers), ...by }];
    }
    case 'FlagContact':
      return [{ type: 'RatingContactFlagged', how: 'looked-up', who: c.who, ...by }];
  }
}

/** Who is asked after a result, and until when: part of the fact that the case was resolved or answered. */
export function askedAfter(s: CaseState, ctx: Context): Pick<Extract<CaseEvent, { type: 'CaseResolved' }>, 'rateBy' | 'drawnBy'> {
  const { followUpRules: rules } = ctx;
  const rateBy = isCalledBack(rules, s) ? null : selfServiceBy(ctx);
  return { rateBy, drawnBy: rules.version };
}

function attempted(s: CaseState, words: string, ctx: Context): readonly CaseEvent[] {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  const attempt: CaseEvent = { type: 'FollowUpAttempted', words, halfDay: halfDayOf(ctx.now), ...by };
  const enough = evolve(s, attempt).attempts >= ctx.followUpRules.halfDays && s.next?.kind === 'followUp';
  return enough ? [attempt, { type: 'SelfServiceOffered', until: selfServiceBy(ctx), ...by }] : [attempt];
}

function selfServiceBy({ now, followUpRules, calendar }: Context) {
  return deadline(now, { unit: 'naturalDays', amount: followUpRules.selfServiceDays }, calendar);
}

function followedUp(s: CaseState, answers: Answers, words: string, ctx: Context): CaseEvent {
  const { followUpRules: rules, calendar, now } = ctx;
  const settled = isSettled(answers);
  // An anonymous requester has no number to be called at again.
  const again = settled && !s.anonymous && isReinspected(rules, s, answers);
  return {
    type: 'FollowedUp',
    answers,
    words,
    decideBy: settled ? null : deadline(now, ctx.limits.decide, calendar),
    ...(again ? { reinspectBy: deadline(now, { unit: 'workdays', amount: rules.reinspectWorkdays }, calendar) } : {}),
    at: now,
    by: ctx.by,
    unit: ctx.unit,
  };
}

function consequences(s: CaseState, answers: Answers, urged: boolean | null, ctx: Context): CaseEvent[] {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  const flags: CaseEvent[] = urged ? [{ type: 'RatingContactFlagged', how: 'told', who: null, ...by }] : [];
  if (isSettled(answers)) return [...flags, { type: 'CaseClosed', reason: 'satisfied', text: '', ...by }];
  // Twice reworked and still not settled: this is no longer the unit's affair alone.
  if (s.round > reworksAtMost) return [...flags, { type: 'SupervisionDemanded', reason: 'reworks-exhausted', ...by }];
  return flags;
}

function answersOf(c: Exclude<FollowUpCommand, { type: 'FlagContact' }>, via: Answers['via']): Answers | null {
  const { contacted, solved, handling, process } = c;
  if (!c.reached || contacted === null || solved === null || handling === null || process === null) return null;
  return { via, contacted, solved, handling, process };
}

function differencesOf(first: Answers | null, second: Answers) {
  const questions = ['contacted', 'solved', 'handling', 'process'] as const;
  return questions.filter((question) => first !== null && first[question] !== second[question]);
}

/** The caller, or the absent colleague in whose name he calls, has handled the case. */
function hasHandled(s: CaseState, { by, onBehalfOf }: Context): boolean {
  return s.handlers.includes(by) || (onBehalfOf !== undefined && s.handlers.includes(onBehalfOf));
}
