import type { Instant, PlainDay } from '../calendar.ts';
import type { Grade } from '../grade/vocabulary.ts';
import type { Deadline } from '../limit.ts';
import type { MovedDeadline } from './recompute.ts';
import type {
  Channel,
  CloseReason,
  Confidentiality,
  ContactMeans,
  DeadlineKind,
  DeclineReason,
  ExclusionReason,
  LawfulGround,
  LedgerReason,
  Nature,
  Phase,
  ReturnReason,
  Satisfaction,
  SolvedAnswer,
  TransferRoute,
} from './vocabulary.ts';

/** What a requester answered; the four questions are kept apart (domain.md §3.1, [S25]). */
export type Answers = {
  readonly via: 'call' | 'self';
  readonly contacted: boolean;
  readonly solved: SolvedAnswer;
  readonly handling: Satisfaction;
  readonly process: Satisfaction;
};

/** Part of a case that a co-handling unit owes (子单); charged to that unit alone. */
export type Part = {
  readonly unit: string;
  readonly task: string;
  readonly by: Deadline;
  /** Called by the unit in charge itself (吹哨) rather than given by the centre. */
  readonly whistled: boolean;
  readonly addedAt: Instant;
  readonly signedAt: Instant | null;
  readonly reportedAt: Instant | null;
  readonly report: string | null;
};

/** Who asked for something, and the absent colleague in whose name. */
export type Author = { readonly by: string; readonly onBehalfOf?: string };

/** Something asked for by one person and ruled on by another. */
export type Claim = Author & {
  readonly reason: ExclusionReason;
  readonly evidence: string;
  readonly at: Instant;
  /** null: not ruled on yet. A claim that was not upheld stays on record. */
  readonly upheld: boolean | null;
};

/** Why a case was dispatched without a person: what decided, how sure the model was, and how often it had been right before. */
export type AutomaticReasons = {
  /** Version of the model. */
  readonly model: string;
  /** 0..1 */
  readonly probability: number;
  /** Lead over the second unit, in the model's own measure, and what the category asks for. */
  readonly margin: number;
  readonly threshold: number;
  /** Replay of closed cases of the category above the threshold: share of right ones, and of how many. */
  readonly accuracy: number;
  readonly cases: number;
  /** Words that spoke for the unit. */
  readonly words: readonly string[];
};

export type Milestone = { readonly on: PlainDay; readonly text: string };

/**
 * `by`: a person's id, 'anonymous' or 'system'. `unit`: the unit or office in whose name a person acted. `onBehalfOf`: the absent colleague
 * whose deputy (AB 角) the person was; both are on record.
 */
type Fact = { readonly at: Instant; readonly by: string; readonly unit: string | null; readonly onBehalfOf?: string };

/** What shows that a result is real. */
export type Proof = {
  /** Taken after the work. */
  readonly photos: readonly string[];
  readonly photosBefore?: readonly string[];
  /** What was measured and when, in words: "18:20 实测 20.5 ℃". */
  readonly measurement?: string;
};

