import { z } from 'zod';
import {
  batchKinds,
  batchStates,
  campaignCommandNames,
  campaignOrigins,
  campaignPhases,
  longestText,
  parts,
  questionKinds,
  rulings,
  scaleTop,
} from '../domain/opinions/vocabulary.ts';
import { personKinds, roles } from '../domain/people/vocabulary.ts';
import { CategoryCode } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, Day, Instant, Slug, words } from './primitives.ts';

export const CampaignId = z.uuid();
const seen = z.int().positive().describe('The version the caller saw; 412 stale when someone acted first');
const desk = ['supervisor', 'secretary', 'head', 'officer', 'leader'] as const;
const writers = ['supervisor', 'secretary', 'head'] as const;
const counters = ['supervisor', 'secretary', 'head', 'officer'] as const;

/** Short stable name of a question or an option within its campaign. */
const Key = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const Question = z.object({
  id: Key,
  kind: z.enum(questionKinds),
  title: words(2, 200),
  titleEn: words(0, 300).default(''),
  options: z
    .array(z.object({ id: Key, label: words(1, 120), labelEn: words(0, 200).default('') }))
    .max(30)
    .default([]),
  required: z.boolean().default(false),
  most: z.int().min(0).max(100).default(0).describe('multi: options at most; points: points to give away; otherwise 0'),
});
export type Question = z.output<typeof Question>;

export const Audience = z.object({
  kinds: z.array(z.enum(personKinds)).max(personKinds.length).default([]),
  units: z.array(Slug).max(50).default([]).describe('With all units below; empty: any'),
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
});
export type Audience = z.output<typeof Audience>;

const text = {
  title: words(4, 80),
  titleEn: words(0, 120).default(''),
  intro: words(0, 3000).default(''),
  introEn: words(0, 4000).default(''),
  owner: Slug,
  audience: Audience,
  closesAt: Instant,
  answerWithin: z.int().min(1).max(60).default(10).describe('Workdays after the close within which the answer is promised'),
  questions: z.array(Question).min(1).max(20),
};
const Origin = z.object({
  kind: z.enum(campaignOrigins),
  ref: z.string().max(64).nullable().default(null),
  label: words(0, 120).default(''),
});

export const CampaignText = z.object(text);
export type CampaignText = z.output<typeof CampaignText>;
export const CampaignDraft = z.object({
  id: CampaignId,
  origin: Origin.default({ kind: 'own', ref: null, label: '' }),
  ...text,
});

const count = z.int().min(0).max(1_000_000);
export const Tally = z.object({
  ballots: count,
  questions: z.record(Key, z.object({ answered: count, counts: z.record(Key, count) })),
});
export type Tally = z.output<typeof Tally>;

const Commitment = z.object({
  id: z.uuid(),
  opinion: words(2, 300),
  ruling: z.enum(rulings),
  reason: words(2, 1000),
  owner: Slug.nullable(),
  due: Day.nullable(),
});
export type Commitment = z.output<typeof Commitment>;

export const Kept = Commitment.extend({
  reports: z.array(z.object({ at: Instant, text: z.string() })),
  doneAt: Instant.nullable(),
  result: z.string(),
});
export type Kept = z.output<typeof Kept>;

const reason = words(2, 500);

