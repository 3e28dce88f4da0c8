import type { CaseEvent, CaseState } from '../case/case.ts';
import type { CommandName } from '../case/vocabulary.ts';
import type { PracticeCheck, PracticeOutcome, PracticeRole } from './vocabulary.ts';

/** What is right in a practice case. */
export type Expectation = {
  readonly outcome: PracticeOutcome;
  /** Of a dispatch the unit in charge, of a return the unit that should be proposed; null: not judged. */
  readonly unit: string | null;
  /** null: not judged. */
  readonly categoryCode: string | null;
};

export type CheckLine = { readonly check: PracticeCheck; readonly points: number; readonly of: number };
export type PracticeScore = { readonly percent: number; readonly checks: readonly CheckLine[] };

/** What may be practised: nothing that another case, a file or another person would be needed for. */
export const practised: Record<PracticeRole, readonly CommandName[]> = {
  officer: ['Sign', 'Return', 'Respond', 'RecordAttempt', 'Progress', 'Note', 'Resolve'],
  dispatcher: ['Accept', 'Decline', 'Answer', 'Dispatch', 'Note'],
};

/** Whether the person's part of the case is over with these facts. */
export function isPlayed(events: readonly CaseEvent[]): boolean {
  return outcomeOf(events) !== null;
}

/**
 * Scores a run by its facts alone; what the role had no occasion for is not among the checks.
 * @param advice faults that the check of replies found in the result; 0 where there is no result
 */
export function scorePractice(
  role: PracticeRole,
  expected: Expectation,
  run: { readonly events: readonly CaseEvent[]; readonly state: CaseState; readonly advice: number },
): PracticeScore {
  const checks = role === 'officer' ? officerChecks(expected, run) : dispatcherChecks(expected, run);
  const total = checks.reduce((sum, { of }) => sum + of, 0);
  const points = checks.reduce((sum, line) => sum + line.points, 0);
  return { percent: total === 0 ? 0 : Math.floor((points * 100) / total), checks };
}

type Run = Parameters<typeof scorePractice>[2];

function officerChecks(expected: Expectation, { events, state, advice }: Run): readonly CheckLine[] {
  const outcome = outcomeOf(events);
  const sent = events.findLast((e) => e.type === 'CaseDispatched');
  const signed = events.find((e) => e.type === 'CaseSigned');
  const right = line('outcome', outcome?.kind === expected.outcome, 30);
  if (expected.outcome === 'return') {
    const returned = outcome?.kind === 'return' ? outcome : null;
    const limit = signed ? sent?.respondBy.at : sent?.signBy.at;
    return [
      right,
      line('returnedInTime', isInTime(returned?.at, limit), 20),
      ...(expected.unit === null ? [] : [line('rightUnit', returned?.unit === expected.unit, 50)]),
    ];
  }
  const contacted = events.find((e) => e.type === 'RequesterContacted');
  const result = outcome?.kind === 'resolve' ? outcome : null;
  return [
    right,
    line('signedInTime', isInTime(signed?.at, sent?.signBy.at), 10),
    line('contactedInTime', isInTime(contacted?.at, state.contactBy?.at), 20),
    line('contactedFirst', contacted !== undefined && result !== null && contacted.at <= result.at, 10),
    line('resolvedInTime', isInTime(result?.at, state.resolveBy?.at), 10),
    { check: 'reply', points: result === null ? 0 : Math.max(0, 20 - 7 * advice), of: 20 },
  ];
}

function dispatcherChecks(expected: Expectation, { events, state }: Run): readonly CheckLine[] {
  const submitted = events.find((e) => e.type === 'CaseSubmitted');
  const accepted = events.find((e) => e.type === 'CaseAccepted');
  const outcome = outcomeOf(events);
  const dispatched = outcome?.kind === 'dispatch' ? outcome : null;
  return [
    line('outcome', outcome?.kind === expected.outcome, 20),
    line('acceptedInTime', isInTime(accepted?.at, submitted?.acceptBy.at), 20),
    ...(expected.outcome === 'dispatch' ? [line('dispatchedInTime', isInTime(dispatched?.at, accepted?.dispatchBy.at), 10)] : []),
    ...(expected.categoryCode === null
      ? []
      : [line('rightCategory', accepted !== undefined && state.categoryCode === expected.categoryCode, 20)]),
    ...(expected.unit === null ? [] : [line('rightUnit', dispatched?.unit === expected.unit, 30)]),
  ];
}

type Outcome = { readonly kind: PracticeOutcome | 'other'; readonly at: string; readonly unit: string | null };

/** With what the person's part ended; what was done before the person took over (the dispatch to an officer's unit) is not the person's. */
function outcomeOf(events: readonly CaseEvent[]): Outcome | null {
  for (const e of events) {
    if (e.by === otherPeople) continue;
    switch (e.type) {
      case 'ReviewRequested':
      case 'CaseResolved':
        return { kind: 'resolve', at: e.at, unit: e.unit };
      case 'ReturnRequested':
      case 'DispatchReturned':
        return { kind: 'return', at: e.at, unit: e.proposedUnit };
      case 'CaseDispatched':
        return { kind: 'dispatch', at: e.at, unit: e.to };
      case 'CaseDeclined':
      case 'CaseTransferred':
      case 'CaseAnswered':
        return { kind: 'other', at: e.at, unit: null };
    }
  }
  return null;
}

/** Who acts in a practice case before the person does. */
export const otherPeople = 'practice';

function line(check: PracticeCheck, good: boolean, of: number): CheckLine {
  return { check, points: good ? of : 0, of };
}

/** A limit is kept when it is met to the instant. */
function isInTime(at: string | undefined, limit: string | undefined | null): boolean {
  return at !== undefined && typeof limit === 'string' && at <= limit;
}
