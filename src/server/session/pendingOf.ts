import { sql } from 'kysely';
import type { Pending } from '../../contract/signIn.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { signInPolicy } from './policy.ts';

/** What a new session of this person lacks: whoever has an app is asked for it; whoever needs one by role is asked to get it. */
export async function pendingOf(deps: Pick<Deps, 'database'>, person: string): Promise<Pending | null> {
  const { rows } = await sql<{ enrolled: boolean; roles: Role[] }>`
    select exists (select from second_factor f where f.person = ${person} and f.confirmed_at is not null) as enrolled,
      coalesce((select jsonb_agg(distinct g.role) from person_grant g where g.person = ${person}), '[]') as roles`.execute(
    deps.database.db,
  );
  const { enrolled, roles } = rows[0]!;
  return enrolled ? 'code' : enrolmentIfDemanded(deps, roles);
}

export async function enrolmentIfDemanded(deps: Pick<Deps, 'database'>, roles: readonly Role[]): Promise<'enrol' | null> {
  if (roles.length === 0) return null;
  const { policy } = await signInPolicy(deps);
  return policy.secondFactorFor.some((role) => roles.includes(role)) ? 'enrol' : null;
}
