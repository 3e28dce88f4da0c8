import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { syncDirectory } from '../../../contract/signIn.ts';
import type { Deps } from '../../deps.ts';
import { asPerson } from './arrive.ts';
import { ldapPeople } from './ldap.ts';
import type { ProviderOf } from './providerStore.ts';

type Outcome = z.output<(typeof syncDirectory)['response']>;
type What = Outcome['examples'][number]['what'];
type Row = { readonly what: What; readonly login: string; readonly name: string };

const mostExamples = 60;
/** More than this share of the accounts missing at once is a broken filter, not a graduation. */
const mostGoneShare = 0.2;
const fewAccounts = 20;

/**
 * Takes over the people of the school's directory: new ones get an account, changed ones their new name, unit and kind, and who is no longer
 * there can no longer sign in. Accounts that administer are never touched. What is judged and what is written is one statement.
 * @throws DirectorySilent
 */
export async function syncPeople(
  deps: Pick<Deps, 'database' | 'clock' | 'config' | 'reference' | 'live'>,
  provider: ProviderOf<'ldap'>,
  apply: boolean,
): Promise<Outcome> {
  const arrivals = await ldapPeople(deps, provider);
  const people = await Promise.all(
    arrivals.map(async (arrival) => ({
      id: randomUUID(),
      subject: arrival.subject,
      login: arrival.login,
      ...(await asPerson(deps, provider, arrival)),
    })),
  );
  const { rows } = await sql<Row>`
    with given as (
      select distinct on (lower(login)) * from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
        as g(id text, subject text, login text, name text, unit text, kind text) order by lower(login)),
    present as (
      select p.*, i.provider is not null as ours,
        exists (select from person_grant g where g.person = p.id and g.role in ('admin', 'securityAdmin', 'auditor')) as administers
      from person p left join person_identity i on i.person = p.id and i.provider = ${provider.id}),
    judged as (
      select g.*, p.id as known,
        case when g.login !~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' or p.administers then 'skipped'
          when p.id is null then 'created'
          when not p.ours or not p.active or (p.name, p.unit, p.kind) is distinct from (g.name, g.unit, g.kind) then 'changed' end as what
      from given g left join present p on lower(p.login) = lower(g.login)),
    gone as (
      select p.id, p.login, p.name from present p
      where p.ours and p.active and not p.administers and not exists (select from given g where lower(g.login) = lower(p.login))),
    plausible as (
      select (select count(*) from given) > 0 and ((select count(*) from gone) <= ${fewAccounts}::int
        or (select count(*) from gone) <= ${mostGoneShare}::float8 * (select count(*) from present where ours)) as yes),
    made as (
      insert into person (id, login, name, kind, unit, created_at)
      select id, login, name, kind, unit, ${deps.clock()}::timestamptz from judged where what = 'created' and ${apply}::boolean returning id),
    altered as (
      update person p set name = j.name, kind = j.kind, unit = j.unit, active = true
      from judged j where j.known = p.id and j.what = 'changed' and ${apply}::boolean),
    linked as (
      insert into person_identity (provider, subject, person, created_at)
      select ${provider.id}, j.subject, coalesce(j.known, made.id), ${deps.clock()}::timestamptz
      from judged j left join made on made.id = j.id where j.what in ('created', 'changed') and ${apply}::boolean on conflict do nothing),
    closed as (
      update person p set active = false from gone where p.id = gone.id and ${apply}::boolean and (select yes from plausible))
    select what, login, name from judged where what is not null
    union all select 'deactivated', login, name from gone where (select yes from plausible)`.execute(deps.database.db);
  if (apply) deps.live.announce({ kind: 'session', id: '' });
  const count = (what: What) => rows.filter((row) => row.what === what).length;
  return {
    read: arrivals.length,
    created: count('created'),
    changed: count('changed'),
    deactivated: count('deactivated'),
    skipped: count('skipped'),
    examples: rows.slice(0, mostExamples),
  };
}
