import { addNaturalMinutes, type Calendar, type Instant, type PlainDay } from '../calendar.ts';
import type { Limits } from '../grade/profile.ts';
import type { Grade } from '../grade/vocabulary.ts';
import { type Deadline, deadline, type Limit } from '../limit.ts';
import { type CaseEvent, type CaseState, isSettled } from './case.ts';
import { isPossible } from './lifecycle.ts';
import type {
  Channel,
  CloseReason,
  Confidentiality,
  ContactMeans,
  DeclineReason,
  Nature,
  Refused,
  ReturnReason,
  Satisfaction,
  SolvedAnswer,
} from './vocabulary.ts';

export type CaseCommand =
  | {
      readonly type: 'Submit';
      readonly number: string;
      readonly channel: Channel;
      readonly categoryCode: string;
      readonly title: string;
      readonly text: string;
      readonly placeId: string | null;
      readonly placeText: string;
      readonly photos: readonly string[];
      readonly requester: string | null;
      readonly source: { readonly system: string; readonly key: string; readonly receivedAt: Instant | null } | null;
    }
  | { readonly type: 'AskFacts'; readonly question: string }
  | { readonly type: 'SupplyFacts'; readonly text: string; readonly photos: readonly string[] }
  | { readonly type: 'Accept'; readonly categoryCode?: string | undefined; readonly grade?: Grade | undefined }
  | { readonly type: 'Decline'; readonly reason: DeclineReason; readonly text: string }
  | { readonly type: 'Answer'; readonly text: string }
  | { readonly type: 'Dispatch'; readonly unit: string; readonly note: string }
  | { readonly type: 'Sign' }
  | { readonly type: 'Return'; readonly reason: ReturnReason; readonly text: string; readonly proposedUnit: string }
  | {
      readonly type: 'Respond';
      readonly means: ContactMeans;
      readonly contactedAt?: Instant | undefined;
      readonly evidence: string;
    }
  | { readonly type: 'Progress'; readonly text: string; readonly expectedOn: PlainDay | null }
  | { readonly type: 'Note'; readonly text: string }
  | { readonly type: 'Resolve'; readonly text: string; readonly photos: readonly string[] }
  | {
      readonly type: 'FollowUp';
      readonly reached: boolean;
      readonly contacted: boolean | null;
      readonly solved: SolvedAnswer | null;
      readonly handling: Satisfaction | null;
      readonly process: Satisfaction | null;
      readonly words: string;
    }
  | { readonly type: 'Reopen'; readonly reason: string }
  | { readonly type: 'Close'; readonly reason: CloseReason; readonly text: string }
  | { readonly type: 'Withdraw'; readonly reason: string }
  | { readonly type: 'Nudge'; readonly text: string }
  | { readonly type: 'Archive'; readonly text: string };

export type Refusal = { readonly refused: Refused };

/** What a decision may look at besides the case: all of it is read before, nothing is fetched. */
export type Context = {
  readonly now: Instant;
  readonly by: string;
  /** The unit or office in whose name the person acts; null for the requester. */
  readonly unit: string | null;
  /** The command is given by the requester, for whom some limits differ. */
  readonly asRequester: boolean;
  readonly calendar: Calendar;
  readonly limits: Limits;
  readonly category: (
    code: string,
  ) => { readonly nature: Nature; readonly grade: Grade; readonly confidentiality: Confidentiality } | null;
  readonly unitState: (id: string) => 'unknown' | 'retired' | 'active';
  readonly isPlace: (id: string) => boolean;
};

/** A requester may nudge again after this time. */
const nudgePauseMinutes = 240;
/** Days after the end during which a requester may reopen (domain.md §2.4, archived). */
const reopenDays = 15;
/** Calls that must have failed before a case may be closed as unreached (domain.md §2.4, calling). */
const attemptsBeforeClosing = 3;

