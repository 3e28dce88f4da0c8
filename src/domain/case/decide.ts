import { addNaturalMinutes, type Calendar, type Instant, type PlainDay } from '../calendar.ts';
import type { Limits } from '../grade/profile.ts';
import { type Grade, grades } from '../grade/vocabulary.ts';
import { type Deadline, deadline, type Limit } from '../limit.ts';
import { sameDayEnd } from '../measures/sameDay.ts';
import {
  type AutomaticReasons,
  type CaseEvent,
  type CaseState,
  evolve,
  isSettled,
  type Milestone,
  type Proof,
  proofOf,
  type Screened,
} from './case.ts';
import { missingProof } from './closing.ts';
import { decideContact } from './contact.ts';
import { dispatched, dispatchedAutomatically } from './dispatch.ts';
import { decideExtension } from './extension.ts';
import { askedAfter, decideFollowUp } from './followUp.ts';
import type { FollowUpRules } from './followUpRules.ts';
import { decideLedger } from './ledger.ts';
import { letter } from './letter.ts';
import { possibleIn } from './lifecycle.ts';
import { decideMerge } from './merge.ts';
import { nudged } from './nudge.ts';
import { decidePart, silentUnits } from './parts.ts';
import { decideRecompute } from './recompute.ts';
import { decideReturn } from './returns.ts';
import { isSamePerson } from './samePerson.ts';
import { templatedWords } from './templatedWords.ts';
import { transferred } from './transfer.ts';
import {
  type Channel,
  type CloseReason,
  type ClosingProof,
  type Confidentiality,
  type ContactMeans,
  type DeclineReason,
  type ExclusionReason,
  type LawfulGround,
  type LedgerReason,
  type Nature,
  type Refused,
  type ReturnReason,
  reworksAtMost,
  type Satisfaction,
  type SolvedAnswer,
  type Standing,
  type TransferRoute,
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
      readonly screened?: Screened;
      readonly alsoOf?: string;
      /** When a paper form or a call during an outage really came in. */
      readonly receivedAt?: Instant;
      readonly requesterUnit?: string;
      readonly consent?: number;
      readonly ground?: LawfulGround;
    }
  | { readonly type: 'AskFacts'; readonly question: string }
  | { readonly type: 'SupplyFacts'; readonly text: string; readonly photos: readonly string[] }
  | { readonly type: 'Accept'; readonly categoryCode?: string | undefined; readonly grade?: Grade | undefined }
  | { readonly type: 'Decline'; readonly reason: DeclineReason; readonly text: string }
  | {
      readonly type: 'Transfer';
      readonly route: TransferRoute;
      readonly receiver: string;
      readonly means: ContactMeans;
      readonly confirmedAt: Instant;
      readonly text: string;
    }
  | { readonly type: 'Answer'; readonly text: string }
  | { readonly type: 'Dispatch'; readonly unit: string; readonly note: string }
  | { readonly type: 'AutoDispatch'; readonly unit: string; readonly because: AutomaticReasons }
  | { readonly type: 'Sign' }
  | { readonly type: 'Return'; readonly reason: ReturnReason; readonly text: string; readonly proposedUnit: string }
  | {
      readonly type: 'Respond';
      readonly means: ContactMeans;
      readonly contactedAt?: Instant | undefined;
      readonly evidence: string;
      readonly call?: string | undefined;
    }
  | {
      readonly type: 'RecordAttempt';
      readonly means: ContactMeans;
      readonly attemptedAt?: Instant | undefined;
      readonly text: string;
    }
  | { readonly type: 'Progress'; readonly text: string; readonly expectedOn: PlainDay | null }
  | { readonly type: 'RuleOnReturn'; readonly upheld: boolean; readonly text: string }
  | { readonly type: 'Consult'; readonly parties: readonly string[]; readonly unit: string; readonly text: string }
  | { readonly type: 'Designate'; readonly unit: string; readonly text: string }
  | { readonly type: 'Note'; readonly text: string; readonly called?: string | undefined }
  | { readonly type: 'RequestExtension'; readonly workdays: number; readonly text: string }
  | { readonly type: 'EndorseExtension'; readonly endorsed: boolean; readonly text: string }
  | { readonly type: 'RuleOnExtension'; readonly granted: boolean; readonly text: string }
  | {
      readonly type: 'RequestLedger';
      readonly reason: LedgerReason;
      readonly plan: string;
      readonly milestones: readonly Milestone[];
      readonly interim: string;
    }
  | { readonly type: 'RuleOnLedger'; readonly granted: boolean; readonly leader: string; readonly text: string }
  | { readonly type: 'ReviewLedger'; readonly text: string }
  | { readonly type: 'LeaveLedger'; readonly text: string }
  | { readonly type: 'AddPart'; readonly unit: string; readonly task: string; readonly workdays: number }
  | { readonly type: 'SignPart'; readonly unit: string }
  | { readonly type: 'ReportPart'; readonly unit: string; readonly text: string }
  | { readonly type: 'Approve'; readonly text: string }
  | { readonly type: 'SendBack'; readonly text: string }
  | { readonly type: 'Merge'; readonly into: string }
  | { readonly type: 'Unmerge'; readonly text: string }
  | { readonly type: 'AnswerWithMain'; readonly text: string; readonly unit: string | null }
  | {
      readonly type: 'ProposeExclusion';
      readonly reason: ExclusionReason;
      readonly text: string;
      readonly photos?: readonly string[] | undefined;
    }
  | { readonly type: 'RuleOnExclusion'; readonly upheld: boolean; readonly text: string }
  | { readonly type: 'Appeal'; readonly text: string; readonly photos?: readonly string[] | undefined }
  | { readonly type: 'RuleOnAppeal'; readonly upheld: boolean; readonly text: string }
  | ({ readonly type: 'Resolve'; readonly text: string } & Proof)
  | {
      readonly type: 'FollowUp';
      readonly reached: boolean;
      readonly contacted: boolean | null;
      readonly solved: SolvedAnswer | null;
      readonly handling: Satisfaction | null;
      readonly process: Satisfaction | null;
      readonly words: string;
      /** The unit got in touch about the rating before this (求好评); null or absent: not asked. */
      readonly urged?: boolean | null | undefined;
    }
  | {
      readonly type: 'Reinspect';
      readonly reached: boolean;
      readonly contacted: boolean | null;
      readonly solved: SolvedAnswer | null;
      readonly handling: Satisfaction | null;
      readonly process: Satisfaction | null;
      readonly words: string;
    }
  | { readonly type: 'FlagContact'; readonly who: string }
  | { readonly type: 'Recompute'; readonly cause: 'calendar' | 'limits'; readonly version: number; readonly reason: string }
  | { readonly type: 'Reopen'; readonly reason: string }
  | { readonly type: 'Close'; readonly reason: CloseReason; readonly text: string }
  | { readonly type: 'Withdraw'; readonly reason: string }
  | { readonly type: 'Write'; readonly text: string; readonly photos?: readonly string[] | undefined }
  | { readonly type: 'Nudge'; readonly text: string; readonly repeats?: string; readonly photos?: readonly string[] }
  | { readonly type: 'Archive'; readonly text: string };

