import type { FastifyInstance } from 'fastify';
import {
  commandDirective as commandEndpoint,
  getDirective,
  giveDirective as giveEndpoint,
  listDirectivePresets,
  listDirectives,
} from '../../contract/directives.ts';
import { supervisionOfCase } from '../../contract/orders.ts';
import { readableCase } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { ordersOfCase } from '../supervision/queries.ts';
import { commandDirective, giveDirective } from './execute.ts';
import { directiveDetail, directivePage, directivesOfCase } from './queries.ts';

export function directiveRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, giveEndpoint, async ({ caller, body }) =>
    giveDirective(deps, { actor: caller.actor, unit: caller.person!.unit }, body),
  );
  serve(app, identify, commandEndpoint, async ({ caller, params, body }) => {
    const { version, ...command } = body;
    const giver = { actor: caller.actor, unit: caller.person!.unit };
    return commandDirective(deps, giver, { id: params.id, command, seen: version });
  });
  serve(app, identify, listDirectives, async ({ caller, query }) => directivePage(deps, caller.actor, query));
  serve(app, identify, getDirective, async ({ caller, params }) => directiveDetail(deps, caller.actor, params.id));
  serve(app, identify, listDirectivePresets, async () => {
    const { directivePresets } = await deps.reference.recent();
    return { presets: [...directivePresets].filter(([, p]) => !p.retired).map(([id, p]) => ({ id, ...p })) };
  });
  serve(app, identify, supervisionOfCase, async ({ caller, params }) => {
    await readableCase(deps, caller.actor, params.id);
    const [orders, directives] = await Promise.all([
      ordersOfCase(deps, caller.actor, params.id),
      directivesOfCase(deps, caller.actor, params.id),
    ]);
    return {
      orders,
      directives: directives.map(({ id, number, phase, leader, text, givenAt, next }) => ({
        id,
        number,
        phase,
        leader,
        text,
        givenAt,
        due: next?.at ?? null,
      })),
    };
  });
}
