import type { FastifyInstance } from 'fastify';
import { getRates } from '../../contract/analytics.ts';
import { dispatchAccuracy } from '../../contract/autoDispatch.ts';
import { knowledgeFigures } from '../../contract/knowledge.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { startOfDay } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { dispatchAccuracyOf } from './dispatchAccuracy.ts';
import { knowledgeDeflection } from './knowledge.ts';
import { countsByUnit, pooled, ratesOf } from './queries.ts';

/** Below this many answers a unit is shown but not ranked (domain.md §3.3). */
const minimumSample = 10;

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

  serve(app, identify, getRates, async ({ query }) => {
    if (query.from >= query.to) throw new Problem(400, 'invalid', [{ field: 'to', code: 'too-small' }]);
    const reference = await deps.reference.recent();
    const now = deps.clock();
    const assessed = [...reference.categories].filter(([, c]) => c.assessed && c.nature !== 'praise').map(([code]) => code);
    const counts = await countsByUnit(deps.analytics, startOfDay(query.from), startOfDay(query.to), now, assessed);
    const units = counts.flatMap(({ unit, ...row }) => {
      const known = unit === null ? undefined : reference.units.get(unit);
      return unit !== null && known ? [ratesOf(row, unit, known.group)] : [];
    });
    return {
      asOf: now,
      from: query.from,
      to: query.to,
      minimum: minimumSample,
      units,
      total: ratesOf(pooled(counts), '', 'department'),
    };
  });
}
