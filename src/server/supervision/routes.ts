import type { FastifyInstance } from 'fastify';
import { filePaths } from '../../contract/ledgers.ts';
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
import { fileFormats } from '../../domain/document/vocabulary.ts';
import { mayReadWords } from '../../domain/order/permissions.ts';
import { stamped } from '../audit/queries.ts';
import { isUuid } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { downloadHeaders } from '../documents/queries.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { board, boardCases } from './board.ts';
import { commandOrder, draftOrder } from './execute.ts';
import { orderDocument } from './orderDocument.ts';
import { namesOf, orderCounts, orderDetail, orderPage, readableOrder } from './queries.ts';

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
  app.get<{ Params: { id: string; format: string } }>(filePaths.order, async (request, reply) => {
    const { id } = request.params;
    const format = fileFormats.find((known) => known === request.params.format);
    if (!isUuid(id) || !format) throw new Problem(404, 'no-such-order');
    const { actor, person } = await identify(request);
    const { state } = await readableOrder(deps, actor, id);
    if (!mayReadWords(actor, state)) throw new Problem(404, 'no-such-order');
    const names = await namesOf(deps, state.issuer === null ? [] : [state.issuer]);
    const document = orderDocument(state, await deps.reference.recent(), names.get(state.issuer ?? '') ?? null);
    const name = `${state.number} ${state.title}`;
    return reply
      .headers(downloadHeaders(name, format))
      .send(await deps.documents.file(person ? await stamped(deps, person, document) : document, format));
  });
  serve(app, identify, getBoard, async ({ query }) => board(deps, query.by));
  serve(app, identify, listBoardCases, async ({ caller, query }) => boardCases(deps, caller.actor, query));
}
