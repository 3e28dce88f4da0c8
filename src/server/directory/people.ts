import { sql } from 'kysely';
import type { z } from 'zod';
import type { PersonDraft } from '../../contract/people.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

export type Draft = z.output<typeof PersonDraft>;
type Needs = Pick<Deps, 'database' | 'contacts'>;
export type PersonRow = Draft & { readonly id: string };

/** @throws Problem 409 'login-taken' · 404 'not-found' */
export async function updatePerson({ database, contacts }: Needs, id: string, draft: Draft): Promise<void> {
  const { rows } = await sql`
    with p as (
      update person set login = ${draft.login}, name = ${draft.name}, kind = ${draft.kind}, unit = ${draft.unit}, phone = ${contacts.seal(id, draft.phone)},
        active = ${draft.active} where id = ${id} returning id),
    wanted as (
      select p.id as person, g.role, coalesce(g.unit, '') as unit
      from p, jsonb_to_recordset(${JSON.stringify(draft.grants)}::jsonb) as g(role text, unit text)),
    gone as (
      delete from person_grant d using p where d.person = p.id and (d.role, d.unit) not in (select role, unit from wanted)),
    added as (insert into person_grant (person, role, unit) select * from wanted on conflict do nothing)
    select id from p`
    .execute(database.db)
    .catch(loginTaken);
  if (rows.length === 0) throw new Problem(404, 'not-found');
}

export function loginTaken(error: { constraint?: string }): never {
  if (error.constraint === 'person_login') throw new Problem(409, 'login-taken');
  throw error;
}

const pageSize = 50;

/** People in the order of their logins, with their grants; `after` is the login that the page before ended with. */
export async function findPeople(
  { database, contacts }: Needs,
  filter: {
    readonly text?: string | undefined;
    readonly withGrants?: boolean | undefined;
    readonly after?: string | undefined;
    readonly id?: string;
  },
): Promise<{ people: PersonRow[]; next: string | null }> {
  const text = filter.text?.replaceAll(/[\\%_]/g, '\\$&');
  const { rows } = await sql<PersonRow>`
    select p.id, p.login, p.name, p.kind, p.unit, p.phone, p.active,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unit', nullif(g.unit, '')) order by g.role, g.unit)
        from person_grant g where g.person = p.id), '[]') as grants
    from person p
    where (${filter.id ?? null}::text is null or p.id = ${filter.id ?? null})
      and (${text ?? null}::text is null or p.login ilike ${`${text}%`} or p.name like ${`%${text}%`})
      -- callers without an account are looked for, not listed
      and (p.kind <> 'guest' or ${text ?? filter.id ?? null}::text is not null)
      and (not ${filter.withGrants ?? false}::boolean or exists (select from person_grant g where g.person = p.id))
      and (${filter.after ?? null}::text is null or p.login > ${filter.after ?? null})
    order by p.login limit ${pageSize + 1}`.execute(database.db);
  const people = rows.slice(0, pageSize).map((row) => ({ ...row, phone: contacts.open(row.id, row.phone) }));
  return { people, next: rows.length > pageSize ? rows[pageSize - 1]!.login : null };
}
