import { z } from 'zod';
import {
  channels,
  closeReasons,
  commandNames,
  confidentialities,
  contactMeans,
  deadlineKinds,
  declineReasons,
  eventTypes,
  exclusionReasons,
  ledgerReasons,
  natures,
  phases,
  returnReasons,
  satisfactions,
  solvedAnswers,
  transferRoutes,
} from '../domain/case/vocabulary.ts';
import { grades } from '../domain/grade/vocabulary.ts';
import { ConsentVersion } from './consent.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, CaseNumber, Day, Instant, Slug, words } from './primitives.ts';

export const CategoryCode = z.string().regex(/^\d{4}$/);

/** 80 random bits in Crockford's base 32, chosen by the browser, so that a repeated send needs no answer to be repeated. Hyphens and case are ignored. */
export const FollowUpCode = z
  .string()
  .transform((code) => code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/));

export const SubmitCase = z.object({
  /** Chosen by the browser: the same id sent twice makes one case. */
  id: CaseId,
  categoryCode: CategoryCode,
  /** One sentence. */
  title: words(4, 60).describe('一句话说明诉求'),
  text: words(0, 2000).default('').describe('详细情况'),
  placeId: Slug.nullable().default(null),
  placeText: words(0, 60).default('').describe('具体位置，如房间号'),
  photos: z.array(z.uuid()).max(9).default([]),
  /** The incident that the requester recognised before sending (我也遇到); the dispatcher decides about merging. */
  alsoOf: CaseId.optional(),
  /**
   * The same person about the same fact while a case is open: `nudge` makes it a nudge of that case, and the receipt says so; `separate` (for
   * programs, and for people who say that it is another matter) makes a case of its own.
   */
  ifRepeated: z.enum(['nudge', 'separate']).default('separate'),
  /** Present: the case is anonymous and this code alone opens it. Absent: the signed-in person is the requester. */
  followUpCode: FollowUpCode.optional(),
  /** The version of the privacy notice that was accepted; needed of anonymous senders, while there is a notice. */
  consent: ConsentVersion.optional(),
});

export const Receipt = z.object({
  id: CaseId,
  number: CaseNumber,
  version: z.int().positive(),
  /** The submission became a nudge of this case, which the person has had open already. */
  nudged: z.boolean().optional(),
});

export const submitCase = endpoint({
  method: 'POST',
  path: '/api/cases',
  summary: 'Submit a case (提交诉求); repeating the same id answers with the same receipt',
  access: 'public',
  body: SubmitCase,
  response: Receipt,
});

const note = words(2, 2000);
const seen = z.int().positive().describe('The version the caller saw; 412 stale when someone acted first');

/** The answers of one call. */
const fourAnswers = {
  /** false: nobody could be reached; the four answers are then ignored. */
  reached: z.boolean(),
  contacted: z.boolean().nullable().default(null).describe('单位是否联系过您'),
  solved: z.enum(solvedAnswers).nullable().default(null).describe('问题是否解决'),
  handling: z.enum(satisfactions).nullable().default(null).describe('对办理结果是否满意'),
  process: z.enum(satisfactions).nullable().default(null).describe('对办理过程是否满意'),
  words: words(0, 1000).default(''),
};
const questions = ['contacted', 'solved', 'handling', 'process'] as const;
type Given = { readonly [Q in (typeof questions)[number]]: unknown } & { readonly reached: boolean };

function allAnswered(given: Given, context: z.core.$RefinementCtx): void {
  if (!given.reached) return;
  for (const field of questions) {
    if (given[field] === null) context.addIssue({ code: 'custom', path: [field], message: 'all four answers are needed' });
  }
}

