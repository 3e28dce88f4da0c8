import type { FastifyInstance } from 'fastify';
import {
  agendaCandidates,
  commandMeeting as commandEndpoint,
  getMeeting,
  listMeetings,
  openDecisions,
  planMeeting as planEndpoint,
} from '../../contract/meetings.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { candidates } from './agenda.ts';
import { commandMeeting, planMeeting } from './execute.ts';
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
  serve(app, identify, openDecisions, async ({ caller }) => undoneFor(deps, caller.actor));
}
