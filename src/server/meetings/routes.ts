import type { FastifyInstance } from 'fastify';
import { filePaths } from '../../contract/ledgers.ts';
import {
  agendaCandidates,
  commandMeeting as commandEndpoint,
  getMeeting,
  listMeetings,
  openDecisions,
  planMeeting as planEndpoint,
} from '../../contract/meetings.ts';
import { fileFormats } from '../../domain/document/vocabulary.ts';
import { stamped } from '../audit/queries.ts';
import { isUuid } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { downloadHeaders } from '../documents/queries.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { candidates } from './agenda.ts';
import { commandMeeting, planMeeting } from './execute.ts';
import { minutesDocument, packDocument } from './meetingDocument.ts';
import { meetingDetail, meetingPage, undoneFor } from './queries.ts';

export function meetingRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, planEndpoint, async ({ caller, body }) =>
    planMeeting(deps, { actor: caller.actor, unit: caller.person!.unit }, body),
  );
  serve(app, identify, commandEndpoint, async ({ caller, params, body }) => {
    const { version, ...command } = body;
    return commandMeeting(deps, { actor: caller.actor, unit: caller.person!.unit }, { id: params.id, command, seen: version });
  });
  serve(app, identify, listMeetings, async ({ caller, query }) => meetingPage(deps, caller.actor, query));
  serve(app, identify, agendaCandidates, async ({ caller, query }) => ({
    items: await candidates(deps, caller.actor, query.class),
  }));
  serve(app, identify, getMeeting, async ({ caller, params }) => meetingDetail(deps, caller.actor, params.id));
  for (const [path, documentOf] of [
    [filePaths.meetingPack, packDocument],
    [filePaths.meetingMinutes, minutesDocument],
  ] as const) {
    app.get<{ Params: { id: string; format: string } }>(path, async (request, reply) => {
      const { id } = request.params;
      const format = fileFormats.find((known) => known === request.params.format);
      if (!isUuid(id) || !format) throw new Problem(404, 'no-such-meeting');
      const { actor, person } = await identify(request);
      const detail = await meetingDetail(deps, actor, id);
      if (!detail.whole) throw new Problem(404, 'no-such-meeting');
      const document = documentOf(detail, await deps.reference.recent());
      const name = `${detail.number} ${document.title}${document.subtitle}`;
      return reply
        .headers(downloadHeaders(name, format))
        .send(await deps.documents.file(person ? await stamped(deps, person, document) : document, format));
    });
  }
  serve(app, identify, openDecisions, async ({ caller }) => undoneFor(deps, caller.actor));
}