/** One member per command; `Submit` has its own endpoint. Which of them is possible now is told by `allowed` of the case. */
export const CaseCommandBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('AskFacts'), version: seen, question: note }),
  z.object({ type: z.literal('SupplyFacts'), version: seen, text: note, photos: z.array(z.uuid()).max(9).default([]) }),
  z.object({ type: z.literal('Accept'), version: seen, categoryCode: CategoryCode.optional(), grade: z.enum(grades).optional() }),
  z.object({
    type: z.literal('Decline'),
    version: seen,
    reason: z.enum(declineReasons),
    text: words(10, 2000).describe('理由和其他途径'),
  }),
  z.object({
    type: z.literal('Transfer'),
    version: seen,
    route: z.enum(transferRoutes),
    receiver: words(2, 100).describe('接收单位和接收人'),
    means: z.enum(contactMeans),
    /** When the receiver confirmed that it has taken the matter over. */
    confirmedAt: Instant,
    text: words(10, 2000).describe('告知诉求人:已转到哪里、如何联系'),
  }),
  z.object({ type: z.literal('Answer'), version: seen, text: words(10, 5000) }),
  z.object({ type: z.literal('Dispatch'), version: seen, unit: Slug, note: words(0, 500).default('') }),
  z.object({ type: z.literal('Sign'), version: seen }),
  z.object({
    type: z.literal('Return'),
    version: seen,
    reason: z.enum(returnReasons),
    text: words(10, 1000),
    proposedUnit: Slug,
  }),
  z.object({
    type: z.literal('Respond'),
    version: seen,
    means: z.enum(contactMeans),
    /** When the contact took place; not in the future and not before dispatch. Absent: now. */
    contactedAt: Instant.optional(),
    evidence: words(4, 1000).describe('联系经过'),
    /** A conversation of the call log that proves it; the time of contact is then the log's. */
    call: z.uuid().optional(),
  }),
  z.object({
    type: z.literal('RecordAttempt'),
    version: seen,
    means: z.enum(contactMeans),
    attemptedAt: Instant.optional(),
    text: words(4, 500).describe('未联系上的经过，如无人接听'),
  }),
  z.object({ type: z.literal('Progress'), version: seen, text: note, expectedOn: Day.nullable().default(null) }),
  z.object({ type: z.literal('RuleOnReturn'), version: seen, upheld: z.boolean(), text: note }),
  z.object({
    type: z.literal('Consult'),
    version: seen,
    parties: z.array(Slug).min(2).max(20),
    unit: Slug,
    text: words(10, 2000),
  }),
  z.object({ type: z.literal('Designate'), version: seen, unit: Slug, text: note }),
  z.object({
    type: z.literal('Note'),
    version: seen,
    text: note,
    /** Whom the desk called about it while the requester waited (三方通话). */
    called: words(0, 60).default(''),
  }),
  z.object({
    type: z.literal('RequestExtension'),
    version: seen,
    workdays: z.coerce.number().int().min(1).max(30),
    text: words(10, 1000),
  }),
  z.object({ type: z.literal('EndorseExtension'), version: seen, endorsed: z.boolean(), text: words(0, 1000).default('') }),
  z.object({ type: z.literal('RuleOnExtension'), version: seen, granted: z.boolean(), text: words(0, 1000).default('') }),
  z.object({
    type: z.literal('RequestLedger'),
    version: seen,
    reason: z.enum(ledgerReasons),
    plan: words(10, 2000).describe('解决方案'),
    milestones: z
      .array(z.object({ on: Day, text: words(2, 200) }))
      .min(1)
      .max(12),
    interim: words(4, 1000).describe('过渡措施'),
  }),
  z
    .object({
      type: z.literal('RuleOnLedger'),
      version: seen,
      granted: z.boolean(),
      leader: words(0, 40).default('').describe('责任领导，批准时必填'),
      text: words(0, 1000).default(''),
    })
    .superRefine((given, context) => {
      if (given.granted && given.leader === '')
        context.addIssue({ code: 'custom', path: ['leader'], message: 'a leader is needed' });
    }),
  z.object({ type: z.literal('ReviewLedger'), version: seen, text: note }),
  z.object({ type: z.literal('LeaveLedger'), version: seen, text: note }),
  z.object({
    type: z.literal('AddPart'),
    version: seen,
    unit: Slug,
    task: words(4, 500),
    workdays: z.coerce.number().int().min(0).max(30),
  }),
  z.object({ type: z.literal('SignPart'), version: seen, unit: Slug }),
  z.object({ type: z.literal('ReportPart'), version: seen, unit: Slug, text: words(4, 2000) }),
  z.object({ type: z.literal('Approve'), version: seen, text: words(0, 5000).default('').describe('改过的答复；空则照原文') }),
  z.object({ type: z.literal('SendBack'), version: seen, text: note }),
  z.object({ type: z.literal('Merge'), version: seen, into: CaseId }),
  z.object({ type: z.literal('Unmerge'), version: seen, text: note }),
  z.object({
    type: z.literal('ProposeExclusion'),
    version: seen,
    reason: z.enum(exclusionReasons),
    text: words(10, 2000),
    photos: z.array(z.uuid()).max(9).default([]),
  }),
  z.object({ type: z.literal('RuleOnExclusion'), version: seen, upheld: z.boolean(), text: note }),
  z.object({
    type: z.literal('Appeal'),
    version: seen,
    text: words(10, 2000),
    photos: z.array(z.uuid()).max(9).default([]),
  }),
  z.object({ type: z.literal('RuleOnAppeal'), version: seen, upheld: z.boolean(), text: note }),
  z.object({
    type: z.literal('Resolve'),
    version: seen,
    text: words(10, 5000),
    /** After the work; `photosBefore` from before it. Which are demanded, and whether a measurement is, says the category. */
    photos: z.array(z.uuid()).max(9).default([]),
    photosBefore: z.array(z.uuid()).max(9).default([]),
    measurement: words(0, 200).default('').describe('实测数据，如 18:20 室温 20.5 ℃'),
  }),
  z
    .object({
      type: z.literal('FollowUp'),
      version: seen,
      ...fourAnswers,
      urged: z.boolean().nullable().default(null).describe('办结后单位是否就评价一事联系过您;null 为未问'),
    })
    .superRefine(allAnswered),
  z.object({ type: z.literal('Reinspect'), version: seen, ...fourAnswers }).superRefine(allAnswered),
  z.object({ type: z.literal('Reopen'), version: seen, reason: note }),
  z.object({ type: z.literal('Close'), version: seen, reason: z.enum(closeReasons), text: words(0, 1000).default('') }),
  z.object({ type: z.literal('Withdraw'), version: seen, reason: words(0, 500).default('') }),
  z.object({ type: z.literal('Nudge'), version: seen, text: words(0, 500).default('') }),
  z.object({ type: z.literal('Write'), version: seen, text: words(2, 2000), photos: z.array(z.uuid()).max(9).default([]) }),
]);
export type CaseCommandBody = z.output<typeof CaseCommandBody>;

