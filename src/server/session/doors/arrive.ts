import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { PersonKind } from '../../../domain/people/vocabulary.ts';
import type { Deps } from '../../deps.ts';
import { insertPerson } from '../../directory/execute.ts';
import { Problem } from '../../platform/problem.ts';
import type { OpenProvider } from './providerStore.ts';

/** Somebody as an identity provider knows them. All values are text: a staff number keeps its zeros. */
export type Arrival = {
  /** The provider's own lasting name for the person. */
  readonly subject: string;
  readonly login: string;
  readonly name: string;
  readonly unit: string | null;
  readonly kind: string | null;
};

type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'contacts'>;

/** Logins as accounts may be called (contract/people.ts). */
const possibleLogin = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Finds the person here whom an identity provider has confirmed: known from before, else the account of the same login, else a new one when
 * the provider is set to make them. An account that administers is never found by its login alone: who can name a login at the provider
 * would otherwise take over the school's desk. A security administrator links it by hand.
 * @returns the person's id. @throws Problem 403 'not-known-here'
 */
export async function arrive(deps: Needs, provider: OpenProvider, arrival: Arrival): Promise<string> {
  const { db } = deps.database;
  const known = await sql<{ person: string; active: boolean }>`
    select i.person, p.active from person_identity i join person p on p.id = i.person
    where i.provider = ${provider.id} and i.subject = ${arrival.subject}`.execute(db);
  const found = known.rows[0] ?? (await byLogin(deps, provider.id, arrival)) ?? (await newPerson(deps, provider, arrival));
  if (!found?.active) throw new Problem(403, 'not-known-here');
  return found.person;
}

async function byLogin(
  deps: Needs,
  provider: string,
  arrival: Arrival,
): Promise<{ person: string; active: boolean } | undefined> {
  const { rows } = await sql<{ person: string; active: boolean }>`
    with p as (select id, active from person where lower(login) = lower(${arrival.login})
      and not exists (select from person_grant g where g.person = person.id and g.role in ('admin', 'securityAdmin', 'auditor'))
      -- one person of the provider has one account here
      and not exists (select from person_identity i where i.person = person.id and i.provider = ${provider})),
    linked as (insert into person_identity (provider, subject, person, created_at)
      select ${provider}, ${arrival.subject}, id, ${deps.clock()}::timestamptz from p on conflict do nothing)
    select id as person, active from p`.execute(deps.database.db);
  return rows[0];
}

async function newPerson(deps: Needs, provider: OpenProvider, arrival: Arrival) {
  const { settings } = provider;
  if (!settings.createPeople || !possibleLogin.test(arrival.login)) return undefined;
  const id = randomUUID();
  const draft = { login: arrival.login, phone: '', active: true, grants: [], ...(await asPerson(deps, provider, arrival)) };
  try {
    await insertPerson(deps, draft, null, deps.clock(), id);
  } catch (error) {
    // The login belongs to somebody else: an account that administers, or one that another identity holds.
    if (error instanceof Problem && error.code === 'login-taken') return undefined;
    throw error;
  }
  await sql`insert into person_identity (provider, subject, person, created_at)
    values (${provider.id}, ${arrival.subject}, ${id}, ${deps.clock()}::timestamptz) on conflict do nothing`.execute(
    deps.database.db,
  );
  return { person: id, active: true };
}

/** The provider's words as ours: a unit only when we have it, a kind by the provider's own list. */
export async function asPerson(
  deps: Pick<Needs, 'reference'>,
  { settings }: OpenProvider,
  arrival: Arrival,
): Promise<{ name: string; unit: string | null; kind: PersonKind }> {
  const { units } = await deps.reference.recent();
  const unit = arrival.unit?.toLowerCase() ?? '';
  const byName = [...units].find(([, { name }]) => name === arrival.unit)?.[0];
  return {
    name: (arrival.name || arrival.login).slice(0, 40),
    unit: units.has(unit) ? unit : (byName ?? null),
    kind: settings.kinds[arrival.kind ?? ''] ?? 'student',
  };
}
