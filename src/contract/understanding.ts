import { z } from 'zod';
import { phases } from '../domain/case/vocabulary.ts';
import { CaseLine, CategoryCode } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, CaseNumber, Day, Instant, Slug, words } from './primitives.ts';

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

/** Half-open, in UTF-16 units of the text it belongs to. */
const Span = z.object({ start: z.int().min(0), end: z.int().min(0) });

export const SearchFilter = z.object({
  /** Words, a place, initials (hqfw) or a case number; parts between spaces must all occur. May be absent beside `person`. */
  text: z.string().trim().max(100).default(''),
  /** Login, whole name or whole phone number of a requester; only for those who may reveal one. Anonymous cases belong to nobody. */
  person: z.string().trim().min(2).max(40).optional(),
  place: Slug.optional(),
  phase: z.enum(phases).optional(),
  unit: Slug.optional(),
  category: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .optional(),
  /** Received on this day or later, and before `to`; days in Asia/Shanghai. */
  from: Day.optional(),
  to: Day.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  /** `next` of the page before. */
  after: z.string().max(300).optional(),
});

export const searchCases = endpoint({
  method: 'GET',
  path: '/api/search',
  summary: 'Cases by their words among those that the caller may see, best fit first within the newest finds',
  access: desk,
  query: SearchFilter,
  response: z.object({
    found: z.array(
      z.object({
        case: CaseLine,
        /** Where the words stand in the title. */
        title: z.array(Span),
        /** A cut of the text around the densest finds. */
        snippet: z.object({ text: z.string(), spans: z.array(Span) }),
      }),
    ),
    /** What was looked for instead, because nothing was found as typed. */
    corrected: z.string().nullable(),
    next: z.string().nullable(),
  }),
});

export const completeWords = endpoint({
  method: 'GET',
  path: '/api/search/words',
  summary: 'Completions of what is being typed: places, units, categories and words of titles, also by pinyin initials',
  access: desk,
  query: z.object({ text: z.string().trim().min(1).max(60) }),
  response: z.object({ words: z.array(z.string()) }),
});

/** Words of the message that spoke for a suggestion; `share` is their part of all evidence, 0..1. */
const Reason = Span.extend({ part: z.enum(['title', 'text']), words: z.string(), share: z.number() });
/** `facts`: the names of category and place. */
const UnitReason = Reason.extend({ part: z.enum(['title', 'text', 'facts']) });
const probability = z.number().min(0).max(1);

const Draft = z.object({ title: words(0, 60).default(''), text: words(0, 2000).default('') });

export const suggestCategories = endpoint({
  method: 'POST',
  path: '/api/suggestions/categories',
  summary: 'The three likeliest categories of a message, with the words that decided; nothing is stored',
  access: 'public',
  body: Draft,
  response: z.object({
    by: z.enum(['rules', 'model']),
    categories: z.array(z.object({ code: CategoryCode, probability, reasons: z.array(Reason) })),
  }),
});

const DispatchHelp = z.object({
  by: z.object({ unit: z.enum(['rules', 'model']), category: z.enum(['rules', 'model']) }),
  units: z.array(z.object({ unit: Slug, probability, reasons: z.array(UnitReason) })),
  categories: z.array(z.object({ code: CategoryCode, probability, reasons: z.array(Reason) })),
  /** What the dispatch catalogue (派件目录) says for the category. */
  rule: z
    .object({
      unit: Slug,
      alternates: z.array(Slug),
      /** The cell that says it; null: the category's own unit. */
      cell: z.object({ category: z.string(), place: Slug.nullable() }).nullable(),
      /** The unit that the catalogue names, when its duties have gone to this one. */
      formerly: Slug.nullable(),
    })
    .nullable(),
  /** What the place says: the unit that most ended cases of the category at this building ended with. */
  place: z.object({ placeId: Slug, unit: Slug, cases: z.int(), of: z.int() }).nullable(),
  /** Reviewed rules that raise grade or confidentiality, with the words they found. */
  screened: z.array(Span.extend({ rule: z.string(), about: z.string(), part: z.enum(['title', 'text']), words: z.string() })),
  /** Ended cases about the like, best first. */
  similar: z.array(CaseLine),
});

export const suggestDispatch = endpoint({
  method: 'GET',
  path: '/api/cases/:id/suggestions',
  summary: 'Whom a case is for: units and categories with probability and reasons, the rules, and similar past cases',
  access: desk,
  params: z.object({ id: CaseId }),
  response: DispatchHelp,
});

