import type { Question } from './count.ts';
import { type Entry, entriesOf, undueAt } from './entry.ts';
import type { MeasureFact } from './fact.ts';
import type { Fraction } from './fraction.ts';
import { lossesIn, measures, rateIn, type Weighting } from './measure.ts';
import { contains } from './period.ts';
import { plus } from './tally.ts';
import type { Basis, LossReason, MeasureId } from './vocabulary.ts';

/** One account behind a rate: a case, with whom, and what it adds above and below the line. */
export type Account = {
  readonly caseId: string;
  readonly kind: Entry['kind'];
  readonly unit: string | null;
  readonly part: Fraction;
  readonly of: number;
  /** Why it is not whole in the part; null when it is. */
  readonly reason: LossReason | null;
};

/**
 * The accounts that make up a rate, in the order of the facts: the way of an auditor from a rate to its cases. Their parts and wholes
 * add up to the rate exactly. @param holds which accounts are meant, those of a unit say.
 */
export function behind(
  measure: MeasureId,
  facts: readonly MeasureFact[],
  question: Question & { readonly basis: Basis; readonly weighting: Weighting },
  holds: (entry: Entry) => boolean,
): readonly Account[] {
  const { scope, period, asOf, counting, basis, weighting } = question;
  const { moment } = measures[measure];
  const accounts: Account[] = [];
  for (const entry of facts.flatMap((f) => entriesOf(f, counting))) {
    const at = entry.moments[basis === 'natural' ? moment : basis];
    if (at === null || !contains(period, at) || !holds(entry)) continue;
    const tally = plus(entry.tally[scope], undueAt(entry, scope, asOf), -1);
    const { part, of } = rateIn(measure, tally, weighting);
    if (of === 0 && part.num === 0n) continue;
    const reason = lossesIn(measure, tally, weighting)[0]?.reason ?? null;
    accounts.push({ caseId: entry.caseId, kind: entry.kind, unit: entry.unit, part, of, reason });
  }
  return accounts;
}
