import type { FastifyInstance } from 'fastify';
import {
  commandProposal,
  findSimilarProposals,
  getDeskProposal,
  getProposal,
  listDeskProposals,
  listMyProposals,
  listProposals,
  makeCaseOfProposal,
  makeProposal,
  supportProposal,
  withdrawProposal,
} from '../../contract/proposals.ts';
import type { Deps } from '../deps.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { deskProposal, deskProposals, myProposals, proposalDetail, proposalPage, similarTo } from './proposalQueries.ts';
import * as proposals from './proposals.ts';

const giverOf = (caller: Caller) => ({ actor: caller.actor, unit: caller.person!.unit });

export function proposalRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  // Asked whenever somebody pauses in typing, by people who need not sign in.
  const whileTyping = { perMinute: Math.ceil(deps.config.ratePerMinute / 5) };

  serve(app, identify, listProposals, async ({ caller, query }) => proposalPage(deps, caller.actor, query));
  serve(app, identify, listMyProposals, async ({ caller }) => myProposals(deps, caller.actor));
  serve(app, identify, getProposal, async ({ caller, params }) => proposalDetail(deps, caller.actor, params.id));
  serve(app, identify, makeProposal, async ({ caller, body }) => proposals.makeProposal(deps, caller.person!.id, body));
  serve(app, identify, findSimilarProposals, async ({ body }) => ({ similar: await similarTo(deps, body, null) }), whileTyping);
  serve(app, identify, supportProposal, async ({ caller, params, body }) =>
    proposals.supportProposal(deps, caller.person!.id, params.id, body.support),
  );
  serve(app, identify, withdrawProposal, async ({ caller, params, body }) => {
    await proposals.commandProposal(deps, giverOf(caller), params.id, { type: 'Withdraw', version: body.version });
    return {};
  });

  serve(app, identify, listDeskProposals, async ({ query }) => deskProposals(deps, query));
  serve(app, identify, getDeskProposal, async ({ caller, params }) => deskProposal(deps, caller.actor, params.id));
  serve(app, identify, commandProposal, async ({ caller, params, body }) =>
    proposals.commandProposal(deps, giverOf(caller), params.id, body),
  );
  serve(app, identify, makeCaseOfProposal, async ({ caller, params, body }) =>
    proposals.makeCaseOfProposal(deps, giverOf(caller), params.id, body),
  );
}