export type CaseEvent = Fact &
  (
    | {
        readonly type: 'CaseSubmitted';
        readonly number: string;
        readonly channel: Channel;
        readonly categoryCode: string;
        readonly nature: Nature;
        readonly grade: Grade;
        readonly confidentiality: Confidentiality;
        readonly title: string;
        readonly text: string;
        readonly placeId: string | null;
        readonly placeText: string;
        readonly photos: readonly string[];
        /** null: anonymous, and then no event of the case names the person. */
        readonly requester: string | null;
        /** Set when the case came from another system: where it had which key, and what it had on record. */
        readonly source: { readonly system: string; readonly key: string; readonly receivedAt: Instant | null } | null;
        readonly acceptBy: Deadline;
        /** What the reviewed rules found; absent when they found nothing. */
        readonly screened?: Screened;
        /** A case the requester took for the same incident before sending; the dispatcher decides. */
        readonly alsoOf?: string;
        /** Set when it was entered later than it was received (a paper form, a call during an outage): then all promises count from here. */
        readonly receivedAt?: Instant;
        /** Where the requester works; for staff only, and never with an anonymous case. */
        readonly requesterUnit?: string;
        /** The version of the privacy notice that an anonymous sender, or a caller to whom it was read, accepted. */
        readonly consent?: number;
        /** Set where somebody else wrote it down or it was imported; what is sent through the portal rests on consent. */
        readonly ground?: LawfulGround;
      }
    | { readonly type: 'FactsAsked'; readonly question: string; readonly supplyBy: Deadline }
    | { readonly type: 'FactsSupplied'; readonly text: string; readonly photos: readonly string[]; readonly acceptBy: Deadline }
    | {
        readonly type: 'CaseAccepted';
        readonly categoryCode: string;
        readonly nature: Nature;
        readonly grade: Grade;
        readonly confidentiality: Confidentiality;
        readonly dispatchBy: Deadline;
        /** The promise to the requester; returns and new dispatches do not move it. */
        readonly contactBy: Deadline;
        readonly resolveBy: Deadline;
        /** Until when it counts as resolved on the same day (当日办结); absent in histories from before the limits said it. */
        readonly sameDayBy?: Instant;
        /** Whether the category counts towards the three rates; absent: it does. */
        readonly assessed?: boolean;
      }
    | { readonly type: 'CaseDeclined'; readonly reason: DeclineReason; readonly text: string }
    | {
        readonly type: 'CaseTransferred';
        readonly route: TransferRoute;
        /** Office and person who took it over. */
        readonly receiver: string;
        readonly means: ContactMeans;
        /** When the receiver confirmed: a hand-over that nobody has taken is none. */
        readonly confirmedAt: Instant;
        readonly text: string;
      }
    | ({ readonly type: 'CaseAnswered'; readonly text: string; readonly followUpBy: Deadline } & Asked)
    | {
        readonly type: 'CaseDispatched';
        readonly to: string;
        readonly note: string;
        readonly signBy: Deadline;
        /** The unit's own limit for first contact, counted from this dispatch: triage time is not charged to the unit. */
        readonly respondBy: Deadline;
        readonly returnBy: Deadline;
        /** Set when no person chose the unit. */
        readonly automatic?: AutomaticReasons;
      }
    | { readonly type: 'CaseSigned' }
    | {
        readonly type: 'ReturnRequested';
        readonly reason: ReturnReason;
        readonly text: string;
        readonly proposedUnit: string;
        readonly ruleBy: Deadline;
      }
    | {
        readonly type: 'DispatchReturned';
        readonly text: string;
        readonly proposedUnit: string | null;
        readonly dispatchBy: Deadline;
      }
    | { readonly type: 'ReturnRefused'; readonly text: string }
    | { readonly type: 'ConsultationHeld'; readonly parties: readonly string[]; readonly text: string }
    | { readonly type: 'UnitDesignated'; readonly text: string }
    | {
        readonly type: 'RequesterContacted';
        readonly means: ContactMeans;
        readonly contactedAt: Instant;
        readonly evidence: string;
        /** The entry of the call log that proves it. */
        readonly call?: string;
        /** Counts as contact because three attempts failed; absent: the requester was reached. */
        readonly unreached?: true;
      }
    | { readonly type: 'ContactAttempted'; readonly means: ContactMeans; readonly attemptedAt: Instant; readonly text: string }
    | { readonly type: 'ProgressReported'; readonly text: string; readonly expectedOn: PlainDay | null }
    | {
        readonly type: 'NoteTaken';
        readonly text: string;
        /** Whom the desk called about the case while the requester waited (三方通话): a unit, the duty officer, an ambulance. */
        readonly called?: string;
      }
    | { readonly type: 'ExtensionRequested'; readonly until: Deadline; readonly text: string; readonly endorsed: boolean }
    | { readonly type: 'ExtensionEndorsed'; readonly text: string }
    | { readonly type: 'ExtensionGranted'; readonly until: Deadline; readonly text: string }
    | { readonly type: 'ExtensionRefused'; readonly text: string }
    | {
        readonly type: 'LedgerRequested';
        readonly reason: LedgerReason;
        readonly plan: string;
        readonly milestones: readonly Milestone[];
        /** What is done for the requester meanwhile. */
        readonly interim: string;
      }
    | {
        readonly type: 'PutOnLedger';
        readonly reason: LedgerReason;
        readonly plan: string;
        readonly milestones: readonly Milestone[];
        readonly interim: string;
        readonly leader: string;
        readonly reviewBy: Deadline;
      }
    | { readonly type: 'LedgerRefused'; readonly text: string }
    | { readonly type: 'LedgerReviewed'; readonly text: string; readonly reviewBy: Deadline }
    | { readonly type: 'LedgerLeft'; readonly text: string; readonly resolveBy: Deadline }
    | {
        readonly type: 'PartAdded';
        readonly part: string;
        readonly task: string;
        readonly partBy: Deadline;
        readonly whistled: boolean;
      }
    | { readonly type: 'PartSigned'; readonly part: string }
    | { readonly type: 'PartReported'; readonly part: string; readonly text: string }
    | ({ readonly type: 'ReviewRequested'; readonly text: string; readonly reviewBy: Deadline } & Proof)
    | { readonly type: 'SentBack'; readonly text: string }
    | ({
        readonly type: 'CaseResolved';
        readonly text: string;
        readonly followUpBy: Deadline;
        /** Units whose part was still missing after its time: they are charged, the unit in charge is not. */
        readonly silent: readonly string[];
      } & Asked &
        Proof)
    | { readonly type: 'CaseMerged'; readonly into: string; readonly intoNumber: string; readonly answerBy: Deadline }
    | {
        readonly type: 'CaseUnmerged';
        readonly text: string;
        readonly dispatchBy: Deadline;
        /** Set when the case was merged before anybody accepted it: then that is owed first. */
        readonly acceptBy?: Deadline;
      }
    | { readonly type: 'AnsweredWithMain'; readonly text: string; readonly toUnit: string | null }
    | {
        readonly type: 'FollowUpAttempted';
        readonly words: string;
        /** '2026-03-02 am': attempts on the same half-day count once. Absent in old facts, where each counted. */
        readonly halfDay?: string;
      }
    | { readonly type: 'SelfServiceOffered'; readonly until: Deadline }
    | {
        readonly type: 'FollowedUp';
        readonly answers: Answers;
        readonly words: string;
        readonly decideBy: Deadline | null;
        /** Drawn for a re-inspection, and until when. */
        readonly reinspectBy?: Deadline;
      }
    | {
        /** 求好评: somebody who handled the case got in touch with the requester between the result and the answers. */
        readonly type: 'RatingContactFlagged';
        /** told: the requester says so · looked-up: a handler asked for name and number. */
        readonly how: 'told' | 'looked-up';
        readonly who: string | null;
      }
    | { readonly type: 'SupervisionDemanded'; readonly reason: 'reworks-exhausted' }
    | {
        readonly type: 'Reinspected';
        readonly answers: Answers;
        readonly words: string;
        /** Questions that were answered differently the first time. */
        readonly differs: readonly Exclude<keyof Answers, 'via'>[];
      }
    | { readonly type: 'ReinspectionMissed'; readonly words: string; readonly last: boolean }
    | {
        readonly type: 'DeadlinesRecomputed';
        readonly cause: 'calendar' | 'limits';
        /** Of the calendar or the limits that moved them. */
        readonly version: number;
        readonly reason: string;
        readonly moved: readonly MovedDeadline[];
      }
    | { readonly type: 'CaseReopened'; readonly reason: string; readonly dispatchBy: Deadline; readonly resolveBy: Deadline }
    | { readonly type: 'CaseClosed'; readonly reason: CloseReason; readonly text: string }
    | { readonly type: 'CaseWithdrawn'; readonly reason: string }
    | {
        readonly type: 'CaseNudged';
        readonly text: string;
        /** The submission that was the same matter again and became this nudge. */
        readonly repeats?: string;
        readonly photos?: readonly string[];
      }
    | { readonly type: 'LetterWritten'; readonly from: LetterSide; readonly text: string; readonly photos: readonly string[] }
    | {
        readonly type: 'ExclusionProposed';
        readonly reason: ExclusionReason;
        readonly text: string;
        /** Evidence; absent in old facts. */
        readonly photos?: readonly string[];
      }
    | { readonly type: 'ExclusionRuled'; readonly upheld: boolean; readonly text: string }
    | { readonly type: 'ResultAppealed'; readonly text: string; readonly photos?: readonly string[] }
    | { readonly type: 'AppealRuled'; readonly upheld: boolean; readonly text: string }
  );

