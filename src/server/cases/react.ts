import type { CaseEvent, CaseState } from '../../domain/case/case.ts';
import type { NewJob } from '../platform/jobs.ts';

/** What must follow from each fact; queued with it, so nothing is announced that did not happen. */
export function react(caseId: string, before: CaseState, events: readonly CaseEvent[]): NewJob[] {
  return events.flatMap((e) => following(caseId, before, e));
}

function following(caseId: string, before: CaseState, e: CaseEvent): NewJob[] {
  switch (e.type) {
    case 'FactsAsked':
    case 'CaseDeclined':
    case 'CaseAnswered':
    case 'RequesterContacted':
    case 'ProgressReported':
    case 'CaseResolved':
      // Nobody to tell: the requester is anonymous and looks by the code.
      return before.requester === null ? [] : [tell(caseId, e.type, { person: before.requester })];
    case 'CaseDispatched':
      return [tell(caseId, e.type, { unit: e.to })];
    case 'CaseNudged':
    case 'CaseReopened':
      return before.lead === null ? [] : [tell(caseId, e.type, { unit: before.lead })];
    case 'CaseSubmitted':
    case 'FactsSupplied':
    case 'CaseAccepted':
    case 'CaseSigned':
    case 'DispatchReturned':
    case 'NoteTaken':
    case 'FollowUpAttempted':
    case 'FollowedUp':
    case 'CaseClosed':
    case 'CaseWithdrawn':
      return [];
  }
}

function tell(caseId: string, template: string, to: { person: string } | { unit: string }): NewJob {
  return { name: 'notify', data: { caseId, template, to } };
}
