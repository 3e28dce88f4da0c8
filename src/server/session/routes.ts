import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { getProofChallenge } from '../../contract/proof.ts';
import { changePassword, getMe, type Me, setUp, signIn, signOut } from '../../contract/session.ts';
import type { Deps } from '../deps.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { digest, hashPassword, isPassword } from '../platform/secrets.ts';
import { leaveAddress } from './doors/leaveAddress.ts';
import { passwordOrDirectory } from './doors/passwordOrDirectory.ts';
import { openDoors } from './doors/providerStore.ts';
import { endSessions, startSession } from './execute.ts';
import { isKnownPassword } from './knownPassword.ts';
import { pendingOf } from './pendingOf.ts';
import { newChallenge, requireProof } from './proofOfWork.ts';
import { followCookie, sessionCookie } from './queries.ts';
import { forgetRefusals, isSuspected, noteRefusal } from './suspicion.ts';

/** The common password of the demonstration's accounts; they exist in no other installation. */
export const demoPassword = 'huying-demo-2026';

export function sessionRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const { db } = deps.database;
  const attempts = { perMinute: Math.ceil(deps.config.ratePerMinute / 20) };

  serve(app, identify, getMe, async ({ caller }) => {
    const site = await db.selectFrom('site').select(['demo']).executeTakeFirstOrThrow();
    return {
      me: caller.person && (await meOf(deps, caller.person.id)),
      pending: caller.pending?.lacks ?? null,
      doors: await openDoors(deps),
      site: {
        name: deps.config.siteName,
        nameEn: deps.config.siteNameEn,
        demo: site.demo,
        dutyPhone: deps.config.dutyPhone,
        now: deps.clock(),
      },
      demoAccounts: site.demo ? await demoAccounts(deps) : [],
    };
  });

  serve(
    app,
    identify,
    signIn,
    async ({ body, request, reply }) => {
      if (await isSuspected(deps, body.login, request.ip)) await requireProof(deps, request, body.login);
      const { person, provider } = await passwordOrDirectory(deps, body.login, body.password).catch(async (error: unknown) => {
        if (!(error instanceof Problem) || error.code !== 'wrong-login') throw error;
        throw (await noteRefusal(deps, body.login, request.ip)) ? new Problem(429, 'locked-out') : error;
      });
      await forgetRefusals(deps, body.login);
      await startSession(deps, reply, { person, request, ...(provider === null ? {} : { provider }) });
      return { me: await meOf(deps, person), pending: await pendingOf(deps, person) };
    },
    attempts,
  );

  serve(app, identify, getProofChallenge, async ({ query }) => ({
    challenge: await newChallenge(deps, query.of),
    bits: deps.config.proofBits,
  }));

  serve(app, identify, signOut, async ({ request, reply }) => {
    const own = request.cookies[sessionCookie];
    const leaveAt = own ? await leaveAddress(deps, own) : null;
    // The code's session too: on a shared computer nobody may find an anonymous case open.
    for (const name of [sessionCookie, followCookie]) {
      const token = request.cookies[name];
      if (token) await endSessions(deps, { token });
      reply.clearCookie(name, { path: '/' });
    }
    return { leaveAt };
  });

  serve(
    app,
    identify,
    setUp,
    async ({ body, request, reply }) => {
      if (await isKnownPassword(deps.config, body.password, body.login)) throw new Problem(400, 'password-is-known');
      const id = randomUUID();
      // Token and administrator in one statement: a link that two people open makes one account.
      const { rows } = await sql`
        with spent as (delete from setup_token where token_hash = ${digest(body.token)} returning 1),
        p as (insert into person (id, login, name, kind, password_hash, created_at)
          select ${id}, ${body.login}, ${body.name}, 'staff', ${await hashPassword(body.password)}, ${deps.clock()} from spent returning id),
        g as (insert into person_grant (person, role) select id, role from p, unnest(array['admin', 'securityAdmin']) as role)
        select id from p`.execute(db);
      if (rows.length === 0) throw new Problem(409, 'setup-done');
      await startSession(deps, reply, { person: id, request });
      return { me: await meOf(deps, id), pending: await pendingOf(deps, id) };
    },
    attempts,
  );

  serve(app, identify, changePassword, async ({ caller, body, request, reply }) => {
    const { id } = signedIn(caller);
    const account = await db
      .selectFrom('person')
      .select(['password_hash', 'login'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (!(await isPassword(body.current, account.password_hash))) throw new Problem(401, 'wrong-login');
    if (await isKnownPassword(deps.config, body.next, account.login)) throw new Problem(400, 'password-is-known');
    await db
      .updateTable('person')
      .set({ password_hash: await hashPassword(body.next) })
      .where('id', '=', id)
      .execute();
    await endSessions(deps, { person: id });
    // Only a whole session comes this far: what it had shown stays shown.
    await startSession(deps, reply, { person: id, request, second: true });
    return {};
  });
}

function signedIn(caller: Caller) {
  if (!caller.person) throw new Problem(401, 'unauthenticated');
  return caller.person;
}

async function meOf(deps: Deps, id: string): Promise<Me> {
  const { rows } = await sql<Me>`
    select p.id, p.name, p.kind, p.unit,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unit', nullif(g.unit, '')) order by g.role, g.unit)
        from person_grant g where g.person = p.id), '[]') as grants
    from person p where p.id = ${id}`.execute(deps.database.db);
  return rows[0]!;
}

/** One account of each role to try, and two requesters. */
async function demoAccounts(deps: Deps) {
  const { rows } = await sql<{ login: string; name: string; role: Me['grants'][number]['role'] | null }>`
    (select distinct on (g.role) p.login, p.name, g.role from person p join person_grant g on g.person = p.id order by g.role, p.login)
    union all
    (select login, name, null from (
        select p.login, p.name, p.kind, row_number() over (partition by p.kind order by p.login) as n
        from person p where p.password_hash is not null and p.kind in ('student', 'staff')
          and not exists (select from person_grant g where g.person = p.id)) requesters
      where n <= 2 order by kind desc, login)`.execute(deps.database.db);
  return rows.map((row) => ({ ...row, password: demoPassword }));
}
