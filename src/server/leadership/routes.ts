import type { FastifyInstance } from 'fastify';
import { getLeadership } from '../../contract/leadership.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { leadership } from './queries.ts';

export function leadershipRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, getLeadership, async ({ caller }) => leadership(deps, caller.actor));
}
