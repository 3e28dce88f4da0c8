import { z } from 'zod';
import { channels, closeReasons, natures, phases, satisfactions, solvedAnswers } from '../domain/case/vocabulary.ts';
import { grades } from '../domain/grade/vocabulary.ts';
import {
  bases,
  deedKinds,
  exclusionReasons,
  flagKinds,
  lossReasons,
  measureIds,
  moments,
  periodKinds,
  scopes,
} from '../domain/measures/vocabulary.ts';
import { ExactSum, Scheme } from './assessment.ts';
import { endpoint } from './endpoint.ts';
import { Day, Instant, Slug } from './primitives.ts';

/** Who reads the measures. What somebody sees of single cases, src/server/analytics/sight.ts decides. */
export const measureReaders = [
  'operator',
  'dispatcher',
  'caller',
  'officer',
  'head',
  'supervisor',
  'secretary',
  'leader',
  'auditor',
] as const;

/** What is asked: an assessment by name, and what shall be different from it. Without a key the running period. */
export const MeasureQuery = z.object({
  assessment: Slug.default('school'),
  period: z.enum(periodKinds).optional(),
  key: z.string().max(60).optional(),
  basis: z.enum(bases).optional(),
  scope: z.enum(scopes).optional(),
  scheme: Slug.optional(),
  /** then: counts stay with the unit that was in charge · now: they are added to the unit that has taken its place since. */
  units: z.enum(['then', 'now']).default('then'),
});

/** A rate as it must stand: an exact part over a whole, how many cases were left out, and the 95 % interval. */
export const RateLine = z.object({
  measure: z.enum(measureIds),
  part: ExactSum,
  of: z.int(),
  excluded: z.int(),
  low: ExactSum.nullable(),
  high: ExactSum.nullable(),
});
const ItemScore = RateLine.extend({ max: ExactSum, points: ExactSum.nullable() });

const PeriodInfo = z.object({
  kind: z.enum(periodKinds),
  key: z.string(),
  from: Instant,
  to: Instant,
  /** Keys of the neighbours; null where there is none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** By what was counted, in full: a number without it means nothing. */
export const Basis = z.object({
  asOf: Instant,
  period: PeriodInfo,
  assessment: z.object({ id: Slug, version: z.int(), name: z.string(), nameEn: z.string() }),
  basis: z.enum(bases),
  scope: z.enum(scopes),
  units: z.enum(['then', 'now']),
  scheme: z.object({
    id: Slug,
    version: z.int(),
    name: z.string(),
    nameEn: z.string(),
    minimum: z.int(),
    fair: ExactSum,
    items: z.array(z.object({ measure: z.enum(measureIds), max: ExactSum })),
  }),
  groups: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })),
  choices: z.object({
    assessments: z.array(z.object({ id: Slug, name: z.string(), nameEn: z.string() })),
    schemes: z.array(z.object({ id: Slug, name: z.string(), nameEn: z.string() })),
    /** The way of assessing sets a period that has no name of its own, which can be asked for as 'own'. */
    ownPeriod: z.boolean(),
    terms: z.array(z.string()),
  }),
  /** The newest nightly proof of the roll-ups; null before the first night. */
  proof: z.object({ at: Instant, facts: z.int(), differences: z.int() }).nullable(),
});

const Total = z.object({
  score: ExactSum.nullable(),
  lowScore: ExactSum.nullable(),
  n: z.int(),
  received: z.int(),
  /** Accepted cases that are left out of the assessed scope, of all accepted. */
  excluded: z.object({ part: ExactSum, of: z.int() }),
  /** Valid call-backs in the scope. */
  valid: z.int(),
  items: z.array(ItemScore),
});
export const RankLine = Total.extend({
  unit: z.string(),
  rank: z.int().nullable(),
  lowRank: z.int().nullable(),
  unranked: z.enum(['too-few', 'vetoed']).nullable(),
});
const Progress = z.object({
  unit: z.string(),
  rank: z.int(),
  before: ExactSum,
  now: ExactSum,
  change: ExactSum,
  rankBefore: z.int(),
  rankNow: z.int(),
});
export const RankingTable = z.object({
  groups: z.array(z.object({ group: z.string(), lines: z.array(RankLine), progress: z.array(Progress), total: Total })),
  total: Total,
});

