import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import { Retention } from '../../contract/privacy.ts';
import type { previewRetention, retentionHistory } from '../../contract/retentionPages.ts';
import type { Deps } from '../deps.ts';
import { dueCases } from './retention.ts';

const longest = 30;

/** What a rule would touch, counted by the statement that the night itself uses. */
export async function retentionPreview(
  { analytics, clock }: Pick<Deps, 'analytics' | 'clock'>,
  years: Pick<Retention, 'ordinaryYears' | 'supervisedYears'>,
): Promise<Answer<typeof previewRetention>> {
  const rule = Retention.parse({ ...years, enabled: true });
  const now = clock();
  // Whoever ends tomorrow is later, too: the same statement as of thirty years on counts everybody who has not been done.
  const far = Temporal.Instant.from(now)
    .toZonedDateTimeISO('Asia/Shanghai')
    .add({ years: longest })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });
  const { rows } = await sql<{ ordinaryDue: number; supervisedDue: number; ordinaryAll: number; supervisedAll: number }>`
    select due.ordinary as "ordinaryDue", due.supervised as "supervisedDue", whole.ordinary as "ordinaryAll", whole.supervised as "supervisedAll"
    from (select (count(*) filter (where not v.supervision_demanded))::int as ordinary, (count(*) filter (where v.supervision_demanded))::int as supervised
      ${dueCases(rule, now)}) due,
    (select (count(*) filter (where not v.supervision_demanded))::int as ordinary, (count(*) filter (where v.supervision_demanded))::int as supervised
      ${dueCases({ ...rule, ordinaryYears: 1, supervisedYears: 1 }, far)}) whole`.execute(analytics.db);
  const { ordinaryAll, supervisedAll, ...due } = rows[0]!;
  return { ...due, ordinaryLater: ordinaryAll - due.ordinaryDue, supervisedLater: supervisedAll - due.supervisedDue };
}

export async function retentionVersions({ database }: Pick<Deps, 'database'>): Promise<Answer<typeof retentionHistory>> {
  const { rows } = await sql<{ version: number; data: unknown; changedAt: string; changedBy: string }>`
    select h.version, h.data, h.changed_at as "changedAt", coalesce(p.name, h.changed_by) as "changedBy"
    from reference_history h left join person p on p.id = h.changed_by
    where h.kind = 'retention' and h.id = 'school' order by h.version desc limit 200`.execute(database.db);
  return { versions: rows.map(({ data, ...row }) => ({ ...row, retention: Retention.parse(data) })) };
}