/** Decides what a command brings about: the facts to record, or why it is refused. Pure. */
export function decide(s: CaseState, c: CaseCommand, ctx: Context): readonly CaseEvent[] | Refusal {
  if (!isPossible(s, c.type)) return { refused: 'wrong-phase' };

  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  const within = (limit: Limit): Deadline => deadline(ctx.now, limit, ctx.calendar);

  switch (c.type) {
    case 'Submit': {
      const category = ctx.category(c.categoryCode);
      if (!category) return { refused: 'unknown-category' };
      if (c.placeId !== null && !ctx.isPlace(c.placeId)) return { refused: 'unknown-place' };
      const { type: _, ...what } = c;
      return [{ type: 'CaseSubmitted', ...what, ...category, acceptBy: within(ctx.limits.grades[category.grade].accept), ...by }];
    }
    case 'AskFacts':
      // A second question would be a way to stop the clock (domain.md §2.4, need_info).
      if (s.questions > 0) return { refused: 'asked-before' };
      return [{ type: 'FactsAsked', question: c.question, supplyBy: within(ctx.limits.supply), ...by }];
    case 'SupplyFacts':
      return [
        { type: 'FactsSupplied', text: c.text, photos: c.photos, acceptBy: within(ctx.limits.grades[s.grade].accept), ...by },
      ];
    case 'Accept':
      return accepted(s, c, ctx);
    case 'Decline':
      return [{ type: 'CaseDeclined', reason: c.reason, text: c.text, ...by }];
    case 'Answer': {
      const first = s.phase === 'submitted' ? accepted(s, {}, ctx) : [];
      if ('refused' in first) return first;
      return [...first, { type: 'CaseAnswered', text: c.text, followUpBy: within(ctx.limits.followUp), ...by }];
    }
    case 'Dispatch': {
      const state = ctx.unitState(c.unit);
      if (state !== 'active') return { refused: state === 'retired' ? 'unit-is-retired' : 'unknown-unit' };
      const { sign, respond } = ctx.limits.grades[s.grade];
      return [
        {
          type: 'CaseDispatched',
          to: c.unit,
          note: c.note,
          signBy: within(sign),
          respondBy: within(respond),
          returnBy: within(ctx.limits.returnWindow),
          ...by,
        },
      ];
    }
    case 'Sign':
      return [{ type: 'CaseSigned', ...by }];
    case 'Return':
      if (s.returnBy && ctx.now > s.returnBy.at) return { refused: 'window-over' };
      if (ctx.unitState(c.proposedUnit) !== 'active' || c.proposedUnit === s.lead) return { refused: 'unknown-unit' };
      return [
        {
          type: 'DispatchReturned',
          reason: c.reason,
          text: c.text,
          proposedUnit: c.proposedUnit,
          dispatchBy: within(ctx.limits.grades[s.grade].dispatch),
          ...by,
        },
      ];
    case 'Respond': {
      const contactedAt = c.contactedAt ?? ctx.now;
      if (contactedAt > ctx.now) return { refused: 'too-soon' };
      if (s.dispatchedAt && contactedAt < s.dispatchedAt) return { refused: 'too-late' };
      return [{ type: 'RequesterContacted', means: c.means, contactedAt, evidence: c.evidence, ...by }];
    }
    case 'Progress':
      return [{ type: 'ProgressReported', text: c.text, expectedOn: c.expectedOn, ...by }];
    case 'Note':
      return [{ type: 'NoteTaken', text: c.text, ...by }];
    case 'Resolve':
      return [{ type: 'CaseResolved', text: c.text, photos: c.photos, followUpBy: within(ctx.limits.followUp), ...by }];
    case 'FollowUp':
      return followedUp(s, c, ctx);
    case 'Reopen':
      if (ctx.asRequester && s.endedAt !== null && ctx.now > addNaturalMinutes(s.endedAt, reopenDays * 24 * 60))
        return { refused: 'too-late' };
      if (s.phase === 'followedUp' && s.answers && isSettled(s.answers)) return { refused: 'was-satisfied' };
      return [
        {
          type: 'CaseReopened',
          reason: c.reason,
          dispatchBy: within(ctx.limits.grades[s.grade].dispatch),
          resolveBy: within(ctx.limits.rework),
          ...by,
        },
      ];
    case 'Close':
      if (s.phase === 'resolved' && s.attempts < attemptsBeforeClosing) return { refused: 'attempts-outstanding' };
      if (s.phase === 'needsInfo' && s.next && ctx.now < s.next.deadline.at) return { refused: 'too-soon' };
      return [{ type: 'CaseClosed', reason: c.reason, text: c.text, ...by }];
    case 'Withdraw':
      return [{ type: 'CaseWithdrawn', reason: c.reason, ...by }];
    case 'Nudge':
      if (s.nudgedAt !== null && ctx.now < addNaturalMinutes(s.nudgedAt, nudgePauseMinutes)) return { refused: 'too-soon' };
      return [{ type: 'CaseNudged', text: c.text, ...by }];
    case 'Archive':
      return [{ type: 'CaseClosed', reason: 'archived-elsewhere', text: c.text, ...by }];
  }
}

function accepted(
  s: CaseState,
  c: { readonly categoryCode?: string | undefined; readonly grade?: Grade | undefined },
  ctx: Context,
): readonly CaseEvent[] | Refusal {
  const categoryCode = c.categoryCode ?? s.categoryCode;
  const category = ctx.category(categoryCode);
  if (!category) return { refused: 'unknown-category' };
  const grade = c.grade ?? (categoryCode === s.categoryCode ? s.grade : category.grade);
  const limits = ctx.limits.grades[grade];
  // Confidentiality never falls by a change of category: the requester was promised it.
  const confidentiality = stricter(s.confidentiality, category.confidentiality);
  return [
    {
      type: 'CaseAccepted',
      categoryCode,
      nature: category.nature,
      grade,
      confidentiality,
      dispatchBy: deadline(ctx.now, limits.dispatch, ctx.calendar),
      contactBy: deadline(ctx.now, limits.respond, ctx.calendar),
      resolveBy: deadline(ctx.now, limits.resolve, ctx.calendar),
      at: ctx.now,
      by: ctx.by,
      unit: ctx.unit,
    },
  ];
}

const strictness = { normal: 0, confidential: 1, secret: 2 } as const;
function stricter(a: Confidentiality, b: Confidentiality): Confidentiality {
  return strictness[a] >= strictness[b] ? a : b;
}

function followedUp(s: CaseState, c: Extract<CaseCommand, { type: 'FollowUp' }>, ctx: Context): readonly CaseEvent[] | Refusal {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  if (!ctx.asRequester && s.handlers.includes(ctx.by)) return { refused: 'handled-it-yourself' };
  const { contacted, solved, handling, process } = c;
  if (!c.reached || contacted === null || solved === null || handling === null || process === null) {
    return [{ type: 'FollowUpAttempted', words: c.words, ...by }];
  }
  const answers = { via: ctx.asRequester ? ('self' as const) : ('call' as const), contacted, solved, handling, process };
  const settled = isSettled(answers);
  const heard: CaseEvent = {
    type: 'FollowedUp',
    answers,
    words: c.words,
    decideBy: settled ? null : deadline(ctx.now, ctx.limits.decide, ctx.calendar),
    ...by,
  };
  return settled ? [heard, { type: 'CaseClosed', reason: 'satisfied', text: '', ...by }] : [heard];
}
