import type { Instant } from '../calendar.ts';
import type { CaseEvent, CaseState, Part } from '../case/case.ts';
import type { DispatchRecord, Round, SubOrder } from './fact.ts';

/** What the measures need of a case's history and its state does not keep; folded beside the state. */
export type Chronicle = {
  /** The category counted towards the three rates when the case was accepted; a later change of the category changes no accepted case. */
  readonly assessed: boolean;
  readonly requesterUnit: string | null;
  /** Of the call-back of the present round. */
  readonly raterUnit: string | null;
  /** Of the present dispatch. */
  readonly signBy: Instant | null;
  /** Until when the case counts as resolved on the same day. */
  readonly sameDayBy: Instant | null;
  readonly extensions: number;
  readonly dispatchLog: readonly DispatchRecord[];
  /** The finished rounds, oldest first, and the parts of other units in them. */
  readonly rounds: readonly Round[];
  readonly earlierParts: readonly SubOrder[];
  readonly contactsAfterResolution: readonly Instant[];
};

export const blank: Chronicle = {
  assessed: true,
  requesterUnit: null,
  raterUnit: null,
  signBy: null,
  sameDayBy: null,
  extensions: 0,
  dispatchLog: [],
  rounds: [],
  earlierParts: [],
  contactsAfterResolution: [],
};

/** Folds one event into the chronicle. @param before the state that the event changes */
export function chronicled(c: Chronicle, before: CaseState, e: CaseEvent): Chronicle {
  switch (e.type) {
    case 'CaseSubmitted':
      return { ...c, requesterUnit: e.requesterUnit ?? null };
    case 'CaseAccepted':
      return { ...c, assessed: e.assessed ?? true, sameDayBy: e.sameDayBy ?? null };
    case 'CaseDispatched': {
      // A consultation or a designation settles the dispute by the dispatch that follows it.
      const log = before.phase === 'returning' ? settled(c.dispatchLog, e.to) : c.dispatchLog;
      return { ...c, signBy: e.signBy.at, dispatchLog: [...log, { unit: e.to, at: e.at, returned: 'no' }] };
    }
    case 'ReturnRequested':
      return { ...c, dispatchLog: lastReturned(c.dispatchLog, 'asked') };
    case 'DispatchReturned':
      return { ...c, signBy: null, dispatchLog: lastReturned(c.dispatchLog, 'upheld') };
    case 'ReturnRefused':
      return { ...c, dispatchLog: lastReturned(c.dispatchLog, 'refused') };
    case 'ExtensionGranted':
      return { ...c, extensions: c.extensions + 1 };
    case 'RequesterContacted':
      return before.resolvedAt === null ? c : { ...c, contactsAfterResolution: [...c.contactsAfterResolution, e.contactedAt] };
    case 'RatingContactFlagged':
      // What the requester tells with the answers was before them.
      return { ...c, contactsAfterResolution: [...c.contactsAfterResolution, e.how === 'told' ? justBefore(e.at) : e.at] };
    case 'DeadlinesRecomputed': {
      const next = before.next?.kind === 'sign' ? e.moved.find(({ slot }) => slot === 'next') : undefined;
      return next ? { ...c, signBy: next.to.at } : c;
    }
    case 'FollowedUp':
      return { ...c, raterUnit: e.answers.via === 'self' ? null : e.unit };
    case 'CaseReopened':
      return {
        ...c,
        raterUnit: null,
        signBy: null,
        rounds: [...c.rounds, roundOf(before)],
        earlierParts: [...c.earlierParts, ...before.parts.map(subOrderOf)],
      };
    case 'FactsAsked':
    case 'FactsSupplied':
    case 'CaseDeclined':
    case 'CaseTransferred':
    case 'ContactAttempted':
    case 'CaseAnswered':
    case 'CaseSigned':
    case 'ConsultationHeld':
    case 'UnitDesignated':
    case 'ProgressReported':
    case 'NoteTaken':
    case 'ExtensionRequested':
    case 'ExtensionEndorsed':
    case 'ExtensionRefused':
    case 'LedgerRequested':
    case 'PutOnLedger':
    case 'LedgerRefused':
    case 'LedgerReviewed':
    case 'LedgerLeft':
    case 'PartAdded':
    case 'PartSigned':
    case 'PartReported':
    case 'ReviewRequested':
    case 'SentBack':
    case 'CaseResolved':
    case 'CaseMerged':
    case 'CaseUnmerged':
    case 'AnsweredWithMain':
    case 'FollowUpAttempted':
    case 'SelfServiceOffered':
    case 'SupervisionDemanded':
    case 'Reinspected':
    case 'ReinspectionMissed':
    case 'CaseClosed':
    case 'CaseWithdrawn':
    case 'CaseNudged':
    case 'LetterWritten':
    case 'ExclusionProposed':
    case 'ExclusionRuled':
    case 'ResultAppealed':
    case 'AppealRuled':
      return c;
  }
}

function justBefore(at: Instant): Instant {
  return Temporal.Instant.from(at).subtract({ milliseconds: 1 }).toString({ smallestUnit: 'millisecond' });
}

/** A part of another unit, as its own promise; a part has no limit for a first contact. */
export function subOrderOf(part: Part): SubOrder {
  return {
    unit: part.unit,
    dispatchedAt: part.addedAt,
    respondBy: null,
    respondedAt: null,
    resolveBy: part.by.at,
    resolvedAt: part.reportedAt,
  };
}

function roundOf(s: CaseState): Round {
  const heard = s.followedUpAt === null ? null : s.answers;
  return {
    unit: s.lead,
    resolveBy: s.resolveBy?.at ?? null,
    resolvedAt: s.resolvedAt,
    followedUpAt: s.followedUpAt,
    contacted: heard?.contacted ?? null,
    solved: heard?.solved ?? null,
    handling: heard?.handling ?? null,
    process: heard?.process ?? null,
  };
}

function settled(log: readonly DispatchRecord[], to: string): readonly DispatchRecord[] {
  return lastReturned(log, log.at(-1)?.unit === to ? 'refused' : 'upheld');
}

function lastReturned(log: readonly DispatchRecord[], returned: DispatchRecord['returned']): readonly DispatchRecord[] {
  return log.map((sent, i) => (i === log.length - 1 ? { ...sent, returned } : sent));
}
