import type { CaseEvent, CaseState } from '../../domain/case/case.ts';
import { movesPromise } from '../../domain/case/recompute.ts';
import type { NewJob } from '../platform/jobs.ts';

/** What must follow from each fact; queued with it, so nothing is announced that did not happen. */
export function react(caseId: string, before: CaseState, events: readonly CaseEvent[]): NewJob[] {
  return events.flatMap((e) => following(caseId, before, e));
}

function following(caseId: string, before: CaseState, e: CaseEvent): NewJob[] {
  switch (e.type) {
    case 'CaseSubmitted':
      // Life and limb: whoever is on duty is paged at once, the trusted ones where others may not read it.
      return e.grade === 'T' ? [page(caseId)] : [];
    case 'CaseAccepted':
      // Raised by a person: whoever is on duty learns of it like of any other.
      return e.grade === 'T' && before.grade !== 'T' ? [page(caseId)] : [];
    case 'FactsAsked':
    case 'CaseDeclined':
    case 'CaseTransferred':
    case 'CaseAnswered':
    case 'RequesterContacted':
    case 'ContactAttempted':
    case 'ProgressReported':
      // Nobody to tell: the requester is anonymous and looks by the code.
      return before.requester === null ? [] : [tell(caseId, e.type, { person: before.requester })];
    case 'CaseResolved': {
      const followers: NewJob = { name: 'answer-followers', data: { caseId } };
      return before.requester === null ? [followers] : [tell(caseId, e.type, { person: before.requester }), followers];
    }
    case 'ExtensionGranted':
    case 'PutOnLedger':
    case 'LedgerLeft':
    case 'AnsweredWithMain':
    case 'SelfServiceOffered':
      return before.requester === null ? [] : [tell(caseId, e.type, { person: before.requester })];
    case 'PartAdded':
      return [tell(caseId, e.type, { unit: e.part })];
    case 'ReturnRefused':
    case 'ExtensionRefused':
    case 'LedgerRefused':
    case 'PartReported':
    case 'SentBack':
      return before.lead === null ? [] : [tell(caseId, e.type, { unit: before.lead })];
    case 'ExclusionRuled':
    case 'AppealRuled': {
      // The requester hears of every ruling on how the case counts, upheld or not: it is about what he or she said.
      const unit = before.lead === null ? [] : [tell(caseId, e.type, { unit: before.lead })];
      return before.requester !== null ? [tell(caseId, e.type, { person: before.requester }), ...unit] : unit;
    }
    case 'SupervisionDemanded': {
      const supervisors = tell(caseId, e.type, { role: 'supervisor', unit: null });
      return before.requester === null ? [supervisors] : [tell(caseId, e.type, { person: before.requester }), supervisors];
    }
    case 'RatingContactFlagged':
      return [tell(caseId, e.type, { role: 'supervisor', unit: null })];
    case 'DeadlinesRecomputed':
      // Told only if the promise moves: what the units owe each other is no news to the requester.
      return before.requester === null || !movesPromise(e.moved) ? [] : [tell(caseId, e.type, { person: before.requester })];
    case 'ReviewRequested':
      return before.lead === null ? [] : [tell(caseId, e.type, { role: 'head', unit: before.lead })];
    // Whoever is to rule is told that something waits.
    case 'ReturnRequested':
    case 'ExtensionEndorsed':
      return [tell(caseId, e.type, { role: 'dispatcher', unit: null })];
    case 'ExtensionRequested':
      return [tell(caseId, e.type, e.endorsed ? { role: 'dispatcher', unit: null } : { role: 'head', unit: before.lead })];
    case 'LedgerRequested':
    case 'ExclusionProposed':
    case 'ResultAppealed':
      return [tell(caseId, e.type, { role: 'supervisor', unit: null })];
    case 'CaseDispatched': {
      const officers = tell(caseId, e.type, { unit: e.to });
      return before.round > 1 ? [officers, tell(caseId, e.type, { role: 'head', unit: e.to })] : [officers];
    }
    case 'CaseNudged':
    case 'CaseReopened':
      return before.lead === null ? [] : [tell(caseId, e.type, { unit: before.lead })];
    case 'LetterWritten':
      if (e.from === 'office') return before.requester === null ? [] : [tell(caseId, e.type, { person: before.requester })];
      // Before a unit has the case, the centre answers.
      return [tell(caseId, e.type, before.lead === null ? { role: 'operator', unit: null } : { unit: before.lead })];
    case 'ConsultationHeld':
    case 'UnitDesignated':
    case 'LedgerReviewed':
    case 'PartSigned':
    case 'CaseMerged':
    case 'CaseUnmerged':
    case 'FactsSupplied':
    case 'CaseSigned':
    case 'DispatchReturned':
    case 'NoteTaken':
    case 'FollowUpAttempted':
    case 'FollowedUp':
    case 'Reinspected':
    case 'ReinspectionMissed':
    case 'CaseClosed':
    case 'CaseWithdrawn':
      return [];
  }
}

type Told = Extract<NewJob, { name: 'notify' }>['data']['to'];

function tell(caseId: string, template: string, to: Told): NewJob {
  return { name: 'notify', data: { caseId, template, to } };
}

function page(caseId: string): NewJob {
  return { name: 'page-duty', data: { caseId } };
}
