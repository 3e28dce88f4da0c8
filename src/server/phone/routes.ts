import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import {
  assistIntake,
  caseCalls,
  discardDraft as discardDraftEndpoint,
  findCaller,
  leaveHandover as leaveHandoverEndpoint,
  listCalls,
  listDrafts,
  listHandovers,
  phoneDesk,
  recordPhoneCase,
  saveDraft as saveDraftEndpoint,
  signOffPhone,
  signOnPhone,
  takeDraft as takeDraftEndpoint,
  takeHandover as takeHandoverEndpoint,
  wrapUpCall as wrapUpCallEndpoint,
} from '../../contract/phone.ts';
import { readableCase, visibleCases } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { assist } from './assist.ts';
import { callersOf, casesOf } from './callers.ts';
import { callPage, callsOfNumber, exchangeSpeaks, figuresOf, liveCalls, numberOfCall, wrapUpCall } from './calls.ts';
import { discardDraft, draftLines, saveDraft, takeDraft } from './drafts.ts';
import { handovers, leaveHandover, takeHandover } from './handovers.ts';
import { conversations } from './queries.ts';
import { recordCase } from './recordCase.ts';
import { onDuty, shiftOf, signOff, signOn } from './shifts.ts';
import { telephonyRoutes } from './telephonyRoutes.ts';

export async function phoneRoutes(app: FastifyInstance, deps: Deps, identify: Identify): Promise<void> {
  /** Enough for every call of a busy shift, too few to go through a list of numbers. */
  const lookUps = { perMinute: Math.ceil(deps.config.ratePerMinute / 5) };

  serve(app, identify, phoneDesk, async ({ caller }) => {
    const person = caller.person!.id;
    const [shift, today, duty, [newest], exchange] = await Promise.all([
      shiftOf(deps, person),
      figuresOf(deps),
      onDuty(deps, person),
      handovers(deps, 1),
      exchangeSpeaks(deps),
    ]);
    const calls = shift === null ? [] : await liveCalls(deps, shift.extension);
    return { shift, calls, today, onDuty: duty, handover: newest ?? null, exchange };
  });

  serve(app, identify, signOnPhone, async ({ caller, body }) =>
    signOn(deps, { person: caller.person!.id, id: randomUUID() }, body),
  );
  serve(app, identify, signOffPhone, async ({ caller }) => {
    await signOff(deps, caller.person!.id);
    return {};
  });

  serve(app, identify, listHandovers, async () => ({ handovers: await handovers(deps) }));
  serve(app, identify, leaveHandoverEndpoint, async ({ caller, body }) => leaveHandover(deps, caller.person!.id, body));
  serve(app, identify, takeHandoverEndpoint, async ({ caller, params }) => takeHandover(deps, caller.person!.id, params.id));

  serve(app, identify, listCalls, async ({ caller, query }) => callPage(deps, caller.actor, query));
  serve(app, identify, wrapUpCallEndpoint, async ({ caller, params, body }) => {
    // A case that the operator may not see cannot be named: to the operator there is none.
    const seen = body.case === undefined ? undefined : (await visibleCases(deps, caller.actor, [body.case])).has(body.case);
    if (seen === false) throw new Problem(404, 'no-such-case');
    await wrapUpCall(deps, params.id, { wrapUp: body.wrapUp, note: body.note, caseId: body.case ?? null });
    return {};
  });

  serve(
    app,
    identify,
    findCaller,
    async ({ caller, body }) => {
      const number = body.number ?? (body.call === undefined ? '' : await numberOfCall(deps, body.call));
      const callers = number === '' ? [] : await callersOf(deps, number);
      const ids = callers.map(({ id }) => id);
      const cases = await casesOf(deps, caller.actor, ids);
      const calls = await callsOfNumber(deps, caller.actor, number, body.call ?? null);
      return { number, callers, cases, open: cases.filter(({ endedAt }) => endedAt === null).length, calls };
    },
    lookUps,
  );

  serve(app, identify, assistIntake, async ({ caller, body }) => assist(deps, caller.actor, body));

  serve(app, identify, listDrafts, async ({ caller }) => ({ drafts: await draftLines(deps, caller.person!.id) }));
  serve(app, identify, takeDraftEndpoint, async ({ caller, params }) => takeDraft(deps, caller.person!.id, params.id));
  serve(app, identify, saveDraftEndpoint, async ({ caller, params, body }) =>
    saveDraft(deps, caller.person!.id, { id: params.id, ...body }),
  );
  serve(app, identify, discardDraftEndpoint, async ({ caller, params }) => {
    await discardDraft(deps, caller.person!.id, params.id);
    return {};
  });

  serve(app, identify, recordPhoneCase, async ({ caller, body }) =>
    recordCase(deps, { actor: caller.actor, person: caller.person! }, body),
  );

  serve(app, identify, caseCalls, async ({ caller, params }) => {
    const { state } = await readableCase(deps, caller.actor, params.id);
    const person = caller.person!.id;
    return { calls: state.requester === null ? [] : await conversations(deps, { person, requester: state.requester }) };
  });

  await telephonyRoutes(app, deps, identify);
}
