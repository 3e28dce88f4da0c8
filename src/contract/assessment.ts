import { z } from 'zod';
import { bases, deedKinds, measureIds, scopes } from '../domain/measures/vocabulary.ts';
import { unitGroups } from '../domain/people/vocabulary.ts';
import { Slug, words } from './primitives.ts';

/** An exact number as text, '0.9' or '1/3': numbers in JSON are binary, and 0.1 + 0.5 + 0.4 must be 1. */
export const Exact = z.string().trim().max(24).describe("exact number, e.g. '0.9' or '1/3'");

/** The same as the server gives it: a sum of many fractions may have a long denominator. */
export const ExactSum = z.string().describe("exact number, e.g. '2683/30'");

const common = {
  name: words(1, 60),
  nameEn: words(1, 120),
  /** Where the numbers come from. */
  source: words(1, 200),
  /** Worth of 基本满意 and of 部分解决, 0 to 1. */
  fair: Exact,
  partly: Exact,
  subOrders: z.boolean(),
  /** A unit is ranked when the smallest n of all items reaches this. */
  minimum: z.int().min(1).max(10_000),
  deeds: z
    .array(z.object({ kind: z.enum(deedKinds), points: Exact, cap: Exact.nullable(), veto: z.boolean() }))
    .max(deedKinds.length)
    .default([]),
};

/** How rates become a score. What its numbers must be to one another, src/domain/measures/schemeMistakes.ts says. */
export const Scheme = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('weighted'),
    ...common,
    items: z
      .array(z.object({ measure: z.enum(measureIds), weight: Exact }))
      .min(1)
      .max(12),
  }),
  z.object({
    kind: z.literal('points'),
    ...common,
    full: Exact,
    items: z
      .array(z.object({ measure: z.enum(measureIds), max: Exact, target: Exact, slope: Exact, floor: Exact }))
      .min(1)
      .max(12),
  }),
]);

/** Not 00:00: the day that ends there is the day before, 24:00. */
const cut = z.string().regex(/^(?!00:00)([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export const PeriodRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('day'), cut }),
  z.object({ kind: z.literal('week') }),
  z.object({
    kind: z.literal('months'),
    months: z.union([z.literal(1), z.literal(3), z.literal(6), z.literal(12)]),
    firstDay: z.int().min(1).max(28),
  }),
  z.object({ kind: z.literal('term') }),
]);

/** A way of assessing: period, time basis, scope, groups and scheme under one name. */
export const Assessment = z.object({
  name: words(1, 60),
  nameEn: words(1, 120),
  period: PeriodRule,
  basis: z.enum(bases),
  scope: z.enum(scopes),
  groups: z
    .array(z.object({ code: Slug, name: words(1, 40), nameEn: words(1, 80), of: z.array(z.enum(unitGroups)).max(5) }))
    .min(1)
    .max(12),
  /** Units that are ranked in another group than their kind says; null: not ranked. */
  placed: z.record(Slug, Slug.nullable()).default({}),
  scheme: Slug,
});