/** office: whoever has the case in hand, the centre or the unit. */
export type LetterSide = 'requester' | 'office';

/** Who is asked after a result; absent in facts that are older than the draw. */
type Asked = {
  /** Not drawn for a call: until when the requester may answer alone. null: called back. */
  readonly rateBy?: Deadline | null;
  /** Version of the rules that drew. */
  readonly drawnBy?: number;
};

export type CaseState = {
  readonly version: number;
  readonly phase: Phase | null;
  readonly number: string;
  readonly channel: Channel;
  readonly nature: Nature;
  readonly grade: Grade;
  readonly confidentiality: Confidentiality;
  readonly categoryCode: string;
  readonly firstCategoryCode: string;
  readonly title: string;
  readonly text: string;
  readonly placeId: string | null;
  readonly placeText: string;
  readonly photos: readonly string[];
  readonly requester: string | null;
  readonly anonymous: boolean;
  readonly source: string | null;
  readonly screened: Screened | null;
  readonly alsoOf: string | null;
  readonly question: string | null;
  readonly questions: number;
  /** The unit in charge. */
  readonly lead: string | null;
  readonly firstLead: string | null;
  /** Persons who handled the case for a unit; none of them may follow it up. */
  readonly handlers: readonly string[];
  readonly round: number;
  readonly dispatches: number;
  readonly returns: number;
  readonly nudges: number;
  /** Ids of the submissions that became nudges. */
  readonly repeats: readonly string[];
  /** The letters that one side has written since the other last did. */
  readonly unanswered: { readonly from: LetterSide; readonly letters: number } | null;
  /** Failed attempts at first contact since the present dispatch. */
  readonly contactAttempts: readonly Instant[];
  /** Half-days on which nobody could be reached since the result. */
  readonly attempts: number;
  readonly halfDays: readonly string[];
  /** Drawn for a call-back, or always to be called. */
  readonly toCall: boolean;
  readonly answeredDirectly: boolean;
  readonly result: string | null;
  readonly answers: Answers | null;
  readonly closeReason: CloseReason | null;
  /** When the centre received it; what it is counted by. */
  readonly submittedAt: Instant;
  /** When it was entered; later than received for a paper form. */
  readonly enteredAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly dispatchedAt: Instant | null;
  readonly signedAt: Instant | null;
  /** First valid contact of the present dispatch. */
  readonly respondedAt: Instant | null;
  /** First valid contact of all: what the requester was promised. */
  readonly firstContactAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly firstResolvedAt: Instant | null;
  readonly followedUpAt: Instant | null;
  readonly followedUpBy: string | null;
  readonly endedAt: Instant | null;
  readonly nudgedAt: Instant | null;
  readonly contactBy: Deadline | null;
  readonly respondBy: Deadline | null;
  readonly returnBy: Deadline | null;
  /** Where a refused return goes back to. */
  readonly returnedFrom: 'dispatched' | 'signed' | null;
  readonly proposedUnit: string | null;
  /** Requests to return the case so far; the second is settled by consultation, the third by designation. */
  readonly disputes: number;
  readonly refusedReturns: number;
  readonly designated: boolean;
  readonly extension: ({ readonly until: Deadline; readonly endorsed: boolean } & Author) | null;
  readonly extended: boolean;
  readonly ledgerRequest: Extract<CaseEvent, { type: 'LedgerRequested' }> | null;
  readonly ledger: {
    readonly since: Instant;
    readonly leader: string;
    readonly milestones: readonly Milestone[];
    readonly reviewedAt: Instant | null;
    readonly reviewBy: Deadline;
  } | null;
  readonly parts: readonly Part[];
  /** The result that waits for the head's review. */
  readonly draft: ({ readonly text: string; readonly by: string } & Proof) | null;
  readonly mergedInto: string | null;
  readonly exclusion: Claim | null;
  readonly appeal: ({ readonly text: string; readonly upheld: boolean | null } & Author) | null;
  /** Times that a handler got in touch between a result and its answers. */
  readonly ratingContacts: readonly { readonly how: 'told' | 'looked-up'; readonly who: string | null; readonly round: number }[];
  readonly supervision: { readonly reason: 'reworks-exhausted'; readonly at: Instant } | null;
  /** A second call that is still to be made. */
  readonly reinspection: { readonly by: Deadline; readonly misses: number } | null;
  /** null: not asked again, or not reached. */
  readonly reinspected: { readonly at: Instant; readonly differs: readonly string[] } | null;
  readonly resolveBy: Deadline | null;
  /** What is owed next; null only when the case has ended. */
  readonly next: { readonly kind: DeadlineKind; readonly deadline: Deadline } | null;
};

