import { sql } from 'kysely';
import type { CaseState } from '../../domain/case/case.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'contacts'>;
type Look = {
  readonly id: string;
  readonly state: CaseState;
  readonly person: { readonly id: string; readonly unit: string | null };
  readonly purpose: string;
};

/** Shows a requester's name and phone, and records who looked and why in the same statement. @throws Problem 404 for an anonymous case */
export async function reveal(deps: Needs, look: Look): Promise<{ name: string; phone: string }> {
  const { rows } = await sql<{ name: string; phone: string }>`
    with looked as (
      insert into reveal (case_id, person, unit, purpose, at)
      select ${look.id}, ${look.person.id}, ${look.person.unit}, ${look.purpose}, ${deps.clock()}
      where exists (select from person where id = ${look.state.requester}) returning 1)
    select name, phone from person, looked where id = ${look.state.requester}`.execute(deps.database.db);
  const found = rows[0];
  if (!found) throw new Problem(404, 'not-found');
  return { ...found, phone: deps.contacts.open(look.state.requester!, found.phone) };
}

/** Who looked at the contact data of a case's requester, newest first; units, not persons. */
export async function revealsOf(deps: Needs, id: string): Promise<{ at: string; unit: string | null; purpose: string }[]> {
  return deps.database.db
    .selectFrom('reveal')
    .select(['at', 'unit', 'purpose'])
    .where('case_id', '=', id)
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
}
