import type { Instant } from '../calendar.ts';
import type { CallState, ExchangeEventType } from './vocabulary.ts';

/**
 * One telephone in one call. Each time is the latest of its kind that was told; the greatest of two is the same whichever comes first and
 * however often, so events may arrive twice and out of order, and a telephone may ring again in the same call.
 */
export type LegTimes = { readonly rangAt: Instant | null; readonly answeredAt: Instant | null; readonly endedAt: Instant | null };

export const silentLeg: LegTimes = { rangAt: null, answeredAt: null, endedAt: null };

/** Takes in what the exchange told. A restart ends whatever was going on. */
export function tellLeg(leg: LegTimes, type: ExchangeEventType, at: Instant): LegTimes {
  switch (type) {
    case 'ringing':
      return { ...leg, rangAt: latest(leg.rangAt, at) };
    case 'answered':
      return { ...leg, answeredAt: latest(leg.answeredAt, at) };
    case 'hungUp':
    case 'restarted':
      return { ...leg, endedAt: latest(leg.endedAt, at) };
  }
}

/** Nobody speaks on the phone for so long: its end was lost. */
const longestHours = 6;

export function stateOfLeg({ rangAt, answeredAt, endedAt }: LegTimes, now: Instant): CallState {
  const begun = latest(rangAt, answeredAt ?? '') ?? '';
  if (endedAt !== null && endedAt >= begun) return 'ended';
  const hours = Temporal.Instant.from(now)
    .since(Temporal.Instant.from(begun || now))
    .total('hours');
  if (hours > longestHours) return 'ended';
  return answeredAt !== null && answeredAt >= (rangAt ?? '') ? 'talking' : 'ringing';
}

/** Seconds of conversation; 0 for a call that nobody answered or whose end is not known. */
export function talkedSeconds({ answeredAt, endedAt }: LegTimes): number {
  if (answeredAt === null || endedAt === null || endedAt < answeredAt) return 0;
  return Math.round(Temporal.Instant.from(endedAt).since(Temporal.Instant.from(answeredAt)).total('seconds'));
}

function latest(a: Instant | null, b: Instant): Instant | null {
  const later = a !== null && a > b ? a : b;
  return later === '' ? null : later;
}
