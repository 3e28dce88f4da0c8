import { z } from 'zod';
import { closingProofs, confidentialities, deadlineKinds, natures } from '../domain/case/vocabulary.ts';
import { alertKinds } from '../domain/foresight/vocabulary.ts';
import { grades } from '../domain/grade/vocabulary.ts';
import { unitGroups } from '../domain/people/vocabulary.ts';
import { templateCommands } from '../domain/reply/vocabulary.ts';
import { Assessment, Exact, Scheme } from './assessment.ts';
import { CampusMap } from './campusMap.ts';
import { ConsentText } from './consent.ts';
import { endpoint } from './endpoint.ts';
import { Day, Instant, Slug, words } from './primitives.ts';
import { ProposalRules } from './proposalRules.ts';
import { ReportTemplate } from './reportTemplate.ts';
import { DirectivePreset, OrderTemplate, SupervisionSettings } from './supervisionReference.ts';
import { Course, PracticeCase, Quiz } from './trainingReference.ts';

const name = words(1, 60);
export const movedKinds = [...deadlineKinds, 'returnWindow', 'part'] as const;

export const Unit = z.object({
  name,
  nameEn: z.string().max(120).default(''),
  group: z.enum(unitGroups),
  parent: Slug.nullable().default(null),
  phone: z.string().max(40).default(''),
  retired: z.boolean().default(false),
  /** Merged, moved or closed: from this day on its duties are the successor's. Its history stays its own. */
  closesOn: Day.nullable().default(null),
  successor: Slug.nullable().default(null),
});

export const CategoryClass = z.object({ name, nameEn: z.string().max(120).default('') });

export const requiredFields = ['place', 'room', 'time', 'photo', 'measurement'] as const;

export const Category = z.object({
  parent: z.string().regex(/^\d{2}$/),
  name,
  nameEn: z.string().max(120).default(''),
  nature: z.enum(natures),
  grade: z.enum(grades),
  confidentiality: z.enum(confidentialities),
  optional: z.boolean().default(false),
  defaultUnit: Slug,
  alternates: z.array(Slug).default([]),
  requiredFields: z.array(z.enum(requiredFields)).default([]),
  /** What a result needs before it may be handed in. */
  closingProofs: z.array(z.enum(closingProofs)).default([]),
  publishable: z.boolean().default(true),
  /** Counts in the three rates. */
  assessed: z.boolean().default(true),
  /** Goes to a statutory channel instead of a unit. */
  statutory: z.boolean().default(false),
  keywords: z.array(z.string().max(40)).max(60).default([]),
  hint: z.string().max(300).default(''),
  hintEn: z.string().max(400).default(''),
  retired: z.boolean().default(false),
});

export const Place = z.object({
  parent: Slug.nullable().default(null),
  kind: z.enum(['campus', 'building', 'floor', 'room']),
  name,
  nameEn: z.string().max(120).default(''),
  lon: z.number().min(-180).max(180).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  residents: z.int().min(0).nullable().default(null),
  retired: z.boolean().default(false),
});

