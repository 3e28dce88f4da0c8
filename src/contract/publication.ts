import { z } from 'zod';
import { consents, publicationStates, publicationSteps, unpublishable } from '../domain/publication/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, CaseNumber, Day, Instant, Slug, words } from './primitives.ts';

/** Who proposes; of these, who confirms is decided by src/domain/publication/decide.ts. */
const proposers = ['operator', 'dispatcher', 'officer', 'head', 'supervisor'] as const;

const PublicationId = z.uuid();

/** What everybody reads: what was asked and what was answered, without identity. English is '' when there is none. */
export const Wording = z.object({
  title: words(4, 60),
  question: words(2, 2000),
  answer: words(4, 4000),
  titleEn: words(0, 120).default(''),
  questionEn: words(0, 3000).default(''),
  answerEn: words(0, 6000).default(''),
});
export type Wording = z.output<typeof Wording>;

/** The cell that is told: a category, a class of two digits or '' for neither; a place or none. */
const Cell = z.object({ category: z.string(), place: z.string().nullable() });

/** Text as the case has it; only for whoever may read the case. */
const Original = z.object({ title: z.string(), question: z.string(), answer: z.string() });

export const proposePublication = endpoint({
  method: 'GET',
  path: '/api/cases/:id/publication',
  summary:
    'What of a closed case could be shown to everybody: identity replaced and small cells widened by rule; nothing is stored',
  access: proposers,
  params: z.object({ id: CaseId }),
  response: z.object({
    /** Why not; null when it may be proposed. */
    because: z.enum([...unpublishable, 'requester-objects', 'not-yours']).nullable(),
    /** The publication that lives already. */
    existing: PublicationId.nullable(),
    original: Original,
    wording: z.object({ title: z.string(), question: z.string(), answer: z.string() }),
    cell: Cell,
    /** Cases of the last year in the cell as it is, before it was widened. */
    cellCases: z.int(),
    replaced: z.array(z.object({ kind: z.string(), count: z.int() })),
  }),
});

export const createPublication = endpoint({
  method: 'POST',
  path: '/api/publications',
  summary: 'Propose the answer of a closed case for everybody; repeating the same id answers with the same proposal',
  access: proposers,
  body: z.object({ id: PublicationId, caseId: CaseId, wording: Wording }),
  response: z.object({ id: PublicationId, number: z.int() }),
});

export const PublicationLine = z.object({
  id: PublicationId,
  state: z.enum(publicationStates),
  consent: z.enum(consents),
  title: z.string(),
  unit: Slug,
  category: z.string(),
  place: z.string().nullable(),
  objectionsUntil: Instant,
  publishedAt: Instant.nullable(),
  changedAt: Instant,
  helpful: z.int(),
  /** Whether the caller may publish it now. */
  mine: z.boolean(),
});
export type PublicationLine = z.output<typeof PublicationLine>;

export const listPublications = endpoint({
  method: 'GET',
  path: '/api/publications',
  summary: 'Proposed, published and withdrawn answers of the units that the caller works for, newest change first',
  access: proposers,
  query: z.object({ state: z.enum(publicationStates).optional(), after: z.string().max(120).optional() }),
  response: z.object({ publications: z.array(PublicationLine), next: z.string().nullable() }),
});

export const PublicationRecord = PublicationLine.extend({
  number: z.int(),
  /** null once nobody may read it any more. */
  wording: Wording.nullable(),
  /** null for whoever may not read the case. */
  source: z.object({ id: CaseId, number: CaseNumber, original: Original }).nullable(),
  answeredMonth: Day,
  steps: z.array(
    z.object({
      number: z.int(),
      type: z.enum(publicationSteps),
      note: z.string(),
      at: Instant,
      /** The person’s name; null: the requester. */
      by: z.string().nullable(),
    }),
  ),
  allowed: z.array(z.enum(publicationSteps)),
  /** What the rules still find in the wording, for a person to look at. */
  suspicious: z.array(z.string()),
});
export type PublicationRecord = z.output<typeof PublicationRecord>;

const one = z.object({ id: PublicationId });

