import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { importPeople, peopleFilePath } from '../../contract/peopleFiles.ts';
import { fileKinds, importItems, itemsFilePath, tableFormats, tableLimits } from '../../contract/referenceFiles.ts';
import { note } from '../audit/execute.ts';
import type { Deps } from '../deps.ts';
import { downloadHeaders } from '../documents/queries.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { exportedItems, importedItems } from './importItems.ts';
import { exportedPeople, importedPeople } from './importPeople.ts';

/** Tables of the directory as files. */
export function fileRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  app.get<{ Params: { kind: string; format: string } }>(itemsFilePath, async (request, reply) => {
    administrator(await identify(request));
    const kind = fileKinds.find((each) => each === request.params.kind);
    const format = formatOf(request.params.format);
    if (!kind) throw new Problem(404, 'not-found');
    return sendTable(reply, `huying-${kind}`, format).send(await exportedItems(deps, kind, format));
  });
  serve(app, identify, importItems, async ({ caller, params, query, request }) =>
    importedItems(deps, {
      kind: params.kind,
      bytes: await uploadedTable(request),
      apply: query.apply,
      by: caller.person!.id,
    }),
  );

  app.get<{ Params: { format: string } }>(peopleFilePath, async (request, reply) => {
    const by = administrator(await identify(request));
    const format = formatOf(request.params.format);
    await note(deps, { kind: 'people-read', person: by, address: request.ip });
    return sendTable(reply, 'huying-people', format).send(await exportedPeople(deps, format));
  });
  serve(app, identify, importPeople, async ({ caller, query, request }) =>
    importedPeople(deps, {
      bytes: await uploadedTable(request),
      apply: query.apply,
      seen: query.seen,
      by: caller.person!.id,
      address: request.ip,
    }),
  );
}

function administrator({ person }: Caller): string {
  if (!person) throw new Problem(401, 'unauthenticated');
  if (!person.roles.includes('admin')) throw new Problem(403, 'not-yours');
  return person.id;
}

function formatOf(given: string): (typeof tableFormats)[number] {
  const format = tableFormats.find((each) => each === given);
  if (!format) throw new Problem(404, 'not-found');
  return format;
}

function sendTable(reply: FastifyReply, name: string, format: (typeof tableFormats)[number]): FastifyReply {
  const headers =
    format === 'xlsx'
      ? downloadHeaders(name, 'xlsx')
      : { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` };
  return reply.headers({ ...headers, 'cache-control': 'no-store' });
}

/** @throws Problem 415 when it is no upload · 400 without a file · 413 'too-large' */
async function uploadedTable(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new Problem(415, 'unsupported-media');
  const part = await request.file({ limits: { fileSize: tableLimits.megabytes * 1024 * 1024 } });
  if (!part) throw new Problem(400, 'invalid', [{ field: 'table', code: 'required' }]);
  return part.toBuffer();
}
