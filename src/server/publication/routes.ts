import type { FastifyInstance } from 'fastify';
import {
  createPublication,
  decideOwnPublication,
  findHelpful,
  getOwnPublication,
  getPublication,
  listPublications,
  proposePublication,
  readPublished,
  readPublishedOne,
  stepPublication,
} from '../../contract/publication.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { decideOwn, propose, step } from './execute.ts';
import { ownPublication, proposalFor, publicationPage, publicationRecord } from './queries.ts';
import { countHelpful, publishedOne, publishedPage } from './readers.ts';

/** A device may be thrown away and drawn anew: what an address can send bounds what it can count. */
const votesPerMinute = 10;

export function publicationRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, proposePublication, async ({ caller, params }) => proposalFor(deps, caller.actor, params.id));
  serve(app, identify, createPublication, async ({ caller, body }) => propose(deps, caller.actor, body));
  serve(app, identify, listPublications, async ({ caller, query }) => publicationPage(deps, caller.actor, query));
  serve(app, identify, getPublication, async ({ caller, params }) => publicationRecord(deps, caller.actor, params.id));
  serve(app, identify, stepPublication, async ({ caller, params, body }) => step(deps, caller.actor, params.id, body));

  serve(app, identify, getOwnPublication, async ({ caller, params }) => ownPublication(deps, caller.actor, params.id));
  serve(app, identify, decideOwnPublication, async ({ caller, params, body }) => {
    await decideOwn(deps, caller.actor, params.id, body);
    return ownPublication(deps, caller.actor, params.id);
  });

  serve(app, identify, readPublished, async ({ query }) => publishedPage(deps, query));
  serve(app, identify, readPublishedOne, async ({ params }) => publishedOne(deps, params.id));
  serve(
    app,
    identify,
    findHelpful,
    async ({ caller, params, body }) => ({
      helpful: await countHelpful(deps, params.id, {
        voter: caller.person === null ? `device ${body.device}` : `person ${caller.person.id}`,
        helpful: body.helpful,
      }),
    }),
    { perMinute: votesPerMinute },
  );
}
