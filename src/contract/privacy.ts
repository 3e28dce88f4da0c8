import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Day, Instant } from './primitives.ts';

/** For how many years after their end cases still show whom they concern; afterwards only what can be counted stays (PIPL art. 19). */
export const Retention = z.object({
  ordinaryYears: z.int().min(1).max(30).default(3),
  /** Cases that came to supervision. */
  supervisedYears: z.int().min(1).max(30).default(5),
  /** Papers of quizzes and practice runs; certificates stay. */
  trainingYears: z.int().min(1).max(30).default(2),
  /** Off: nothing is taken out by itself. */
  enabled: z.boolean().default(true),
});
export type Retention = z.output<typeof Retention>;

export const getRetention = endpoint({
  method: 'GET',
  path: '/api/admin/retention',
  summary: 'How long cases show whom they concern, and how many are due',
  access: ['securityAdmin', 'auditor'],
  response: z.object({
    version: z.int(),
    retention: Retention,
    /** Cases from which people have been taken out, and those whose time has come. */
    anonymised: z.int(),
    due: z.int(),
    lastAt: Instant.nullable(),
  }),
});

export const putRetention = endpoint({
  method: 'PUT',
  path: '/api/admin/retention',
  summary: 'Change how long cases show whom they concern; the rules before stay on record',
  access: ['securityAdmin'],
  audit: 'retention-changed',
  body: z.object({ version: z.int().min(0), retention: Retention }),
  response: z.object({ version: z.int() }),
});

/** Everything the platform holds about the person who asks (PIPL art. 45). */
export const exportMine = endpoint({
  method: 'GET',
  path: '/api/me/data',
  summary: 'Everything that is kept about oneself, as one document',
  access: 'signedIn',
  response: z.object({
    at: Instant,
    person: z.object({
      login: z.string(),
      name: z.string(),
      kind: z.string(),
      unit: z.string().nullable(),
      phone: z.string(),
      createdAt: Instant,
    }),
    grants: z.array(z.object({ role: z.string(), unit: z.string().nullable() })),
    sessions: z.array(z.object({ device: z.string(), address: z.string(), createdAt: Instant, seenAt: Instant })),
    cases: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        /** What one wrote oneself and what one was told, in the order in which it happened. */
        entries: z.array(z.object({ at: Instant, what: z.string(), text: z.string() })),
        /** Who looked at one's name and number, by unit. */
        looks: z.array(z.object({ at: Instant, unit: z.string().nullable(), purpose: z.string() })),
      }),
    ),
    requests: z.array(z.object({ at: Instant, kind: z.string(), text: z.string(), state: z.string(), answer: z.string() })),
    /** Which versions of the privacy notice one accepted, by edition, the newest first. */
    consents: z.array(z.object({ at: Instant, edition: z.int(), version: z.int() })),
    /** Courses given, papers written, certificates held and cases practised on; practice holds made-up cases only. */
    training: z.object({
      courses: z.array(z.object({ course: z.string(), assignedOn: Day, dueOn: Day, ticked: z.array(z.int()) })),
      papers: z.array(z.object({ course: z.string(), begunAt: Instant, percent: z.int().nullable() })),
      certificates: z.array(z.object({ course: z.string(), issuedAt: Instant, expiresOn: Day.nullable() })),
      practice: z.array(z.object({ practiceCase: z.string(), begunAt: Instant, percent: z.int().nullable() })),
    }),
  }),
});

export const dataRequestKinds = ['correct', 'delete'] as const;

/** Correcting and deleting need a person: a name comes from the school's own records, and a running case cannot lose its requester. */
export const askAboutMine = endpoint({
  method: 'POST',
  path: '/api/me/data/requests',
  summary: 'Ask that data about oneself be corrected or deleted',
  access: 'signedIn',
  body: z.object({ kind: z.enum(dataRequestKinds), text: z.string().trim().min(2).max(1000) }),
  response: z.object({ id: z.uuid() }),
});

const DataRequest = z.object({
  id: z.uuid(),
  at: Instant,
  kind: z.enum(dataRequestKinds),
  text: z.string(),
  login: z.string(),
  name: z.string(),
  state: z.enum(['open', 'done', 'refused']),
  answer: z.string(),
});

export const listDataRequests = endpoint({
  method: 'GET',
  path: '/api/admin/data-requests',
  summary: 'What people have asked about their own data, open ones first',
  access: ['admin', 'securityAdmin'],
  response: z.object({ requests: z.array(DataRequest) }),
});

export const answerDataRequest = endpoint({
  method: 'PUT',
  path: '/api/admin/data-requests/:id',
  summary: 'Answer a request about somebody’s own data; deleting takes the person out of all ended cases at once',
  access: ['securityAdmin'],
  audit: 'data-request-answered',
  params: z.object({ id: z.uuid() }),
  body: z.object({ state: z.enum(['done', 'refused']), answer: z.string().trim().min(2).max(1000) }),
  response: z.object({ anonymised: z.int() }),
});