/** What the desk does with a campaign. */
export const CampaignCommandBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Save'), version: seen, ...text }),
  z.object({ type: z.literal('Open'), version: seen }),
  z.object({
    type: z.literal('Correct'),
    version: seen,
    question: Key,
    option: Key.nullable().default(null),
    words: words(1, 200),
    reason,
  }),
  z.object({ type: z.literal('Extend'), version: seen, closesAt: Instant, reason }),
  z.object({ type: z.literal('Close'), version: seen, reason }),
  z.object({ type: z.literal('Cancel'), version: seen, reason }),
  z.object({
    type: z.literal('EnterBatch'),
    version: seen,
    id: z.uuid(),
    kind: z.enum(batchKinds),
    source: words(4, 120),
    sheets: z
      .object({ first: z.int().min(1).max(9_999_999), last: z.int().min(1).max(9_999_999) })
      .nullable()
      .default(null),
    tally: Tally,
    texts: z
      .array(z.object({ question: Key, text: words(1, longestText) }))
      .max(500)
      .default([]),
  }),
  z.object({ type: z.literal('CheckBatch'), version: seen, batch: z.uuid(), tally: Tally }),
  z.object({ type: z.literal('StrikeBatch'), version: seen, batch: z.uuid(), reason }),
  z.object({ type: z.literal('SaveAnswer'), version: seen, conclusion: words(10, 6000), items: z.array(Commitment).max(100) }),
  z.object({ type: z.literal('PublishAnswer'), version: seen }),
  z.object({ type: z.literal('ReportItem'), version: seen, item: z.uuid(), text: words(2, 1000) }),
  z.object({ type: z.literal('FinishItem'), version: seen, item: z.uuid(), result: words(2, 1000) }),
]);
export type CampaignCommandBody = z.output<typeof CampaignCommandBody>;

const Receipt = z.object({ id: CampaignId, version: z.int(), number: z.string() });

const Participation = z.object({
  electors: z.int(),
  took: z.int(),
  answered: z.int(),
  /** 0..1 */
  rate: z.number().nullable(),
});
const Counts = z.object({ answered: z.int(), counts: z.record(z.string(), z.int()) });
const ShownTally = z.object({ ballots: z.int(), questions: z.record(z.string(), Counts) });

/** All numbers of a campaign. Nobody sees them, not even the house, while votes can still be cast. */
export const CampaignResults = z.object({
  asOf: Instant,
  participation: Participation,
  online: ShownTally,
  paper: ShownTally,
  hearing: ShownTally,
  together: ShownTally,
  /** The ballots of each wording apart, when a wording was corrected. */
  wordings: z.array(z.object({ wording: z.int(), ballots: z.int(), questions: z.record(z.string(), Counts) })),
  /** Groups of electors beside each other; null counts are too small to be shown. Empty when one group would give away the other. */
  groups: z.array(
    z.object({
      group: z.enum(parts),
      ballots: z.int(),
      questions: z.record(z.string(), z.record(z.string(), z.int().nullable())),
    }),
  ),
  /** Bounds of each option's share among all electors, whatever the silent think: question → option → 0..1. Choice and scale only. */
  bounds: z.record(z.string(), z.record(z.string(), z.object({ low: z.number(), high: z.number() }))),
});
export type CampaignResults = z.output<typeof CampaignResults>;

const Correction = z.object({
  wording: z.int(),
  at: Instant,
  reason: z.string(),
  question: z.string(),
  option: z.string().nullable(),
  before: z.string(),
  after: z.string(),
});

/** What everybody may read of a campaign. */
const PublicCampaign = z.object({
  id: CampaignId,
  number: z.string(),
  phase: z.enum(campaignPhases),
  title: z.string(),
  titleEn: z.string(),
  owner: z.string(),
  openedAt: Instant.nullable(),
  closesAt: Instant,
  answerBy: Instant.nullable(),
  answeredAt: Instant.nullable(),
  participation: Participation,
  /** 'elector': may take a ballot; 'took' it already; null: not asked, or nobody is signed in. */
  standing: z.enum(['elector', 'took', 'paper']).nullable(),
});
export type PublicCampaign = z.output<typeof PublicCampaign>;