/** The reviewed rules that spoke for a submission, by id, and what they ask for. Source: docs/text.md. */
export type Screened = {
  readonly rules: readonly string[];
  readonly raisesTo: Grade | null;
  readonly confidential: boolean;
};

/** The state before the first event. */
export const unborn: CaseState = {
  version: 0,
  phase: null,
  number: '',
  channel: 'web',
  nature: 'help',
  grade: 'Y',
  confidentiality: 'normal',
  categoryCode: '',
  firstCategoryCode: '',
  title: '',
  text: '',
  placeId: null,
  placeText: '',
  photos: [],
  requester: null,
  anonymous: false,
  source: null,
  screened: null,
  alsoOf: null,
  question: null,
  questions: 0,
  lead: null,
  firstLead: null,
  handlers: [],
  round: 1,
  dispatches: 0,
  returns: 0,
  nudges: 0,
  repeats: [],
  unanswered: null,
  contactAttempts: [],
  attempts: 0,
  halfDays: [],
  toCall: false,
  answeredDirectly: false,
  result: null,
  answers: null,
  closeReason: null,
  submittedAt: '',
  enteredAt: '',
  acceptedAt: null,
  dispatchedAt: null,
  signedAt: null,
  respondedAt: null,
  firstContactAt: null,
  resolvedAt: null,
  firstResolvedAt: null,
  followedUpAt: null,
  followedUpBy: null,
  endedAt: null,
  nudgedAt: null,
  contactBy: null,
  respondBy: null,
  returnBy: null,
  returnedFrom: null,
  proposedUnit: null,
  disputes: 0,
  refusedReturns: 0,
  designated: false,
  extension: null,
  extended: false,
  ledgerRequest: null,
  ledger: null,
  parts: [],
  draft: null,
  mergedInto: null,
  exclusion: null,
  appeal: null,
  ratingContacts: [],
  supervision: null,
  reinspection: null,
  reinspected: null,
  resolveBy: null,
  next: null,
};

