import type { Deps } from '../../deps.ts';
import { dayOf } from '../../platform/instant.ts';

/** Cases of a class received in the last `days` days, by category and place; '' is no place. */
export async function casesByCell(
  { analytics, clock }: Pick<Deps, 'analytics' | 'clock'>,
  { kind, days }: { readonly kind: string; readonly days: number },
): Promise<readonly { readonly category: string; readonly place: string; readonly cases: number }[]> {
  const today = Temporal.PlainDate.from(dayOf(clock()));
  const { rows } = await analytics.pool.query<{ category: string; place: string; cases: number }>(
    `select category, place, coalesce(sum(received), 0)::int as cases from analytics.spot_day
     where moment = 'created' and left(category, 2) = $1 and day > $2 and day <= $3 group by 1, 2`,
    [kind, today.subtract({ days }).toString(), today.toString()],
  );
  return rows;
}