export const getPublication = endpoint({
  method: 'GET',
  path: '/api/publications/:id',
  summary: 'A publication with its steps, and beside it the original for whoever may read the case',
  access: proposers,
  params: one,
  response: PublicationRecord,
});

const seen = z.int().positive().describe('The number the caller saw; 412 stale when someone was faster');

export const stepPublication = endpoint({
  method: 'POST',
  path: '/api/publications/:id/steps',
  summary:
    'Correct a proposal, publish it (by a second person, with the last corrections), decline it, or withdraw what was published',
  access: proposers,
  params: one,
  body: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Save'), number: seen, wording: Wording }),
    z.object({ type: z.literal('Publish'), number: seen, wording: Wording }),
    z.object({ type: z.literal('Decline'), number: seen, note: words(2, 300) }),
    z.object({ type: z.literal('Withdraw'), number: seen, note: words(2, 300) }),
  ]),
  response: z.object({ id: PublicationId, number: z.int() }),
});

const Own = z.object({
  id: PublicationId,
  number: z.int(),
  state: z.enum(publicationStates),
  consent: z.enum(consents),
  objectionsUntil: Instant,
  title: z.string(),
  question: z.string(),
  answer: z.string(),
});

export const getOwnPublication = endpoint({
  method: 'GET',
  path: '/api/cases/:id/own-publication',
  summary: 'What of one’s own case is proposed or shown to everybody, for its requester',
  access: 'caseParty',
  params: z.object({ id: CaseId }),
  response: z.object({ publication: Own.nullable() }),
});

export const decideOwnPublication = endpoint({
  method: 'POST',
  path: '/api/cases/:id/own-publication',
  summary: 'The requester agrees, or objects: what is shown is withdrawn at once, and the case is never proposed again',
  access: 'caseParty',
  params: z.object({ id: CaseId }),
  body: z.object({ number: seen, consent: z.boolean() }),
  response: z.object({ publication: Own.nullable() }),
});

const Span = z.object({ start: z.int().min(0), end: z.int().min(0) });

export const PublishedHit = z.object({
  id: PublicationId,
  title: z.string(),
  titleEn: z.string(),
  spans: z.array(Span),
  excerpt: z.object({ text: z.string(), spans: z.array(Span) }),
  excerptEn: z.string(),
  unit: Slug,
  category: z.string(),
  place: z.string().nullable(),
  /** First day of the month in which it was answered; the day itself is not told. */
  month: Day,
  helpful: z.int(),
});
export type PublishedHit = z.output<typeof PublishedHit>;

export const readPublished = endpoint({
  method: 'GET',
  path: '/api/published',
  summary: 'Answers that everybody may read, found by words or initials, or all of a category, best fit or newest first',
  access: 'public',
  query: z.object({
    text: z.string().trim().max(100).optional(),
    category: z
      .string()
      .regex(/^\d{2}(\d{2})?$/)
      .optional(),
    after: z.string().max(120).optional(),
  }),
  response: z.object({
    answers: z.array(PublishedHit),
    corrected: z.string().nullable(),
    next: z.string().nullable(),
    /** Classes in which something is published, with how many. */
    classes: z.array(z.object({ code: z.string(), count: z.int() })),
  }),
});

export const readPublishedOne = endpoint({
  method: 'GET',
  path: '/api/published/:id',
  summary: 'One answer that everybody may read; a withdrawn one answers like none',
  access: 'public',
  params: one,
  response: PublishedHit.extend({
    question: z.string(),
    answer: z.string(),
    questionEn: z.string(),
    answerEn: z.string(),
    publishedAt: Instant,
    related: z.array(z.object({ id: PublicationId, title: z.string(), titleEn: z.string() })),
  }),
});

export const findHelpful = endpoint({
  method: 'POST',
  path: '/api/published/:id/helpful',
  summary: 'Say that an answer helped, or take it back; each person or device counts once, and nobody can be found by it',
  access: 'public',
  params: one,
  body: z.object({
    /** Drawn by the device once; of a signed-in person the person counts. */
    device: z.uuid(),
    helpful: z.boolean(),
  }),
  response: z.object({ helpful: z.int() }),
});
