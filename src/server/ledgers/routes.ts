import type { FastifyInstance } from 'fastify';
import {
  explainUnfinished,
  filePaths,
  freezeLedger,
  getFrozen,
  getLedger,
  LedgerFilter,
  listFrozen,
} from '../../contract/ledgers.ts';
import { type FileFormat, fileFormats } from '../../domain/document/vocabulary.ts';
import { ledgerKinds } from '../../domain/ledger/vocabulary.ts';
import { stamped } from '../audit/queries.ts';
import { readableCase } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { downloadHeaders } from '../documents/queries.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { ledgerDocument } from './ledgerDocument.ts';
import { freeze, frozenLedgers, frozenPage, ledgerPage, wholeFrozen, wholeLedger } from './queries.ts';

/** More rows than this make no document that anybody reads; a spreadsheet takes them all. */
const mostRowsOnPaper = 3000;

export function ledgerRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, getLedger, async ({ caller, params, query }) => {
    const { limit, after, ...filter } = query;
    return ledgerPage(deps, caller.actor, params.kind, filter, { limit, after });
  });
  serve(app, identify, freezeLedger, async ({ caller, body }) => freeze(deps, caller.actor, body));
  serve(app, identify, listFrozen, async ({ query }) => ({ ledgers: await frozenLedgers(deps, { kind: query.kind }) }));
  serve(app, identify, getFrozen, async ({ params, query }) => frozenPage(deps, params.id, query));
  serve(app, identify, explainUnfinished, async ({ caller, params, body }) => {
    const { state } = await readableCase(deps, caller.actor, params.id);
    const isOffice = caller.actor.grants.some(({ role }) => role === 'supervisor');
    if (!isOffice && !caller.actor.grants.some((g) => state.lead !== null && g.units?.includes(state.lead)))
      throw new Problem(403, 'not-yours');
    const at = deps.clock();
    const { numInsertedOrUpdatedRows } = await deps.database.db
      .insertInto('unfinished_explanation')
      .values({
        case_id: params.id,
        at,
        by: caller.person!.id,
        unit: caller.person!.unit,
        reason: body.reason,
        measures: body.measures,
        plan: body.plan,
        expected_on: body.expectedOn,
        responsible: body.responsible,
      })
      // Two in the same millisecond: one of them is told to look again.
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) throw new Problem(412, 'stale');
    deps.live.announce({ kind: 'supervision', id: params.id });
    return { at };
  });

  app.get<{ Params: { kind: string; format: string } }>(filePaths.liveLedger, async (request, reply) => {
    const caller = await identify(request);
    admit(caller, getLedger.access);
    const kind = ledgerKinds.find((known) => known === request.params.kind);
    const filter = LedgerFilter.safeParse(request.query);
    if (!kind || !filter.success) throw new Problem(404, 'not-found');
    const format = formatOf(request.params.format);
    const most = format === 'xlsx' ? undefined : mostRowsOnPaper;
    const document = ledgerDocument(await wholeLedger(deps, caller.actor, kind, filter.data, most), format);
    return reply
      .headers(downloadHeaders(`${document.title}${document.subtitle ?? ''}`, format))
      .send(await deps.documents.file(await stamped(deps, caller.person!, document), format));
  });
  app.get<{ Params: { id: string; format: string } }>(filePaths.frozenLedger, async (request, reply) => {
    const caller = await identify(request);
    admit(caller, getFrozen.access);
    const { id } = getFrozen.params!.safeParse(request.params).data ?? {};
    if (!id) throw new Problem(404, 'no-such-ledger');
    const format = formatOf(request.params.format);
    const content = await wholeFrozen(deps, id);
    if (format !== 'xlsx' && content.lines.length > mostRowsOnPaper) throw new Problem(413, 'too-many-rows');
    const document = ledgerDocument(content, format);
    return reply
      .headers(downloadHeaders(`${document.title}${document.subtitle ?? ''}`, format))
      .send(await deps.documents.file(await stamped(deps, caller.person!, document), format));
  });
}

export function formatOf(text: string): FileFormat {
  const format = fileFormats.find((known) => known === text);
  if (!format) throw new Problem(404, 'not-found');
  return format;
}

function admit({ person }: Caller, access: unknown): void {
  if (!person) throw new Problem(401, 'unauthenticated');
  const roles = access as readonly string[];
  if (!person.roles.some((role) => roles.includes(role))) throw new Problem(403, 'not-yours');
}
