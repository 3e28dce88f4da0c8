import { dayOf, type Instant, type PlainDay } from '../calendar.ts';
import type { CaseState } from './case.ts';
import type { DeadlineKind } from './vocabulary.ts';

export type ClockKind = DeadlineKind | 'part' | 'milestone';

/** One of the clocks that run for a case at the same time. */
export type Clock = {
  /** Tells the clocks of a case apart: 'sign', 'resolve', 'part:security', 'milestone:2026-06-30'. */
  readonly name: string;
  readonly kind: ClockKind;
  /** The unit that owes; null while no unit has the case. */
  readonly unit: string | null;
  readonly from: Instant;
  readonly at: Instant;
  /** Counted by the wall, day and night; then escalation is too. */
  readonly natural: boolean;
};

/** Every clock of a case that somebody is reminded of: what is owed next, the promise behind it, the parts, the milestones. */
export function clocksOf(s: CaseState): readonly Clock[] {
  if (s.next === null) return [];
  const { kind, deadline } = s.next;
  const isUnresolved = s.phase !== 'resolved' && s.phase !== 'followedUp' && s.phase !== 'needsInfo';
  const clocks: Clock[] = [clockOf(kind, kind, s.lead, deadline)];
  if (isUnresolved && kind !== 'respond' && s.contactBy !== null && s.firstContactAt === null && s.phase !== 'merged')
    clocks.push(clockOf('contact', 'respond', s.lead, s.contactBy));
  if (isUnresolved && kind !== 'resolve' && s.resolveBy !== null && s.ledger === null)
    clocks.push(clockOf('resolve', 'resolve', s.lead, s.resolveBy));
  if (!isUnresolved) return clocks;
  for (const part of s.parts) {
    if (part.reportedAt === null) clocks.push(clockOf(`part:${part.unit}`, 'part', part.unit, part.by));
  }
  return [...clocks, ...milestoneClocks(s)];
}

function clockOf(name: string, kind: ClockKind, unit: string | null, d: NonNullable<CaseState['next']>['deadline']): Clock {
  return { name, kind, unit, from: d.from, at: d.at, natural: d.limit.unit === 'naturalMinutes' };
}

/** A milestone is due at the end of its day and met by a review of the ledger on that day or later. */
function milestoneClocks(s: CaseState): Clock[] {
  const { ledger } = s;
  if (ledger === null) return [];
  const met = (on: PlainDay) => ledger.reviewedAt !== null && dayOf(ledger.reviewedAt) >= on;
  return ledger.milestones
    .filter(({ on }) => !met(on))
    .map(({ on }) => ({
      name: `milestone:${on}`,
      kind: 'milestone',
      unit: s.lead,
      from: ledger.since,
      at: endOfDay(on),
      natural: false,
    }));
}

function endOfDay(day: PlainDay): Instant {
  const midnight = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Asia/Shanghai');
  return midnight.toInstant().toString({ smallestUnit: 'millisecond' });
}