const caseParams = z.object({ id: CaseId });

export const commandCase = endpoint({
  method: 'POST',
  path: '/api/cases/:id/commands',
  summary: 'Give a command on a case (受理、派件、签收、响应、办结、回访……)',
  access: 'caseParty',
  params: caseParams,
  body: CaseCommandBody,
  response: z.object({ id: CaseId, version: z.int().positive() }),
});

export const NextDeadline = z.object({ kind: z.enum(deadlineKinds), from: Instant, at: Instant });

/** A line of every list of cases. `requester` is absent: lists never name people. */
export const CaseLine = z.object({
  id: CaseId,
  number: CaseNumber,
  version: z.int(),
  phase: z.enum(phases),
  title: z.string(),
  categoryCode: CategoryCode,
  grade: z.enum(grades),
  nature: z.enum(natures),
  channel: z.enum(channels),
  confidentiality: z.enum(confidentialities),
  anonymous: z.boolean(),
  placeId: z.string().nullable(),
  unit: z.string().nullable(),
  submittedAt: Instant,
  next: NextDeadline.nullable(),
  resolveBy: Instant.nullable(),
  endedAt: Instant.nullable(),
  round: z.int(),
  returns: z.int(),
  nudges: z.int(),
  /** The main case that this one follows. */
  mergedInto: CaseId.nullable(),
  onLedger: z.boolean(),
  /** Units that owe a part. */
  partUnits: z.array(z.string()),
});
export type CaseLine = z.output<typeof CaseLine>;

export const queues = ['triage', 'work', 'followUp', 'reinspect', 'all'] as const;
/** clock: what is due soonest · risk: danger first, then what is urgent, was nudged or came back, each by its clock · newest. */
export const orders = ['clock', 'risk', 'newest'] as const;

