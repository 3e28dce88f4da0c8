import type { Database } from '../platform/db.ts';
import { startOfDay } from '../platform/instant.ts';
import type { Draft } from './engine/drafts.ts';

/** A card that rests on more cases than anyone reads names the newest so many. */
const mostCases = 500;

export type Behind = {
  readonly ids: readonly string[];
  /** Units that have them in hand, the one with most first. */
  readonly units: readonly string[];
};

/** The open (not confidential) cases that a draft counts, newest first. Places are buildings: their floors and rooms belong to them. */
export async function casesBehind(
  analytics: Database,
  { scope, from, to, numbers }: Draft,
  placesWithin: (id: string) => readonly string[],
): Promise<Behind> {
  if (numbers.kind === 'seasonal' || numbers.kind === 'bottleneck') return { ids: [], units: [] };
  const places = scope.places.length === 0 ? null : scope.places.flatMap((place) => [...placesWithin(place)]);
  const weekly = numbers.kind === 'periodic' && numbers.cycle === 'hour-of-week' ? numbers : null;
  const { rows } = await analytics.pool.query<{ id: string; unit: string | null }>(
    `select case_id as id, unit from analytics.case_fact
     where submitted_at >= $1 and submitted_at < $2 and confidentiality = 'normal' and phase <> 'declined' and nature <> 'praise'
       and ($3::text is null or category_code = $3) and ($4::text is null or category_code like $4 || '%')
       and ($5::text[] is null or place_id = any($5))
       and ($6::int is null or extract(isodow from submitted_at at time zone 'Asia/Shanghai') = $6)
       and ($7::int is null or extract(hour from submitted_at at time zone 'Asia/Shanghai') between $7 and $8)
     order by submitted_at desc, case_id limit ${mostCases}`,
    [
      startOfDay(from),
      startOfDay(to),
      scope.category,
      scope.category === null ? scope.klass : null,
      places,
      weekly?.weekday ?? null,
      weekly?.hours?.[0] ?? null,
      weekly?.hours ? weekly.hours[1] - 1 : null,
    ],
  );
  const counts = new Map<string, number>();
  for (const { unit } of rows) if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return { ids: rows.map(({ id }) => id), units: [...counts].sort((a, b) => b[1] - a[1]).map(([unit]) => unit) };
}
