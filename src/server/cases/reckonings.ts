import type { z } from 'zod';
import type { Reckoning } from '../../contract/cases.ts';
import type { CaseEvent } from '../../domain/case/case.ts';
import type { DeadlineKind } from '../../domain/case/vocabulary.ts';
import { type Deadline, explain } from '../../domain/limit.ts';
import type { ReferenceStore } from '../directory/queries.ts';

/** The deadlines in force, newest of each kind, each reckoned day by day with the calendar that it was set by. */
export async function reckoningsOf(
  history: readonly CaseEvent[],
  reference: ReferenceStore,
): Promise<z.input<typeof Reckoning>[]> {
  const found = new Map<DeadlineKind, Deadline>();
  for (const event of history) for (const [kind, d] of deadlinesOf(event)) found.set(kind, d);
  return Promise.all(
    [...found].map(async ([kind, d]) => {
      const { lines, capped, yearsWithoutData } = explain(d, await reference.calendar(d.calendar));
      return {
        kind,
        from: d.from,
        at: d.at,
        unit: d.limit.unit,
        amount: d.limit.amount,
        calendarVersion: d.calendar,
        capped,
        yearsWithoutData: [...yearsWithoutData],
        lines: lines.map((line) => ({ ...line, counted: [...line.counted] })),
      };
    }),
  );
}

function deadlinesOf(e: CaseEvent): (readonly [DeadlineKind, Deadline])[] {
  switch (e.type) {
    case 'CaseSubmitted':
    case 'FactsSupplied':
      return [['accept', e.acceptBy]];
    case 'FactsAsked':
      return [['supply', e.supplyBy]];
    case 'CaseAccepted':
      return [
        ['dispatch', e.dispatchBy],
        ['respond', e.contactBy],
        ['resolve', e.resolveBy],
      ];
    case 'CaseDispatched':
      return [
        ['sign', e.signBy],
        ['respond', e.respondBy],
      ];
    case 'DispatchReturned':
    case 'CaseUnmerged':
      return [['dispatch', e.dispatchBy]];
    case 'ReturnRequested':
      return [['ruleReturn', e.ruleBy]];
    case 'ExtensionGranted':
      return [['resolve', e.until]];
    case 'PutOnLedger':
    case 'LedgerReviewed':
      return [['ledger', e.reviewBy]];
    case 'LedgerLeft':
      return [['resolve', e.resolveBy]];
    case 'CaseMerged':
      return [['resolve', e.answerBy]];
    case 'ReviewRequested':
      return [['review', e.reviewBy]];
    case 'CaseAnswered':
    case 'CaseResolved':
      return e.rateBy ? [['selfService', e.rateBy]] : [['followUp', e.followUpBy]];
    case 'SelfServiceOffered':
      return [['selfService', e.until]];
    case 'DeadlinesRecomputed':
      return e.moved.flatMap(({ slot, to }) => (slot === 'resolveBy' ? [['resolve', to] as const] : []));
    case 'FollowedUp':
      return e.decideBy ? [['decide', e.decideBy]] : [];
    case 'CaseReopened':
      return [
        ['dispatch', e.dispatchBy],
        ['resolve', e.resolveBy],
      ];
    case 'CaseDeclined':
    case 'CaseTransferred':
    case 'ContactAttempted':
    case 'CaseSigned':
    case 'RequesterContacted':
    case 'ProgressReported':
    case 'NoteTaken':
    case 'FollowUpAttempted':
    case 'CaseClosed':
    case 'CaseWithdrawn':
    case 'CaseNudged':
    case 'LetterWritten':
    case 'ReturnRefused':
    case 'ConsultationHeld':
    case 'UnitDesignated':
    case 'ExtensionRequested':
    case 'ExtensionEndorsed':
    case 'ExtensionRefused':
    case 'LedgerRequested':
    case 'LedgerRefused':
    case 'PartAdded':
    case 'PartSigned':
    case 'PartReported':
    case 'SentBack':
    case 'AnsweredWithMain':
    case 'ExclusionProposed':
    case 'ExclusionRuled':
    case 'ResultAppealed':
    case 'AppealRuled':
    case 'RatingContactFlagged':
    case 'SupervisionDemanded':
    case 'Reinspected':
    case 'ReinspectionMissed':
      return [];
  }
}
