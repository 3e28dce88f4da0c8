import type { FastifyInstance } from 'fastify';
import { listRecomputations, previewDeadlines } from '../../contract/reference.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { previewOf, recomputationsOf } from './recompute.ts';

export function clockRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, previewDeadlines, async ({ params, body }) => previewOf(deps, params.kind, body.data), { perMinute: 60 });
  serve(app, identify, listRecomputations, async () => recomputationsOf(deps));
}
