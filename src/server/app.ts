import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { uploadVideo } from '../contract/training.ts';
import { behindRoutes } from './analytics/behindRoutes.ts';
import { flagRoutes } from './analytics/flagRoutes.ts';
import { measureRoutes } from './analytics/measureRoutes.ts';
import { performanceRoutes } from './analytics/performanceRoutes.ts';
import { analyticsRoutes } from './analytics/routes.ts';
import { snapshotRoutes } from './analytics/snapshotRoutes.ts';
import { note } from './audit/execute.ts';
import { auditRoutes } from './audit/routes.ts';
import { hearingOf } from './cases/queries.ts';
import { caseRoutes } from './cases/routes.ts';
import { clockRoutes } from './clocks/routes.ts';
import { consentRoutes } from './consent/routes.ts';
import { deedRoutes } from './deeds/routes.ts';
import type { Deps } from './deps.ts';
import { directiveRoutes } from './directives/routes.ts';
import { catalogueRoutes } from './directory/catalogueRoutes.ts';
import { fileRoutes } from './directory/fileRoutes.ts';
import { posterRoutes } from './directory/posterRoutes.ts';
import { directoryRoutes } from './directory/routes.ts';
import { draftingRoutes } from './drafting/routes.ts';
import { dutyRoutes } from './duty/routes.ts';
import { evaluationRoutes } from './evaluation/routes.ts';
import { foresightRoutes } from './foresight/routes.ts';
import { knowledgeRoutes } from './knowledge/routes.ts';
import { leadershipRoutes } from './leadership/routes.ts';
import { ledgerRoutes } from './ledgers/routes.ts';
import { meetingRoutes } from './meetings/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { operationRoutes } from './operations/routes.ts';
import { opinionRoutes } from './opinions/routes.ts';
import { phoneRoutes } from './phone/routes.ts';
import { compressAnswers } from './platform/compress.ts';
import { faceRoutes } from './platform/faces.ts';
import { speakProblems } from './platform/http.ts';
import { limitBodies } from './platform/limitBodies.ts';
import { liveRoute } from './platform/liveRoute.ts';
import { withoutTexts } from './platform/logLine.ts';
import { openApi } from './platform/openApi.ts';
import { guard } from './platform/security.ts';
import { openSharedLimits, storeOf } from './platform/sharedLimits.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { feedRoutes } from './publication/feedRoutes.ts';
import { publicationRoutes } from './publication/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { doorRoutes } from './session/doors/doorRoutes.ts';
import { providerRoutes } from './session/doors/providerRoutes.ts';
import { passwordLinkRoutes } from './session/passwordLinkRoutes.ts';
import { openIdentify } from './session/queries.ts';
import { sessionRoutes } from './session/routes.ts';
import { secondFactorRoutes } from './session/secondFactorRoutes.ts';
import { supervisionPhotoRoutes } from './supervision/photoRoutes.ts';
import { supervisionRoutes } from './supervision/routes.ts';
import { trainingRoutes } from './training/routes.ts';
import { understandingRoutes } from './understanding/routes.ts';
import { wallRoutes } from './wall/routes.ts';

/** The whole web service, ready to listen or to be asked by `inject`. */
export async function createApp(deps: Deps, migration: string): Promise<FastifyInstance> {
  const app = fastify({
    logger: {
      level: deps.config.logLevel,
      serializers: { req: (r) => ({ method: r.method, path: r.url.split('?')[0] }), err: withoutTexts },
    },
    trustProxy: deps.config.trustProxy,
    genReqId: () => randomUUID(),
    bodyLimit: 256 * 1024,
    connectionTimeout: 0,
    // See limitBodies; the head has Node's own limit.
    requestTimeout: 0,
    // At the end, those that carry no request; main.ts cuts the others when their time is up.
    forceCloseConnections: 'idle',
  });
  limitBodies(app, { milliseconds: 60_000, slow: [uploadVideo.path], leastBytes: 64 * 1024 });
  speakProblems(app);
  guard(app);
  compressAnswers(app);
  const limits = openSharedLimits(deps.database, deps.clock);
  await app.register(cookie);
  await app.register(rateLimit, {
    max: deps.config.ratePerMinute,
    timeWindow: 60_000,
    store: storeOf(limits),
    allowList: (request) => !request.url.startsWith('/api/'),
  });
  const identify = openIdentify(deps);
  app.decorate('limitAccount', async (person, place, perMinute) => {
    const { ratePerMinute } = deps.config;
    // An address may be a whole dormitory; an account is one person.
    const max = Math.ceil((perMinute ?? ratePerMinute) / 2);
    const { current, ttl } = await limits.count(`account ${person} ${perMinute ? place : ''}`, max, 60_000);
    return current > max ? Math.ceil(ttl / 1000) : null;
  });
  app.decorate('keep', (call) => note(deps, call));
  const listeners = liveRoute(app, deps.live, hearingOf(deps, identify));
  operationRoutes(app, deps, identify, { migration, listeners });
  sessionRoutes(app, deps, identify);
  auditRoutes(app, deps, identify);
  privacyRoutes(app, deps, identify);
  consentRoutes(app, deps, identify);
  secondFactorRoutes(app, deps, identify);
  providerRoutes(app, deps, identify);
  await doorRoutes(app, deps);
  directoryRoutes(app, deps, identify);
  posterRoutes(app, deps, identify);
  catalogueRoutes(app, deps, identify);
  fileRoutes(app, deps, identify);
  passwordLinkRoutes(app, deps, identify);
  dutyRoutes(app, deps, identify);
  await caseRoutes(app, deps, identify);
  clockRoutes(app, deps, identify);
  evaluationRoutes(app, deps, identify);
  analyticsRoutes(app, deps, identify);
  measureRoutes(app, deps, identify);
  behindRoutes(app, deps, identify);
  flagRoutes(app, deps, identify);
  snapshotRoutes(app, deps, identify);
  performanceRoutes(app, deps, identify);
  notificationRoutes(app, deps, identify);
  understandingRoutes(app, deps, identify);
  foresightRoutes(app, deps, identify);
  reportRoutes(app, deps, identify);
  knowledgeRoutes(app, deps, identify);
  trainingRoutes(app, deps, identify);
  publicationRoutes(app, deps, identify);
  opinionRoutes(app, deps, identify);
  feedRoutes(app, deps);
  await phoneRoutes(app, deps, identify);
  supervisionRoutes(app, deps, identify);
  supervisionPhotoRoutes(app, deps, identify);
  directiveRoutes(app, deps, identify);
  deedRoutes(app, deps, identify);
  meetingRoutes(app, deps, identify);
  draftingRoutes(app, deps, identify);
  ledgerRoutes(app, deps, identify);
  leadershipRoutes(app, deps, identify);
  wallRoutes(app, deps, identify);
  const document = openApi();
  app.get('/api/openapi.json', async () => document);
  await faceRoutes(app);
  return app;
}
