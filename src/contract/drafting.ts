import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant } from './primitives.ts';

export const draftKinds = ['reply', 'summary', 'title', 'deidentify'] as const;
export type DraftKind = (typeof draftKinds)[number];

/** What a person made of a machine's words. `changed`: used after changing them. */
export const draftOutcomes = ['used', 'changed', 'discarded'] as const;

/** Why no usable words came: the other side was silent, unreachable, forbidden, refused, or talked nonsense. */
export const draftFailures = ['timeout', 'unreachable', 'address-not-allowed', 'too-large', 'refused', 'nonsense'] as const;
export type DraftFailure = (typeof draftFailures)[number];

const writers = ['operator', 'dispatcher', 'officer', 'head'] as const;

const Slot = z.object({
  version: z.int(),
  enabled: z.boolean(),
  /** Base address of an OpenAI-compatible service, e.g. https://llm.example.edu.cn/v1 */
  url: z.string(),
  model: z.string(),
  kinds: z.array(z.enum(draftKinds)),
  timeoutSeconds: z.int(),
  /** The key itself is never sent back. */
  hasKey: z.boolean(),
  changedAt: Instant.nullable(),
  changedBy: z.string().nullable(),
});
export type ModelSlot = z.output<typeof Slot>;

export const getModelSlot = endpoint({
  method: 'GET',
  path: '/api/model-slot',
  summary: 'The language model that may draft texts: off unless an administrator has switched it on',
  access: ['admin'],
  response: Slot,
});

export const putModelSlot = endpoint({
  method: 'PUT',
  path: '/api/model-slot',
  summary: 'Set up, switch on or off the language model; a key that is left out stays, null removes it',
  access: ['admin'],
  body: z.object({
    version: z.int().min(0),
    enabled: z.boolean(),
    url: z.string().trim().max(300),
    model: z.string().trim().max(100),
    kinds: z.array(z.enum(draftKinds)).max(draftKinds.length),
    timeoutSeconds: z.int().min(1).max(120),
    key: z.string().max(500).nullable().optional(),
  }),
  response: Slot,
});

export const testModelSlot = endpoint({
  method: 'POST',
  path: '/api/model-slot/test',
  summary: 'Ask the language model for one made-up sentence',
  access: ['admin'],
  body: z.object({}),
  response: z.object({
    milliseconds: z.int(),
    failed: z.enum(draftFailures).nullable(),
    /** What it answered to a made-up case. */
    text: z.string().nullable(),
  }),
});

export const Draft = z.object({
  id: z.uuid(),
  kind: z.enum(draftKinds),
  /** Words of a machine: shown with a mark, used only by a person. */
  text: z.string(),
  model: z.string(),
  askedAt: Instant,
  askedBy: z.string(),
  outcome: z.enum(draftOutcomes).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
});
export type Draft = z.output<typeof Draft>;

const caseParams = z.object({ id: CaseId });

export const listMachineDrafts = endpoint({
  method: 'GET',
  path: '/api/cases/:id/drafts',
  summary: 'What the machine has drafted for a case and what became of it, newest first; and what may be asked for now',
  access: writers,
  params: caseParams,
  response: z.object({ kinds: z.array(z.enum(draftKinds)), drafts: z.array(Draft) }),
});

export const askDraft = endpoint({
  method: 'POST',
  path: '/api/cases/:id/drafts',
  summary: 'Let the machine draft a reply, a summary, a title, or propose what else identifies people; nothing is used by itself',
  access: writers,
  params: caseParams,
  body: z.object({ kind: z.enum(draftKinds) }),
  response: Draft,
});

export const decideDraft = endpoint({
  method: 'PUT',
  path: '/api/drafts/:id',
  summary: 'Record what a person made of a draft; the first decision stands',
  access: writers,
  params: z.object({ id: z.uuid() }),
  body: z.object({ outcome: z.enum(draftOutcomes) }),
  response: Draft,
});