export const CampaignPage = PublicCampaign.extend({
  intro: z.string(),
  introEn: z.string(),
  audience: Audience,
  answerWithin: z.int(),
  questions: z.array(Question),
  wording: z.int(),
  corrections: z.array(Correction),
  extensions: z.array(z.object({ at: Instant, closesAt: Instant, reason: z.string() })),
  closedAt: Instant.nullable(),
  closeReason: z.string(),
  /** The group whose key signs for the caller; null for who is not asked. */
  part: z.enum(parts).nullable(),
  keys: z.array(
    z.object({
      part: z.enum(parts),
      size: z.int(),
      /** base64url, big endian; the exponent is 65537. */
      modulus: z.string(),
      /** From the event that opened the campaign, which stands in the audit chain. */
      fingerprint: z.string(),
    }),
  ),
  conclusion: z.string(),
  items: z.array(Kept),
  results: CampaignResults.nullable(),
  texts: z.array(z.object({ question: z.string(), text: z.string() })),
});
export type CampaignPage = z.output<typeof CampaignPage>;

const idParams = z.object({ id: CampaignId });

export const listCampaigns = endpoint({
  method: 'GET',
  path: '/api/opinions',
  summary: 'Campaigns that everybody may read: running ones first, then the newest',
  access: 'public',
  query: z.object({ after: z.string().max(80).optional() }),
  response: z.object({ campaigns: z.array(PublicCampaign), next: z.string().nullable() }),
});

export const getCampaign = endpoint({
  method: 'GET',
  path: '/api/opinions/:id',
  summary: 'A campaign with its questions, corrections and keys; with results and answer once they are published',
  access: 'public',
  params: idParams,
  response: CampaignPage,
});

