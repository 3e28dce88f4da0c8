import type { Calendar, Instant } from '../calendar.ts';
import type { Limits } from '../grade/profile.ts';
import type { Grade } from '../grade/vocabulary.ts';
import { type Deadline, deadline, type Limit } from '../limit.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';

/** A deadline of a case by the place where the state keeps it; `part:` is followed by the unit that owes the part. */
export type DeadlineSlot = 'contactBy' | 'respondBy' | 'returnBy' | 'resolveBy' | 'next' | `part:${string}`;
export type MovedDeadline = { readonly slot: DeadlineSlot; readonly from: Instant; readonly to: Deadline };

/** Natural minutes that resolving may take at most: 2 h · 24 h · 7 d · 15 d (domain.md, Appendix A no. 1). */
export const statutoryMinutes: Record<Grade, number> = { T: 120, J: 1440, Y: 10_080, F: 21_600, Z: 10_080 };

type NewRules = {
  readonly cause: 'calendar' | 'limits';
  readonly calendar: Calendar;
  readonly limits: Limits;
  readonly now: Instant;
};

/** Records what a new calendar or new limits do to the deadlines of an open case, and why. */
export function decideRecompute(
  s: CaseState,
  c: Extract<CaseCommand, { type: 'Recompute' }>,
  ctx: Context,
): readonly CaseEvent[] | Refusal {
  const moved = movedDeadlines(s, { cause: c.cause, calendar: ctx.calendar, limits: ctx.limits, now: ctx.now });
  if (moved.length === 0) return { refused: 'nothing-moves' };
  const { cause, version, reason } = c;
  return [{ type: 'DeadlinesRecomputed', cause, version, reason, moved, at: ctx.now, by: ctx.by, unit: ctx.unit }];
}

/**
 * Which running deadlines of a case move, and where to. A calendar corrects what was counted wrongly, even what has passed; new limits hold
 * only for what still runs. No deadline falls into the past by being moved, and none to resolve is lengthened beyond the statutory time.
 */
export function movedDeadlines(s: CaseState, rules: NewRules): readonly MovedDeadline[] {
  return runningSlots(s).flatMap(({ slot, held, limit }) => {
    const hasPassed = held.at <= rules.now;
    if (rules.cause === 'limits' && (hasPassed || limit === null)) return [];
    const counted = rules.cause === 'limits' && limit !== null ? limit(rules.limits) : held.limit;
    const to = deadline(held.from, isResolution(s, slot) ? within(counted, mostMinutes(s)) : counted, rules.calendar);
    if (to.at === held.at || (to.at <= rules.now && !hasPassed)) return [];
    // What was granted beyond the statutory time is not taken back by a correction of the calendar.
    if (isResolution(s, slot) && to.at < held.at && isCapped(to, counted, rules.calendar)) return [];
    return [{ slot, from: held.at, to }];
  });
}

/** Whether a promise to the requester has moved: then, and only then, he or she is told. */
export function movesPromise(moved: readonly MovedDeadline[]): boolean {
  return moved.some(({ slot }) => slot === 'resolveBy' || slot === 'contactBy');
}

type Running = {
  readonly slot: DeadlineSlot;
  readonly held: Deadline;
  /** Where the present limits say it; null: the time was set for this case by a person. */
  readonly limit: ((limits: Limits) => Limit) | null;
};

function runningSlots(s: CaseState): Running[] {
  const found: Running[] = [];
  const add = (slot: DeadlineSlot, held: Deadline | null, limit: Running['limit']) => {
    if (held !== null) found.push({ slot, held, limit });
  };
  const beforeResult = s.endedAt === null && s.phase !== 'resolved' && s.phase !== 'followedUp';
  const withUnit = s.phase === 'dispatched' || s.phase === 'signed';
  const resolveLimit = resolutionLimit(s);
  if (beforeResult && s.firstContactAt === null) add('contactBy', s.contactBy, (l) => l.grades[s.grade].respond);
  if (withUnit || s.phase === 'returning') add('respondBy', s.respondBy, (l) => l.grades[s.grade].respond);
  if (withUnit) add('returnBy', s.returnBy, (l) => l.returnWindow);
  if (beforeResult && s.ledger === null) add('resolveBy', s.resolveBy, resolveLimit);
  if (s.next) add('next', s.next.deadline, nextLimit(s, s.next.kind, resolveLimit));
  if (beforeResult) for (const part of s.parts) if (part.reportedAt === null) add(`part:${part.unit}`, part.by, null);
  return found;
}

/** null: extended, or taken from the main case; such a time was set for this case alone. */
function resolutionLimit(s: CaseState): Running['limit'] {
  if (s.extended || s.mergedInto !== null) return null;
  return (limits) => (s.round > 1 ? limits.rework : limits.grades[s.grade].resolve);
}

function nextLimit(s: CaseState, kind: NonNullable<CaseState['next']>['kind'], resolveLimit: Running['limit']): Running['limit'] {
  switch (kind) {
    case 'accept':
    case 'dispatch':
    case 'sign':
    case 'respond':
      return (limits) => limits.grades[s.grade][kind];
    case 'resolve':
      return resolveLimit;
    case 'ledger':
      return (limits) => limits.ledgerReview;
    case 'selfService':
      return null;
    case 'supply':
    case 'ruleReturn':
    case 'review':
    case 'followUp':
    case 'decide':
      return (limits) => limits[kind];
  }
}

function isResolution(s: CaseState, slot: DeadlineSlot): boolean {
  return !s.extended && (slot === 'resolveBy' || (slot === 'next' && s.next?.kind === 'resolve'));
}

/** A rework has a time of its own; what was urgent the first time is by then a matter of days. */
function mostMinutes(s: CaseState): number {
  return s.round > 1 ? Math.max(statutoryMinutes[s.grade], statutoryMinutes.Y) : statutoryMinutes[s.grade];
}

function within(limit: Limit, capNaturalMinutes: number): Limit {
  return { ...limit, capNaturalMinutes: Math.min(capNaturalMinutes, limit.capNaturalMinutes ?? capNaturalMinutes) };
}

function isCapped(d: Deadline, limit: Limit, calendar: Calendar): boolean {
  return d.at < deadline(d.from, limit, calendar).at;
}
