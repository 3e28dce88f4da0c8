import { sql } from 'kysely';
import { SignInPolicy } from '../../contract/signIn.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

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
  const { rows } = await sql<{ version: number }>`
    insert into reference_item as i (kind, id, version, data, changed_at, changed_by)
    select 'signInPolicy', 'school', 1, ${JSON.stringify(policy)}::jsonb, ${deps.clock()}::timestamptz, ${by}
    where ${seen}::int = 0 or exists (select from reference_item where kind = 'signInPolicy' and id = 'school')
    on conflict (kind, id) do update set version = i.version + 1, data = excluded.data, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by where i.version = ${seen}::int
    returning version`.execute(deps.database.db);
  if (!rows[0]) throw new Problem(412, 'stale');
  return rows[0].version;
}
