import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import {
  type CaseCommandBody,
  commandCase,
  countCases,
  explainDeadlines,
  followCase,
  getCase,
  listCases,
  myCases,
  revealRequester,
  submitCase,
  whoLooked,
} from '../../contract/cases.ts';
import { unitsForCases } from '../../contract/catalogue.ts';
import { checkReply, listTemplates } from '../../contract/handling.ts';
import { photoLimits, photoSizes, uploadPhoto } from '../../contract/photos.ts';
import { type CaseState, photosOf } from '../../domain/case/case.ts';
import { type Actor, seesIdentity } from '../../domain/case/permissions.ts';
import { acceptedBy, owedConsent } from '../consent/queries.ts';
import type { Deps } from '../deps.ts';
import { contactProvedBy } from '../phone/queries.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { dayOf } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { openScanner } from '../platform/scanner.ts';
import { digest } from '../platform/secrets.ts';
import { requireProof, startSession } from '../session/execute.ts';
import { execute, submit } from './execute.ts';
import { marksOf } from './listMarks.ts';
import { caseDetail, casePage, isUuid, queueCounts, readableCase, requesterPage, seenLines } from './queries.ts';
import { reckoningsOf } from './reckonings.ts';
import { type OwnCase, ownOpenCase } from './repeated.ts';
import { reveal, revealsOf } from './reveals.ts';
import { judgeReply, templatesFor } from './writing.ts';

type Respond = Extract<CaseCommandBody, { type: 'Respond' }>;

