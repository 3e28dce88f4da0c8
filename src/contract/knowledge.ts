import { z } from 'zod';
import { articleKinds, articleStates, articleSteps, audiences, readingSteps } from '../domain/knowledge/vocabulary.ts';
import { CategoryCode } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, Day, Instant, Slug, words } from './primitives.ts';

const desk = [
  'operator',
  'dispatcher',
  'officer',
  'head',
  'contractor',
  'caller',
  'supervisor',
  'secretary',
  'leader',
  'trusted',
] as const;
const writers = ['operator', 'dispatcher', 'officer', 'head', 'supervisor'] as const;

const ArticleId = z.uuid();
/** A sentence that fits into a list of answers. */
const title = { zh: words(4, 60), en: words(0, 120).default('') };

/** A wording of an article. Texts are Markdown without HTML. */
export const ArticleDraft = z.object({
  /** Answers for it, keeps it true, is reminded of `reviewOn`. */
  unit: Slug,
  audience: z.enum(audiences),
  title: title.zh,
  text: words(20, 20_000),
  titleEn: title.en,
  textEn: words(0, 20_000).default(''),
  /** How people ask for it in their own words; found like the title. */
  questions: z.array(words(2, 60)).max(20).default([]),
  categories: z.array(CategoryCode).max(10).default([]),
  /** Shown from this day on; null: at once. */
  validFrom: Day.nullable().default(null),
  /** Shown before this day; null: until withdrawn. */
  validTo: Day.nullable().default(null),
  /** The day on which somebody looks whether it is still true. */
  reviewOn: Day,
});
export type ArticleDraft = z.output<typeof ArticleDraft>;

export const ArticleLine = z.object({
  id: ArticleId,
  kind: z.enum(articleKinds),
  state: z.enum(articleStates),
  /** Whether readers see a wording today. */
  shown: z.boolean(),
  unit: Slug,
  audience: z.enum(audiences),
  title: z.string(),
  categories: z.array(CategoryCode),
  reviewOn: Day,
  validTo: Day.nullable(),
  publishedAt: Instant.nullable(),
  changedAt: Instant,
});
export type ArticleLine = z.output<typeof ArticleLine>;

export const listArticles = endpoint({
  method: 'GET',
  path: '/api/knowledge',
  summary: 'Articles and examples in every state, newest change first, for those who write and read them at the desk',
  access: desk,
  query: z.object({
    text: z.string().trim().max(60).optional(),
    kind: z.enum(articleKinds).optional(),
    state: z.enum(articleStates).optional(),
    unit: Slug.optional(),
    category: CategoryCode.optional(),
    /** Only what is to be looked through within thirty days, or should have been. */
    due: z.stringbool().optional(),
    after: z.string().max(120).optional(),
  }),
  response: z.object({ articles: z.array(ArticleLine), next: z.string().nullable() }),
});

export const ArticleStep = z.object({
  number: z.int(),
  type: z.enum(articleSteps),
  note: z.string(),
  at: Instant,
  by: z.string().describe('The person’s name'),
});

/** A stretch of text of one look. */
const Run = z.object({
  text: z.string(),
  strong: z.boolean(),
  em: z.boolean(),
  code: z.boolean(),
  /** http, https, mailto, tel or a path of this site. */
  href: z.string().nullable(),
});
const runs = z.array(Run);

/** Markdown as a list of blocks: a browser draws them with its own elements, so that no HTML ever travels. */
export const Block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), level: z.int().min(2).max(4), runs }),
  z.object({ type: z.literal('paragraph'), runs }),
  z.object({
    type: z.literal('list'),
    ordered: z.boolean(),
    start: z.int(),
    items: z.array(z.object({ depth: z.int().min(0), runs })),
  }),
  z.object({ type: z.literal('quote'), runs }),
  z.object({ type: z.literal('code'), text: z.string() }),
  z.object({ type: z.literal('table'), rows: z.array(z.array(runs)) }),
  z.object({ type: z.literal('rule') }),
]);
export type Block = z.output<typeof Block>;

export const ArticleRecord = ArticleLine.extend({
  /** For the next step: 412 stale when somebody was faster. */
  number: z.int(),
  draft: ArticleDraft,
  /** The newest wording as a reader would see it. */
  blocks: z.array(Block),
  blocksEn: z.array(Block),
  /** The wording readers see, when it is another than the draft. */
  shownDraft: ArticleDraft.nullable(),
  checkedAt: Instant.nullable(),
  /** The case of an example; null also for whoever may not see it. */
  sourceCase: CaseId.nullable(),
  steps: z.array(ArticleStep),
  allowed: z.array(z.enum(articleSteps)),
});
export type ArticleRecord = z.output<typeof ArticleRecord>;

const articleParams = z.object({ id: ArticleId });
const Given = z.object({ id: ArticleId, number: z.int().positive() });

export const getArticle = endpoint({
  method: 'GET',
  path: '/api/knowledge/:id',
  summary: 'An article with its newest wording, its history and what the caller may do with it',
  access: desk,
  params: articleParams,
  response: ArticleRecord,
});

export const getArticleVersion = endpoint({
  method: 'GET',
  path: '/api/knowledge/:id/versions/:number',
  summary: 'The wording that a step saved',
  access: desk,
  params: articleParams.extend({ number: z.coerce.number().int().positive() }),
  response: z.object({ draft: ArticleDraft, blocks: z.array(Block) }),
});

