import type { Instant, PlainDay } from '../calendar.ts';
import type { Grade } from '../grade/vocabulary.ts';
import type { Deadline } from '../limit.ts';
import type {
  Channel,
  CloseReason,
  Confidentiality,
  ContactMeans,
  DeadlineKind,
  DeclineReason,
  Nature,
  Phase,
  ReturnReason,
  Satisfaction,
  SolvedAnswer,
} from './vocabulary.ts';

/** What a requester answered; the four questions are kept apart (domain.md §3.1, [S25]). */
export type Answers = {
  readonly via: 'call' | 'self';
  readonly contacted: boolean;
  readonly solved: SolvedAnswer;
  readonly handling: Satisfaction;
  readonly process: Satisfaction;
};

/** `by`: a person's id, 'anonymous' or 'system'. `unit`: the unit or office in whose name a person acted. */
type Fact = { readonly at: Instant; readonly by: string; readonly unit: string | null };

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
      }
    | { readonly type: 'CaseDeclined'; readonly reason: DeclineReason; readonly text: string }
    | { readonly type: 'CaseAnswered'; readonly text: string; readonly followUpBy: Deadline }
    | {
        readonly type: 'CaseDispatched';
        readonly to: string;
        readonly note: string;
        readonly signBy: Deadline;
        /** The unit's own limit for first contact, counted from this dispatch: triage time is not charged to the unit. */
        readonly respondBy: Deadline;
        readonly returnBy: Deadline;
      }
    | { readonly type: 'CaseSigned' }
    | {
        readonly type: 'DispatchReturned';
        readonly reason: ReturnReason;
        readonly text: string;
        readonly proposedUnit: string;
        readonly dispatchBy: Deadline;
      }
    | {
        readonly type: 'RequesterContacted';
        readonly means: ContactMeans;
        readonly contactedAt: Instant;
        readonly evidence: string;
      }
    | { readonly type: 'ProgressReported'; readonly text: string; readonly expectedOn: PlainDay | null }
    | { readonly type: 'NoteTaken'; readonly text: string }
    | { readonly type: 'CaseResolved'; readonly text: string; readonly photos: readonly string[]; readonly followUpBy: Deadline }
    | { readonly type: 'FollowUpAttempted'; readonly words: string }
    | { readonly type: 'FollowedUp'; readonly answers: Answers; readonly words: string; readonly decideBy: Deadline | null }
    | { readonly type: 'CaseReopened'; readonly reason: string; readonly dispatchBy: Deadline; readonly resolveBy: Deadline }
    | { readonly type: 'CaseClosed'; readonly reason: CloseReason; readonly text: string }
    | { readonly type: 'CaseWithdrawn'; readonly reason: string }
    | { readonly type: 'CaseNudged'; readonly text: string }
  );

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
  readonly attempts: number;
  readonly answeredDirectly: boolean;
  readonly result: string | null;
  readonly answers: Answers | null;
  readonly closeReason: CloseReason | null;
  readonly submittedAt: Instant;
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
  readonly endedAt: Instant | null;
  readonly nudgedAt: Instant | null;
  readonly contactBy: Deadline | null;
  readonly respondBy: Deadline | null;
  readonly returnBy: Deadline | null;
  readonly resolveBy: Deadline | null;
  /** What is owed next; null only when the case has ended. */
  readonly next: { readonly kind: DeadlineKind; readonly deadline: Deadline } | null;
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
  question: null,
  questions: 0,
  lead: null,
  firstLead: null,
  handlers: [],
  round: 1,
  dispatches: 0,
  returns: 0,
  nudges: 0,
  attempts: 0,
  answeredDirectly: false,
  result: null,
  answers: null,
  closeReason: null,
  submittedAt: '',
  acceptedAt: null,
  dispatchedAt: null,
  signedAt: null,
  respondedAt: null,
  firstContactAt: null,
  resolvedAt: null,
  firstResolvedAt: null,
  followedUpAt: null,
  endedAt: null,
  nudgedAt: null,
  contactBy: null,
  respondBy: null,
  returnBy: null,
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
        submittedAt: e.at,
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
    case 'CaseAnswered':
      return {
        ...s,
        phase: 'resolved',
        answeredDirectly: true,
        lead: e.unit,
        firstLead: s.firstLead ?? e.unit,
        handlers: handledBy(s, e.by),
        result: e.text,
        respondedAt: s.respondedAt ?? e.at,
        firstContactAt: s.firstContactAt ?? e.at,
        resolvedAt: e.at,
        firstResolvedAt: s.firstResolvedAt ?? e.at,
        attempts: 0,
        next: { kind: 'followUp', deadline: e.followUpBy },
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
        next: { kind: 'sign', deadline: e.signBy },
      };
    case 'CaseSigned':
      return {
        ...s,
        phase: 'signed',
        signedAt: e.at,
        handlers: handledBy(s, e.by),
        next: s.respondBy && { kind: 'respond', deadline: s.respondBy },
      };
    case 'DispatchReturned':
      return {
        ...s,
        phase: 'accepted',
        lead: null,
        returns: s.returns + 1,
        signedAt: null,
        respondBy: null,
        returnBy: null,
        next: { kind: 'dispatch', deadline: e.dispatchBy },
      };
    case 'RequesterContacted':
      return {
        ...s,
        phase: 'responded',
        respondedAt: e.contactedAt,
        firstContactAt: s.firstContactAt ?? e.contactedAt,
        handlers: handledBy(s, e.by),
        next: s.resolveBy && { kind: 'resolve', deadline: s.resolveBy },
      };
    case 'ProgressReported':
      return { ...s, handlers: handledBy(s, e.by) };
    case 'NoteTaken':
      return s;
    case 'CaseResolved':
      return {
        ...s,
        phase: 'resolved',
        result: e.text,
        handlers: handledBy(s, e.by),
        resolvedAt: e.at,
        firstResolvedAt: s.firstResolvedAt ?? e.at,
        attempts: 0,
        next: { kind: 'followUp', deadline: e.followUpBy },
      };
    case 'FollowUpAttempted':
      return { ...s, attempts: s.attempts + 1 };
    case 'FollowedUp':
      return {
        ...s,
        phase: 'followedUp',
        answers: e.answers,
        followedUpAt: e.at,
        next: e.decideBy && { kind: 'decide', deadline: e.decideBy },
      };
    case 'CaseReopened':
      return {
        ...s,
        phase: 'accepted',
        round: s.round + 1,
        lead: null,
        answeredDirectly: false,
        attempts: 0,
        closeReason: null,
        resolvedAt: null,
        respondedAt: null,
        followedUpAt: null,
        endedAt: null,
        resolveBy: e.resolveBy,
        next: { kind: 'dispatch', deadline: e.dispatchBy },
      };
    case 'CaseClosed':
      return { ...s, phase: 'closed', closeReason: e.reason, endedAt: e.at, next: null };
    case 'CaseWithdrawn':
      return { ...s, phase: 'withdrawn', endedAt: e.at, question: null, next: null };
    case 'CaseNudged':
      return { ...s, nudges: s.nudges + 1, nudgedAt: e.at };
  }
}

function handledBy(s: CaseState, person: string): readonly string[] {
  return s.handlers.includes(person) ? s.handlers : [...s.handlers, person];
}

/** Folds a whole history. */
export function fold(history: readonly CaseEvent[]): CaseState {
  return history.reduce(evolve, unborn);
}

/** The answers say that the matter is settled: solved at least partly, and nobody is dissatisfied. */
export function isSettled(answers: Answers): boolean {
  return answers.solved !== 'no' && answers.handling !== 'unsatisfied';
}
