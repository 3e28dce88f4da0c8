import { sql } from 'kysely';
import { ProposalRules } from '../../contract/proposals.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

export async function readProposalRules({
  database,
}: Pick<Deps, 'database'>): Promise<{ version: number; rules: ProposalRules }> {
  const { rows } = await sql<{ version: number; data: unknown }>`
    select version, data from reference_item where kind = 'proposalRules' and id = 'school'`.execute(database.db);
  return { version: rows[0]?.version ?? 0, rules: ProposalRules.parse(rows[0]?.data ?? {}) };
}

/** @throws Problem 412 'stale' when the rules have changed since `seen` */
export async function writeProposalRules(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { rules, version: seen }: { readonly rules: ProposalRules; readonly version: number },
  by: string,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into reference_item as i (kind, id, version, data, changed_at, changed_by)
    select 'proposalRules', 'school', 1, ${JSON.stringify(rules)}::jsonb, ${clock()}::timestamptz, ${by}
    where ${seen}::int = 0 or exists (select from reference_item where kind = 'proposalRules' and id = 'school')
    on conflict (kind, id) do update set version = i.version + 1, data = excluded.data, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by where i.version = ${seen}::int
    returning version`.execute(database.db);
  if (!rows[0]) throw new Problem(412, 'stale');
  return rows[0].version;
}
