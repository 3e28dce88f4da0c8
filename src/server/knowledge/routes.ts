import type { FastifyInstance } from 'fastify';
import {
  createArticle,
  findAnswers,
  getArticle,
  getArticleVersion,
  listArticles,
  proposeExample,
  readArticle,
  readArticles,
  recordReading,
  stepArticle,
} from '../../contract/knowledge.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { exampleOf } from './exampleOf.ts';
import { createArticle as create, stepArticle as step } from './execute.ts';
import { articlePage, articleRecord, articleVersion } from './queries.ts';
import { answersFor, articleFor, articlesFor } from './readers.ts';
import { keepReading } from './readings.ts';

export function knowledgeRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  // Asked whenever somebody pauses in typing, by people who need not sign in.
  const whileTyping = { perMinute: Math.ceil(deps.config.ratePerMinute / 5) };

  serve(app, identify, listArticles, async ({ query }) => articlePage(deps, query));
  serve(app, identify, getArticle, async ({ caller, params }) => articleRecord(deps, caller.actor, params.id));
  serve(app, identify, getArticleVersion, async ({ params }) => articleVersion(deps, params.id, params.number));
  serve(app, identify, createArticle, async ({ caller, body }) => create(deps, caller.actor, body));
  serve(app, identify, stepArticle, async ({ caller, params, body }) => step(deps, caller.actor, params.id, body));
  serve(app, identify, proposeExample, async ({ caller, params }) => exampleOf(deps, caller.actor, params.id));

  serve(app, identify, readArticles, async ({ caller, query }) => articlesFor(deps, caller.actor, query));
  serve(app, identify, readArticle, async ({ caller, params }) => articleFor(deps, caller.actor, params.id));
  serve(
    app,
    identify,
    findAnswers,
    async ({ caller, body }) => ({ articles: await answersFor(deps, caller.actor, body) }),
    whileTyping,
  );
  serve(
    app,
    identify,
    recordReading,
    async ({ body }) => {
      await keepReading(deps, body);
      return {};
    },
    whileTyping,
  );
}
