import type { Instant } from '../calendar.ts';
import { scopeOf } from './exclusion.ts';
import type { MeasureFact, Round, SubOrder } from './fact.ts';
import { sameDayEnd } from './sameDay.ts';
import { type Column, type Counter, columns, nothing, type Tally } from './tally.ts';
import type { Moment, Scope } from './vocabulary.ts';

/** What goes into the counting besides the facts; a change makes a new version, and the roll-ups are counted anew. */
export type Counting = {
  readonly version: number;
  /** 当日办结 of a case accepted before the limits said it (`MeasureFact.sameDayBy`): see sameDay.ts. */
  readonly sameDayCut: string;
};

export const defaultCounting: Counting = { version: 1, sameDayCut: '17:00' };

/**
 * One account of a case with one unit: the work of the unit in charge with the answers about it, answers about the unit of an earlier
 * round, a co-handler's sub-order, a dispatch.
 * `open`: what is owed and not done, with its limit.
 */
export type Entry = {
  readonly caseId: string;
  readonly kind: 'work' | 'answers' | 'subOrder' | 'dispatch';
  readonly unit: string | null;
  readonly categoryCode: string;
  readonly placeId: string | null;
  readonly moments: Readonly<Record<Moment, Instant | null>>;
  readonly tally: Readonly<Record<Scope, Tally>>;
  readonly open: readonly { readonly column: Column; readonly by: Instant }[];
};

/** The accounts of a case; [] when it was never accepted or counts nowhere. */
export function entriesOf(f: MeasureFact, counting: Counting): readonly Entry[] {
  const { counts, leaves } = scopeOf(f);
  if (!counts || f.acceptedAt === null) return [];

  const answer = answerOf(f);
  const times = {
    created: f.acceptedAt,
    responseDue: f.respondBy,
    due: f.resolveBy,
    closed: f.firstResolvedAt,
    calledBack: answer?.followedUpAt ?? null,
  };
  const account = (kind: Entry['kind'], unit: string | null, changed: Partial<Entry['moments']>, drawn: Drawn): Entry => ({
    caseId: f.caseId,
    kind,
    unit,
    categoryCode: f.categoryCode,
    placeId: f.placeId,
    moments: { ...times, ...changed },
    tally: { full: drawn.tally, assessed: without(drawn.tally, leaves) },
    open: drawn.open,
  });

  const own = work({ f, acceptedAt: f.acceptedAt, answer }, counting);
  const isOwnAnswer = answer !== null && answer.unit === f.unit;
  const entries = [account('work', f.unit, {}, isOwnAnswer ? { ...own, tally: { ...own.tally, ...answers(answer) } } : own)];
  if (answer && !isOwnAnswer) entries.push(account('answers', answer.unit, {}, { tally: answers(answer), open: [] }));
  for (const sub of f.subOrders ?? []) {
    const times = { created: sub.dispatchedAt, responseDue: sub.respondBy, due: sub.resolveBy, closed: sub.resolvedAt };
    entries.push(account('subOrder', sub.unit, times, subOrder(sub, f)));
  }
  for (const sent of f.dispatchLog ?? []) {
    const tally: Counter = { handed: 1 };
    if (sent.returned !== 'no') tally.handedBack = 1;
    if (sent.returned === 'refused') tally.handBackRefused = 1;
    entries.push(account('dispatch', sent.unit, { created: sent.at }, { tally, open: [] }));
  }
  return entries;
}

/** What is not due yet at `asOf`, to be taken off: an open promise whose limit lies ahead is neither kept nor broken. */
export function undueAt(entry: Entry, scope: Scope, asOf: Instant): Tally {
  let undue: Counter | null = null;
  for (const { column, by } of entry.open) {
    if (by <= asOf || !entry.tally[scope][column]) continue;
    undue ??= {};
    undue[column] = (undue[column] ?? 0) + 1;
  }
  return undue ?? nothing;
}

type Drawn = { readonly tally: Tally; readonly open: Entry['open'] };

type Accepted = { readonly f: MeasureFact; readonly acceptedAt: Instant; readonly answer: Answer | null };

