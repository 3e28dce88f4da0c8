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
  if (s.ledger !== null && kind !== 'ledger') clocks.push(clockOf('ledger', 'ledger', s.lead, s.ledger.reviewBy));
  return [...clocks, ...milestoneClocks(s)];
}

/** Who owes what a clock measures: an office of the centre, the requester, the head or the officers of a unit. */
export type Owner =
  | { readonly office: 'operator' | 'dispatcher' | 'caller' }
  | { readonly unit: string; readonly as: 'officer' | 'head' }
  | 'requester';

/** A case without a unit belongs to the dispatchers, whatever is owed: nothing is ever nobody's. */
export function ownerOf({ kind, unit }: Pick<Clock, 'kind' | 'unit'>): Owner {
  switch (kind) {
    case 'supply':
    case 'selfService':
      return 'requester';
    case 'accept':
      return { office: 'operator' };
    case 'dispatch':
    case 'ruleReturn':
      return { office: 'dispatcher' };
    case 'followUp':
    case 'decide':
      return { office: 'caller' };
    case 'review':
      return unit === null ? { office: 'dispatcher' } : { unit, as: 'head' };
    case 'sign':
    case 'respond':
    case 'resolve':
    case 'ledger':
    case 'part':
    case 'milestone':
      return unit === null ? { office: 'dispatcher' } : { unit, as: 'officer' };
  }
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
