import type { FastifyReply } from 'fastify';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { digest, isPassword, newToken } from '../platform/secrets.ts';
import { followCookie, sessionCookie } from './queries.ts';

/** A session ends this long after it began, however often it is used. */
const sessionDays = 14;
/** Failures in a row after which an account rests. */
const mostFailures = 8;
const restMinutes = 15;

type Needs = Pick<Deps, 'database' | 'clock' | 'config' | 'live'>;

/** Checks a local account. @returns the person's id. @throws Problem 401 'wrong-login' · 429 'locked-out' */
export async function checkPassword(deps: Needs, login: string, password: string): Promise<string> {
  const now = deps.clock();
  const { db } = deps.database;
  const account = await db
    .selectFrom('person')
    .select(['id', 'password_hash', 'locked_until', 'active'])
    .where(sql`lower(login)`, '=', login.toLowerCase())
    .executeTakeFirst();
  if (account?.locked_until && account.locked_until > now) throw new Problem(429, 'locked-out');
  const right = await isPassword(password, account?.active ? account.password_hash : null);
  if (!account) throw new Problem(401, 'wrong-login');
  if (right) {
    await sql`update person set failures = 0, locked_until = null where id = ${account.id} and failures > 0`.execute(db);
    return account.id;
  }
  // Counted in the database, so that many tries at once all count.
  await sql`update person set failures = failures + 1,
    locked_until = case when (failures + 1) % ${mostFailures}::int = 0 then ${now}::timestamptz + make_interval(mins => ${restMinutes}::int) end
    where id = ${account.id}`.execute(db);
  throw new Problem(401, 'wrong-login');
}

export async function startSession(deps: Needs, reply: FastifyReply, of: { person: string } | { caseId: string }): Promise<void> {
  const token = newToken();
  const now = deps.clock();
  const maxAge = sessionDays * 86_400;
  await deps.database.db
    .insertInto('session')
    .values({
      token_hash: digest(token),
      person: 'person' in of ? of.person : null,
      case_id: 'caseId' in of ? of.caseId : null,
      created_at: now,
      seen_at: now,
      expires_at: Temporal.Instant.from(now).add({ seconds: maxAge }).toString({ smallestUnit: 'millisecond' }),
    })
    .execute();
  reply.setCookie('person' in of ? sessionCookie : followCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.config.secureCookies,
    maxAge,
  });
}

/** Ends one session, or all sessions of a person. */
export async function endSessions(deps: Needs, which: { token: string } | { person: string }): Promise<void> {
  const remove = deps.database.db.deleteFrom('session');
  if ('token' in which) await remove.where('token_hash', '=', digest(which.token)).execute();
  else await remove.where('person', '=', which.person).execute();
  deps.live.announce({ kind: 'session', id: '' });
}