export const getRanking = endpoint({
  method: 'GET',
  path: '/api/measures/ranking',
  summary: 'Every unit in its group by an assessment: scores, ranks with ties, n and excluded cases beside each rate',
  access: measureReaders,
  query: MeasureQuery,
  response: RankingTable.extend({ basis: Basis }),
});

const whose = z.object({ unit: z.string().max(64) });

export const getUnitMeasures = endpoint({
  method: 'GET',
  path: '/api/measures/units/:unit',
  summary: "All measures of a unit ('all': of the school), month by month, and why points were lost",
  access: measureReaders,
  params: whose,
  query: MeasureQuery,
  response: z.object({
    basis: Basis,
    unit: z.string(),
    group: z.string().nullable(),
    line: RankLine.nullable(),
    /** Ranked in the group. */
    ranked: z.int(),
    total: Total,
    measures: z.array(RateLine),
    months: z.array(
      z.object({
        kind: z.enum(periodKinds),
        key: z.string(),
        score: ExactSum.nullable(),
        received: z.int(),
        items: z.array(RateLine),
      }),
    ),
    lost: z.array(
      z.object({
        measure: z.enum(measureIds),
        max: ExactSum,
        lost: ExactSum,
        reasons: z.array(z.object({ reason: z.enum(lossReasons), cases: z.int(), points: ExactSum })),
      }),
    ),
    /** What verified deeds earned besides the items. */
    bonuses: z.array(z.object({ kind: z.enum(deedKinds), points: ExactSum, deeds: z.int() })),
    penalties: z.array(z.object({ kind: z.enum(deedKinds), points: ExactSum, cases: z.int() })),
    /** Units whose work this one has taken over. */
    takenOver: z.array(z.string()),
  }),
});

/** One account behind a rate: facts only, no text and no person. */
const AccountLine = z.object({
  caseId: z.uuid(),
  number: z.string(),
  kind: z.enum(['work', 'answers', 'subOrder', 'dispatch']),
  unit: z.string().nullable(),
  category: z.string(),
  place: z.string().nullable(),
  /** The moment by which it fell into the period. */
  at: Instant,
  part: ExactSum,
  of: z.int(),
  reason: z.enum(lossReasons).nullable(),
  /** Points lost by it, where the measure is an item of the scheme. */
  points: ExactSum.nullable(),
});

export const getCasesBehind = endpoint({
  method: 'GET',
  path: '/api/measures/behind',
  summary: 'The cases behind a rate, whose parts and wholes add up to it; confidential ones as counts',
  access: measureReaders,
  query: MeasureQuery.extend({
    measure: z.enum(measureIds),
    unit: z.string().max(64).default('all'),
    reason: z.enum(lossReasons).optional(),
    category: z.string().max(4).optional(),
    /** `next` of the page before. */
    after: z
      .string()
      .regex(/^(short|whole)\.\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/)
      .optional(),
  }),
  response: z.object({
    basis: Basis,
    moment: z.enum(moments),
    rate: RateLine,
    accounts: z.array(AccountLine),
    /** How many accounts there are with this filter, of which so many may not be shown to the caller one by one. */
    count: z.int(),
    hidden: z.object({ accounts: z.int(), part: ExactSum, of: z.int() }),
    reasons: z.array(z.object({ reason: z.enum(lossReasons), cases: z.int() })),
    /** Left out of the assessed scope of this rate: the first hundred. */
    excluded: z.array(
      z.object({ caseId: z.uuid(), number: z.string(), unit: z.string().nullable(), reasons: z.array(z.enum(exclusionReasons)) }),
    ),
    excludedHidden: z.int(),
    next: z.string().nullable(),
  }),
});

const Round = z.object({
  round: z.int(),
  unit: z.string().nullable(),
  resolveBy: Instant.nullable(),
  resolvedAt: Instant.nullable(),
  followedUpAt: Instant.nullable(),
  contacted: z.boolean().nullable(),
  solved: z.enum(solvedAnswers).nullable(),
  handling: z.enum(satisfactions).nullable(),
  process: z.enum(satisfactions).nullable(),
});

