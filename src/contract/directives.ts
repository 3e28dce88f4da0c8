import { z } from 'zod';
import { confidentialities } from '../domain/case/vocabulary.ts';
import { directiveCommandNames, directiveEventTypes, directivePhases } from '../domain/directive/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { RelatedCase } from './orders.ts';
import { CaseId, Instant, Slug, words } from './primitives.ts';
import { DirectivePreset } from './supervisionReference.ts';

export const DirectiveId = z.uuid();
const seen = z.int().positive().describe('The version the caller saw; 412 stale when someone acted first');
const readers = ['leader', 'supervisor', 'officer', 'head'] as const;
const workdays = z.coerce.number().int().min(0).max(60);

export const GiveDirective = z.object({
  /** Chosen by the browser: the same id sent twice makes one directive. */
  id: DirectiveId,
  text: words(2, 1000),
  caseId: CaseId.nullable().default(null),
  /** Empty: of a case its unit in charge; by itself the centre assigns it. */
  units: z.array(Slug).max(20).default([]),
  /** 0: until the end of today's working hours. */
  workdays: workdays.default(3),
});

export const giveDirective = endpoint({
  method: 'POST',
  path: '/api/directives',
  summary: 'Give a directive (批示), on a case or by itself; it has its own clock and is tracked to completion',
  access: ['leader'],
  body: GiveDirective,
  response: z.object({ id: DirectiveId, version: z.int(), number: z.string() }),
});

export const DirectiveCommandBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Assign'), version: seen, units: z.array(Slug).min(1).max(20), text: words(0, 500).default('') }),
  z.object({ type: z.literal('Accept'), version: seen }),
  z.object({ type: z.literal('Progress'), version: seen, text: words(2, 2000) }),
  z.object({
    type: z.literal('Report'),
    version: seen,
    text: words(4, 2000),
    photos: z.array(z.uuid()).max(9).default([]),
  }),
  z.object({ type: z.literal('SendBack'), version: seen, text: words(2, 1000), workdays: workdays.default(1) }),
  z.object({ type: z.literal('Postpone'), version: seen, text: words(2, 1000), workdays }),
  z.object({ type: z.literal('Remind'), version: seen, text: words(0, 500).default('') }),
  z.object({ type: z.literal('Close'), version: seen, text: words(0, 1000).default('') }),
  z.object({ type: z.literal('Withdraw'), version: seen, text: words(2, 1000) }),
]);

const directiveParams = z.object({ id: DirectiveId });

export const commandDirective = endpoint({
  method: 'POST',
  path: '/api/directives/:id/commands',
  summary: 'Give a command on a directive (交办、承接、反馈、退回、催办、办结……)',
  access: readers,
  params: directiveParams,
  body: DirectiveCommandBody,
  response: z.object({ id: DirectiveId, version: z.int(), number: z.string() }),
});

/** Of a directive whose words the reader may not read, `text` is null: the number alone remains. */
export const DirectiveLine = z.object({
  id: DirectiveId,
  number: z.string(),
  version: z.int(),
  phase: z.enum(directivePhases),
  leader: z.string().nullable(),
  text: z.string().nullable(),
  confidentiality: z.enum(confidentialities),
  case: z.object({ id: CaseId, number: z.string() }).nullable(),
  units: z.array(z.string()),
  givenAt: Instant,
  replyBy: Instant.nullable(),
  next: z.object({ from: Instant, at: Instant }).nullable(),
  /** The newest word of the units. */
  latest: z.string().nullable(),
  reminders: z.int(),
  closedAt: Instant.nullable(),
});
export type DirectiveLine = z.output<typeof DirectiveLine>;

export const directiveViews = ['open', 'overdue', 'reported', 'mine', 'closed', 'all'] as const;

export const listDirectives = endpoint({
  method: 'GET',
  path: '/api/directives',
  summary: 'A page of directives: all for leaders and the centre, its own for a unit',
  access: readers,
  query: z.object({
    /** mine: those that the caller gave. */
    view: z.enum(directiveViews).default('open'),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    after: z.string().max(200).optional(),
  }),
  response: z.object({ directives: z.array(DirectiveLine), next: z.string().nullable() }),
});

export const DirectiveDetail = DirectiveLine.extend({
  readable: z.boolean(),
  related: RelatedCase.nullable(),
  report: z.object({ at: Instant, text: z.string() }).nullable(),
  closing: z.string(),
  photos: z.array(z.string()),
  timeline: z.array(
    z.object({
      version: z.int(),
      type: z.enum(directiveEventTypes),
      at: Instant,
      person: z.string().nullable(),
      unit: z.string().nullable(),
      units: z.array(z.string()),
      text: z.string(),
      deadline: Instant.nullable(),
      photos: z.array(z.string()),
    }),
  ),
  allowed: z.array(z.enum(directiveCommandNames)),
});
export type DirectiveDetail = z.output<typeof DirectiveDetail>;

export const getDirective = endpoint({
  method: 'GET',
  path: '/api/directives/:id',
  summary: 'One directive with its history; an unknown one and a forbidden one answer alike',
  access: readers,
  params: directiveParams,
  response: DirectiveDetail,
});

export const listDirectivePresets = endpoint({
  method: 'GET',
  path: '/api/directive-presets',
  summary: 'Sentences that a leader gives with one tap, with their usual time',
  access: ['leader'],
  response: z.object({ presets: z.array(DirectivePreset.extend({ id: z.string() })) }),
});
