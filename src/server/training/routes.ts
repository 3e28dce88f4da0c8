import type { FastifyInstance } from 'fastify';
import * as contract from '../../contract/training.ts';
import type { Deps } from '../deps.ts';
import { putReference } from '../directory/execute.ts';
import { itemsOf, versionsOf } from '../directory/queries.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { assignCourses, beginAttempt, handIn, tickCourse } from './execute.ts';
import { lessonsFor } from './lessons.ts';
import {
  beginPractice,
  checkPracticeReply,
  commandPractice,
  endPractice,
  explainPractice,
  passTime,
  readPractice,
} from './practice.ts';
import { certificateFor, completionFor, myCourse, myCourseLine, myPaper, myTraining } from './queries.ts';
import { openVideoStore, stretchOf } from './videos.ts';

export function trainingRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const videos = openVideoStore(deps.config.dataFolder);

  serve(app, identify, contract.getMyTraining, async ({ caller }) => {
    const person = own(caller);
    await assignCourses(deps, { people: [person.id] });
    return myTraining(deps, person);
  });
  serve(app, identify, contract.getCourse, async ({ caller, params }) => myCourse(deps, own(caller), params.id));
  serve(app, identify, contract.tickCourse, async ({ caller, params, body }) => {
    const person = own(caller);
    await tickCourse(deps, person.id, { course: params.id, ticked: body.ticked });
    return myCourseLine(deps, person, params.id);
  });

  serve(app, identify, contract.beginAttempt, async ({ caller, params }) => ({
    id: await beginAttempt(deps, own(caller).id, params.id),
  }));
  serve(app, identify, contract.getAttempt, async ({ caller, params }) => myPaper(deps, own(caller).id, params.id));
  serve(app, identify, contract.handInAttempt, async ({ caller, params, body }) => {
    const { id } = own(caller);
    await handIn(deps, id, { id: params.id, answers: body.answers });
    return myPaper(deps, id, params.id);
  });
  serve(app, identify, contract.getCertificate, async ({ caller, params }) =>
    certificateFor(deps, { actor: caller.actor, id: own(caller).id }, params.id),
  );

  serve(app, identify, contract.getCompletion, async ({ caller, query }) => completionFor(deps, caller.actor, query.unit));
  serve(app, identify, contract.getLessons, async ({ caller, query }) => lessonsFor(deps, caller.actor, query.unit));

  serve(app, identify, contract.beginPractice, async ({ caller, params }) => ({
    id: await beginPractice(deps, own(caller).id, params.id),
  }));
  serve(app, identify, contract.getPractice, async ({ caller, params }) => readPractice(deps, own(caller), params.id));
  serve(app, identify, contract.commandPractice, async ({ caller, params, body }) =>
    commandPractice(deps, own(caller), { id: params.id, body }),
  );
  serve(app, identify, contract.passTime, async ({ caller, params, body }) => ({
    aheadMinutes: await passTime(deps, own(caller).id, { id: params.id, minutes: body.minutes }),
  }));
  serve(app, identify, contract.endPractice, async ({ caller, params }) => {
    await endPractice(deps, own(caller).id, params.id);
    return {};
  });
  serve(app, identify, contract.explainPractice, async ({ caller, params }) => ({
    deadlines: await explainPractice(deps, own(caller).id, params.id),
  }));
  serve(app, identify, contract.checkPracticeReply, async ({ caller, params, body }) =>
    checkPracticeReply(deps, own(caller).id, { id: params.id, reply: body.text }),
  );

  serve(app, identify, contract.listTrainingItems, async ({ params }) => itemsOf(deps.database.db, params.kind));
  serve(app, identify, contract.trainingItemHistory, async ({ params }) => versionsOf(deps.database.db, params.kind, params.id));
  serve(app, identify, contract.putTrainingItem, async ({ caller, params, body }) => {
    const item = await putReference(deps, { ...params, seen: body.version, data: body.data, by: own(caller).id });
    if (params.kind === 'course') await assignCourses(deps, 'everybody');
    return item;
  });

  serve(app, identify, contract.uploadVideo, async ({ caller, request }) => {
    if (!request.isMultipart()) throw new Problem(415, 'unsupported-media');
    const part = await request.file({ limits: { fileSize: contract.videoLimits.megabytes * 1024 * 1024 } });
    if (!part) throw new Problem(400, 'invalid', [{ field: 'video', code: 'required' }]);
    const kept = await videos.keep(part.file);
    const name = part.filename.slice(0, 200);
    await deps.database.db
      .insertInto('training_video')
      .values({ ...kept, name, uploaded_by: own(caller).id, uploaded_at: deps.clock() })
      .execute();
    return { id: kept.id, name, bytes: kept.bytes };
  });

  app.get<{ Params: { id: string } }>(contract.videoPath, async (request, reply) => {
    const { person } = await identify(request);
    if (!person) throw new Problem(401, 'unauthenticated');
    const { id } = request.params;
    if (person.roles.length === 0 || !/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)) throw new Problem(404, 'not-found');
    const video = await deps.database.db
      .selectFrom('training_video')
      .select(['type', 'bytes'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!video) throw new Problem(404, 'not-found');
    const bytes = Number(video.bytes);
    const stretch = stretchOf(request.headers.range, bytes);
    reply
      .header('accept-ranges', 'bytes')
      .header('cache-control', 'private, max-age=86400')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff');
    if (!stretch) return reply.code(416).header('content-range', `bytes */${bytes}`).send();
    const { from, to, partial } = stretch;
    if (partial) reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${bytes}`);
    return reply
      .type(video.type)
      .header('content-length', to - from)
      .send(videos.read(id, stretch));
  });
}

function own(caller: Caller): NonNullable<Caller['person']> {
  if (!caller.person) throw new Problem(401, 'unauthenticated');
  return caller.person;
}
