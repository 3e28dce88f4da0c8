import { z } from 'zod';
import { lossReasons } from '../domain/measures/vocabulary.ts';
import { roles } from '../domain/people/vocabulary.ts';
import { courseStates, practiceChecks, practiceRoles, questionTypes } from '../domain/training/vocabulary.ts';
import { CaseCommandBody, CaseDetail, Reckoning } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { checkReply } from './handling.ts';
import { Block } from './knowledge.ts';
import { Day, Instant, Slug, words } from './primitives.ts';
import { ReferenceItem } from './reference.ts';

/** Heads see their own units, the others the whole school. */
const overseers = ['head', 'supervisor', 'secretary', 'leader', 'admin'] as const;
const trainers = ['supervisor', 'admin'] as const;

const Wording = z.object({ zh: z.string(), en: z.string() });
const Named = z.object({ id: Slug, name: z.string(), nameEn: z.string() });

const Certificate = z.object({ id: z.uuid(), issuedAt: Instant, expiresOn: Day.nullable(), percent: z.int().nullable() });

export const CourseLine = Named.extend({
  state: z.enum(courseStates),
  /** It belongs to the caller's roles. */
  mine: z.boolean(),
  dueOn: Day.nullable(),
  checks: z.int(),
  ticked: z.int(),
  /** null: no quiz. */
  quiz: z.object({ passed: z.boolean(), attemptsLeft: z.int() }).nullable(),
  practice: z.array(Named.extend({ best: z.int().nullable(), passed: z.boolean() })),
  certificate: Certificate.nullable(),
});
export type CourseLine = z.output<typeof CourseLine>;

const PracticeLine = Named.extend({
  role: z.enum(practiceRoles),
  brief: z.string(),
  briefEn: z.string(),
  /** Of the caller's own runs; null: none ended. */
  best: z.int().nullable(),
  passed: z.boolean(),
  runs: z.int(),
  open: z.uuid().nullable(),
});
export type PracticeLine = z.output<typeof PracticeLine>;

export const getMyTraining = endpoint({
  method: 'GET',
  path: '/api/training',
  summary: 'The caller’s path: courses of the own roles first, how far each has come, certificates, and what can be practised',
  access: roles,
  response: z.object({ courses: z.array(CourseLine), practice: z.array(PracticeLine) }),
});

const course = z.object({ id: Slug });

export const getCourse = endpoint({
  method: 'GET',
  path: '/api/training/courses/:id',
  summary: 'A course to be read, with the caller’s own state in it',
  access: roles,
  params: course,
  response: CourseLine.extend({
    blocks: z.array(Block),
    blocksEn: z.array(Block),
    video: z.object({ id: z.uuid(), name: z.string(), type: z.string(), bytes: z.number() }).nullable(),
    checklist: z.array(Wording),
    tickedAt: z.array(z.int()),
    draw: z.int().nullable(),
    passPercent: z.int().nullable(),
    mayAttempt: z.boolean(),
    openAttempt: z.uuid().nullable(),
    attempts: z.array(z.object({ id: z.uuid(), percent: z.int(), passed: z.boolean(), endedAt: Instant })),
  }),
});

export const tickCourse = endpoint({
  method: 'PUT',
  path: '/api/training/courses/:id/ticks',
  summary: 'Tick items of the checklist; what is not named is not ticked',
  access: roles,
  params: course,
  body: z.object({ ticked: z.array(z.int().min(0).max(19)).max(20) }),
  response: CourseLine,
});

/** Without what is right: that is sent when the paper has been handed in, and not before. */
const OpenQuestion = z.object({ type: z.enum(questionTypes), words: Wording, options: z.array(Wording) });
const Paper = z.object({
  id: z.uuid(),
  course: Named,
  passPercent: z.int(),
  begunAt: Instant,
  questions: z.array(OpenQuestion),
  result: z
    .object({
      percent: z.int(),
      passed: z.boolean(),
      endedAt: Instant,
      attemptsLeft: z.int(),
      certificate: z.uuid().nullable(),
      questions: z.array(z.object({ given: z.array(z.int()), right: z.array(z.int()), isRight: z.boolean(), why: Wording })),
    })
    .nullable(),
});

export const beginAttempt = endpoint({
  method: 'POST',
  path: '/api/training/courses/:id/attempts',
  summary: 'Begin a paper, or go on with the one that is open',
  access: roles,
  params: course,
  body: z.object({}),
  response: z.object({ id: z.uuid() }),
});

const attempt = z.object({ id: z.uuid() });

export const getAttempt = endpoint({
  method: 'GET',
  path: '/api/training/attempts/:id',
  summary: 'One’s own paper: its questions, and once handed in what is right and why',
  access: roles,
  params: attempt,
  response: Paper,
});

export const handInAttempt = endpoint({
  method: 'POST',
  path: '/api/training/attempts/:id/answers',
  summary: 'Hand a paper in; it is marked at once and cannot be changed',
  access: roles,
  params: attempt,
  body: z.object({ answers: z.array(z.array(z.int().min(0).max(7)).max(8)).max(50) }),
  response: Paper,
});

export const getCertificate = endpoint({
  method: 'GET',
  path: '/api/training/certificates/:id',
  summary: 'A certificate: one’s own, or of somebody whose training the caller oversees',
  access: roles,
  params: attempt,
  response: Certificate.extend({
    course: Named,
    person: z.string(),
    unit: z.string().nullable(),
    cycle: z.int(),
    /** Valid today. */
    valid: z.boolean(),
  }),
});

