import { z } from 'zod';
import { deedPhases } from '../domain/deed/vocabulary.ts';
import { effectVerdicts, effectWeeks, taskCommandNames, taskPhases } from '../domain/foresight/vocabulary.ts';
import { CategoryCode } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { Day, Instant, Slug, words } from './primitives.ts';

const readers = ['operator', 'dispatcher', 'supervisor', 'secretary', 'leader', 'head', 'officer', 'contractor'] as const;
const issuers = ['dispatcher', 'supervisor', 'leader'] as const;

const share = z.number().min(0).max(1);

export const Effect = z.object({
  weeks: z.union(effectWeeks.map((weeks) => z.literal(weeks))),
  at: Instant,
  verdict: z.enum(effectVerdicts),
  /** null: too little history to say anything. */
  numbers: z
    .object({
      observed: z.number(),
      expected: z.number(),
      /** Observed over expected with its 95 % interval. */
      ratio: z.number(),
      low: z.number(),
      high: z.number(),
      /** Cases that did not come; negative: that came beside. */
      avoided: z.object({ estimate: z.number(), low: z.number(), high: z.number() }),
      control: z.enum(['elsewhere', 'campus', 'none']),
      weeksLearnt: z.int(),
      outageDays: z.int(),
      repeatedBefore: share,
      repeatedAfter: share,
    })
    .nullable(),
});
export type Effect = z.output<typeof Effect>;

export const TaskLine = z.object({
  id: z.uuid(),
  version: z.int(),
  phase: z.enum(taskPhases),
  title: z.string(),
  category: CategoryCode.nullable(),
  places: z.array(Slug),
  unit: Slug,
  dueOn: Day,
  issuedAt: Instant,
  doneAt: Instant.nullable(),
  defects: z.int(),
  stops: z.int(),
  published: z.boolean(),
  /** The latest effect measured. */
  effect: Effect.nullable(),
});
export type TaskLine = z.output<typeof TaskLine>;

/** What the ranking scheme may take into account: confirmed tasks, defects found, effects seen. */
const Credit = z.object({ unit: Slug, confirmed: z.int(), defects: z.int(), fewer: z.int() });

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/foresight/tasks',
  summary: 'Proactive tasks (未诉先办) that the caller sends out or owes, open ones first, with what each unit has to its credit',
  access: readers,
  query: z.object({ phase: z.enum(taskPhases).optional(), unit: Slug.optional() }),
  response: z.object({ tasks: z.array(TaskLine), credits: z.array(Credit), mayIssue: z.boolean() }),
});

const Stop = z.object({ place: Slug, why: words(0, 200) });

export const getTask = endpoint({
  method: 'GET',
  path: '/api/foresight/tasks/:id',
  summary: 'One proactive task with its round, what was found, what happened when, and its effects',
  access: readers,
  params: z.object({ id: z.uuid() }),
  response: TaskLine.omit({ stops: true, effect: true }).extend({
    instruction: z.string(),
    plan: Slug.nullable(),
    incident: z.uuid().nullable(),
    troubleFrom: Day,
    issuedBy: z.string(),
    report: z.string(),
    stops: z.array(
      z.object({
        place: Slug,
        why: z.string(),
        checked: z.object({ at: Instant, defects: z.int(), note: z.string() }).nullable(),
      }),
    ),
    timeline: z.array(z.object({ type: z.string(), at: Instant, by: z.string(), note: z.string() })),
    effects: z.array(Effect),
    /** The verified deed that was proposed for its effect; null when there is none, or none for the caller. */
    deed: z.object({ number: z.string(), phase: z.enum(deedPhases) }).nullable(),
    allowed: z.array(z.enum(taskCommandNames)),
  }),
});
export type TaskDetail = z.output<(typeof getTask)['response']>;

export const NewTask = z.object({
  /** Made by the sender: one repeated send makes one task. */
  id: z.uuid(),
  title: words(2, 120),
  category: CategoryCode.nullable(),
  places: z.array(Slug).max(60),
  unit: Slug,
  instruction: words(0, 2000),
  plan: Slug.nullable().default(null),
  incident: z.uuid().nullable().default(null),
  dueOn: Day,
  troubleFrom: Day,
  stops: z.array(Stop).max(60).default([]),
});

export const issueTask = endpoint({
  method: 'POST',
  path: '/api/foresight/tasks',
  summary: 'Send out a proactive task to a unit',
  access: issuers,
  body: NewTask,
  response: z.object({ id: z.uuid(), version: z.int() }),
});

const version = z.int().min(1);
const reason = words(2, 300);
const defects = z.int().min(0).max(9999).default(0);

export const commandTask = endpoint({
  method: 'POST',
  path: '/api/foresight/tasks/:id',
  summary: 'Accept, decline, check a stop, finish, confirm, send back or cancel; refused when somebody was faster (412 stale)',
  access: readers,
  params: z.object({ id: z.uuid() }),
  body: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Accept'), version }),
    z.object({ type: z.literal('Decline'), version, reason }),
    z.object({ type: z.literal('CheckStop'), version, place: Slug, defects, note: words(0, 300).default('') }),
    z.object({ type: z.literal('Finish'), version, defects, report: words(2, 2000) }),
    z.object({ type: z.literal('Confirm'), version, published: z.boolean() }),
    z.object({ type: z.literal('SendBack'), version, reason }),
    z.object({ type: z.literal('Cancel'), version, reason }),
  ]),
  response: z.object({ id: z.uuid(), version: z.int() }),
});

export const draftTask = endpoint({
  method: 'GET',
  path: '/api/foresight/alerts/:id/task-draft',
  summary: 'What a task about an alert would look like: plan, unit, steps, the round of places most in need; nothing is stored',
  access: issuers,
  params: z.object({ id: z.uuid() }),
  response: z.object({
    category: CategoryCode.nullable(),
    places: z.array(Slug),
    unit: Slug.nullable(),
    plan: Slug.nullable(),
    instruction: z.string(),
    dueOn: Day,
    troubleFrom: Day,
    stops: z.array(z.object({ place: Slug, cases: z.int(), predicted: z.number() })),
  }),
});

/** 我们先动手了: what was done before anybody had to ask again. */
export const listActed = endpoint({
  method: 'GET',
  path: '/api/acted',
  summary: 'The public board of proactive tasks that were done, with what was found and whether it helped; no person is named',
  access: 'public',
  response: z.object({
    acted: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        category: CategoryCode.nullable(),
        places: z.array(Slug),
        unit: Slug,
        doneOn: Day,
        defects: z.int(),
        effect: Effect.pick({ weeks: true, verdict: true })
          .extend({
            /** Cases that did not come, with the 95 % range; null while there is too little history to say. */
            avoided: z.number().nullable(),
            avoidedLow: z.number().nullable(),
            avoidedHigh: z.number().nullable(),
          })
          .nullable(),
      }),
    ),
  }),
});
