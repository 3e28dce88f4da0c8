import { type CaseEvent, type CaseState, evolve, unborn } from '../case/case.ts';
import type { ExclusionReason as CaseExclusionReason } from '../case/vocabulary.ts';
import { blank, type Chronicle, chronicled, subOrderOf } from './chronicle.ts';
import type { MeasureFact } from './fact.ts';
import type { ExclusionReason } from './vocabulary.ts';

/** A case as folded from its history: its state, and what the measures keep besides. */
export type Told = { readonly state: CaseState; readonly chronicle: Chronicle };

export const untold: Told = { state: unborn, chronicle: blank };

/** Folds events on. */
export function tell(told: Told, events: readonly CaseEvent[]): Told {
  return events.reduce(
    ({ state, chronicle }, e) => ({ state: evolve(state, e), chronicle: chronicled(chronicle, state, e) }),
    told,
  );
}

/**
 * What the measures know of a case: a function of its own history and of nothing else. Hence `repeatOf` and `rebounded`, which depend on
 * other cases, are not in it, and neither is the requester's key, which needs a secret.
 */
export function factOfCase(id: string, { state: s, chronicle: c }: Told): MeasureFact {
  const heard = s.followedUpAt === null ? null : s.answers;
  return {
    caseId: id,
    phase: s.phase ?? 'submitted',
    categoryCode: s.categoryCode,
    firstCategoryCode: s.firstCategoryCode,
    placeId: s.placeId,
    channel: s.channel,
    nature: s.nature,
    grade: s.grade,
    unit: s.lead,
    firstUnit: s.firstLead,
    submittedAt: s.submittedAt,
    acceptedAt: s.acceptedAt,
    dispatchedAt: s.dispatchedAt,
    contactBy: s.contactBy?.at ?? null,
    respondBy: s.respondBy?.at ?? null,
    respondedAt: s.respondedAt,
    firstContactAt: s.firstContactAt,
    resolveBy: s.resolveBy?.at ?? null,
    firstResolvedAt: s.firstResolvedAt,
    resolvedAt: s.resolvedAt,
    followedUpAt: s.followedUpAt,
    endedAt: s.endedAt,
    closeReason: s.closeReason,
    answeredDirectly: s.answeredDirectly,
    via: heard?.via ?? null,
    contacted: heard?.contacted ?? null,
    solved: heard?.solved ?? null,
    handling: heard?.handling ?? null,
    process: heard?.process ?? null,
    round: s.round,
    dispatches: s.dispatches,
    returns: c.dispatchLog.filter((sent) => sent.returned === 'upheld').length,
    nudges: s.nudges,
    assessed: c.assessed,
    excluded: s.exclusion?.upheld === true ? { reason: measured[s.exclusion.reason] } : null,
    onLedger: s.ledger !== null,
    mergedInto: s.mergedInto,
    extensions: c.extensions,
    subOrders: [...c.earlierParts, ...s.parts.map(subOrderOf)],
    rounds: c.rounds,
    signBy: c.signBy,
    sameDayBy: c.sameDayBy,
    signedAt: s.signedAt,
    dispatchLog: c.dispatchLog,
    attempts: s.attempts,
    requesterUnit: c.requesterUnit,
    raterUnit: c.raterUnit,
    contactsAfterResolution: c.contactsAfterResolution,
  };
}

/** The reasons of the forms in the words of the measures. */
const measured: Readonly<Record<CaseExclusionReason, ExclusionReason>> = {
  'not-accepted': 'declined',
  withdrawn: 'withdrawn',
  merged: 'merged',
  'answered-inquiry': 'answered-at-once',
  'not-our-duty': 'not-our-duty',
  'legal-procedure': 'legal-procedure',
  'against-rules-explained': 'against-rules',
  'facts-refused': 'facts-withheld',
  malicious: 'malicious',
  'force-majeure': 'force-majeure',
  'on-ledger': 'on-ledger',
  'not-reached': 'unreached',
};
