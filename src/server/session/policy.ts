import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import { SignInPolicy, type signInPolicyHistory } from '../../contract/signIn.ts';
import type { Deps } from '../deps.ts';
import { writeItem } from '../platform/writeItem.ts';

type Needs = Pick<Deps, 'database' | 'clock'>;

/** The rules of signing in. A demonstration, whose passwords stand on its first page, asks nobody for a second factor. */
export async function signInPolicy({ database }: Pick<Needs, 'database'>): Promise<{ version: number; policy: SignInPolicy }> {
  const { rows } = await sql<{ demo: boolean; version: number | null; data: unknown }>`
    select s.demo, i.version, i.data from site s
    left join reference_item i on i.kind = 'signInPolicy' and i.id = 'school'`.execute(database.db);
  const row = rows[0]!;
  const usual = SignInPolicy.parse(row.data ?? {});
  return { version: row.version ?? 0, policy: row.data === null && row.demo ? { ...usual, secondFactorFor: [] } : usual };
}

/** @throws Problem 412 'stale' when the rules have changed since `seen` */
export async function putPolicy(deps: Needs, policy: SignInPolicy, seen: number, by: string): Promise<number> {
  const item = { kind: 'signInPolicy', id: 'school', seen, data: policy, by };
  return (await writeItem(deps, item)).version;
}

export async function policyVersions({ database }: Pick<Needs, 'database'>): Promise<Answer<typeof signInPolicyHistory>> {
  const { rows } = await sql<{ version: number; data: unknown; changedAt: string; changedBy: string }>`
    select h.version, h.data, h.changed_at as "changedAt", coalesce(p.name, h.changed_by) as "changedBy"
    from reference_history h left join person p on p.id = h.changed_by
    where h.kind = 'signInPolicy' and h.id = 'school' order by h.version desc limit 200`.execute(database.db);
  return { versions: rows.map(({ data, ...row }) => ({ ...row, policy: SignInPolicy.parse(data) })) };
}