export const TopicGroup = z.object({
  name,
  nameEn: z.string().max(120).default(''),
  lead: Slug,
  members: z.array(Slug).default([]),
  /** Login of the leader in charge. */
  leader: z.string().max(64).nullable().default(null),
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const hours = z.array(z.object({ from: clock, to: clock })).max(6);

export const Calendar = z.object({
  hours,
  years: z.array(z.int().min(2000).max(2100)),
  days: z.record(Day, z.object({ kind: z.enum(['holiday', 'makeup']), name: z.string().max(40) })),
  school: z
    .array(
      z.object({
        kind: z.enum(['term', 'examWeeks', 'winterBreak', 'summerBreak', 'other']),
        name: z.string().max(40),
        from: Day,
        to: Day,
        hours: hours.nullable(),
      }),
    )
    .max(100),
});

const limit = z.object({
  unit: z.enum(['naturalMinutes', 'workMinutes', 'workdays', 'naturalDays']),
  amount: z.int().min(0).max(100_000),
  capNaturalMinutes: z.int().min(1).optional(),
});
const gradeLimits = z.object({ accept: limit, dispatch: limit, sign: limit, respond: limit, resolve: limit });

export const Limits = z.object({
  grades: z.object({ T: gradeLimits, J: gradeLimits, Y: gradeLimits, F: gradeLimits, Z: gradeLimits }),
  supply: limit,
  followUp: limit,
  decide: limit,
  rework: limit,
  returnWindow: limit,
  ruleReturn: limit,
  review: limit,
  ledgerReview: limit,
  /** 当日办结: what is accepted before this time is to be resolved that day, later the next. */
  sameDayCut: clock.default('17:00'),
});

/** 回访规则: whom to ask, how often to try, what to read aloud. */
export const FollowUpRules = z.object({
  seed: z.string().trim().min(1).max(60),
  natures: z.array(z.enum(natures)).max(natures.length),
  grades: z.array(z.enum(grades)).max(grades.length),
  percent: z.int().min(0).max(100),
  halfDays: z.int().min(1).max(6),
  selfServiceDays: z.int().min(1).max(15),
  linkDays: z.int().min(1).max(30),
  reinspectPercent: z.int().min(0).max(100),
  reinspectWorkdays: z.int().min(1).max(20),
  script: z.object({ zh: words(10, 600), en: words(10, 900) }),
});

/** One cell of the dispatch catalogue (派件目录): who is responsible for a matter at a place, and when. */
export const CatalogueCell = z.object({
  /** A category, a class of two digits, or '' for every matter. */
  category: z.string().regex(/^(\d{2}(\d{2})?)?$/),
  /** With everything inside it; null: everywhere. */
  place: Slug.nullable(),
  /** In order of time, not overlapping; days half-open, null without an end on that side. None: the cell says nothing. */
  periods: z
    .array(
      z.object({
        unit: Slug,
        alternates: z.array(Slug).max(6).default([]),
        from: Day.nullable().default(null),
        until: Day.nullable().default(null),
      }),
    )
    .max(20),
});

/** 值班表: who is paged at once when words of danger come in. Clock times in Asia/Shanghai, half-open, in order, not overlapping. */
const LocalTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
export const DutyRoster = z.object({
  shifts: z
    .array(
      z.object({
        from: LocalTime,
        to: LocalTime,
        /** Ids of persons. The backup is paged when the officer does not answer. */
        officer: z.string().min(1).max(64),
        backup: z.string().max(64).nullable().default(null),
      }),
    )
    .max(1000),
});

/** 模板: words to begin with, with blanks in braces. Those that the system knows it fills in; the others must be written. */
export const ReplyTemplate = z.object({
  name,
  nameEn: z.string().max(120).default(''),
  command: z.enum(templateCommands),
  /** Categories or classes it is offered for; none: all. */
  categories: z
    .array(z.string().regex(/^\d{2}(\d{2})?$/))
    .max(60)
    .default([]),
  /** Units it is offered to; none: all. */
  units: z.array(Slug).max(60).default([]),
  text: words(4, 2000),
  retired: z.boolean().default(false),
});

const severity = z.enum(['hard', 'advise', 'off']);
/** The check of replies (src/text/replyRules.ts). What is compared with other texts can advise, not refuse. */
export const ReplyRules = z.object({
  severities: z.object({
    'forbidden-ending': severity,
    'unfilled-blank': severity,
    'answers-question': z.enum(['advise', 'off']),
    'says-what': severity,
    'says-when': severity,
    'says-whom': severity,
    'too-short': severity,
    copied: z.enum(['advise', 'off']),
  }),
  forbidden: z.array(words(2, 40)).max(100),
  copiedFrom: z.number().min(0.5).max(1),
});

const inBoth = z.array(words(1, 200)).max(12).default([]);
/** 预案: what is done about an alert, ready before it comes. */
export const Plan = z.object({
  name,
  nameEn: z.string().max(120).default(''),
  /** Alerts it answers: any of these kinds about any of these categories (or classes, by their two digits). */
  kinds: z.array(z.enum(alertKinds)).min(1),
  categories: z
    .array(z.string().regex(/^\d{2}(\d{2})?$/))
    .min(1)
    .max(40),
  owner: Slug,
  steps: z.array(words(1, 200)).min(1).max(12),
  stepsEn: inBoth,
  stock: z
    .array(z.object({ item: words(1, 60), itemEn: z.string().max(80).default(''), amount: words(1, 30) }))
    .max(20)
    .default([]),
  /** May hold {place} and {day}. */
  notice: z.string().max(400).default(''),
  noticeEn: z.string().max(600).default(''),
  /** Days before a season at which it has to be ready. */
  leadDays: z.int().min(0).max(120).default(0),
  retired: z.boolean().default(false),
});

/** What the wall (大屏) counts by. */
export const WallSettings = z.object({
  /** From this day on resolved cases are added up; null: from the first case. */
  openingDay: Day.nullable().default(null),
  /** Of the three rates, as shares; null: none is set. */
  targets: z.object({ responded: Exact.nullable(), resolved: Exact.nullable(), satisfied: Exact.nullable() }),
});

/** Everything an administrator edits, by kind; each write keeps the version before it. */
export const referenceKinds = [
  'unit',
  'class',
  'category',
  'place',
  'topicGroup',
  'calendar',
  'limits',
  'followUpRules',
  'replyRules',
  'orderTemplate',
  'supervision',
  'directivePreset',
  'catalogueCell',
  'dutyRoster',
  'replyTemplate',
  'reportTemplate',
  'plan',
  'scheme',
  'assessment',
  'campusMap',
  'wallSettings',
  'course',
  'quiz',
  'practiceCase',
  'consentText',
  'proposalRules',
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];
export const referenceSchemas = {
  unit: Unit,
  class: CategoryClass,
  category: Category,
  place: Place,
  topicGroup: TopicGroup,
  calendar: Calendar,
  limits: Limits,
  followUpRules: FollowUpRules,
  replyRules: ReplyRules,
  orderTemplate: OrderTemplate,
  supervision: SupervisionSettings,
  directivePreset: DirectivePreset,
  catalogueCell: CatalogueCell,
  dutyRoster: DutyRoster,
  replyTemplate: ReplyTemplate,
  reportTemplate: ReportTemplate,
  plan: Plan,
  scheme: Scheme,
  assessment: Assessment,
  campusMap: CampusMap,
  wallSettings: WallSettings,
  course: Course,
  quiz: Quiz,
  practiceCase: PracticeCase,
  consentText: ConsentText,
  proposalRules: ProposalRules,
} as const satisfies Record<ReferenceKind, z.ZodType>;

/** What both faces need to draw forms and names. Places without rooms: they are asked for building by building. */
export const getReference = endpoint({
  method: 'GET',
  path: '/api/reference',
  summary: 'Categories, places and units by name; cacheable by its version',
  access: 'public',
  response: z.object({
    version: z.int(),
    units: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        nameEn: z.string(),
        group: z.enum(unitGroups),
        parent: z.string().nullable(),
        retired: z.boolean(),
      }),
    ),
    classes: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })),
    categories: z.array(
      z.object({
        code: z.string(),
        parent: z.string(),
        name: z.string(),
        nameEn: z.string(),
        nature: z.enum(natures),
        grade: z.enum(grades),
        confidentiality: z.enum(confidentialities),
        defaultUnit: z.string(),
        alternates: z.array(z.string()),
        requiredFields: z.array(z.enum(requiredFields)),
        closingProofs: z.array(z.enum(closingProofs)),
        statutory: z.boolean(),
        keywords: z.array(z.string()),
        hint: z.string(),
        hintEn: z.string(),
        retired: z.boolean(),
      }),
    ),
    places: z.array(
      z.object({
        id: z.string(),
        parent: z.string().nullable(),
        kind: z.enum(['campus', 'building', 'floor', 'room']),
        name: z.string(),
        nameEn: z.string(),
        retired: z.boolean(),
      }),
    ),
    /** What a requester may expect, by grade. */
    limits: z.record(z.enum(grades), z.object({ respond: limit, resolve: limit })),
    /** What a caller reads aloud before asking. */
    followUpScript: z.object({ zh: z.string(), en: z.string() }),
    /** Set when a year in use has no State Council notice: deadlines then count plain weekends. */
    calendarWarnings: z.array(z.int()),
  }),
});
export type Reference = z.output<(typeof getReference)['response']>;

