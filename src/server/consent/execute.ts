import { sql } from 'kysely';
import type { Retention } from '../../contract/privacy.ts';
import type { Deps } from '../deps.ts';

type Needs = Pick<Deps, 'database' | 'clock'>;

/** Records that a person accepted a version of an edition; the first version of an edition stays. */
export async function accept(
  { database, clock }: Needs,
  { person, edition, version }: { readonly person: string; readonly edition: number; readonly version: number },
): Promise<void> {
  await sql`
    insert into consent (person, edition, version, at) values (${person}, ${edition}::int, ${version}::int, ${clock()}::timestamptz)
    on conflict do nothing`.execute(database.db);
}

/**
 * Takes out consents that nothing rests on any more: given longer ago than any case is kept, by somebody who has no case left. `person`:
 * of that person alone, however young they are, because they asked to be forgotten.
 */
export async function forgetConsents(
  { database, clock }: Needs,
  by: { readonly retention: Retention } | { readonly person: string },
) {
  const which =
    'person' in by
      ? sql`c.person = ${by.person}`
      : sql`c.at < ${clock()}::timestamptz - make_interval(years => ${Math.max(by.retention.ordinaryYears, by.retention.supervisedYears)}::int)`;
  await sql`delete from consent c where ${which} and not exists (select from case_view v where v.requester = c.person)`.execute(
    database.db,
  );
}