export async function caseRoutes(app: FastifyInstance, deps: Deps, identify: Identify): Promise<void> {
  const { ratePerMinute } = deps.config;
  const scan = openScanner(deps.config.clamd);
  await app.register(multipart, { limits: { files: 1, fileSize: photoLimits.megabytes * 1024 * 1024, fields: 4 } });

  serve(
    app,
    identify,
    submitCase,
    async ({ caller, body, request }) => {
      const { id, followUpCode, ifRepeated, consent, ...what } = body;
      if (!followUpCode && !caller.person) throw new Problem(401, 'unauthenticated');
      // With a code the case is anonymous, whoever is signed in: the events must not name the person either.
      const requester = followUpCode ? null : (caller.person?.id ?? null);
      // Before the work: nobody's device labours for a submission that cannot be taken.
      const owed = await owedConsent(deps, { requester, version: consent });
      // Who is signed in is counted by account; who is nobody pays with a moment of the device.
      if (!caller.person) await requireProof(deps, request, id);
      const repeated = ifRepeated === 'nudge' && requester !== null ? await ownOpenCase(deps, requester, { id, ...what }) : null;
      if (repeated) {
        const { edition } = owed;
        if (edition !== undefined && !(await acceptedBy(deps, requester!, { edition }))) throw new Problem(409, 'consent-needed');
        return nudgedInstead(repeated, { id, ...what }, caller);
      }
      const command = {
        type: 'Submit',
        ...what,
        channel: 'web',
        requester,
        source: null,
        ...(owed.version !== undefined && { consent: owed.version }),
      } as const;
      return submit(deps, {
        ...{ id, command, followUpCode: followUpCode ?? null, by: requester ?? 'anonymous', unit: null },
        ...(owed.edition !== undefined && { owedEdition: owed.edition }),
      });
    },
    { perMinute: Math.ceil(ratePerMinute / 20) },
  );

  /** What was written again goes to the open case, photos and all; sent twice, it is taken once. */
  async function nudgedInstead(
    { id, number, version, repeated }: OwnCase,
    again: { id: string; title: string; text: string; photos: string[] },
    caller: Caller,
  ) {
    if (repeated) return { id, number, version, nudged: true };
    const text = [again.title, again.text].filter((words) => words !== '').join('\n');
    const command = { type: 'Nudge', text, repeats: again.id, photos: again.photos } as const;
    const done = await execute(deps, { actor: caller.actor, unit: null, id, command });
    return { ...done, number, nudged: true };
  }

  serve(app, identify, checkReply, async ({ caller, params, body }) =>
    judgeReply(deps, { actor: caller.actor, unit: caller.person!.unit }, { id: params.id, reply: body.text }),
  );
  serve(app, identify, listTemplates, async ({ caller, params, query }) =>
    templatesFor(deps, { actor: caller.actor, unit: caller.person!.unit }, { id: params.id, command: query.command }),
  );
  serve(app, identify, myCases, async ({ caller, query }) => requesterPage(deps, caller.person!.id, query.after));
  serve(app, identify, unitsForCases, async ({ caller, body }) => {
    const reference = await deps.reference.newest();
    const on = dayOf(deps.clock());
    const lines = await seenLines(deps, caller.actor, { where: sql`id = any(${body.ids}::uuid[])`, limit: body.ids.length });
    return {
      units: lines.flatMap(({ id, categoryCode, placeId }) => {
        const found = reference.unitFor({ category: categoryCode, place: placeId, on });
        return found ? [{ id, ...found, alternates: [...found.alternates] }] : [];
      }),
    };
  });
  serve(app, identify, listCases, async ({ caller, query }) => {
    const page = await casePage(deps, caller.actor, query);
    return { ...page, marks: query.text ? await marksOf(deps, query.text, page.cases) : [] };
  });
  serve(app, identify, countCases, async ({ caller }) => ({ queues: await queueCounts(deps, caller.actor) }));
  serve(app, identify, getCase, async ({ caller, params }) => caseDetail(deps, caller.actor, params.id));

  serve(app, identify, commandCase, async ({ caller, params, body }) => {
    const { version, ...given } = body;
    const command = given.type === 'Respond' && given.call !== undefined ? await proved(params.id, given, caller) : given;
    return execute(deps, { actor: caller.actor, unit: caller.person?.unit ?? null, id: params.id, command, seen: version });
  });

  /** A contact that the call log proves took place when the log says. */
  async function proved(id: string, respond: Omit<Respond, 'version'>, caller: Caller) {
    const { state } = await readableCase(deps, caller.actor, id);
    const between = { person: caller.person?.id ?? '', requester: state.requester };
    const contactedAt = await contactProvedBy(deps, respond.call!, between);
    return { ...respond, means: 'call' as const, contactedAt };
  }

  serve(
    app,
    identify,
    followCase,
    async ({ body, reply }) => {
      const found = await deps.database.db
        .selectFrom('follow_code')
        .innerJoin('case_view', 'case_view.id', 'follow_code.case_id')
        .select(['case_view.id', 'case_view.number'])
        .where('code_hash', '=', digest(body.code))
        .executeTakeFirst();
      if (!found) throw new Problem(404, 'wrong-code');
      await startSession(deps, reply, { caseId: found.id });
      return found;
    },
    { perMinute: Math.ceil(ratePerMinute / 40) },
  );

  serve(app, identify, explainDeadlines, async ({ caller, params }) => {
    const { history } = await readableCase(deps, caller.actor, params.id);
    return { deadlines: await reckoningsOf(history, deps.reference) };
  });

  serve(app, identify, revealRequester, async ({ caller, params, body }) => {
    const { state } = await readableCase(deps, caller.actor, params.id);
    if (!seesIdentity(caller.actor, state, params.id)) throw new Problem(403, 'not-yours');
    const shown = await reveal(deps, { id: params.id, state, person: caller.person!, purpose: body.purpose });
    if (looksAfterResult(state, caller.actor)) {
      const command = { type: 'FlagContact', who: caller.person!.id } as const;
      await execute(deps, {
        actor: { id: 'system', grants: [], followed: null },
        unit: caller.person!.unit,
        id: params.id,
        command,
      });
    }
    return shown;
  });

  serve(app, identify, whoLooked, async ({ caller, params }) => {
    const { state } = await readableCase(deps, caller.actor, params.id);
    if (state.requester === null || state.requester !== caller.actor.id) throw new Problem(403, 'not-yours');
    return { reveals: await revealsOf(deps, params.id) };
  });

  serve(
    app,
    identify,
    uploadPhoto,
    async ({ request }) => {
      if (!request.isMultipart()) throw new Problem(415, 'unsupported-media');
      const part = await request.file();
      if (!part) throw new Problem(400, 'invalid', [{ field: 'photo', code: 'required' }]);
      const bytes = await part.toBuffer();
      await scan(bytes);
      const id = randomUUID();
      const photo = await deps.photos.keep(id, bytes);
      await deps.database.db
        .insertInto('photo')
        .values({ id, ...photo, uploaded_at: deps.clock() })
        .execute();
      return { id, width: photo.width, height: photo.height };
    },
    { perMinute: Math.ceil(ratePerMinute / 8) },
  );

  app.get<{ Params: { id: string; photo: string; size: string } }>(
    '/api/cases/:id/photos/:photo/:size',
    async (request, reply) => {
      const { id, photo, size } = request.params;
      const wanted = photoSizes.find((known) => known === size);
      if (!wanted || !isUuid(id) || !isUuid(photo)) throw new Problem(404, 'not-found');
      const { actor } = await identify(request);
      const { history } = await readableCase(deps, actor, id);
      if (!history.some((e) => photosOf(e).includes(photo))) throw new Problem(404, 'not-found');
      return reply
        .type('image/webp')
        .header('cache-control', 'private, max-age=86400')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(await deps.photos.read(photo, wanted));
    },
  );
}

/** Somebody of a unit that handled the case asks for the requester's number before the answers are in: flagged, once a person and round. */
function looksAfterResult(s: CaseState, actor: Actor): boolean {
  const units = [s.lead, ...s.parts.map((part) => part.unit)].filter((unit) => unit !== null);
  const handles = actor.grants.some((grant) => grant.role !== 'trusted' && units.some((unit) => grant.units?.includes(unit)));
  const isKnown = s.ratingContacts.some(({ who, round }) => who === actor.id && round === s.round);
  return s.phase === 'resolved' && (handles || (actor.id !== null && s.handlers.includes(actor.id))) && !isKnown;
}
