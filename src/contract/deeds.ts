import { z } from 'zod';
import { deedCommandNames, deedEventTypes, deedPhases, verifiedDeedKinds } from '../domain/deed/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { RelatedCase } from './orders.ts';
import { CaseId, Instant, Slug, words } from './primitives.ts';

export const DeedId = z.uuid();
const seen = z.int().positive().describe('The version the caller saw; 412 stale when someone acted first');
const readers = ['supervisor', 'leader', 'auditor', 'head', 'officer'] as const;
const photos = z.array(z.uuid()).max(9).default([]);
const Receipt = z.object({ id: DeedId, version: z.int(), number: z.string() });

export const EnterDeed = z.object({
  /** Chosen by the browser: the same id sent twice makes one deed. */
  id: DeedId,
  kind: z.enum(verifiedDeedKinds),
  whose: Slug,
  caseId: CaseId.nullable().default(null),
  /** The case by its number instead, as people write it. */
  number: z.string().trim().max(20).optional().describe('诉件编号'),
  /** What was found, and how; no name, no words of the case. */
  text: words(10, 2000),
  photos,
});

export const enterDeed = endpoint({
  method: 'POST',
  path: '/api/deeds',
  summary: 'Enter a verified deed (查实事项) of a unit with its evidence; a second person confirms it before it counts',
  access: ['supervisor'],
  body: EnterDeed,
  response: Receipt,
});

export const DeedCommandBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Confirm'), version: seen, text: words(2, 1000) }),
  z.object({ type: z.literal('Refuse'), version: seen, text: words(2, 1000) }),
  z.object({ type: z.literal('Withdraw'), version: seen, text: words(2, 1000) }),
  z.object({ type: z.literal('Appeal'), version: seen, text: words(10, 2000), photos }),
  z.object({ type: z.literal('Affirm'), version: seen, text: words(2, 1000) }),
  z.object({ type: z.literal('Revoke'), version: seen, text: words(2, 1000) }),
]);

const deedParams = z.object({ id: DeedId });

export const commandDeed = endpoint({
  method: 'POST',
  path: '/api/deeds/:id/commands',
  summary: 'Give a command on a verified deed (认定、不予认定、撤回、申诉、维持、撤销)',
  access: ['supervisor', 'leader', 'head'],
  params: deedParams,
  body: DeedCommandBody,
  response: Receipt,
});

/** The measured effect of a proactive task that was proposed for points. */
const ShownEffect = z.object({
  task: z.uuid(),
  weeks: z.int(),
  observed: z.number(),
  expected: z.number(),
  /** Observed over expected with its 95 % interval. */
  ratio: z.number(),
  low: z.number(),
  high: z.number(),
});

export const DeedLine = z.object({
  id: DeedId,
  number: z.string(),
  version: z.int(),
  phase: z.enum(deedPhases),
  kind: z.enum(verifiedDeedKinds),
  whose: z.string(),
  case: z.object({ id: CaseId, number: z.string() }).nullable(),
  /** null: entered by a person, in words. */
  shown: ShownEffect.nullable(),
  text: z.string(),
  enteredAt: Instant,
  /** From then on it counts, in the period that this moment lies in. */
  confirmedAt: Instant.nullable(),
  appealBy: Instant.nullable(),
});
export type DeedLine = z.output<typeof DeedLine>;

/** waiting: for a second person, or for the word on an appeal. standing: what counts. */
export const deedViews = ['waiting', 'standing', 'all'] as const;

export const listDeeds = endpoint({
  method: 'GET',
  path: '/api/deeds',
  summary: 'A page of the register of verified deeds: all for the office, its own for a unit',
  access: readers,
  query: z.object({
    view: z.enum(deedViews).default('all'),
    unit: z.string().max(64).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    after: z.string().max(200).optional(),
  }),
  response: z.object({ deeds: z.array(DeedLine), next: z.string().nullable() }),
});

export const DeedDetail = DeedLine.extend({
  related: RelatedCase.nullable(),
  timeline: z.array(
    z.object({
      version: z.int(),
      type: z.enum(deedEventTypes),
      at: Instant,
      person: z.string().nullable(),
      unit: z.string().nullable(),
      text: z.string(),
      deadline: Instant.nullable(),
      photos: z.array(z.string()),
    }),
  ),
  allowed: z.array(z.enum(deedCommandNames)),
});
export type DeedDetail = z.output<typeof DeedDetail>;

export const getDeed = endpoint({
  method: 'GET',
  path: '/api/deeds/:id',
  summary: 'One verified deed with its history; an unknown one and a forbidden one answer alike',
  access: readers,
  params: deedParams,
  response: DeedDetail,
});