const Done = z.object({ people: z.int(), done: z.int(), begun: z.int(), overdue: z.int(), expired: z.int() });

export const getCompletion = endpoint({
  method: 'GET',
  path: '/api/training/completion',
  summary: 'How far the courses of the roles have come by unit, and person by person in one unit',
  access: overseers,
  query: z.object({ unit: Slug.optional() }),
  response: z.object({
    asOf: Instant,
    courses: z.array(Named),
    units: z.array(Done.extend({ unit: z.string(), courses: z.array(Done.extend({ course: Slug })) })),
    /** Of the unit that was asked for. */
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        unit: z.string(),
        courses: z.array(z.object({ course: Slug, state: z.enum(courseStates), certificate: z.uuid().nullable() })),
      }),
    ),
  }),
});

export const getLessons = endpoint({
  method: 'GET',
  path: '/api/training/lessons',
  summary: 'Why units lost points in the running period, most frequent first, and which courses teach it',
  access: overseers,
  query: z.object({ unit: Slug.optional() }),
  response: z.object({
    from: Instant,
    to: Instant,
    units: z.array(
      z.object({
        unit: z.string(),
        reasons: z.array(z.object({ reason: z.enum(lossReasons), cases: z.int(), points: z.number(), courses: z.array(Named) })),
      }),
    ),
  }),
});

export const beginPractice = endpoint({
  method: 'POST',
  path: '/api/training/practice/:id/runs',
  summary: 'Begin a practice case, or go on with the open one; nothing of it has an effect',
  access: roles,
  params: course,
  body: z.object({}),
  response: z.object({ id: z.uuid() }),
});

const run = z.object({ id: z.uuid() });

export const getPractice = endpoint({
  method: 'GET',
  path: '/api/training/runs/:id',
  summary: 'One’s own practice case as its page shows it, and its score once it has ended',
  access: roles,
  params: run,
  response: z.object({
    practice: PracticeLine.pick({ id: true, name: true, nameEn: true, brief: true, briefEn: true, role: true }),
    unit: z.string(),
    detail: CaseDetail,
    /** Natural minutes that have been let pass. */
    aheadMinutes: z.int(),
    score: z
      .object({
        percent: z.int(),
        passed: z.boolean(),
        passPercent: z.int(),
        checks: z.array(z.object({ check: z.enum(practiceChecks), points: z.int(), of: z.int() })),
        lesson: z.string(),
        lessonEn: z.string(),
      })
      .nullable(),
  }),
});

export const commandPractice = endpoint({
  method: 'POST',
  path: '/api/training/runs/:id/commands',
  summary: 'Give a command on a practice case, judged by the same rules as a real one',
  access: roles,
  params: run,
  body: CaseCommandBody,
  response: z.object({ id: z.uuid(), version: z.int() }),
});

export const passTime = endpoint({
  method: 'POST',
  path: '/api/training/runs/:id/time',
  summary: 'Let natural minutes pass in a practice case',
  access: roles,
  params: run,
  body: z.object({ minutes: z.int().min(1).max(10_080) }),
  response: z.object({ aheadMinutes: z.int() }),
});

export const endPractice = endpoint({
  method: 'POST',
  path: '/api/training/runs/:id/end',
  summary: 'Give a practice case up: it is scored as it stands',
  access: roles,
  params: run,
  body: z.object({}),
  response: z.object({}),
});

export const explainPractice = endpoint({
  method: 'GET',
  path: '/api/training/runs/:id/deadlines',
  summary: 'Every deadline of a practice case, reckoned day by day',
  access: roles,
  params: run,
  response: z.object({ deadlines: z.array(Reckoning) }),
});

export const checkPracticeReply = endpoint({
  method: 'POST',
  path: '/api/training/runs/:id/reply-check',
  summary: 'What there is to say of a reply in a practice case; nothing is stored',
  access: roles,
  params: run,
  body: checkReply.body!,
  response: checkReply.response,
});

/** What trainers write. */
export const trainingKinds = ['course', 'quiz', 'practiceCase'] as const;
export const listTrainingItems = endpoint({
  method: 'GET',
  path: '/api/training/items/:kind',
  summary: 'Courses, quizzes with their answers, or practice cases, as trainers write them',
  access: trainers,
  params: z.object({ kind: z.enum(trainingKinds) }),
  response: z.object({ items: z.array(ReferenceItem) }),
});

export const trainingItemHistory = endpoint({
  method: 'GET',
  path: '/api/training/items/:kind/:id/history',
  summary: 'All versions of a course, a quiz or a practice case, newest first',
  access: trainers,
  params: z.object({ kind: z.enum(trainingKinds), id: Slug }),
  response: z.object({ items: z.array(ReferenceItem) }),
});

export const putTrainingItem = endpoint({
  method: 'PUT',
  path: '/api/training/items/:kind/:id',
  summary: 'Write a course, a quiz or a practice case; the version before stays in its history',
  access: trainers,
  params: z.object({ kind: z.enum(trainingKinds), id: Slug }),
  body: z.object({ version: z.int().min(0), data: z.unknown() }),
  response: ReferenceItem,
});

export const videoLimits = { megabytes: 500 } as const;
/** The file stands behind this path, with ranges: a video is begun in its middle. */
export const videoPath = '/api/training/videos/:id';

export const uploadVideo = endpoint({
  method: 'POST',
  path: '/api/training/videos',
  summary: 'Upload a video (MP4 or WebM, multipart field "video")',
  access: trainers,
  response: z.object({ id: z.uuid(), name: words(0, 200), bytes: z.number() }),
});
