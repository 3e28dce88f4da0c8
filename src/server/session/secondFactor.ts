import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import type { Deps } from '../deps.ts';
import { seal, sealingKey, unseal } from '../platform/seal.ts';
import { digest } from '../platform/secrets.ts';
import { refuseResting, wrongTry } from './tries.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'config'>;

/** RFC 6238 with the parameters that every app understands: SHA-1, six digits, steps of 30 s; one step of drift either way. */
const periodSeconds = 30;
const drift = 1;
const keyBytes = 20;
const recoveryCodes = 10;
/** Five minutes: more than the clocks of two machines and the drift of an app together. */
const setBackSteps = 10;

/** Begins to use an app in place of any before; whoever has one has to show its code first. @returns the key, base32. */
export async function enrol(deps: Needs, person: string): Promise<string> {
  const key = new Secret({ size: keyBytes }).base32;
  const sealed = seal(await sealingKey(deps.config.dataFolder), sealedAs(person), key);
  await sql`insert into second_factor (person, sealed) values (${person}, ${sealed})
    on conflict (person) do update set sealed = excluded.sealed, confirmed_at = null, step = 0`.execute(deps.database.db);
  return key;
}

/** Confirms the app by its first code. @returns recovery codes, 80 bits each, that are stored as digests only. @throws Problem 401 'wrong-second-factor' · 429 'locked-out' */
export async function confirm(deps: Needs, person: string, code: string): Promise<string[]> {
  await refuseResting(deps, person);
  if (!(await isAppCode(deps, person, code, 'waiting'))) throw await wrongTry(deps, person, 'wrong-second-factor');
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await sql`
    with confirmed as (update second_factor set confirmed_at = ${deps.clock()}::timestamptz where person = ${person} returning person),
    old as (delete from recovery_code where person = ${person})
    insert into recovery_code (person, code_hash)
    select person, unnest(${codes.map((c) => digest(c))}::bytea[]) from confirmed`.execute(deps.database.db);
  return codes.map((c) => c.match(/.{4}/g)!.join('-'));
}

/**
 * Checks a code of the app or spends a recovery code.
 * @throws Problem 401 'wrong-second-factor' · 429 'locked-out'
 */
export async function checkSecondFactor(deps: Needs, person: string, code: string): Promise<void> {
  await refuseResting(deps, person);
  const right =
    code.length === 6 ? await isAppCode(deps, person, code, 'confirmed') : await spendRecoveryCode(deps, person, code);
  if (!right) throw await wrongTry(deps, person, 'wrong-second-factor');
}

/** When the app was confirmed and how many recovery codes are left; null without an app. */
export async function secondFactorOf(
  deps: Pick<Needs, 'database'>,
  person: string,
): Promise<{ since: string; recoveryLeft: number } | null> {
  const { rows } = await sql<{ since: string; recoveryLeft: number }>`
    select f.confirmed_at as since,
      (select count(*)::int from recovery_code c where c.person = f.person and c.used_at is null) as "recoveryLeft"
    from second_factor f where f.person = ${person} and f.confirmed_at is not null`.execute(deps.database.db);
  return rows[0] ?? null;
}

export async function forgetSecondFactor(deps: Pick<Needs, 'database'>, person: string): Promise<void> {
  await sql`with f as (delete from second_factor where person = ${person})
    delete from recovery_code where person = ${person}`.execute(deps.database.db);
}

async function isAppCode(deps: Needs, person: string, code: string, state: 'waiting' | 'confirmed'): Promise<boolean> {
  const row = await deps.database.db
    .selectFrom('second_factor')
    .select(['sealed', 'confirmed_at', 'step'])
    .where('person', '=', person)
    .executeTakeFirst();
  if (!row || (row.confirmed_at !== null) !== (state === 'confirmed')) return false;
  const key = unseal(await sealingKey(deps.config.dataFolder), sealedAs(person), row.sealed);
  if (key === null) return false;
  const timestamp = Date.parse(deps.clock());
  const delta = new TOTP({ secret: Secret.fromBase32(key), period: periodSeconds }).validate({
    token: code,
    timestamp,
    window: drift,
  });
  if (delta === null) return false;
  const step = Math.floor(timestamp / 1000 / periodSeconds) + delta;
  // In the database, so that one code opens one door, also when it arrives twice at once. A step that nobody can have reached yet was
  // reckoned by a clock that has been set back since; without this nobody could sign in until it comes round again.
  const { rows } = await sql`update second_factor set step = ${step}::bigint
    where person = ${person} and (step < ${step}::bigint or step > ${step + setBackSteps}::bigint) returning 1`.execute(
    deps.database.db,
  );
  return rows.length > 0;
}

async function spendRecoveryCode(deps: Needs, person: string, code: string): Promise<boolean> {
  const { rows } = await sql`update recovery_code set used_at = ${deps.clock()}::timestamptz
    where person = ${person} and code_hash = ${digest(code)} and used_at is null returning 1`.execute(deps.database.db);
  return rows.length > 0;
}

/** 16 letters of base32, 80 bits. */
function newRecoveryCode(): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32.toLowerCase();
}

const sealedAs = (person: string) => `second-factor:${person}`;

/** The address that an authenticator app reads from the QR code. */
export function appAddress(key: string, login: string, site: string): string {
  return new TOTP({ secret: Secret.fromBase32(key), issuer: site, label: login, period: periodSeconds }).toString();
}