/** Folds one fact into the state. Copies, never computes: what had to be worked out is already in the event. */
export function evolve(before: CaseState, e: CaseEvent): CaseState {
  const s = { ...before, version: before.version + 1 };
  switch (e.type) {
    case 'CaseSubmitted':
      return {
        ...s,
        phase: 'submitted',
        number: e.number,
        channel: e.channel,
        nature: e.nature,
        grade: e.grade,
        confidentiality: e.confidentiality,
        categoryCode: e.categoryCode,
        firstCategoryCode: e.categoryCode,
        title: e.title,
        text: e.text,
        placeId: e.placeId,
        placeText: e.placeText,
        photos: e.photos,
        requester: e.requester,
        anonymous: e.requester === null,
        source: e.source && `${e.source.system}:${e.source.key}`,
        screened: e.screened ?? null,
        alsoOf: e.alsoOf ?? null,
        submittedAt: e.receivedAt ?? e.at,
        enteredAt: e.at,
        next: { kind: 'accept', deadline: e.acceptBy },
      };
    case 'FactsAsked':
      return {
        ...s,
        phase: 'needsInfo',
        question: e.question,
        questions: s.questions + 1,
        next: { kind: 'supply', deadline: e.supplyBy },
      };
    case 'FactsSupplied':
      return {
        ...s,
        phase: 'submitted',
        question: null,
        photos: [...s.photos, ...e.photos],
        next: { kind: 'accept', deadline: e.acceptBy },
      };
    case 'CaseAccepted':
      return {
        ...s,
        phase: 'accepted',
        categoryCode: e.categoryCode,
        nature: e.nature,
        grade: e.grade,
        confidentiality: e.confidentiality,
        acceptedAt: e.at,
        contactBy: e.contactBy,
        resolveBy: e.resolveBy,
        next: { kind: 'dispatch', deadline: e.dispatchBy },
      };
    case 'CaseDeclined':
      return { ...s, phase: 'declined', result: e.text, endedAt: e.at, next: null };
    case 'CaseTransferred':
      return { ...s, phase: 'transferred', result: e.text, endedAt: e.at, next: null };
    case 'CaseAnswered':
      return {
        ...s,
        phase: 'resolved',
        answeredDirectly: true,
        lead: e.unit,
        firstLead: s.firstLead ?? e.unit,
        handlers: handledBy(s, e),
        result: e.text,
        respondedAt: s.respondedAt ?? e.at,
        firstContactAt: s.firstContactAt ?? e.at,
        resolvedAt: e.at,
        firstResolvedAt: s.firstResolvedAt ?? e.at,
        ...asked(e),
      };
    case 'CaseDispatched':
      return {
        ...s,
        phase: 'dispatched',
        lead: e.to,
        firstLead: s.firstLead ?? e.to,
        dispatches: s.dispatches + 1,
        answeredDirectly: false,
        dispatchedAt: e.at,
        signedAt: null,
        respondedAt: null,
        respondBy: e.respondBy,
        returnBy: e.returnBy,
        returnedFrom: null,
        proposedUnit: null,
        contactAttempts: [],
        next: { kind: 'sign', deadline: e.signBy },
      };
    case 'CaseSigned':
      return {
        ...s,
        phase: 'signed',
        signedAt: e.at,
        handlers: handledBy(s, e),
        next: s.respondBy && { kind: 'respond', deadline: s.respondBy },
      };
    case 'ReturnRequested':
      return {
        ...s,
        phase: 'returning',
        returnedFrom: s.phase === 'signed' ? 'signed' : 'dispatched',
        proposedUnit: e.proposedUnit,
        disputes: s.disputes + 1,
        next: { kind: 'ruleReturn', deadline: e.ruleBy },
      };
    case 'DispatchReturned':
      return {
        ...s,
        phase: 'accepted',
        lead: null,
        returns: s.returns + 1,
        returnedFrom: null,
        signedAt: null,
        respondBy: null,
        returnBy: null,
        next: { kind: 'dispatch', deadline: e.dispatchBy },
      };
    case 'ReturnRefused':
      return {
        ...s,
        phase: 'signed',
        signedAt: s.signedAt ?? e.at,
        returnedFrom: null,
        proposedUnit: null,
        refusedReturns: s.refusedReturns + 1,
        next: s.respondBy && { kind: 'respond', deadline: s.respondBy },
      };
    case 'ConsultationHeld':
      return s;
    case 'UnitDesignated':
      return { ...s, designated: true };
    case 'RequesterContacted':
      return {
        ...s,
        phase: 'responded',
        respondedAt: s.respondedAt ?? e.contactedAt,
        firstContactAt: s.firstContactAt ?? e.contactedAt,
        handlers: handledBy(s, e),
        next: s.ledger ? s.next : resolution(s.resolveBy),
      };
    case 'ContactAttempted':
      return { ...s, contactAttempts: [...s.contactAttempts, e.attemptedAt], handlers: handledBy(s, e) };
    case 'ProgressReported':
      return { ...s, handlers: handledBy(s, e) };
    case 'NoteTaken':
      return s;
    case 'ExtensionRequested':
      return { ...s, extension: { until: e.until, endorsed: e.endorsed, ...authorOf(e) } };
    case 'ExtensionEndorsed':
      return { ...s, extension: s.extension && { ...s.extension, endorsed: true } };
    case 'ExtensionGranted':
      return {
        ...s,
        extension: null,
        extended: true,
        resolveBy: e.until,
        next: s.next?.kind === 'resolve' ? resolution(e.until) : s.next,
      };
    case 'ExtensionRefused':
      return { ...s, extension: null };
    case 'LedgerRequested':
      return { ...s, ledgerRequest: e };
    case 'PutOnLedger':
      return {
        ...s,
        ledgerRequest: null,
        ledger: { since: e.at, leader: e.leader, milestones: e.milestones, reviewedAt: null, reviewBy: e.reviewBy },
        next: { kind: 'ledger', deadline: e.reviewBy },
      };
    case 'LedgerRefused':
      return { ...s, ledgerRequest: null };
    case 'LedgerReviewed':
      return {
        ...s,
        ledger: s.ledger && { ...s.ledger, reviewedAt: e.at, reviewBy: e.reviewBy },
        next: { kind: 'ledger', deadline: e.reviewBy },
      };
    case 'LedgerLeft':
      return { ...s, ledger: null, resolveBy: e.resolveBy, next: resolution(e.resolveBy) };
    case 'PartAdded':
      return { ...s, parts: [...s.parts, partOf(e)] };
    case 'PartSigned':
      return { ...s, parts: s.parts.map((part) => (part.unit === e.part ? { ...part, signedAt: part.signedAt ?? e.at } : part)) };
    case 'PartReported':
      return {
        ...s,
        handlers: handledBy(s, e),
        parts: s.parts.map((part) =>
          part.unit === e.part ? { ...part, signedAt: part.signedAt ?? e.at, reportedAt: e.at, report: e.text } : part,
        ),
      };
    case 'ReviewRequested':
      return {
        ...s,
        phase: 'reviewing',
        draft: { text: e.text, by: e.by, ...proofOf(e) },
        handlers: handledBy(s, e),
        next: { kind: 'review', deadline: e.reviewBy },
      };
    case 'SentBack':
      return {
        ...s,
        phase: 'responded',
        draft: null,
        // A case on the ledger goes back to the ledger's clock: its first limit no longer runs.
        next: s.ledger ? { kind: 'ledger', deadline: s.ledger.reviewBy } : resolution(s.resolveBy),
      };
    case 'CaseMerged':
      return { ...s, phase: 'merged', mergedInto: e.into, next: { kind: 'resolve', deadline: e.answerBy } };
    case 'CaseUnmerged':
      if (e.acceptBy) return { ...s, phase: 'submitted', mergedInto: null, next: { kind: 'accept', deadline: e.acceptBy } };
      return { ...s, phase: 'accepted', mergedInto: null, next: { kind: 'dispatch', deadline: e.dispatchBy } };
    case 'AnsweredWithMain':
      return {
        ...s,
        phase: 'closed',
        lead: e.toUnit,
        result: e.text,
        resolvedAt: e.at,
        closeReason: 'with-main',
        endedAt: e.at,
        next: null,
      };
    case 'CaseResolved':
      return {
        ...s,
        phase: 'resolved',
        result: e.text,
        draft: null,
        ledger: null,
        extension: null,
        ledgerRequest: null,
        handlers: handledBy(s, e),
        resolvedAt: e.at,
        firstResolvedAt: s.firstResolvedAt ?? e.at,
        ...asked(e),
      };
    case 'FollowUpAttempted':
      if (e.halfDay === undefined) return { ...s, attempts: s.attempts + 1 };
      if (s.halfDays.includes(e.halfDay)) return s;
      return { ...s, attempts: s.attempts + 1, halfDays: [...s.halfDays, e.halfDay] };
    case 'SelfServiceOffered':
      return { ...s, next: { kind: 'selfService', deadline: e.until } };
    case 'FollowedUp':
      return {
        ...s,
        phase: 'followedUp',
        answers: e.answers,
        followedUpAt: e.at,
        followedUpBy: e.by,
        reinspection: e.reinspectBy ? { by: e.reinspectBy, misses: 0 } : null,
        next: e.decideBy && { kind: 'decide', deadline: e.decideBy },
      };
    case 'CaseReopened':
      return {
        ...s,
        phase: 'accepted',
        round: s.round + 1,
        lead: null,
        parts: [],
        extended: false,
        answeredDirectly: false,
        attempts: 0,
        halfDays: [],
        toCall: false,
        closeReason: null,
        resolvedAt: null,
        signedAt: null,
        respondedAt: null,
        // Until it is dispatched again no unit owes a first contact: not even the desk that answers it on the spot.
        respondBy: null,
        returnBy: null,
        followedUpAt: null,
        reinspection: null,
        endedAt: null,
        resolveBy: e.resolveBy,
        next: { kind: 'dispatch', deadline: e.dispatchBy },
      };
    case 'CaseClosed':
      return { ...s, phase: 'closed', closeReason: e.reason, endedAt: e.at, next: null };
    case 'CaseWithdrawn':
      return { ...s, phase: 'withdrawn', endedAt: e.at, question: null, next: null };
    case 'CaseNudged':
      return { ...s, nudges: s.nudges + 1, nudgedAt: e.at, repeats: e.repeats ? [...s.repeats, e.repeats] : s.repeats };
    case 'LetterWritten':
      return {
        ...s,
        unanswered: { from: e.from, letters: s.unanswered?.from === e.from ? s.unanswered.letters + 1 : 1 },
        handlers: e.from === 'office' ? handledBy(s, e) : s.handlers,
      };
    case 'ExclusionProposed':
      return { ...s, exclusion: { reason: e.reason, evidence: e.text, at: e.at, upheld: null, ...authorOf(e) } };
    case 'ExclusionRuled':
      return { ...s, exclusion: s.exclusion && { ...s.exclusion, upheld: e.upheld } };
    case 'ResultAppealed':
      return { ...s, appeal: { text: e.text, upheld: null, ...authorOf(e) } };
    case 'AppealRuled':
      return { ...s, appeal: s.appeal && { ...s.appeal, upheld: e.upheld } };
    case 'RatingContactFlagged':
      return { ...s, ratingContacts: [...s.ratingContacts, { how: e.how, who: e.who, round: s.round }] };
    case 'SupervisionDemanded':
      return { ...s, supervision: { reason: e.reason, at: e.at } };
    case 'Reinspected':
      return { ...s, reinspection: null, reinspected: { at: e.at, differs: e.differs } };
    case 'ReinspectionMissed':
      return { ...s, reinspection: s.reinspection && !e.last ? { ...s.reinspection, misses: s.reinspection.misses + 1 } : null };
    case 'DeadlinesRecomputed':
      return e.moved.reduce(moved, s);
  }
}

