import type { FastifyInstance } from 'fastify';
import { completeWords, searchCases } from '../../contract/understanding.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { search } from './search.ts';

const mostCompletions = 8;

export function understandingRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, searchCases, async ({ caller, query }) => search(deps, caller.actor, query));

  serve(app, identify, completeWords, async ({ query }) => {
    const vocabulary = await deps.understanding.vocabulary();
    return { words: [...vocabulary.suggest(query.text, mostCompletions)] };
  });
}
