import type { UnusualReason } from './vocabulary.ts';

/** One look of somebody with a role at a case: opening it, or asking for its requester's name and number. */
export type Look = {
  readonly person: string;
  readonly caseId: string;
  readonly what: 'case' | 'contact';
  /** A day of work and an hour of it, by the school's calendar. */
  readonly duringHours: boolean;
  /** A unit of the person, or the desk, has the case in hand; for those who oversee everything always. */
  readonly own: boolean;
};
/** How often a person looked in each of the weeks before, the newest last; weeks without a look are 0. */
export type Habit = { readonly person: string; readonly weeks: readonly number[] };

export type Unusual = {
  readonly person: string;
  readonly reasons: readonly UnusualReason[];
  readonly looks: number;
  readonly cases: number;
  readonly outside: number;
  readonly afterHours: number;
  readonly contacts: number;
};

/** Below these nothing is worth a question: somebody new, a colleague helping out, a late evening. */
const floor = { outside: 5, volume: 30, afterHours: 10, contacts: 15 } as const;
/** A count this many robust deviations above the median of one's own weeks, or of one's peers, is unusual. */
const deviations = 5;
/** Scales the median absolute deviation to the standard deviation of a normal law. */
const madToSigma = 1.4826;
const fewestWeeks = 4;
const fewestPeers = 5;
/** Half of one's looks. */
const share = 0.5;

/**
 * Who looked at cases in a way that should be asked about: a rule with reasons and counts, no judgement of a person. Medians and their
 * deviations, so that one curious colleague does not move what is usual; the spread is at least that of counts (the square root).
 * @param peersOf who does the same work: the same role in units of the same kind
 */
export function unusualLooks(
  looks: readonly Look[],
  habits: readonly Habit[],
  peersOf: (person: string) => readonly string[],
): Unusual[] {
  const byPerson = Map.groupBy(looks, ({ person }) => person);
  const habitOf = new Map(habits.map((habit) => [habit.person, habit.weeks]));
  const found: Unusual[] = [];
  for (const [person, own] of byPerson) {
    const count = (test: (look: Look) => boolean) => own.filter(test).length;
    const outside = new Set(own.filter((look) => !look.own).map(({ caseId }) => caseId)).size;
    const afterHours = count((look) => !look.duringHours);
    const contacts = count((look) => look.what === 'contact');
    const weeks = habitOf.get(person) ?? [];
    const peers = peersOf(person).map((peer) => byPerson.get(peer)?.length ?? 0);
    const reasons: UnusualReason[] = [];
    if (outside >= floor.outside) reasons.push('outside-own-cases');
    if (own.length >= floor.volume && weeks.length >= fewestWeeks && isFarAbove(own.length, weeks))
      reasons.push('more-than-usual');
    if (own.length >= floor.volume && peers.length >= fewestPeers && isFarAbove(own.length, peers))
      reasons.push('more-than-peers');
    if (afterHours >= floor.afterHours && afterHours > own.length * share) reasons.push('after-hours');
    if (contacts >= floor.contacts && contacts > own.length * share) reasons.push('many-contacts');
    if (reasons.length > 0)
      found.push({
        person,
        reasons,
        looks: own.length,
        cases: new Set(own.map(({ caseId }) => caseId)).size,
        outside,
        afterHours,
        contacts,
      });
  }
  return found.sort((a, b) => b.reasons.length - a.reasons.length || b.outside - a.outside || b.looks - a.looks);
}

function isFarAbove(value: number, others: readonly number[]): boolean {
  const middle = median(others);
  const spread = Math.max(madToSigma * median(others.map((other) => Math.abs(other - middle))), Math.sqrt(Math.max(middle, 1)));
  return value > middle + deviations * spread;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