function asked(e: Asked & { readonly followUpBy: Deadline }): Pick<CaseState, 'attempts' | 'halfDays' | 'toCall' | 'next'> {
  const alone = e.rateBy ?? null;
  return {
    attempts: 0,
    halfDays: [],
    toCall: alone === null,
    next: alone === null ? { kind: 'followUp', deadline: e.followUpBy } : { kind: 'selfService', deadline: alone },
  };
}

function moved(s: CaseState, { slot, to }: MovedDeadline): CaseState {
  switch (slot) {
    case 'contactBy':
    case 'respondBy':
    case 'returnBy':
    case 'resolveBy':
      return { ...s, [slot]: to };
    case 'next':
      return {
        ...s,
        next: s.next && { ...s.next, deadline: to },
        ledger: s.ledger && s.next?.kind === 'ledger' ? { ...s.ledger, reviewBy: to } : s.ledger,
      };
    default:
      return { ...s, parts: s.parts.map((part) => (slot === `part:${part.unit}` ? { ...part, by: to } : part)) };
  }
}

function resolution(resolveBy: Deadline | null): CaseState['next'] {
  return resolveBy && { kind: 'resolve', deadline: resolveBy };
}

function authorOf({ by, onBehalfOf }: CaseEvent): Author {
  return onBehalfOf === undefined ? { by } : { by, onBehalfOf };
}

