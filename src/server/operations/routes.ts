import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { listBackups } from '../../contract/backups.ts';
import { healthz, readyz } from '../../contract/operations.ts';
import { backupRuns, backupState } from '../backup/queries.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { openMetrics } from './metrics.ts';

const shownRuns = 30;

export function operationRoutes(
  app: FastifyInstance,
  deps: Deps,
  identify: Identify,
  { migration, listeners }: { readonly migration: string; readonly listeners: () => number },
): void {
  const configured = deps.config.backupFolder !== undefined;
  serve(app, identify, healthz, async () => ({ ok: true as const }));
  serve(app, identify, readyz, async () => {
    const site = await deps.database.db
      .selectFrom('site')
      .select(['demo_cases', 'demo_done', sql<boolean>`pg_is_in_recovery()`.as('standby')])
      .executeTakeFirstOrThrow();
    // A database that only reads is none: whoever distributes requests must look for another process.
    if (site.standby) throw new Problem(503, 'database-away');
    const { lastBackup, lastProof, fault } = await backupState(deps);
    return {
      ok: true,
      migration,
      demoCases: site.demo_cases,
      demoDone: site.demo_done,
      backup: { configured, last: lastBackup, restoredForTrial: lastProof, fault },
    };
  });
  serve(app, identify, listBackups, async () => ({
    configured,
    days: deps.config.backupDays,
    state: await backupState(deps),
    runs: await backupRuns(deps, shownRuns),
  }));

  const registry = openMetrics(app, deps, listeners);
  app.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request, deps.config.metricsToken)) throw new Problem(404, 'not-found');
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
}

/** Whoever knows the token; without one only this very machine, and not what a proxy on it passes on. */
function mayMeasure(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) {
    const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers['forwarded'] !== undefined;
    return !forwarded && /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '');
  }
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}
