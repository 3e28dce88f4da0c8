import type { FastifyInstance } from 'fastify';
import { autoDispatchHistory, listAutoDispatch, switchAutoDispatch } from '../../contract/autoDispatch.ts';
import {
  completeWords,
  findSameIncident,
  likelyDuplicates,
  listTopics,
  listTrainings,
  searchCases,
  suggestCategories,
  suggestDispatch,
  suggestForDraft,
  type Training,
  trainModels,
} from '../../contract/understanding.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { autoDispatchPage, leafHistory, switchLeaf } from './autoDispatch.ts';
import { recentTrainingsOf, trainModels as train } from './execute.ts';
import { duplicatesOf, sameIncident, topicCards } from './incidents.ts';
import { search } from './search.ts';
import { categoriesFor, dispatchFor, dispatchForDraft } from './suggestions.ts';

const mostCompletions = 8;

export function understandingRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  // Asked whenever somebody pauses in typing, by people who need not sign in.
  const whileTyping = { perMinute: Math.ceil(deps.config.ratePerMinute / 5) };

  serve(app, identify, searchCases, async ({ caller, query }) => search(deps, caller.actor, query));
  serve(app, identify, completeWords, async ({ query }) => {
    const vocabulary = await deps.understanding.vocabulary();
    return { words: [...vocabulary.suggest(query.text, mostCompletions)] };
  });

  serve(app, identify, suggestCategories, async ({ body }) => categoriesFor(deps, body), whileTyping);
  serve(app, identify, findSameIncident, async ({ body }) => ({ incident: await sameIncident(deps, body) }), whileTyping);

  serve(app, identify, suggestDispatch, async ({ caller, params }) => dispatchFor(deps, caller.actor, params.id));
  serve(app, identify, suggestForDraft, async ({ caller, body }) => dispatchForDraft(deps, caller.actor, body), whileTyping);
  serve(app, identify, likelyDuplicates, async ({ caller, params }) => ({
    duplicates: await duplicatesOf(deps, caller.actor, params.id),
  }));
  serve(app, identify, listTopics, async ({ caller }) => topicCards(deps, caller.actor));

  serve(app, identify, listTrainings, async () => ({ trainings: await recentTrainingsOf(deps) }));
  serve(app, identify, listAutoDispatch, async () => autoDispatchPage(deps));
  serve(app, identify, switchAutoDispatch, async ({ caller, params, body }) =>
    switchLeaf(deps, { ...params, ...body, by: caller.person!.id }),
  );
  serve(app, identify, autoDispatchHistory, async ({ params }) => ({ changes: await leafHistory(deps, params.category) }));

  // Who asks while a training runs gets its result: two at once would only take the same time twice.
  let running: Promise<Training[]> | null = null;
  serve(app, identify, trainModels, async () => {
    running ??= train(deps).finally(() => {
      running = null;
    });
    return { trainings: await running };
  });
}
