import type { Instant } from '../../domain/calendar.ts';
import { contains, type Span } from '../../domain/measures/period.ts';
import type { Deed } from '../../domain/measures/score.ts';
import type { Database } from '../platform/db.ts';

/** A verified deed with the moment from which it counts. */
export type CountedDeed = Deed & { readonly unit: string; readonly confirmedAt: Instant };
/** Verified deeds by unit. */
export type DeedsOf = ReadonlyMap<string, readonly Deed[]>;

/**
 * Deeds that were confirmed in a span and stood at a moment, oldest first: the same moment gives the same deeds for ever, whatever is
 * revoked later.
 */
export async function deedsIn(database: Database, { from, to }: Span, asOf: Instant): Promise<readonly CountedDeed[]> {
  const { rows } = await database.pool.query<CountedDeed>({
    name: 'verified-deeds',
    text: `select kind, unit, case_id as "caseId", confirmed_at as "confirmedAt" from analytics.verified_deed
      where confirmed_at >= $1 and confirmed_at < $2 and confirmed_at <= $3 and (revoked_at is null or revoked_at > $3)
      order by confirmed_at, id`,
    values: [from, to, asOf],
  });
  return rows;
}

/** Those of a period by unit. @param unitOf the unit that answers for another's deeds now; itself when absent */
export function deedsByUnit(
  deeds: readonly CountedDeed[],
  period: Span,
  unitOf: (unit: string) => string = (unit) => unit,
): DeedsOf {
  const own = deeds.filter(({ confirmedAt }) => contains(period, confirmedAt));
  return new Map(
    [...Map.groupBy(own, ({ unit }) => unitOf(unit))].map(([unit, some]) => [
      unit,
      some.map(({ kind, caseId }) => ({ kind, caseId })),
    ]),
  );
}
