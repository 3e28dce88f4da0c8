import { z } from 'zod';
import { bases, measureIds, periodKinds, scopes, snapshotStates } from '../domain/measures/vocabulary.ts';
import { ExactSum } from './assessment.ts';
import { endpoint } from './endpoint.ts';
import { MeasureQuery, measureReaders, RankingTable } from './measures.ts';
import { Instant, Slug, words } from './primitives.ts';

/** Who makes tables, opens and publishes them, and decides objections. */
export const publishers = ['supervisor', 'leader'] as const;

const Names = z.record(z.string(), z.object({ name: z.string(), nameEn: z.string() }));

/** By what a table was counted; it does not change when the rules do. */
const FrozenBasis = z.object({
  assessment: z.object({ id: Slug, version: z.int(), name: z.string(), nameEn: z.string() }),
  basis: z.enum(bases),
  scope: z.enum(scopes),
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
  period: z.object({ kind: z.enum(periodKinds), key: z.string(), from: Instant, to: Instant, whole: z.boolean() }),
  calendar: z.int(),
});

export const SnapshotLine = z.object({
  id: z.uuid(),
  state: z.enum(snapshotStates),
  basis: FrozenBasis,
  asOf: Instant,
  draftedAt: Instant,
  objectionsUntil: Instant.nullable(),
  publishedAt: Instant.nullable(),
  /** Not decided yet. */
  objections: z.int(),
  /** The first eight characters of the SHA-256, by which people compare. */
  fingerprint: z.string(),
});

export const listSnapshots = endpoint({
  method: 'GET',
  path: '/api/measures/snapshots',
  summary: 'Published tables, and for those concerned what is drafted or open for objections, newest first',
  access: measureReaders,
  response: z.object({ snapshots: z.array(SnapshotLine) }),
});

const Objection = z.object({
  id: z.uuid(),
  unit: z.string(),
  number: z.string().nullable(),
  caseId: z.uuid().nullable(),
  text: z.string(),
  raisedAt: Instant,
  upheld: z.boolean().nullable(),
  decision: z.string().nullable(),
  decidedAt: Instant.nullable(),
});

const Snapshot = SnapshotLine.extend({
  names: Names,
  table: RankingTable,
  /** The whole digest of the frozen text. */
  digest: z.string(),
  withdrawnBecause: z.string().nullable(),
  list: z.array(Objection),
  /** What the caller may do with it now. */
  may: z.object({
    open: z.boolean(),
    recount: z.boolean(),
    publish: z.boolean(),
    withdraw: z.boolean(),
    /** Units of the caller that may object. */
    object: z.array(z.string()),
    /** Objections that the caller may decide. */
    decide: z.array(z.uuid()),
  }),
});

const one = z.object({ id: z.uuid() });

export const getSnapshot = endpoint({
  method: 'GET',
  path: '/api/measures/snapshots/:id',
  summary: 'A table as it was counted, with its objections',
  access: measureReaders,
  params: one,
  response: Snapshot,
});

export const getSnapshotText = endpoint({
  method: 'GET',
  path: '/api/measures/snapshots/:id/text',
  summary: 'The frozen text itself, from which anybody can work out every digit again',
  access: measureReaders,
  params: one,
  response: z.object({ text: z.string(), digest: z.string() }),
});

export const draftSnapshot = endpoint({
  method: 'POST',
  path: '/api/measures/snapshots',
  summary: 'Counts a table from the facts as of now; nobody but the office sees it yet',
  access: publishers,
  body: MeasureQuery.omit({ units: true }).extend({ id: z.uuid() }),
  response: SnapshotLine,
});

export const openSnapshot = endpoint({
  method: 'POST',
  path: '/api/measures/snapshots/:id/open',
  summary: 'Opens a draft for the objections of the units, for so many days',
  access: publishers,
  params: one,
  body: z.object({ days: z.int().min(1).max(30) }),
  response: SnapshotLine,
});

export const recountSnapshot = endpoint({
  method: 'POST',
  path: '/api/measures/snapshots/:id/recount',
  summary: 'Counts a table that is not published yet again, as of now: after an objection was upheld',
  access: publishers,
  params: one,
  body: z.object({}),
  response: SnapshotLine,
});

export const publishSnapshot = endpoint({
  method: 'POST',
  path: '/api/measures/snapshots/:id/publish',
  summary: 'Publishes a table for good, by another person than the one who drafted it',
  access: publishers,
  params: one,
  body: z.object({}),
  response: SnapshotLine,
});

export const withdrawSnapshot = endpoint({
  method: 'POST',
  path: '/api/measures/snapshots/:id/withdraw',
  summary: 'Gives up a table that is not published yet; it stays on record',
  access: publishers,
  params: one,
  body: z.object({ because: words(2, 200) }),
  response: SnapshotLine,
});

export const objectToSnapshot = endpoint({
  method: 'POST',
  path: '/api/measures/snapshots/:id/objections',
  summary: 'A unit objects to a table that is open',
  access: ['head'],
  params: one,
  body: z.object({
    id: z.uuid(),
    unit: Slug,
    number: z.string().trim().max(20).optional().describe('诉件编号'),
    text: words(10, 1000),
  }),
  response: Snapshot,
});

export const decideObjection = endpoint({
  method: 'POST',
  path: '/api/measures/snapshots/:id/objections/:objection/decision',
  summary: 'Decides an objection, by another person than the one who raised it',
  access: publishers,
  params: one.extend({ objection: z.uuid() }),
  body: z.object({ upheld: z.boolean(), text: words(2, 1000) }),
  response: Snapshot,
});

export const checkSnapshot = endpoint({
  method: 'GET',
  path: '/api/measures/snapshots/:id/check',
  summary: 'Works a table out again: from its own counts, and from the facts as they stood then',
  access: ['supervisor', 'leader', 'auditor'],
  params: one,
  response: z.object({
    /** The text still has its digest. */
    digestHolds: z.boolean(),
    /** Where the formulas of today give another number from the frozen counts; [] where none does. */
    formulas: z.array(z.string()),
    /** Where the events up to the as-of moment give other counts; [] when every digit is the same. */
    facts: z.array(z.string()),
    cases: z.int(),
    seconds: z.number(),
  }),
});