export const suggestForDraft = endpoint({
  method: 'POST',
  path: '/api/suggestions/dispatch',
  summary: 'The same for words that are still being taken down, as at the phone; nothing is stored',
  access: desk,
  body: Draft.extend({ categoryCode: CategoryCode.nullable().default(null), placeId: Slug.nullable().default(null) }),
  response: DispatchHelp,
});

export const likelyDuplicates = endpoint({
  method: 'GET',
  path: '/api/cases/:id/duplicates',
  summary: 'Open cases that say nearly the same or report the same incident, among those that the caller may see',
  access: desk,
  params: z.object({ id: CaseId }),
  response: z.object({
    duplicates: z.array(
      z.object({
        case: CaseLine,
        /** same-spot: the same category at the same building within seven days, whatever the words (domain.md §2.5 no. 5). */
        why: z.enum(['said-by-requester', 'same-text', 'same-incident', 'same-spot']),
        /** Of the texts for same-text, of the wording without the place for same-incident; 0..1. */
        similarity: probability,
        /** Up to five words that both use. */
        shared: z.array(z.string()),
      }),
    ),
  }),
});

export const findSameIncident = endpoint({
  method: 'POST',
  path: '/api/suggestions/same-incident',
  summary: 'Whether others have reported the same at this place: counts, place and category only (N 人已反映)',
  access: 'public',
  body: Draft.extend({ categoryCode: CategoryCode, placeId: Slug }),
  response: z.object({
    incident: z
      .object({
        /** For `alsoOf` of the submission; opens nothing. */
        id: CaseId,
        people: z.int(),
        since: Instant,
        categoryCode: CategoryCode,
        placeId: Slug,
      })
      .nullable(),
  }),
});

export const TopicCard = z.object({
  id: CaseId,
  placeId: Slug.nullable(),
  categoryCode: CategoryCode.nullable(),
  reports: z.int(),
  people: z.int(),
  growing: z.boolean(),
  since: Instant,
  latest: Instant,
  keywords: z.array(z.string()),
  sentences: z.array(z.object({ caseId: CaseId, number: CaseNumber, sentence: z.string() })),
  timeline: z.array(z.object({ day: Day, reports: z.int() })),
});
export type TopicCard = z.output<typeof TopicCard>;

export const listTopics = endpoint({
  method: 'GET',
  path: '/api/topics',
  summary: 'Living topics: incidents of the last thirty days that several open cases report, within what the caller may see',
  access: ['operator', 'dispatcher', 'supervisor', 'leader'],
  response: z.object({ topics: z.array(TopicCard) }),
});

const Quality = z.object({
  messages: z.int(),
  accuracy: z.number(),
  macroF1: z.number(),
  top3: z.number(),
  accuracyAt80: z.number(),
});

export const modelTargets = ['category', 'unit'] as const;

export const Training = z.object({
  target: z.enum(modelTargets),
  version: z.string(),
  trainedAt: Instant,
  accepted: z.boolean(),
  because: z.enum(['too-few-examples', 'worse-on-newest-month', 'quality-collapsed']).nullable(),
  /** Which of the two answers from now on. */
  chosen: z.enum(['rules', 'model']),
  examples: z.int(),
  trainedOn: z.object({ from: z.string(), to: z.string(), messages: z.int() }).nullable(),
  /** On messages each fold had not seen. */
  quality: Quality.nullable(),
  newest: Quality.nullable(),
  old: Quality.nullable(),
  /** Replay of the past months: each time knowing only what was closed before. */
  replayed: z.object({ rules: Quality, model: Quality.nullable() }).nullable(),
  /** The replayed months, oldest first; empty in trainings of older versions. */
  months: z.array(z.object({ month: z.string(), rules: Quality, model: Quality.nullable() })),
  /** What the replay suggested first instead of what cases ended as, most frequent first. */
  confusions: z.array(z.object({ truth: z.string(), given: z.string(), cases: z.int(), of: z.int() })),
});
export type Training = z.output<typeof Training>;

export const listTrainings = endpoint({
  method: 'GET',
  path: '/api/models',
  summary: 'The last trainings of the classifiers with their scores',
  access: ['admin', 'supervisor', 'dispatcher'],
  response: z.object({ trainings: z.array(Training) }),
});

export const trainModels = endpoint({
  method: 'POST',
  path: '/api/models',
  summary: 'Train on closed cases now; a worse model is refused and the old one stays',
  access: ['admin'],
  body: z.object({}),
  response: z.object({ trainings: z.array(Training) }),
});
