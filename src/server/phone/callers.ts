import { sql } from 'kysely';
import type { CaseLine } from '../../contract/cases.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { PersonKind } from '../../domain/people/vocabulary.ts';
import { seenLines } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { type PhoneKeys, phoneKeys } from './phoneKeys.ts';

type Needs = Pick<Deps, 'database' | 'config' | 'contacts'>;
type Caller = { readonly id: string; readonly name: string; readonly kind: PersonKind; readonly unit: string | null };

const batch = 2000;
const most = 8;

/**
 * Gives people their keyed digests who have none yet: new ones, and those whose number was changed, by whatever way. Nothing else has to know
 * that digests exist. @returns people completed
 */
export async function completePhoneKeys(deps: Needs): Promise<number> {
  const keys = await phoneKeys(deps.config.dataFolder);
  for (let done = 0; ; ) {
    const { rows } = await deps.database.pool.query<{ id: string; phone: string }>({
      name: 'people-without-phone-key',
      text: `select id, phone from person where phone_key is null and phone <> '' limit $1`,
      values: [batch],
    });
    if (rows.length === 0) return done;
    // A number that is none has the empty digest, so that it is not looked at again.
    const digests = rows.map(({ id, phone }) => keys.digestOf(deps.contacts.open(id, phone)) ?? Buffer.alloc(0));
    await deps.database.pool.query(
      `update person p set phone_key = x.key from unnest($1::text[], $2::bytea[], $3::text[]) as x(id, key, phone)
       where p.id = x.id and p.phone = x.phone`,
      [rows.map(({ id }) => id), digests, rows.map(({ phone }) => phone)],
    );
    done += rows.length;
  }
}

/** After a restore without its key an installation has a new one: digests of the old one would find nobody. */
export async function forgetForeignKeys(deps: Needs): Promise<void> {
  const { mark } = await phoneKeys(deps.config.dataFolder);
  await deps.database.pool.query(
    `update person set phone_key = null where octet_length(phone_key) > 0 and substring(phone_key from 1 for 4) <> $1`,
    [mark],
  );
}

/** People with this number, or with this student or staff number; names without their end. */
export async function callersOf(deps: Needs, written: string): Promise<Caller[]> {
  await completePhoneKeys(deps);
  const keys = await phoneKeys(deps.config.dataFolder);
  const { rows } = await deps.database.pool.query<Caller>({
    name: 'callers-of',
    text: `
      select * from (
        select id, name, kind, unit from person where phone_key = $1::bytea and active
        union
        select id, name, kind, unit from person where lower(login) = lower($2) and active) found
      order by kind = 'guest', id limit $3`,
    values: [keys.digestOf(written), written.trim(), most],
  });
  return rows.map(({ name, ...row }) => ({ ...row, name: `${[...name][0] ?? ''}**` }));
}

/** What these people have reported, as far as the actor may see it: open ones first, then the newest. */
export async function casesOf(deps: Pick<Deps, 'database'>, actor: Actor, people: readonly string[]): Promise<CaseLine[]> {
  if (people.length === 0) return [];
  const own = sql`requester = any(${people}::text[])`;
  const open = await seenLines(deps, actor, { where: sql`${own} and ended_at is null`, limit: most });
  const ended = await seenLines(deps, actor, { where: sql`${own} and ended_at is not null`, limit: most });
  return [...open, ...ended].slice(0, most);
}

export type Guest = { readonly name: string; readonly number: string };

/**
 * The person who stands for a caller without an account: the same for the same number and name, else a new one. Repeated with the same id
 * it makes nobody twice.
 */
export async function guestOf(
  deps: Needs & Pick<Deps, 'clock'>,
  id: string,
  { name, number }: Guest,
  keys: PhoneKeys,
): Promise<string> {
  const key = keys.digestOf(number);
  const { rows } = await deps.database.pool.query<{ id: string }>({
    name: 'guest-of',
    text: `
      with known as (
        select id from person where kind = 'guest' and active and name = $2 and phone_key = $4::bytea limit 1),
      made as (
        insert into person (id, login, name, kind, phone, phone_key, created_at)
        select $1, $1, $2, 'guest', $3, coalesce($4::bytea, ''::bytea), $5 where not exists (select from known)
        on conflict (id) do update set name = excluded.name, phone = excluded.phone, phone_key = excluded.phone_key
        returning id)
      select id from known union all select id from made`,
    values: [id, name, deps.contacts.seal(id, number), key, deps.clock()],
  });
  return rows[0]!.id;
}

export async function isPerson({ database }: Pick<Deps, 'database'>, id: string): Promise<boolean> {
  const { rows } = await database.pool.query({
    name: 'is-person',
    text: 'select 1 from person where id = $1 and active',
    values: [id],
  });
  return rows.length > 0;
}