function partOf(e: Extract<CaseEvent, { type: 'PartAdded' }>): Part {
  return {
    unit: e.part,
    task: e.task,
    by: e.partBy,
    whistled: e.whistled,
    addedAt: e.at,
    signedAt: null,
    reportedAt: null,
    report: null,
  };
}

/** A deputy and whoever is deputised for count both: neither may follow the case up later. */
function handledBy(s: CaseState, { by, onBehalfOf }: CaseEvent): readonly string[] {
  const persons = onBehalfOf === undefined ? [by] : [by, onBehalfOf];
  const more = persons.filter((person) => !s.handlers.includes(person));
  return more.length === 0 ? s.handlers : [...s.handlers, ...more];
}

/** The photos that an event brings to the case. */
export function photosOf(e: CaseEvent): readonly string[] {
  return [...('photos' in e ? (e.photos ?? []) : []), ...('photosBefore' in e ? (e.photosBefore ?? []) : [])];
}

/** Only what was given, so that an event without proofs looks as it always did. */
export function proofOf({ photos, photosBefore, measurement }: Proof): Proof {
  return {
    photos,
    ...(photosBefore && photosBefore.length > 0 ? { photosBefore } : {}),
    ...(measurement ? { measurement } : {}),
  };
}

/** Folds a whole history. */
export function fold(history: readonly CaseEvent[]): CaseState {
  return history.reduce(evolve, unborn);
}

/** The answers say that the matter is settled: solved at least partly, and nobody is dissatisfied. */
export function isSettled(answers: Answers): boolean {
  return answers.solved !== 'no' && answers.handling !== 'unsatisfied';
}
