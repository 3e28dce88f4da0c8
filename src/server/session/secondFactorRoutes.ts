import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import QRCode from 'qrcode';
import {
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  enrolSecondFactor,
  getSecurity,
  getSignInPolicy,
  giveSecondFactor,
  putSignInPolicy,
  removeSecondFactor,
  resetSecondFactor,
  signInPolicyHistory,
} from '../../contract/signIn.ts';
import type { Deps } from '../deps.ts';
import { tellPerson } from '../notifications/execute.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { digest } from '../platform/secrets.ts';
import { endSessions } from './execute.ts';
import { enrolmentIfDemanded } from './pendingOf.ts';
import { policyVersions, putPolicy, signInPolicy } from './policy.ts';
import { sessionCookie } from './queries.ts';
import { appAddress, checkSecondFactor, confirm, enrol, forgetSecondFactor, secondFactorOf } from './secondFactor.ts';
import { forgiveTries } from './tries.ts';

/** One's own second factor and sessions, and the rules that a security administrator sets for them. */
export function secondFactorRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const { db } = deps.database;
  const attempts = { perMinute: Math.ceil(deps.config.ratePerMinute / 20) };
  const strengthen = (token: string) =>
    sql`update session set second_factor_at = ${deps.clock()}::timestamptz where token_hash = ${digest(token)}`.execute(db);

  serve(
    app,
    identify,
    enrolSecondFactor,
    async ({ caller, body }) => {
      const person = ownerOf(caller);
      // The password alone must not change the lock that stands behind it.
      if (caller.pending?.lacks === 'code') throw new Problem(403, 'not-yours');
      if (await secondFactorOf(deps, person)) await checkSecondFactor(deps, person, body.code ?? '');
      const key = await enrol(deps, person);
      const { login } = await db.selectFrom('person').select('login').where('id', '=', person).executeTakeFirstOrThrow();
      const uri = appAddress(key, login, deps.config.siteName);
      return { key, uri, qr: await QRCode.toString(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) };
    },
    attempts,
  );

  serve(
    app,
    identify,
    confirmSecondFactor,
    async ({ caller, body, request }) => {
      if (caller.pending?.lacks === 'code') throw new Problem(403, 'not-yours');
      const codes = await confirm(deps, ownerOf(caller), body.code);
      await strengthen(request.cookies[sessionCookie]!);
      return { recoveryCodes: codes };
    },
    attempts,
  );

  serve(
    app,
    identify,
    giveSecondFactor,
    async ({ caller, body, request }) => {
      const person = ownerOf(caller);
      await checkSecondFactor(deps, person, body.code);
      await forgiveTries(deps, person);
      await strengthen(request.cookies[sessionCookie]!);
      return { recoveryLeft: (await secondFactorOf(deps, person))?.recoveryLeft ?? 0 };
    },
    attempts,
  );

  serve(
    app,
    identify,
    removeSecondFactor,
    async ({ caller, body }) => {
      const person = ownerOf(caller);
      if (!(await secondFactorOf(deps, person))) throw new Problem(409, 'no-second-factor');
      if (await enrolmentIfDemanded(deps, caller.person?.roles ?? [])) throw new Problem(409, 'second-factor-required');
      await checkSecondFactor(deps, person, body.code);
      await forgetSecondFactor(deps, person);
      return {};
    },
    attempts,
  );

  serve(app, identify, resetSecondFactor, async ({ caller, params, body }) => {
    const found = await db.selectFrom('person').select('id').where('id', '=', params.id).executeTakeFirst();
    if (!found) throw new Problem(404, 'not-found');
    const at = deps.clock();
    await sql`insert into second_factor_reset (person, by, reason, at)
      values (${params.id}, ${caller.person!.id}, ${body.reason}, ${at}::timestamptz)`.execute(db);
    await forgetSecondFactor(deps, params.id);
    await endSessions(deps, { person: params.id });
    await tellPerson(deps, {
      key: `second-factor-reset ${at}`,
      person: params.id,
      kind: 'SecondFactorReset',
      link: '/me/security',
    });
    return {};
  });

  serve(app, identify, getSecurity, async ({ caller, request }) => {
    const person = ownerOf(caller);
    const now = deps.clock();
    const current = digest(request.cookies[sessionCookie] ?? '');
    const sessions = await db
      .selectFrom('session')
      .select(['id', 'token_hash', 'device', 'address', 'provider', 'created_at as createdAt', 'seen_at as seenAt'])
      .where('person', '=', person)
      .where('expires_at', '>', now)
      .where(sql<boolean>`(idle_seconds is null or seen_at + make_interval(secs => idle_seconds) > ${now}::timestamptz)`)
      .orderBy('seen_at', 'desc')
      .limit(100)
      .execute();
    const { password_hash } = await db
      .selectFrom('person')
      .select('password_hash')
      .where('id', '=', person)
      .executeTakeFirstOrThrow();
    return {
      secondFactor: await secondFactorOf(deps, person),
      required: (await enrolmentIfDemanded(deps, caller.person?.roles ?? [])) !== null,
      hasPassword: password_hash !== null,
      sessions: sessions.map(({ token_hash, ...session }) => ({ ...session, current: current.equals(token_hash) })),
    };
  });

  serve(app, identify, endSession, async ({ caller, params }) => {
    const { numDeletedRows } = await db
      .deleteFrom('session')
      .where('id', '=', params.id)
      .where('person', '=', ownerOf(caller))
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Problem(404, 'not-found');
    deps.live.announce({ kind: 'session', id: '' });
    return {};
  });

  serve(app, identify, endOtherSessions, async ({ caller, request }) => {
    const { numDeletedRows } = await db
      .deleteFrom('session')
      .where('person', '=', ownerOf(caller))
      .where('token_hash', '<>', digest(request.cookies[sessionCookie] ?? ''))
      .executeTakeFirst();
    deps.live.announce({ kind: 'session', id: '' });
    return { ended: Number(numDeletedRows) };
  });

  serve(app, identify, getSignInPolicy, async () => signInPolicy(deps));
  serve(app, identify, signInPolicyHistory, async () => policyVersions(deps));
  serve(app, identify, putSignInPolicy, async ({ caller, body }) => ({
    version: await putPolicy(deps, body.policy, body.version, caller.person!.id),
    policy: body.policy,
  }));
}

function ownerOf(caller: Caller): string {
  const id = caller.person?.id ?? caller.pending?.id;
  if (id === undefined) throw new Problem(401, 'unauthenticated');
  return id;
}
