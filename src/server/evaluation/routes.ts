import type { FastifyInstance } from 'fastify';
import { lookAtRatingLink, rateByLink } from '../../contract/ratings.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { answerByLink, showRatingLink } from './execute.ts';

export function evaluationRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const perMinute = Math.ceil(deps.config.ratePerMinute / 40);
  serve(app, identify, lookAtRatingLink, async ({ body }) => showRatingLink(deps, body.token), { perMinute });
  serve(app, identify, rateByLink, async ({ body: { token, ...answers } }) => answerByLink(deps, token, answers), { perMinute });
}
