import type { Instant } from '../../domain/calendar.ts';
import { countFacts, pooled } from '../../domain/measures/count.ts';
import { defaultCounting } from '../../domain/measures/entry.ts';
import type { MeasureFact } from '../../domain/measures/fact.ts';
import type { Span } from '../../domain/measures/period.ts';
import { sameDayEnd } from '../../domain/measures/sameDay.ts';
import { dayAt, momentAt } from '../../domain/measures/wallTime.ts';
import type { Deps } from '../deps.ts';
import { factsInOrder } from './facts.ts';

/** Natural days before today that a preview looks back on. */
const daysBack = 30;

export type SameDayShare = { readonly cut: string; readonly met: number; readonly of: number };

/**
 * What another cut of the day would have made of the cases of the last thirty days (当日办结率, assessed scope): each cut on all of them, by
 * the same engine as the rates. Nothing of it is stored: a case keeps what it was given when it was accepted.
 */
export async function sameDayEffect(
  { analytics }: Pick<Deps, 'analytics'>,
  cuts: { readonly now: string; readonly then: string },
  asOf: Instant,
): Promise<{ readonly days: number; readonly now: SameDayShare; readonly then: SameDayShare }> {
  const today = dayAt(asOf);
  const period = {
    from: momentAt(Temporal.PlainDate.from(today).subtract({ days: daysBack }).toString(), '00:00'),
    to: momentAt(today, '00:00'),
  };
  const shares = { now: { cut: cuts.now, met: 0, of: 0 }, then: { cut: cuts.then, met: 0, of: 0 } };
  const batches = factsInOrder(analytics, 'f.accepted_at >= $1 and f.accepted_at < $2', {
    values: [period.from, period.to],
    after: null,
  });
  for await (const batch of batches) {
    const facts = batch.map(({ fact }) => fact);
    for (const share of [shares.now, shares.then]) {
      const { sameDayOwed = 0, sameDayMet = 0 } = countedBy(share.cut, facts, { period, asOf });
      share.of += sameDayOwed;
      share.met += sameDayMet;
    }
  }
  return { days: daysBack, ...shares };
}

function countedBy(cut: string, facts: readonly MeasureFact[], ask: { readonly period: Span; readonly asOf: Instant }) {
  const cutAgain = facts.map((f) => ({ ...f, sameDayBy: f.acceptedAt && sameDayEnd(f.acceptedAt, cut) }));
  const counts = countFacts(cutAgain, { ...ask, scope: 'assessed', counting: defaultCounting }, () => '');
  return pooled([...counts.values()]).created;
}
