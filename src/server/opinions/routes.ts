import type { FastifyInstance } from 'fastify';
import {
  castBallot,
  commandCampaign,
  decideText,
  draftCampaign,
  getCampaign,
  getDeskCampaign,
  handOutPaper,
  listCampaigns,
  listDeskCampaigns,
  listTexts,
  makeCaseOfText,
  measureAudience,
  takeToken,
} from '../../contract/opinions.ts';
import { isPermitted } from '../../domain/opinions/campaignRules.ts';
import type { Deps } from '../deps.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import * as execute from './execute.ts';
import { proposalRoutes } from './proposalRoutes.ts';
import { campaignPage, deskCampaigns, deskRecord, publicCampaigns } from './queries.ts';
import { readState } from './readState.ts';
import { audienceSizes } from './roll.ts';
import { textPage } from './texts.ts';
import { castBallot as cast, handOutPaper as handOut, takeToken as take } from './vote.ts';

const giverOf = (caller: Caller) => ({ actor: caller.actor, unit: caller.person!.unit });

export function opinionRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, listCampaigns, async ({ caller, query }) => publicCampaigns(deps, caller.actor, query.after));
  serve(app, identify, getCampaign, async ({ caller, params }) => campaignPage(deps, caller.actor, params.id));
  serve(app, identify, takeToken, async ({ caller, params, body }) =>
    take(deps, params.id, caller.person!.id, Buffer.from(body.blinded, 'base64url')),
  );
  // The one route that must not know who calls: the session is not even looked up.
  const nobody: Identify = async () => ({ actor: { id: null, grants: [], followed: null }, person: null, pending: null });
  serve(app, nobody, castBallot, async ({ params, body }) => {
    const { token, signature } = body;
    await cast(deps, params.id, {
      ...body,
      token: Buffer.from(token, 'base64url'),
      signature: Buffer.from(signature, 'base64url'),
    });
    return {};
  });

  serve(app, identify, listDeskCampaigns, async ({ caller, query }) => deskCampaigns(deps, caller.actor, query));
  serve(app, identify, getDeskCampaign, async ({ caller, params }) => deskRecord(deps, caller.actor, params.id));
  serve(app, identify, draftCampaign, async ({ caller, body }) => execute.draftCampaign(deps, giverOf(caller), body));
  serve(app, identify, commandCampaign, async ({ caller, params, body }) =>
    execute.commandCampaign(deps, giverOf(caller), params.id, body),
  );
  serve(app, identify, measureAudience, async ({ body }) => {
    const groups = await audienceSizes(deps, body);
    return { size: groups.reduce((sum, { size }) => sum + size, 0), groups };
  });
  serve(app, identify, handOutPaper, async ({ caller, params, body }) => handOut(deps, caller.actor, params.id, body.login));
  serve(app, identify, listTexts, async ({ caller, params, query }) => {
    const state = await readState(deps, params.id);
    if (state.phase === null || !isPermitted('SaveAnswer', caller.actor, state)) throw new Problem(404, 'no-such-campaign');
    // Words come out with the numbers, and not before.
    if (state.phase !== 'closed' && state.phase !== 'answered') return { texts: [], next: null };
    return textPage(deps, params.id, state, query.skip);
  });
  serve(app, identify, decideText, async ({ caller, params, body }) => {
    await execute.decideText(deps, giverOf(caller), params.id, body);
    return {};
  });
  serve(app, identify, makeCaseOfText, async ({ caller, params, body }) =>
    execute.makeCaseOfText(deps, giverOf(caller), params.id, body),
  );
  proposalRoutes(app, deps, identify);
}
