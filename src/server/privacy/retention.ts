import { sql } from 'kysely';
import { Retention } from '../../contract/privacy.ts';
import type { Deps } from '../deps.ts';
import { writeItem } from '../platform/writeItem.ts';

type Needs = Pick<Deps, 'database' | 'clock'>;

export async function readRetention({ database }: Pick<Needs, 'database'>): Promise<{ version: number; retention: Retention }> {
  const { rows } = await sql<{ version: number; data: unknown }>`
    select version, data from reference_item where kind = 'retention' and id = 'school'`.execute(database.db);
  return { version: rows[0]?.version ?? 0, retention: Retention.parse(rows[0]?.data ?? {}) };
}

/** @throws Problem 412 'stale' when the rules have changed since `seen` */
export async function writeRetention(deps: Needs, retention: Retention, seen: number, by: string): Promise<number> {
  return (await writeItem(deps, { kind: 'retention', id: 'school', seen, data: retention, by })).version;
}

/** Cases whose time has come: closed for longer than their rule says, and not yet done. */
export const dueCases = (retention: Retention, now: string) => sql`
  from case_view v
  cross join lateral (select case when v.supervision_demanded then ${retention.supervisedYears}::int else ${retention.ordinaryYears}::int end as years) r
  where v.ended_at is not null and v.ended_at < ${now}::timestamptz - make_interval(years => r.years)
    and v.phase in ('closed', 'declined', 'withdrawn', 'merged')
    and not exists (select from anonymised_case a where a.case_id = v.id)`;
