import type { FastifyInstance } from 'fastify';
import {
  commandOrder as commandEndpoint,
  countOrders,
  draftOrder as draftEndpoint,
  getBoard,
  getOrder,
  listBoardCases,
  listOrders,
  listOrderTemplates,
} from '../../contract/orders.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { board, boardCases } from './board.ts';
import { commandOrder, draftOrder } from './execute.ts';
import { orderCounts, orderDetail, orderPage } from './queries.ts';

export function supervisionRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, draftEndpoint, async ({ caller, body }) =>
    draftOrder(deps, { actor: caller.actor, unit: caller.person!.unit }, body),
  );
  serve(app, identify, commandEndpoint, async ({ caller, params, body }) => {
    const { version, ...command } = body;
    return commandOrder(deps, { actor: caller.actor, unit: caller.person!.unit }, { id: params.id, command, seen: version });
  });
  serve(app, identify, listOrders, async ({ caller, query }) => orderPage(deps, caller.actor, query));
  serve(app, identify, countOrders, async ({ caller }) => orderCounts(deps, caller.actor));
  serve(app, identify, getOrder, async ({ caller, params }) => orderDetail(deps, caller.actor, params.id));
  serve(app, identify, listOrderTemplates, async () => {
    const { orderTemplates, supervision } = await deps.reference.recent();
    const templates = [...orderTemplates].filter(([, t]) => !t.retired).map(([id, t]) => ({ id, ...t }));
    return { templates, workdays: supervision.workdays };
  });
  serve(app, identify, getBoard, async ({ query }) => board(deps, query.by));
  serve(app, identify, listBoardCases, async ({ caller, query }) => boardCases(deps, caller.actor, query));
}