const base64url = (bytes: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`));

export const takeToken = endpoint({
  method: 'POST',
  path: '/api/opinions/:id/token',
  summary: 'Have a blinded token signed (RFC 9474), once per person; the same blinded token again gets the same signature',
  access: 'signedIn',
  params: idParams,
  body: z.object({ blinded: base64url(256) }),
  response: z.object({ part: z.enum(parts), signature: z.string() }),
});

const Answer = z.union([
  z.strictObject({ chosen: z.array(Key).max(30) }),
  z.strictObject({ scale: z.int().min(1).max(scaleTop) }),
  z.strictObject({ points: z.record(Key, z.int().min(0).max(100)) }),
  z.strictObject({ text: words(0, longestText) }),
]);
export const Answers = z.record(Key, Answer);
export type Answers = z.output<typeof Answers>;

export const castBallot = endpoint({
  method: 'POST',
  path: '/api/opinions/:id/ballots',
  summary:
    'Cast a ballot with a signed token; names nobody. The same ballot again changes nothing, another one with the same token is refused',
  access: 'public',
  params: idParams,
  body: z.object({
    part: z.enum(parts),
    token: base64url(32),
    signature: base64url(256),
    /** The wording that was answered; 412 when it has been corrected meanwhile. */
    wording: z.int().positive(),
    answers: Answers,
  }),
  response: z.object({}),
});

const DeskCampaign = PublicCampaign.omit({ standing: true }).extend({ openItems: z.int(), changedAt: Instant });
export type DeskCampaign = z.output<typeof DeskCampaign>;

export const listDeskCampaigns = endpoint({
  method: 'GET',
  path: '/api/desk/opinions',
  summary: 'Campaigns in every phase, newest change first; a unit sees its own drafts, the house all',
  access: desk,
  query: z.object({
    phase: z.enum(campaignPhases).optional(),
    text: z.string().trim().max(100).optional(),
    after: z.string().max(80).optional(),
  }),
  response: z.object({ campaigns: z.array(DeskCampaign), next: z.string().nullable() }),
});

const Batch = z.object({
  id: z.uuid(),
  kind: z.enum(batchKinds),
  source: z.string(),
  sheets: z.object({ first: z.int(), last: z.int() }).nullable(),
  state: z.enum(batchStates),
  /** null for whoever is still to count it again: the second counting must not see the first. */
  tally: ShownTally.nullable(),
  reason: z.string(),
  own: z.boolean(),
});
export type Batch = z.output<typeof Batch>;

export const DeskRecord = CampaignPage.omit({ standing: true, part: true, keys: true, texts: true }).extend({
  version: z.int(),
  origin: Origin,
  openItems: z.int(),
  changedAt: Instant,
  batches: z.array(Batch),
  sheetsTaken: z.int(),
  undecidedTexts: z.int(),
  cases: z.array(z.object({ caseId: CaseId, about: z.string() })),
  allowed: z.array(z.enum(campaignCommandNames)),
});
export type DeskRecord = z.output<typeof DeskRecord>;

export const getDeskCampaign = endpoint({
  method: 'GET',
  path: '/api/desk/opinions/:id',
  summary: 'A campaign with its batches, what may be done with it, and, once voting has ended, its numbers',
  access: desk,
  params: idParams,
  response: DeskRecord,
});

export const draftCampaign = endpoint({
  method: 'POST',
  path: '/api/desk/opinions',
  summary: 'Draft a campaign, of one’s own accord or because of a hot topic, an alert or a proposal',
  access: writers,
  body: CampaignDraft,
  response: Receipt,
});

export const commandCampaign = endpoint({
  method: 'POST',
  path: '/api/desk/opinions/:id/commands',
  summary: 'Save, open, correct, extend, close, cancel; enter, check and strike batches; answer, report, finish',
  access: counters,
  params: idParams,
  body: CampaignCommandBody,
  response: Receipt,
});

export const measureAudience = endpoint({
  method: 'POST',
  path: '/api/desk/opinions/audience',
  summary: 'How many people an audience would be today, by group',
  access: writers,
  body: Audience,
  response: z.object({ size: z.int(), groups: z.array(z.object({ group: z.enum(parts), size: z.int() })) }),
});

export const handOutPaper = endpoint({
  method: 'POST',
  path: '/api/desk/opinions/:id/paper',
  summary: 'Note that an elector, by login, took a sheet of paper instead of a token; once, and never both',
  access: counters,
  params: idParams,
  body: z.object({ login: z.string().trim().min(1).max(64) }),
  response: z.object({ name: z.string(), sheetsTaken: z.int() }),
});

const FreeText = z.object({
  /** Tells the text apart and leads to nobody. */
  source: z.string(),
  question: z.string(),
  text: z.string(),
  /** With what identifies people replaced by rule, for a person to read. */
  proposed: z.string(),
  state: z.enum(['shown', 'withheld']).nullable(),
  shown: z.string(),
  reason: z.string(),
});
export type FreeText = z.output<typeof FreeText>;

export const listTexts = endpoint({
  method: 'GET',
  path: '/api/desk/opinions/:id/texts',
  summary: 'Free answers of a closed campaign, undecided ones first, each with its redaction as proposed by rule',
  access: desk,
  params: idParams,
  query: z.object({ skip: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
  response: z.object({ texts: z.array(FreeText), next: z.int().nullable() }),
});

export const decideText = endpoint({
  method: 'POST',
  path: '/api/desk/opinions/:id/texts',
  summary: 'Show a free answer as redacted, or withhold it with a reason',
  access: writers,
  params: idParams,
  body: z.discriminatedUnion('state', [
    z.object({ state: z.literal('shown'), source: z.string().max(80), shown: words(1, longestText + 200) }),
    z.object({ state: z.literal('withheld'), source: z.string().max(80), reason }),
  ]),
  response: z.object({}),
});

/** A case that comes of an opinion. */
export const CaseOfOpinion = z.object({
  caseId: CaseId,
  categoryCode: CategoryCode,
  title: words(4, 60),
  text: words(4, 2000),
});

export const makeCaseOfText = endpoint({
  method: 'POST',
  path: '/api/desk/opinions/:id/cases',
  summary: 'Make a case of a free answer: it names nobody, and the campaign says that it was made',
  access: writers,
  params: idParams,
  body: CaseOfOpinion.extend({ version: seen, source: z.string().max(80) }),
  response: z.object({ caseId: CaseId, number: z.string() }),
});
