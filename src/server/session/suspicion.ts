import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { digest } from '../platform/secrets.ts';

type Needs = Pick<Deps, 'database' | 'clock'>;

const minutes = 15;
/** Refused tries within a quarter of an hour after which a try costs work: of one login, from one address (which may be a dormitory). */
const suspicious = { login: 3, address: 10 } as const;
/** After so many a login rests, whether there is an account of that name or not: answers do not tell them apart. */
const mostOfLogin = 8;

/** Whether a try to sign in has to be paid for with work: counted in the database, for all processes. */
export async function isSuspected({ database, clock }: Needs, login: string, address: string): Promise<boolean> {
  const { rows } = await sql<{ login: boolean; used: number }>`
    select key = ${loginKey(login)} as login, used from rate_count where key in (${loginKey(login)}, ${addressKey(address)})
      and window_start > ${clock()}::timestamptz - make_interval(mins => ${minutes}::int)`.execute(database.db);
  return rows.some((row) => row.used >= (row.login ? suspicious.login : suspicious.address));
}

/** Counts a refused try. @returns whether the login has to rest */
export async function noteRefusal({ database, clock }: Needs, login: string, address: string): Promise<boolean> {
  const { rows } = await sql<{ login: boolean; used: number }>`
    insert into rate_count as c (key, window_start, used)
    values (${loginKey(login)}, ${clock()}::timestamptz, 1), (${addressKey(address)}, ${clock()}::timestamptz, 1)
    on conflict (key) do update set
      used = case when c.window_start > excluded.window_start - make_interval(mins => ${minutes}::int) then c.used else 0 end + 1,
      window_start = case when c.window_start > excluded.window_start - make_interval(mins => ${minutes}::int)
        then c.window_start else excluded.window_start end
    returning key = ${loginKey(login)} as login, used`.execute(database.db);
  return rows.some((row) => row.login && row.used > mostOfLogin);
}

export async function forgetRefusals({ database }: Pick<Needs, 'database'>, login: string): Promise<void> {
  await sql`delete from rate_count where key = ${loginKey(login)}`.execute(database.db);
}

const loginKey = (login: string) => digest(`refused login ${login.toLowerCase()}`);
const addressKey = (address: string) => digest(`refused address ${address}`);