export const CaseFilter = z.object({
  /** triage 待受理与待派件 · work 本单位承办 · followUp 待回访与待裁定 · reinspect 回头看 · all everything the caller may see. */
  queue: z.enum(queues).default('all'),
  phase: z.enum(phases).optional(),
  unit: Slug.optional(),
  category: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .optional(),
  place: Slug.optional(),
  grade: z.enum(grades).optional(),
  overdue: z.stringbool().optional(),
  /** Words, a place or initials, looked for in title, text and place; or the beginning of a case number. */
  text: z.string().trim().max(60).optional(),
  order: z.enum(orders).default('clock'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
});

const Span = z.object({ start: z.int().min(0), end: z.int().min(0) });

export const listCases = endpoint({
  method: 'GET',
  path: '/api/cases',
  summary: 'A page of the cases that the caller may see',
  access: ['operator', 'dispatcher', 'officer', 'head', 'contractor', 'caller', 'supervisor', 'secretary', 'leader', 'trusted'],
  query: CaseFilter,
  response: z.object({
    cases: z.array(CaseLine),
    next: z.string().nullable(),
    /** With `text`: why each case was found. Half-open, in UTF-16 units. */
    marks: z.array(
      z.object({
        id: CaseId,
        number: z.array(Span),
        title: z.array(Span),
        snippet: z.object({ text: z.string(), spans: z.array(Span) }).nullable(),
      }),
    ),
  }),
});

export const countCases = endpoint({
  method: 'GET',
  path: '/api/cases/counts',
  summary: 'How many cases wait in each queue of the caller, and how many of them are overdue',
  access: ['operator', 'dispatcher', 'officer', 'head', 'contractor', 'caller', 'supervisor', 'secretary', 'leader', 'trusted'],
  response: z.object({
    queues: z.array(z.object({ queue: z.enum(queues), open: z.int(), overdue: z.int() })),
  }),
});

export const myCases = endpoint({
  method: 'GET',
  path: '/api/my/cases',
  summary: 'The cases of the signed-in requester, newest first',
  access: 'signedIn',
  query: z.object({ after: z.string().max(200).optional() }),
  response: z.object({ cases: z.array(CaseLine), next: z.string().nullable() }),
});

/** One fact in plain words: the browser's sentence for `type` with these fields. Internal facts are only sent to those who may read them. */
/** Why no person chose the unit; for the desk and the units. */
const Automatic = z.object({
  probability: z.number(),
  accuracy: z.number(),
  cases: z.int(),
  words: z.array(z.string()),
});

export const TimelineEntry = z.object({
  version: z.int(),
  type: z.enum(eventTypes),
  at: Instant,
  /** Who did it, in a requester's view: a unit or an office, never a person. */
  unit: z.string().nullable(),
  /** The person's name, for the desk only. */
  person: z.string().nullable(),
  /** The absent colleague in whose name the person acted, for the desk only. */
  onBehalfOf: z.string().nullable(),
  byRequester: z.boolean(),
  internal: z.boolean(),
  text: z.string().nullable(),
  reason: z.string().nullable(),
  toUnit: z.string().nullable(),
  deadline: Instant.nullable(),
  expectedOn: Day.nullable(),
  photos: z.array(z.string()),
  means: z.enum(contactMeans).nullable(),
  contactedAt: Instant.nullable(),
  automatic: Automatic.nullable(),
  answers: z
    .object({
      via: z.enum(['call', 'self']),
      contacted: z.boolean(),
      solved: z.enum(solvedAnswers),
      handling: z.enum(satisfactions),
      process: z.enum(satisfactions),
    })
    .nullable(),
});
export type TimelineEntry = z.output<typeof TimelineEntry>;

export const steps = ['respond', 'resolve', 'followUp'] as const;

export const CaseDetail = CaseLine.extend({
  text: z.string(),
  placeText: z.string(),
  photos: z.array(z.string()),
  /** The question that waits for the requester, if any. */
  question: z.string().nullable(),
  result: z.string().nullable(),
  answeredDirectly: z.boolean(),
  /** When it was entered, if that was later than it was received: a paper form, a call during an outage. */
  enteredAt: Instant.nullable(),
  /** Masked (张** · 138****1234) for the desk; null for an anonymous case and in the requester's own view. */
  requester: z.object({ name: z.string(), phone: z.string(), kind: z.string() }).nullable(),
  /** True when the caller of the endpoint is the requester. */
  mine: z.boolean(),
  firstCategoryCode: CategoryCode,
  /** Ids of the reviewed rules that raised grade or confidentiality, for the desk. */
  screened: z.array(z.string()),
  /** 响应 → 办结 → 回访: each step's state, its deadline and when it was reached. */
  steps: z.array(
    z.object({
      step: z.enum(steps),
      state: z.enum(['waiting', 'current', 'done', 'late', 'skipped']),
      due: Instant.nullable(),
      doneAt: Instant.nullable(),
    }),
  ),
  answers: TimelineEntry.shape.answers,
  attempts: z.int(),
  parts: z.array(
    z.object({
      unit: z.string(),
      task: z.string(),
      due: Instant,
      whistled: z.boolean(),
      signedAt: Instant.nullable(),
      reportedAt: Instant.nullable(),
      report: z.string().nullable(),
    }),
  ),
  /** What waits for a ruling, for the desk. */
  extension: z.object({ until: Instant, endorsed: z.boolean() }).nullable(),
  extended: z.boolean(),
  ledger: z.object({ leader: z.string(), milestones: z.array(z.object({ on: Day, text: z.string() })) }).nullable(),
  draft: z.string().nullable(),
  /** Unsettled after two reworks: supervision has it. */
  supervised: z.boolean(),
  /** A second caller is to ask again; told to callers alone. */
  reinspection: z.boolean(),
  /** Someone who handled the case got in touch between the result and the answers (求好评); for the desk. */
  ratingContacts: z.int(),
  /** Cases that follow this one. */
  followers: z.int(),
  timeline: z.array(TimelineEntry),
  /** The commands that the caller may give now; buttons are drawn from nothing else. */
  allowed: z.array(z.enum(commandNames)),
});
export type CaseDetail = z.output<typeof CaseDetail>;

export const getCase = endpoint({
  method: 'GET',
  path: '/api/cases/:id',
  summary: 'One case with its timeline; an unknown case and a forbidden one answer alike',
  access: 'caseParty',
  audit: 'case-read',
  params: caseParams,
  response: CaseDetail,
});

export const followCase = endpoint({
  method: 'POST',
  path: '/api/follow',
  summary: 'Open the one anonymous case that belongs to a follow-up code',
  access: 'public',
  body: z.object({ code: FollowUpCode }),
  response: z.object({ id: CaseId, number: CaseNumber }),
});

export const Reckoning = z.object({
  kind: z.enum(deadlineKinds),
  from: Instant,
  at: Instant,
  unit: z.enum(['naturalMinutes', 'workMinutes', 'workdays', 'naturalDays']),
  amount: z.number(),
  calendarVersion: z.int(),
  capped: z.boolean(),
  yearsWithoutData: z.array(z.int()),
  lines: z.array(
    z.object({
      day: Day,
      kind: z.enum(['workday', 'weekend', 'holiday', 'makeup', 'schoolHoliday', 'duty']),
      name: z.string().nullable(),
      counted: z.array(z.object({ from: z.string(), to: z.string() })),
      minutes: z.number(),
      totalMinutes: z.number(),
    }),
  ),
});

export const explainDeadlines = endpoint({
  method: 'GET',
  path: '/api/cases/:id/deadlines',
  summary: 'Every deadline of a case, reckoned day by day with the calendar it was set by',
  access: 'caseParty',
  params: caseParams,
  response: z.object({ deadlines: z.array(Reckoning) }),
});

export const revealRequester = endpoint({
  method: 'POST',
  path: '/api/cases/:id/requester',
  summary: 'Reveal name and phone for a purpose; logged, and shown to the requester',
  access: ['operator', 'dispatcher', 'officer', 'head', 'caller', 'trusted'],
  params: caseParams,
  body: z.object({ purpose: words(4, 200) }),
  response: z.object({ name: z.string(), phone: z.string() }),
});

export const whoLooked = endpoint({
  method: 'GET',
  path: '/api/cases/:id/reveals',
  summary: 'Who saw the requester’s contact data, when and why (谁看过我的信息); for the requester',
  access: 'caseParty',
  params: caseParams,
  response: z.object({ reveals: z.array(z.object({ at: Instant, unit: z.string().nullable(), purpose: z.string() })) }),
});