export const getMeasuredCase = endpoint({
  method: 'GET',
  path: '/api/measures/cases/:id',
  summary: 'What the measures know of one case: milestones, limits, answers; no text and no person',
  access: measureReaders,
  params: z.object({ id: z.uuid() }),
  response: z.object({
    caseId: z.uuid(),
    number: z.string(),
    phase: z.enum(phases),
    category: z.string(),
    place: z.string().nullable(),
    channel: z.enum(channels),
    nature: z.enum(natures),
    grade: z.enum(grades),
    unit: z.string().nullable(),
    submittedAt: Instant,
    acceptedAt: Instant.nullable(),
    signBy: Instant.nullable(),
    signedAt: Instant.nullable(),
    respondBy: Instant.nullable(),
    respondedAt: Instant.nullable(),
    resolveBy: Instant.nullable(),
    /** Until when it counts as resolved on the same day. */
    sameDayBy: Instant.nullable(),
    firstResolvedAt: Instant.nullable(),
    resolvedAt: Instant.nullable(),
    followedUpAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    closeReason: z.enum(closeReasons).nullable(),
    answeredDirectly: z.boolean(),
    via: z.enum(['call', 'self']).nullable(),
    /** The unit or office of the person who recorded the answers; null: the requester's own hand. */
    raterUnit: z.string().nullable(),
    attempts: z.int(),
    extensions: z.int(),
    nudges: z.int(),
    onLedger: z.boolean(),
    rounds: z.array(Round),
    dispatches: z.array(z.object({ unit: z.string(), at: Instant, returned: z.enum(['no', 'asked', 'upheld', 'refused']) })),
    parts: z.array(z.object({ unit: z.string(), at: Instant, resolveBy: Instant.nullable(), resolvedAt: Instant.nullable() })),
    excludedFor: z.array(z.enum(exclusionReasons)),
    countsNowhere: z.boolean(),
    flags: z.array(z.enum(flagKinds)),
    /** Whether the caller may also open the case itself. */
    readable: z.boolean(),
  }),
});

export const listFlags = endpoint({
  method: 'GET',
  path: '/api/measures/flags',
  summary: 'Signs of gaming in a period, for a person to look at; none of them is a verdict',
  access: ['supervisor', 'leader', 'auditor'],
  query: MeasureQuery.extend({
    unit: z.string().max(64).optional(),
    /** More signs of one kind, behind `after`; all kinds from their beginning when absent. */
    kind: z.enum(flagKinds).optional(),
    after: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/)
      .optional(),
  }),
  response: z.object({
    basis: Basis,
    /** A hundred of each kind. */
    flags: z.array(
      z.object({
        kind: z.enum(flagKinds),
        unit: z.string().nullable(),
        cases: z.array(z.object({ caseId: z.uuid(), number: z.string() })),
        hidden: z.int(),
        /** For shares: the part and the whole that gave the sign. */
        share: z.object({ part: z.int(), of: z.int() }).nullable(),
      }),
    ),
    /** Where the next hundred of a kind begin, of kinds that have more. */
    next: z.array(z.object({ kind: z.enum(flagKinds), after: z.string() })),
    /** How many there are in all, by unit. */
    units: z.array(z.object({ unit: z.string(), counts: z.array(z.object({ kind: z.enum(flagKinds), flags: z.int() })) })),
  }),
});

export const listSchemes = endpoint({
  method: 'GET',
  path: '/api/measures/schemes',
  summary: 'All schemes in use with their versions',
  access: measureReaders,
  response: z.object({
    schemes: z.array(z.object({ id: Slug, version: z.int(), scheme: Scheme })),
  }),
});

export const listProofs = endpoint({
  method: 'GET',
  path: '/api/measures/proofs',
  summary: 'The nightly proofs that the roll-ups say what the facts say, newest first',
  access: ['supervisor', 'leader', 'auditor', 'admin'],
  response: z.object({
    proofs: z.array(z.object({ at: Instant, facts: z.int(), cells: z.int(), differences: z.int(), seconds: z.number() })),
    /** The first day that the facts reach back to. */
    since: Day.nullable(),
  }),
});
