import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { getAuditState, listAudit, verifyAudit } from '../../contract/audit.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { checkpointFile, readCheckpoints } from './checkpoints.ts';
import { extendChain, head } from './execute.ts';
import { verifyChain } from './queries.ts';

const pageSize = 100;
const checkpointsShown = 24;

export function auditRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, listAudit, async ({ query }) => {
    const { rows } = await sql<{
      position: string;
      at: string;
      kind: string;
      id: string | null;
      login: string | null;
      name: string | null;
      caseNumber: string | null;
      subject: string | null;
      address: string;
    }>`
      select e.position, e.at, e.kind, p.id, p.login, p.name, v.number as "caseNumber", e.subject, e.address
      from audit_entry e left join person p on p.id = e.person left join case_view v on v.id = e.case_id
      where (${query.kind ?? null}::text is null or e.kind = ${query.kind ?? null})
        and (${query.login ?? null}::text is null or e.person = (select id from person where lower(login) = lower(${query.login ?? null})))
        and (${query.caseNumber ?? null}::text is null or e.case_id = (select id from case_view where number = ${query.caseNumber ?? null}))
        and (${query.from ?? null}::timestamptz is null or e.at >= ${query.from ?? null}::timestamptz)
        and (${query.to ?? null}::timestamptz is null or e.at < ${query.to ?? null}::timestamptz)
        and (${query.after ?? null}::bigint is null or e.position < ${query.after ?? null}::bigint)
      order by e.position desc limit ${pageSize + 1}`.execute(deps.database.db);
    const page = rows.slice(0, pageSize);
    return {
      entries: page.map(({ id, login, name, position, ...entry }) => ({
        ...entry,
        position: Number(position),
        person: id === null ? null : { id, login: login!, name: name! },
      })),
      next: rows.length > pageSize ? Number(page.at(-1)!.position) : null,
    };
  });

  serve(app, identify, getAuditState, async () => {
    const { place, hash } = await head(deps.database.db);
    const all = await readCheckpoints(checkpointFile(deps.config));
    const newest = all.slice(-checkpointsShown).reverse();
    const { rows } = await sql<{ place: string; hash: string }>`
      select place, encode(hash, 'hex') as hash from audit_chain
      where place = any(${newest.map((one) => one.place)}::bigint[])`.execute(deps.database.db);
    const known = new Map(rows.map((row) => [Number(row.place), row.hash]));
    return {
      place,
      head: hash.toString('hex'),
      checkpoints: all.length,
      newest: newest.map((one) => ({ ...one, holds: known.get(one.place) === one.hash })),
    };
  });

  serve(
    app,
    identify,
    verifyAudit,
    async () => {
      await extendChain(deps);
      // The statistics' connections: a walk over everything must not keep a desk waiting.
      return verifyChain(deps.analytics.db, await readCheckpoints(checkpointFile(deps.config)), deps.clock());
    },
    { perMinute: Math.ceil(deps.config.ratePerMinute / 200) },
  );
}
