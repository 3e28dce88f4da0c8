import type { FastifyInstance } from 'fastify';
import { dispatchAccuracy } from '../../contract/autoDispatch.ts';
import { knowledgeFigures } from '../../contract/knowledge.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { startOfDay } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { dispatchAccuracyOf } from './dispatchAccuracy.ts';
import { knowledgeDeflection } from './knowledge.ts';

export function analyticsRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, dispatchAccuracy, async ({ query }) => {
    if (query.from >= query.to) throw new Problem(400, 'invalid', [{ field: 'to', code: 'too-small' }]);
    const figures = await dispatchAccuracyOf(deps.analytics, startOfDay(query.from), startOfDay(query.to));
    return { asOf: deps.clock(), ...figures };
  });
  serve(app, identify, knowledgeFigures, async ({ query }) => {
    if (query.from >= query.to) throw new Problem(400, 'invalid', [{ field: 'to', code: 'too-small' }]);
    const figures = await knowledgeDeflection(deps.analytics, startOfDay(query.from), startOfDay(query.to));
    return { asOf: deps.clock(), ...figures };
  });
}
