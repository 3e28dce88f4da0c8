import type { FastifyInstance } from 'fastify';
import { commandDeed as commandEndpoint, enterDeed as enterEndpoint, getDeed, listDeeds } from '../../contract/deeds.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { commandDeed, enterDeed } from './execute.ts';
import { caseNumbered, deedDetail, deedPage } from './queries.ts';

export function deedRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, enterEndpoint, async ({ caller, body }) =>
    enterDeed(
      deps,
      { actor: caller.actor, unit: caller.person!.unit },
      { ...body, caseId: body.number ? await caseNumbered(deps, body.number) : body.caseId },
    ),
  );
  serve(app, identify, commandEndpoint, async ({ caller, params, body }) => {
    const { version, ...command } = body;
    const giver = { actor: caller.actor, unit: caller.person!.unit };
    return commandDeed(deps, giver, { id: params.id, command, seen: version });
  });
  serve(app, identify, listDeeds, async ({ caller, query }) => deedPage(deps, caller.actor, query));
  serve(app, identify, getDeed, async ({ caller, params }) => deedDetail(deps, caller.actor, params.id));
}