export type Refusal = { readonly refused: Refused };

/** What a decision may look at besides the case: all of it is read before, nothing is fetched. */
export type Context = {
  readonly now: Instant;
  readonly by: string;
  /** The absent colleague whose deputy gives the command. */
  readonly onBehalfOf?: string;
  /** The unit or office in whose name the person acts; null for the requester. */
  readonly unit: string | null;
  /** The command is given by the requester, for whom some limits differ. */
  readonly asRequester: boolean;
  /** How the giver stands to the case; the head of a unit needs nobody's review. */
  readonly standings: readonly Standing[];
  readonly calendar: Calendar;
  readonly limits: Limits;
  readonly followUpRules: FollowUpRules;
  readonly category: (code: string) => {
    readonly nature: Nature;
    readonly grade: Grade;
    readonly confidentiality: Confidentiality;
    /** Counts towards the three rates; absent: it does. */
    readonly assessed?: boolean;
  } | null;
  readonly unitState: (id: string) => 'unknown' | 'retired' | 'active';
  readonly isPlace: (id: string) => boolean;
  /** What a category demands; absent where nothing is asked of the past: imports and made-up histories. */
  readonly dutiesOf?: (code: string) => { readonly statutory: boolean; readonly closing: readonly ClosingProof[] };
  /** An external firm. */
  readonly isContractor?: (unit: string) => boolean;
  /** Somebody of the unit is trusted with secret cases: without, a secret case would be seen by nobody there. */
  readonly hasNamedPerson?: (unit: string) => boolean;
  /** A reply that breaks a hard rule (src/text/replyQuality.ts). */
  readonly isForbiddenReply?: (text: string) => boolean;
  /** Words in which a blank of a template is left, where the school does not allow it. */
  readonly hasBlankLeft?: (text: string) => boolean;
  /** The case that this one is to be merged into, and how many were merged into this one; for Merge only. */
  readonly main?: { readonly id: string; readonly state: CaseState } | undefined;
  readonly followers?: number;
};

/** Days after the end during which a requester may reopen (domain.md §2.4, archived). */
const reopenDays = 15;
/** What was received longer ago is history, which is imported, and not a request whose clock can still be kept. */
const enteredWithinDays = 15;

