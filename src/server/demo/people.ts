import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { type Account, type DemoPerson, demoPeople } from '../../../seed/demo/people.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';

/** Any number: the history and its people are the same wherever the demonstration is started. */
export const demoSeed = 20_210_924;

const accounts = path.resolve(import.meta.dirname, '../../../seed/people.json');

/** Everybody in the demonstration: the accounts and the invented requesters. */
export async function peopleOfDemo(reference: Reference): Promise<DemoPerson[]> {
  return demoPeople(demoSeed, JSON.parse(await readFile(accounts, 'utf8')) as Account[], reference);
}

/**
 * Inserts the accounts of seed/people.json, all with one password, and some 400 invented requesters who cannot sign in. Whoever is there
 * already stays as he or she is.
 */
export async function seedDemoPeople(
  deps: Pick<Deps, 'database' | 'reference' | 'contacts'>,
  passwordHash: string,
  now: string,
): Promise<void> {
  const people = (await peopleOfDemo(await deps.reference.newest())).map((person) => ({
    ...person,
    phone: deps.contacts.seal(person.login, person.phone ?? ''),
  }));
  // One statement: a grant never outlives a person who was not written.
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
        as x(login text, name text, kind text, unit text, phone text, "hasPassword" boolean, grants jsonb)),
    written as (
      insert into person (id, login, name, kind, unit, phone, password_hash, created_at)
      select login, login, name, kind, unit, phone, case when "hasPassword" then ${passwordHash}::text end, ${now}::timestamptz from given
      on conflict do nothing returning id)
    insert into person_grant (person, role, unit)
    select w.id, g.role, coalesce(g.unit, '')
    from written w join given p on p.login = w.id, jsonb_to_recordset(p.grants) as g(role text, unit text)
    on conflict do nothing`.execute(deps.database.db);
  // They have been here for a year: the notice is shown to whoever submits without a name.
  await sql`
    insert into consent (person, edition, version, at)
    select p.id, 1, 1, ${now}::timestamptz from person p, reference_item r where r.kind = 'consentText' and r.version = 1
    on conflict do nothing`.execute(deps.database.db);
}
