import { type Rate, rateOf } from '../measures/measure.ts';
import { weightingOf } from '../measures/scheme.ts';
import type { MeasureId } from '../measures/vocabulary.ts';
import type { ReportNumbers, ScopedCounts } from './numbers.ts';

/** A rate of a report: by the assessment that the report goes by. */
export function reportRate(numbers: Pick<ReportNumbers, 'assessment'>, id: MeasureId, counts: ScopedCounts): Rate {
  const { scheme, scope, basis } = numbers.assessment;
  return rateOf(id, counts[scope], { basis, weighting: weightingOf(scheme) });
}

/** Cases taken on, 全口径. */
export function receivedIn(counts: ScopedCounts): number {
  return counts.full.created.received ?? 0;
}

/** Cases first resolved in the period, 全口径. */
export function closedIn(counts: ScopedCounts): number {
  return counts.full.closed.closed ?? 0;
}