/** Decides what a command brings about: the facts to record, or why it is refused. Pure. */
export function decide(s: CaseState, c: CaseCommand, ctx: Context): readonly CaseEvent[] | Refusal {
  if (!possibleIn[c.type].includes(s.phase)) return { refused: 'wrong-phase' };
  const words = templatedWords(c);
  if (words !== null && ctx.hasBlankLeft?.(words)) return { refused: 'blank-left' };

  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  const within = (limit: Limit): Deadline => deadline(ctx.now, limit, ctx.calendar);

  switch (c.type) {
    case 'Submit': {
      const category = ctx.category(c.categoryCode);
      if (!category) return { refused: 'unknown-category' };
      if (c.placeId !== null && !ctx.isPlace(c.placeId)) return { refused: 'unknown-place' };
      const receivedAt = c.receivedAt ?? ctx.now;
      if (receivedAt > ctx.now) return { refused: 'too-soon' };
      if (receivedAt < addNaturalMinutes(ctx.now, -enteredWithinDays * 24 * 60)) return { refused: 'received-too-long-ago' };
      const { type: _, ...what } = c;
      const grade = sooner(category.grade, c.screened?.raisesTo ?? null);
      const confidentiality = stricter(category.confidentiality, c.screened?.confidential ? 'confidential' : 'normal');
      const acceptBy = deadline(receivedAt, ctx.limits.grades[grade].accept, ctx.calendar);
      return [{ type: 'CaseSubmitted', ...what, nature: category.nature, grade, confidentiality, acceptBy, ...by }];
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
    case 'Transfer':
      return transferred(s, c, ctx);
    case 'Answer': {
      if (ctx.isForbiddenReply?.(c.text)) return { refused: 'reply-forbidden' };
      const first = s.phase === 'submitted' ? accepted(s, {}, ctx) : [];
      if ('refused' in first) return first;
      const accepting = first.reduce(evolve, s);
      return [
        ...first,
        { type: 'CaseAnswered', text: c.text, followUpBy: within(ctx.limits.followUp), ...askedAfter(accepting, ctx), ...by },
      ];
    }
    case 'Dispatch':
      return dispatched(s, c.unit, c.note, ctx);
    case 'AutoDispatch':
      return dispatchedAutomatically(s, c, accepted(s, {}, ctx), ctx);
    case 'Sign':
      return [{ type: 'CaseSigned', ...by }];
    case 'Return':
    case 'RuleOnReturn':
    case 'Consult':
    case 'Designate':
      return decideReturn(s, c, ctx);
    case 'RequestExtension':
    case 'EndorseExtension':
    case 'RuleOnExtension':
      return decideExtension(s, c, ctx);
    case 'RequestLedger':
    case 'RuleOnLedger':
    case 'ReviewLedger':
    case 'LeaveLedger':
      return decideLedger(s, c, ctx);
    case 'AddPart':
    case 'SignPart':
    case 'ReportPart':
      return decidePart(s, c, ctx);
    case 'Merge':
    case 'Unmerge':
    case 'AnswerWithMain':
      return decideMerge(s, c, ctx);
    case 'Respond':
    case 'RecordAttempt':
      return decideContact(s, c, ctx);
    case 'Progress':
      return [{ type: 'ProgressReported', text: c.text, expectedOn: c.expectedOn, ...by }];
    case 'Note':
      return [{ type: 'NoteTaken', text: c.text, ...(c.called ? { called: c.called } : {}), ...by }];
    case 'Resolve': {
      if (outstandingParts(s, ctx.now)) return { refused: 'parts-outstanding' };
      const missing = missingProof(s, c, ctx);
      if (missing) return { refused: missing };
      if (ctx.isForbiddenReply?.(c.text)) return { refused: 'reply-forbidden' };
      // A head's own result needs no second look; an officer's does (domain.md §2.4, unit_review). A secret case is for named people only.
      if (!ctx.standings.includes('leadHead') && s.confidentiality !== 'secret') {
        return [{ type: 'ReviewRequested', text: c.text, ...proofOf(c), reviewBy: within(ctx.limits.review), ...by }];
      }
      return [resolved(s, c, ctx)];
    }
    case 'Approve': {
      if (s.draft === null) return { refused: 'no-request' };
      if (outstandingParts(s, ctx.now)) return { refused: 'parts-outstanding' };
      const text = c.text || s.draft.text;
      if (c.text !== '' && ctx.isForbiddenReply?.(text)) return { refused: 'reply-forbidden' };
      return [resolved(s, { ...s.draft, text }, ctx)];
    }
    case 'SendBack':
      return [{ type: 'SentBack', text: c.text, ...by }];
    case 'FollowUp':
    case 'Reinspect':
    case 'FlagContact':
      return decideFollowUp(s, c, ctx);
    case 'Recompute':
      return decideRecompute(s, c, ctx);
    case 'Reopen':
      if (ctx.asRequester && s.endedAt !== null && ctx.now > addNaturalMinutes(s.endedAt, reopenDays * 24 * 60))
        return { refused: 'too-late' };
      if (s.phase === 'followedUp' && s.answers && isSettled(s.answers)) return { refused: 'was-satisfied' };
      // From then on supervision has the case: whether it is reworked once more is for a supervisor to say.
      if (s.round > reworksAtMost && !(s.supervision && ctx.standings.includes('supervisor')))
        return { refused: 'reworks-exhausted' };
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
      if (s.phase === 'resolved') {
        if (c.reason !== 'unreached' && c.reason !== 'unrated') return { refused: 'not-this-reason' };
        if (s.next?.kind !== 'selfService') return { refused: 'attempts-outstanding' };
        if (ctx.now < s.next.deadline.at) return { refused: 'too-soon' };
      }
      if (s.phase === 'followedUp' && s.supervision && !ctx.standings.includes('supervisor'))
        return { refused: 'needs-supervision' };
      if (s.phase === 'needsInfo' && s.next && ctx.now < s.next.deadline.at) return { refused: 'too-soon' };
      return [{ type: 'CaseClosed', reason: c.reason, text: c.text, ...by }];
    case 'Withdraw':
      return [{ type: 'CaseWithdrawn', reason: c.reason, ...by }];
    case 'Nudge':
      return nudged(s, c, ctx);
    case 'Write':
      return letter(s, c, ctx);
    case 'ProposeExclusion':
      return [{ type: 'ExclusionProposed', reason: c.reason, text: c.text, photos: c.photos ?? [], ...by }];
    case 'RuleOnExclusion':
      if (s.exclusion === null) return { refused: 'no-request' };
      if (isSamePerson(s.exclusion, ctx)) return { refused: 'same-person' };
      return [{ type: 'ExclusionRuled', upheld: c.upheld, text: c.text, ...by }];
    case 'Appeal':
      return [{ type: 'ResultAppealed', text: c.text, photos: c.photos ?? [], ...by }];
    case 'RuleOnAppeal':
      if (s.appeal === null) return { refused: 'no-request' };
      if (isSamePerson(s.appeal, ctx)) return { refused: 'same-person' };
      return [{ type: 'AppealRuled', upheld: c.upheld, text: c.text, ...by }];
    case 'Archive':
      return [{ type: 'CaseClosed', reason: 'archived-elsewhere', text: c.text, ...by }];
  }
}

function resolved(s: CaseState, what: { readonly text: string } & Proof, ctx: Context): CaseEvent {
  return {
    type: 'CaseResolved',
    text: what.text,
    ...proofOf(what),
    followUpBy: deadline(ctx.now, ctx.limits.followUp, ctx.calendar),
    silent: silentUnits(s, ctx.now),
    ...askedAfter(s, ctx),
    at: ctx.now,
    by: ctx.by,
    unit: ctx.unit,
  };
}

/** A part that is missing holds the case until its own time has passed; after that it is charged to its unit alone. */
function outstandingParts(s: CaseState, now: Instant): boolean {
  return s.parts.some((part) => part.reportedAt === null && now <= part.by.at);
}

function accepted(
  s: CaseState,
  c: { readonly categoryCode?: string | undefined; readonly grade?: Grade | undefined },
  ctx: Context,
): readonly CaseEvent[] | Refusal {
  const categoryCode = c.categoryCode ?? s.categoryCode;
  const category = ctx.category(categoryCode);
  if (!category) return { refused: 'unknown-category' };
  // Only a person lowers what the reviewed rules raised, by naming a grade; another category alone does not.
  const grade = c.grade ?? (categoryCode === s.categoryCode ? s.grade : sooner(category.grade, s.screened?.raisesTo ?? null));
  const limits = ctx.limits.grades[grade];
  // What lay in a tray before it was entered must not be promised later for it: the time until then is the centre's.
  const from = s.submittedAt < s.enteredAt ? s.submittedAt : ctx.now;
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
      contactBy: deadline(from, limits.respond, ctx.calendar),
      resolveBy: deadline(from, limits.resolve, ctx.calendar),
      sameDayBy: sameDayEnd(ctx.now, ctx.limits.sameDayCut),
      ...(category.assessed === false ? { assessed: false } : {}),
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

/** The one of two grades that has to be answered sooner. */
function sooner(grade: Grade, raisedTo: Grade | null): Grade {
  return raisedTo !== null && grades.indexOf(raisedTo) < grades.indexOf(grade) ? raisedTo : grade;
}
