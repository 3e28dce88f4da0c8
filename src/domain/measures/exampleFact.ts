import type { MeasureFact } from './fact.ts';
import { instantOf } from './wallTime.ts';

/** A moment from wall time in Beijing, '2026-03-02T09:00'; for tests. */
export function at(wall: string): string {
  return instantOf(Temporal.PlainDateTime.from(wall));
}

/**
 * A case as one would wish it, for tests to spoil: Monday 2 March 2026, accepted 09:00, answered 10:00 (limit 13:00), resolved 16:00 the
 * same day (limit Thursday 17:30), called back on Tuesday: contacted, solved, satisfied.
 */
export function exampleFact(caseId: string, changes: Partial<MeasureFact> = {}): MeasureFact {
  return {
    caseId,
    phase: 'closed',
    categoryCode: '0101',
    firstCategoryCode: '0101',
    placeId: 'library',
    channel: 'web',
    nature: 'help',
    grade: 'Y',
    unit: 'logistics',
    firstUnit: 'logistics',
    submittedAt: at('2026-03-02T08:50'),
    acceptedAt: at('2026-03-02T09:00'),
    dispatchedAt: at('2026-03-02T09:10'),
    contactBy: at('2026-03-02T13:00'),
    respondBy: at('2026-03-02T13:00'),
    respondedAt: at('2026-03-02T10:00'),
    firstContactAt: at('2026-03-02T10:00'),
    resolveBy: at('2026-03-05T17:30'),
    firstResolvedAt: at('2026-03-02T16:00'),
    resolvedAt: at('2026-03-02T16:00'),
    followedUpAt: at('2026-03-03T15:00'),
    endedAt: at('2026-03-03T15:00'),
    closeReason: 'satisfied',
    answeredDirectly: false,
    via: 'call',
    contacted: true,
    solved: 'yes',
    handling: 'satisfied',
    process: 'satisfied',
    round: 1,
    dispatches: 1,
    returns: 0,
    nudges: 0,
    ...changes,
  };
}

/** Fields of a case that nobody has resolved, and so nobody has asked about. */
export const unresolved = {
  phase: 'responded',
  firstResolvedAt: null,
  resolvedAt: null,
  followedUpAt: null,
  endedAt: null,
  closeReason: null,
  via: null,
  contacted: null,
  solved: null,
  handling: null,
  process: null,
} as const satisfies Partial<MeasureFact>;

/** Fields of a case that the unit has never touched. */
export const untouched = { ...unresolved, phase: 'dispatched', respondedAt: null, firstContactAt: null } as const;
