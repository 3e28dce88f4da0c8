import type { FastifyInstance } from 'fastify';
import { healthz, readyz } from '../../contract/operations.ts';
import type { Database } from './db.ts';
import { type Identify, serve } from './http.ts';

export function operationRoutes(app: FastifyInstance, database: Database, migration: string, identify: Identify): void {
  serve(app, identify, healthz, async () => ({ ok: true as const }));
  serve(app, identify, readyz, async () => {
    const site = await database.db.selectFrom('site').select(['demo_cases', 'demo_done']).executeTakeFirstOrThrow();
    return { ok: true, migration, demoCases: site.demo_cases, demoDone: site.demo_done };
  });
}
