import { z } from 'zod';
import {
  agendaSources,
  meetingCommandNames,
  meetingEventTypes,
  meetingKinds,
  meetingPhases,
} from '../domain/meeting/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { Day, Instant, Slug, words } from './primitives.ts';

export const MeetingId = z.uuid();
const seen = z.int().positive().describe('The version the caller saw; 412 stale when someone acted first');
const office = ['supervisor', 'secretary'] as const;
const readers = ['supervisor', 'secretary', 'leader', 'officer', 'head'] as const;

const plan = {
  title: words(4, 80),
  startsAt: Instant,
  place: words(0, 60).default(''),
  chair: words(0, 40).default(''),
  attendees: words(0, 1000).default(''),
};

/** What an item is called is worked out by the server from what it points to; only a free item brings its own words. */
export const AgendaDraft = z.object({
  id: z.uuid(),
  source: z.enum(agendaSources),
  ref: z.uuid().nullable().default(null),
  label: words(0, 120).default(''),
  unit: Slug.nullable().default(null),
  minutes: z.coerce.number().int().min(1).max(240).default(10),
});

export const PlanMeeting = z.object({
  /** Chosen by the browser: the same id sent twice makes one meeting. */
  id: MeetingId,
  kind: z.enum(meetingKinds),
  classCode: z
    .string()
    .regex(/^\d{2}$/)
    .nullable()
    .default(null),
  ...plan,
  agenda: z.array(AgendaDraft).max(60).default([]),
});

export const planMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings',
  summary: 'Plan a meeting (领导小组会、专题会); decisions of earlier meetings that are not done come first on its agenda',
  access: office,
  body: PlanMeeting,
  response: z.object({ id: MeetingId, version: z.int(), number: z.string() }),
});

export const MeetingCommandBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Change'), version: seen, ...plan }),
  z.object({ type: z.literal('SetAgenda'), version: seen, agenda: z.array(AgendaDraft).max(60) }),
  z.object({ type: z.literal('Hold'), version: seen }),
  z.object({ type: z.literal('Minute'), version: seen, item: z.uuid(), text: words(2, 4000) }),
  z.object({
    type: z.literal('Decide'),
    version: seen,
    decision: z.uuid(),
    item: z.uuid().nullable().default(null),
    text: words(4, 1000),
    owner: Slug,
    due: Day,
  }),
  z.object({ type: z.literal('Conclude'), version: seen, text: words(0, 4000).default('') }),
  z.object({ type: z.literal('Cancel'), version: seen, text: words(2, 500) }),
  z.object({ type: z.literal('ReportDecision'), version: seen, decision: z.uuid(), text: words(4, 2000) }),
  z.object({ type: z.literal('FinishDecision'), version: seen, decision: z.uuid(), text: words(0, 1000).default('') }),
  z.object({ type: z.literal('MoveDecision'), version: seen, decision: z.uuid(), due: Day, text: words(2, 500) }),
]);

const meetingParams = z.object({ id: MeetingId });

export const commandMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:id/commands',
  summary: 'Give a command on a meeting (议程、召开、纪要、议定事项、反馈、办结……)',
  access: readers,
  params: meetingParams,
  body: MeetingCommandBody,
  response: z.object({ id: MeetingId, version: z.int(), number: z.string() }),
});

export const MeetingLine = z.object({
  id: MeetingId,
  number: z.string(),
  version: z.int(),
  kind: z.enum(meetingKinds),
  phase: z.enum(meetingPhases),
  title: z.string(),
  startsAt: Instant,
  place: z.string(),
  chair: z.string(),
  items: z.int(),
  decisions: z.int(),
  openDecisions: z.int(),
});
export type MeetingLine = z.output<typeof MeetingLine>;

export const listMeetings = endpoint({
  method: 'GET',
  path: '/api/meetings',
  summary: 'A page of meetings, newest first; a unit sees those that gave it a task',
  access: readers,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(30),
    after: z.string().max(200).optional(),
  }),
  response: z.object({ meetings: z.array(MeetingLine), next: z.string().nullable() }),
});

/** What an item points to, as the reader may see it: of what may not be read, the number alone. */
export const AgendaItem = z.object({
  id: z.uuid(),
  source: z.enum(agendaSources),
  ref: z.uuid().nullable(),
  label: z.string(),
  title: z.string().nullable(),
  /** What makes it hard, in figures; null when the reader may not know. */
  overdueSince: Instant.nullable(),
  round: z.int().nullable(),
  nudges: z.int().nullable(),
  disputes: z.int().nullable(),
  unit: z.string().nullable(),
  minutes: z.int(),
});
export type AgendaItem = z.output<typeof AgendaItem>;

export const DecisionOut = z.object({
  id: z.uuid(),
  item: z.uuid().nullable(),
  text: z.string(),
  owner: z.string(),
  due: Day,
  madeAt: Instant,
  report: z.object({ at: Instant, text: z.string() }).nullable(),
  doneAt: Instant.nullable(),
  closing: z.string(),
  /** The reader's own unit owes it. */
  mine: z.boolean(),
});
export type DecisionOut = z.output<typeof DecisionOut>;

export const MeetingDetail = MeetingLine.extend({
  /** False: the reader sees only the tasks of the own unit. */
  whole: z.boolean(),
  classCode: z.string().nullable(),
  attendees: z.string(),
  summary: z.string(),
  agenda: z.array(AgendaItem.extend({ text: z.string() })),
  tasks: z.array(DecisionOut),
  timeline: z.array(z.object({ version: z.int(), type: z.enum(meetingEventTypes), at: Instant, person: z.string().nullable() })),
  allowed: z.array(z.enum(meetingCommandNames)),
});
export type MeetingDetail = z.output<typeof MeetingDetail>;

export const getMeeting = endpoint({
  method: 'GET',
  path: '/api/meetings/:id',
  summary: 'One meeting with agenda, minutes and decisions; an unknown one and a forbidden one answer alike',
  access: readers,
  params: meetingParams,
  response: MeetingDetail,
});

export const agendaCandidates = endpoint({
  method: 'GET',
  path: '/api/meetings/candidates',
  summary: 'What a meeting could deal with: decisions not done, hard cases with the reason, orders, directives',
  access: office,
  query: z.object({
    class: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
  }),
  response: z.object({ items: z.array(AgendaItem) }),
});

export const openDecisions = endpoint({
  method: 'GET',
  path: '/api/decisions',
  summary: 'Decisions of meetings that are not done: all for the office and leaders, its own for a unit',
  access: readers,
  response: z.object({
    decisions: z.array(DecisionOut.extend({ meeting: z.object({ id: MeetingId, number: z.string(), title: z.string() }) })),
  }),
});
