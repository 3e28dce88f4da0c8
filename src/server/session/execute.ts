import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Role } from '../../domain/people/vocabulary.ts';
import { note } from '../audit/execute.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { digest, isPassword, newToken } from '../platform/secrets.ts';
import { assignCourses } from '../training/execute.ts';
import { deviceOf } from './device.ts';
import { signInPolicy } from './policy.ts';
import { followCookie, sessionCookie } from './queries.ts';
import { forgiveTries, wrongTry } from './tries.ts';

export { requireProof } from './proofOfWork.ts';

/** A follow-up code's session ends this long after it began. */
const followDays = 14;
const administering: readonly Role[] = ['admin', 'securityAdmin', 'auditor'];

type Needs = Pick<Deps, 'database' | 'clock' | 'config' | 'live' | 'reference'>;

/** Checks a local account. @returns the person's id. @throws Problem 401 'wrong-login' · 429 'locked-out' */
export async function checkPassword(deps: Needs, login: string, password: string): Promise<string> {
  const now = deps.clock();
  const account = await deps.database.db
    .selectFrom('person')
    .select(['id', 'password_hash', 'locked_until', 'active'])
    .where(sql`lower(login)`, '=', login.toLowerCase())
    .executeTakeFirst();
  if (account?.locked_until && account.locked_until > now) throw new Problem(429, 'locked-out');
  const right = await isPassword(password, account?.active ? account.password_hash : null);
  if (!account) throw new Problem(401, 'wrong-login');
  if (!right) throw await wrongTry(deps, account.id, 'wrong-login');
  await forgiveTries(deps, account.id);
  return account.id;
}

/** How a session began: by whom, on which device, through which provider. */
export type Beginning =
  | {
      readonly person: string;
      readonly request: FastifyRequest;
      readonly provider?: string;
      /** The provider's own name for the session, by which it may end it. */
      readonly providerSession?: string;
      /** The second factor was given in the same breath, as when a password is changed. */
      readonly second?: boolean;
    }
  | { readonly caseId: string };

export async function startSession(deps: Needs, reply: FastifyReply, of: Beginning): Promise<void> {
  const token = newToken();
  const now = deps.clock();
  const { maxAge, idle } = 'person' in of ? await lifeOf(deps, of.person) : { maxAge: followDays * 86_400, idle: null };
  const how =
    'person' in of
      ? {
          person: of.person,
          device: deviceOf(of.request.headers['user-agent']),
          address: of.request.ip,
          provider: of.provider ?? null,
          provider_session: of.providerSession === undefined ? null : digest(of.providerSession),
          second_factor_at: of.second ? now : null,
        }
      : { case_id: of.caseId };
  await deps.database.db
    .insertInto('session')
    .values({
      token_hash: digest(token),
      created_at: now,
      seen_at: now,
      expires_at: Temporal.Instant.from(now).add({ seconds: maxAge }).toString({ smallestUnit: 'millisecond' }),
      idle_seconds: idle,
      ...how,
    })
    .execute();
  if ('person' in of) {
    await assignCourses(deps, { people: [of.person] });
    await note(deps, { kind: 'sign-in', person: of.person, subject: of.provider ?? null, address: of.request.ip });
  }
  reply.setCookie('person' in of ? sessionCookie : followCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.config.secureCookies,
    maxAge,
  });
}

/** Seconds that a session of this person lives, and may rest. */
async function lifeOf(deps: Needs, person: string): Promise<{ maxAge: number; idle: number | null }> {
  const { policy } = await signInPolicy(deps);
  const rows = await deps.database.db.selectFrom('person_grant').select('role').where('person', '=', person).execute();
  if (rows.length === 0) return { maxAge: policy.requesterDays * 86_400, idle: null };
  const administers = rows.some(({ role }) => administering.some((one) => one === role));
  const idleMinutes = administers ? policy.adminIdleMinutes : policy.staffIdleMinutes;
  return { maxAge: policy.staffHours * 3600, idle: idleMinutes * 60 };
}

/** Ends one session, or all sessions of a person. */
export async function endSessions(deps: Needs, which: { token: string } | { person: string }): Promise<void> {
  const remove = deps.database.db.deleteFrom('session');
  if ('token' in which) await remove.where('token_hash', '=', digest(which.token)).execute();
  else await remove.where('person', '=', which.person).execute();
  deps.live.announce({ kind: 'session', id: '' });
}