function work({ f, acceptedAt, answer }: Accepted, counting: Counting): Drawn {
  const tally: Counter = { received: 1 };
  const open: { column: Column; by: Instant }[] = [];
  if (f.answeredDirectly) tally.direct = 1;
  if (f.dispatches > 0) tally.dispatched = 1;
  if (f.dispatches > 0 && f.returns > 0) tally.misdispatched = 1;
  if ((f.repeatOf ?? null) !== null) tally.repeated = 1;
  if ((f.extensions ?? 0) > 0) tally.extended = 1;
  if (f.nudges > 0) tally.nudged = 1;
  if (f.onLedger) tally.ledger = 1;
  if (f.firstResolvedAt !== null) {
    tally.closed = 1;
    if (f.round > 1) tally.reworked = 1;
    if (f.placeId !== null) tally.placed = 1;
    if (f.placeId !== null && f.rebounded) tally.rebounded = 1;
    const reached = answer !== null;
    if (reached) tally.reached = 1;
    if (reached || (f.attempts ?? 0) > 0 || f.closeReason === 'unreached') tally.called = 1;
  }

  const promise = (column: Column, by: Instant | null, at: Instant | null, met: Column | null, inTime: Column | null) => {
    if (!isOwed(by, at, f)) return;
    tally[column] = 1;
    if (at === null) open.push({ column, by });
    if (at !== null && met) tally[met] = 1;
    if (at !== null && inTime && at <= by) tally[inTime] = 1;
  };
  // Between a reopening and the new dispatch no unit owes a response: that time is the centre's.
  if (f.unit !== null) {
    promise('signOwed', f.signBy ?? null, f.signedAt ?? null, null, 'signInTime');
    promise('respondOwed', f.respondBy, f.respondedAt, 'respondMet', 'respondInTime');
  }
  promise('resolveOwed', f.resolveBy, f.resolvedAt, 'resolveMet', 'resolveInTime');
  // A round that was late stays late: the next one has a new limit, not a clean sheet.
  if (f.rounds?.some(wasLate)) delete tally.resolveInTime;
  promise('sameDayOwed', f.sameDayBy ?? sameDayEnd(acceptedAt, counting.sameDayCut), f.resolvedAt, null, 'sameDayMet');
  return { tally, open };
}

/** A withdrawn case owes only what had fallen due before, or had been done. */
function isOwed(by: Instant | null, at: Instant | null, f: MeasureFact): by is Instant {
  if (by === null) return false;
  return at !== null || f.phase !== 'withdrawn' || f.endedAt === null || by <= f.endedAt;
}

function wasLate(round: Round): boolean {
  return round.resolveBy !== null && (round.resolvedAt === null || round.resolvedAt > round.resolveBy);
}

function subOrder(sub: SubOrder, f: MeasureFact): Drawn {
  const tally: Counter = {};
  const open: { column: Column; by: Instant }[] = [];
  if (isOwed(sub.respondBy, sub.respondedAt, f)) {
    tally.subRespondOwed = 1;
    if (sub.respondedAt === null) open.push({ column: 'subRespondOwed', by: sub.respondBy });
    else tally.subRespondMet = 1;
    if (sub.respondedAt !== null && sub.respondedAt <= sub.respondBy) tally.subRespondInTime = 1;
  }
  if (isOwed(sub.resolveBy, sub.resolvedAt, f)) {
    tally.subResolveOwed = 1;
    if (sub.resolvedAt === null) open.push({ column: 'subResolveOwed', by: sub.resolveBy });
    else tally.subResolveMet = 1;
    if (sub.resolvedAt !== null && sub.resolvedAt <= sub.resolveBy) tally.subResolveInTime = 1;
  }
  return { tally, open };
}

type Answer = Omit<Round, 'resolveBy' | 'resolvedAt'> & { readonly followedUpAt: Instant; readonly inRound: number };

/** The answer that stands: the newest valid one. Reopening a case does not wipe out what the requester said. */
function answerOf(f: MeasureFact): Answer | null {
  if (f.followedUpAt !== null && f.solved !== null && f.handling !== null) {
    const { unit, followedUpAt, contacted, solved, handling, process, round } = f;
    return { unit, followedUpAt, contacted, solved, handling, process, inRound: round };
  }
  const rounds = f.rounds ?? [];
  const last = rounds.findLastIndex((round) => round.followedUpAt !== null && round.solved !== null && round.handling !== null);
  const found = rounds[last];
  return found && found.followedUpAt !== null ? { ...found, followedUpAt: found.followedUpAt, inRound: last + 1 } : null;
}

function answers(a: Answer): Tally {
  const tally: Counter = { valid: 1 };
  if (a.contacted) tally.contacted = 1;
  if (a.solved === 'yes') tally.solved = 1;
  if (a.solved === 'yes' && a.inRound === 1) tally.solvedAtOnce = 1;
  if (a.solved === 'partly') tally.partlySolved = 1;
  if (a.handling === 'satisfied') tally.satisfied = 1;
  if (a.handling === 'fair') tally.fair = 1;
  if (a.process === 'satisfied') tally.processSatisfied = 1;
  if (a.process === 'fair') tally.processFair = 1;
  return tally;
}

function without(tally: Tally, leaves: ReadonlySet<string>): Tally {
  if (leaves.size === 0) return tally;
  const kept: Counter = {};
  for (const name in tally) {
    const column = name as Column; // the type says that a tally has no other keys
    if (!leaves.has(columns[column])) kept[column] = tally[column] ?? 0;
  }
  return kept;
}
