import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { takePasswordLink } from '../../contract/peopleFiles.ts';
import { note } from '../audit/execute.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { digest, hashPassword } from '../platform/secrets.ts';
import { isKnownPassword } from './knownPassword.ts';

/** The first password of somebody who was taken in from a file, by a link that works once. */
export function passwordLinkRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const attempts = { perMinute: Math.ceil(deps.config.ratePerMinute / 20) };

  serve(
    app,
    identify,
    takePasswordLink,
    async ({ body, request }) => {
      const hash = digest(body.token);
      const { rows } = await sql<{ login: string }>`
        select p.login from password_link l join person p on p.id = l.person and p.active
        where l.token_hash = ${hash} and l.expires_at > ${deps.clock()}::timestamptz`.execute(deps.database.db);
      if (!rows[0]) throw new Problem(409, 'password-link-spent');
      if (await isKnownPassword(deps.config, body.password, rows[0].login)) throw new Problem(400, 'password-is-known');
      // Link and password in one statement: a link that two people open sets one password.
      const { rows: set } = await sql<{ id: string; login: string }>`
        with spent as (delete from password_link where token_hash = ${hash} and expires_at > ${deps.clock()}::timestamptz returning person)
        update person p set password_hash = ${await hashPassword(body.password)}, failures = 0, locked_until = null
        from spent where p.id = spent.person and p.active returning p.id, p.login`.execute(deps.database.db);
      if (!set[0]) throw new Problem(409, 'password-link-spent');
      await note(deps, { kind: 'password-link-used', person: set[0].id, address: request.ip });
      return { login: set[0].login };
    },
    attempts,
  );
}