export const createArticle = endpoint({
  method: 'POST',
  path: '/api/knowledge',
  summary: 'Begin an article, or an example of a closed case; repeating the same id answers with the same article',
  access: writers,
  body: z
    .object({
      id: ArticleId,
      kind: z.enum(articleKinds),
      sourceCase: CaseId.nullable().default(null),
      draft: ArticleDraft,
    })
    .superRefine((given, context) => {
      if ((given.kind === 'example') !== (given.sourceCase !== null))
        context.addIssue({ code: 'custom', path: ['sourceCase'], message: 'an example comes from a case' });
    }),
  response: Given,
});

const seen = z.int().positive().describe('The number the caller saw; 412 stale when someone was faster');
const note = words(0, 500).default('');

export const stepArticle = endpoint({
  method: 'POST',
  path: '/api/knowledge/:id/steps',
  summary: 'Save a wording, submit it, send it back, publish it, confirm that it is still true, withdraw it',
  access: writers,
  params: articleParams,
  body: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Save'), number: seen, note, draft: ArticleDraft }),
    z.object({ type: z.literal('Submit'), number: seen, note }),
    z.object({ type: z.literal('SendBack'), number: seen, note: words(2, 500) }),
    z.object({ type: z.literal('Publish'), number: seen, note }),
    z.object({ type: z.literal('Confirm'), number: seen, note, reviewOn: Day }),
    z.object({ type: z.literal('Withdraw'), number: seen, note: words(2, 500) }),
  ]),
  response: Given,
});

const Span = z.object({ start: z.int().min(0), end: z.int().min(0) });

/** What a reader sees in a list; English is '' when there is none. */
export const ArticleHit = z.object({
  id: ArticleId,
  kind: z.enum(articleKinds),
  title: z.string(),
  titleEn: z.string(),
  /** Where words that were looked for stand in `title`. */
  spans: z.array(Span),
  /** The first sentences without marks, or those around what was looked for. */
  excerpt: z.object({ text: z.string(), spans: z.array(Span) }),
  excerptEn: z.string(),
  unit: Slug,
  categories: z.array(CategoryCode),
  /** When somebody last made sure that it is true. */
  checkedAt: Instant,
});
export type ArticleHit = z.output<typeof ArticleHit>;

export const readArticles = endpoint({
  method: 'GET',
  path: '/api/articles',
  summary: 'The articles that the caller may read, found by words or initials, or all of a category, best fit first',
  access: 'public',
  query: z.object({
    text: z.string().trim().max(100).optional(),
    kind: z.enum(articleKinds).default('article'),
    /** A category or, with two digits, its class. */
    category: z
      .string()
      .regex(/^\d{2}(\d{2})?$/)
      .optional(),
    skip: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  response: z.object({
    articles: z.array(ArticleHit),
    /** What was looked for instead, because nothing was found as typed. */
    corrected: z.string().nullable(),
    /** `skip` of the next page. */
    next: z.int().nullable(),
  }),
});

export const readArticle = endpoint({
  method: 'GET',
  path: '/api/articles/:id',
  summary: 'An article to be read; one that the caller may not read answers like none',
  access: 'public',
  params: articleParams,
  response: ArticleHit.extend({
    blocks: z.array(Block),
    blocksEn: z.array(Block),
    audience: z.enum(audiences),
    publishedAt: Instant,
    validTo: Day.nullable(),
    /** Others of the same categories. */
    related: z.array(z.object({ id: ArticleId, title: z.string(), titleEn: z.string() })),
  }),
});

export const findAnswers = endpoint({
  method: 'POST',
  path: '/api/suggestions/articles',
  summary: 'Up to three articles that answer what somebody is typing, among those that the caller may read; nothing is stored',
  access: 'public',
  body: z.object({
    title: words(0, 60).default(''),
    text: words(0, 2000).default(''),
    /** Articles of this category are a little more likely meant. */
    categoryCode: CategoryCode.optional(),
  }),
  response: z.object({ articles: z.array(ArticleHit.extend({ fit: z.number().min(0).max(1) })) }),
});

export const recordReading = endpoint({
  method: 'POST',
  path: '/api/articles/readings',
  summary: 'Count that offered articles were shown, opened, enough, or that the demand was sent all the same; names nobody',
  access: 'public',
  body: z.object({
    /** Drawn for one draft and used for nothing else. */
    visit: z.uuid(),
    step: z.enum(readingSteps),
    face: z.enum(['portal', 'phone']),
    articles: z.array(ArticleId).min(1).max(20),
  }),
  response: z.object({}),
});

const Deflection = z.object({
  /** Drafts during which it was shown. */
  shown: z.int(),
  opened: z.int(),
  /** 解决了，不用提交了. */
  solved: z.int(),
  /** Of those, drafts that were sent all the same. */
  solvedButSent: z.int(),
});

export const knowledgeFigures = endpoint({
  method: 'GET',
  path: '/api/knowledge/figures',
  summary: 'How often offered articles were shown, opened and enough, in days [from, to), altogether and for each article',
  access: desk,
  query: z.object({ from: Day, to: Day }),
  response: z.object({
    asOf: Instant,
    total: Deflection,
    articles: z.array(Deflection.extend({ id: ArticleId, title: z.string() })),
  }),
});

export const proposeExample = endpoint({
  method: 'GET',
  path: '/api/cases/:id/example',
  summary: 'A closed case as the draft of an example: what identifies people is replaced by rule, for a person to confirm',
  access: writers,
  params: z.object({ id: CaseId }),
  response: z.object({
    draft: ArticleDraft,
    /** What was replaced, so that a person can look whether anything is left. */
    replaced: z.array(z.object({ kind: z.string(), count: z.int() })),
  }),
});
