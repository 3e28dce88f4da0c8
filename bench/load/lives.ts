import { demoHistory } from '../../seed/demo/history.ts';
import { dayOf, type Instant } from '../../src/domain/calendar.ts';
import type { CaseEvent } from '../../src/domain/case/case.ts';
import { demoSeed, peopleOfDemo } from '../../src/server/demo/people.ts';
import type { Reference } from '../../src/server/directory/queries.ts';
import { dayNumber, slot } from './mould.ts';

/** A case as the domain decided it, command by command, from submission to its end; id, number and person are stand-ins. */
export type Life = {
  readonly facts: readonly CaseEvent[];
  /** Who asked; null when nobody knows. */
  readonly requester: string | null;
  /** Copies of a student's case are given to his or her fellows. */
  readonly byStudent: boolean;
  readonly day: number;
  readonly at: Instant;
};

/**
 * Whole lives by the day of their submission, of some 3,000 cases each seed: the histories of the demonstration with other dice. What is
 * still open when a history ends is left out: moved into the past it would never have been finished.
 */
export async function livesByDay(reference: Reference, until: Instant, seeds: number): Promise<ReadonlyMap<number, Life[]>> {
  const people = await peopleOfDemo(reference);
  const students = new Set(people.filter((person) => person.kind === 'student').map((person) => person.login));
  const byDay = new Map<number, Life[]>();
  for (let i = 0; i < seeds; i++) {
    for (const { id, submission, facts, outcome } of demoHistory({ ...reference, seed: demoSeed + i, until, people })) {
      if (outcome.endedAt === null) continue;
      const { requester } = outcome;
      const byStudent = requester !== null && students.has(requester);
      const replaced = new Map([
        [id, slot.id],
        [outcome.number, slot.number],
        ...(byStudent ? [[requester, slot.requester] as const] : []),
      ]);
      const day = dayNumber(dayOf(submission.at));
      const own = byDay.get(day) ?? [];
      own.push({ facts: facts.map((fact) => withStandIns(fact, replaced)), requester, byStudent, day, at: submission.at });
      byDay.set(day, own);
    }
  }
  return byDay;
}

function withStandIns<T>(value: T, replaced: ReadonlyMap<string, string>): T {
  // The same shape with some texts replaced by others.
  if (typeof value === 'string') return (replaced.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map((each) => withStandIns(each, replaced)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withStandIns(each, replaced)])) as T;
}