/** One version of one item, as it is edited. */
export const ReferenceItem = z.object({
  kind: z.enum(referenceKinds),
  id: z.string(),
  version: z.int(),
  data: z.unknown(),
  changedAt: Instant,
  changedBy: z.string(),
});

export const listItems = endpoint({
  method: 'GET',
  path: '/api/admin/reference/:kind',
  summary: 'All items of one kind of reference data, as an administrator edits them',
  access: ['admin'],
  params: z.object({ kind: z.enum(referenceKinds) }),
  response: z.object({ items: z.array(ReferenceItem) }),
});

export const putItem = endpoint({
  method: 'PUT',
  path: '/api/admin/reference/:kind/:id',
  summary: 'Create or change an item; the version before stays in its history',
  access: ['admin'],
  params: z.object({ kind: z.enum(referenceKinds), id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/) }),
  /** `version` 0 creates; otherwise the version that was edited (412 stale when it has changed). */
  body: z.object({
    version: z.int().min(0),
    data: z.unknown(),
    /** Why; told to the requesters whose promise moves with a new calendar or new limits. */
    reason: words(0, 200).default(''),
  }),
  response: ReferenceItem,
});

const SameDayShare = z.object({ cut: z.string(), met: z.int(), of: z.int() });

/** What a new calendar or new limits would do to the open cases. */
export const previewDeadlines = endpoint({
  method: 'POST',
  path: '/api/admin/reference/:kind/preview',
  summary: 'Which open cases would move with this calendar or these limits, from when to when; nothing is saved',
  access: ['admin'],
  params: z.object({ kind: z.enum(['calendar', 'limits']) }),
  body: z.object({ data: z.unknown() }),
  response: z.object({
    /** Open cases that were looked at, and those of them in which a deadline moves. */
    looked: z.int(),
    moved: z.int(),
    /** Cases in which the promise to the requester moves: each of them is told. */
    promises: z.int(),
    /** The first of them by number; confidential cases are counted and not named. */
    lines: z.array(
      z.object({
        number: z.string(),
        kind: z.enum(movedKinds),
        from: Instant,
        to: Instant,
      }),
    ),
    /** Grades whose time to resolve would be longer than the statutory one: it is cut to that. */
    beyondStatutory: z.array(z.enum(grades)),
    /** 当日办结率 of cases accepted in the last `days`, by the cut in force and by the new one; null: the cut does not change. */
    sameDay: z.object({ days: z.int(), now: SameDayShare, then: SameDayShare }).nullable(),
  }),
});

/** How far the cases have followed the newest calendar or limits. */
export const listRecomputations = endpoint({
  method: 'GET',
  path: '/api/admin/recomputations',
  summary: 'What the last changes of calendar and limits did to open cases, newest first',
  access: ['admin', 'auditor'],
  response: z.object({
    recomputations: z.array(
      z.object({
        kind: z.enum(['calendar', 'limits']),
        version: z.int(),
        reason: z.string(),
        at: Instant,
        looked: z.int(),
        moved: z.int(),
        doneAt: Instant.nullable(),
      }),
    ),
  }),
});

export const itemHistory = endpoint({
  method: 'GET',
  path: '/api/admin/reference/:kind/:id/history',
  summary: 'All versions of one item, newest first',
  access: ['admin', 'auditor'],
  params: z.object({ kind: z.enum(referenceKinds), id: z.string().max(64) }),
  response: z.object({ items: z.array(ReferenceItem) }),
});
