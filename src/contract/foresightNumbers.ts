import { z } from 'zod';
import { dwellSteps, methods, rarities, seasonBases } from '../domain/foresight/vocabulary.ts';
import { Day, Slug } from './primitives.ts';

/** Chance while nothing happens, 0..1. */
const chance = z.number().min(0);
const rarity = z.enum(rarities);
const spots = z.array(z.object({ place: Slug, cases: z.int() })).readonly();
const pair = z.tuple([z.number(), z.number()]).readonly();

const Burst = z.object({
  kind: z.literal('burst'),
  /** Cases, and different persons at least. */
  observed: z.number(),
  persons: z.number(),
  anonymous: z.int(),
  expected: z.number(),
  /** Half of quiet weeks, and nineteen in twenty, lie within; ends included. */
  usual: pair,
  range: pair,
  /** Persons over expected. */
  times: z.number(),
  chance,
  /** P of so many or more in this week alone, by the model; null where there is none. Alerts of before it was kept have none either. */
  weekChance: chance.nullable().default(null),
  recurrenceDays: z.number(),
  rarity,
  method: z.enum(methods),
  /** Variance over mean in a quiet week. */
  dispersion: z.number(),
  historyWeeks: z.int(),
  /** All cases of the week over their expectation. */
  campusTimes: z.number().nullable(),
  /** Three hours of the day that hold at least 40 % of the cases. */
  hours: z.object({ from: z.int(), to: z.int(), share: z.number() }).readonly().nullable(),
  spots,
  /** Cases beyond the first of the same person. */
  repeated: z.number(),
  /** Farrington Flexible on the same series; null without two years. */
  reference: z.object({ upperBound: z.number(), alarm: z.boolean() }).readonly().nullable(),
});

const Regional = z.object({
  kind: z.literal('regional'),
  observed: z.number(),
  persons: z.number(),
  expected: z.number(),
  times: z.number(),
  days: z.int(),
  chance,
  recurrenceDays: z.number(),
  rarity,
  /** Log likelihood ratio of the scan. */
  llr: z.number(),
  spots,
});

const Seasonal = z.object({
  kind: z.literal('seasonal'),
  basis: z.enum(seasonBases),
  verdict: z.enum(['seasonal', 'suspected']),
  chance,
  /** Rate in the season over the rate outside. */
  times: z.number(),
  /** The coming season [from, to) and the day to be ready for it. */
  from: Day,
  to: Day,
  lead: Day,
  /** Times it was seen. */
  cycles: z.int(),
  last: z.object({ from: Day, to: Day, cases: z.int(), spots }).readonly(),
});

const Periodic = z.object({
  kind: z.literal('periodic'),
  cycle: z.enum(['hour-of-week', 'days']),
  /** 1 Monday … 7 Sunday; null for a cycle that is no week. */
  weekday: z.int().nullable(),
  /** Hours of the day, half-open. */
  hours: pair.nullable(),
  /** Length of the cycle in days. */
  days: z.int(),
  observed: z.number(),
  expected: z.number(),
  persons: z.number(),
  times: z.number(),
  chance,
  /** Of so many weeks, the peak was seen in so many. */
  weeks: z.int(),
  weeksSeen: z.int(),
  next: Day,
});

const counted = z.object({ cases: z.int(), days: z.int() }).readonly();
const Rebound = z.object({
  kind: z.literal('rebound'),
  fixedOn: Day,
  before: counted,
  after: counted,
  casesIn60Days: z.int(),
  /** Chance that the rate is still at least 0.7 of what it was. */
  notBetter: z.number(),
  ratio: z.object({ median: z.number(), low: z.number(), high: z.number() }).readonly(),
});

const Leading = z.object({
  kind: z.literal('leading'),
  /** The category that runs ahead of the alert's. */
  indicator: z.string(),
  lag: z.int(),
  chance,
  times: z.number(),
  /** Share of the deviance of days not fitted to that the indicator explains. */
  gain: z.number(),
  indicatorTimes: z.number(),
});

const Topic = z.object({
  kind: z.literal('topic'),
  reports: z.int(),
  persons: z.int(),
  keywords: z.array(z.string()).readonly(),
  days: z.int(),
});

const Bottleneck = z.object({
  kind: z.literal('bottleneck'),
  unit: Slug,
  step: z.enum(dwellSteps),
  cases: z.int(),
  medianHours: z.number(),
  usualHours: z.number(),
  times: z.number(),
  chance,
});

/** What an alert stores and its card is written from; never recomputed. */
export const AlertNumbers = z.discriminatedUnion('kind', [
  Burst,
  Regional,
  Seasonal,
  Periodic,
  Rebound,
  Leading,
  Topic,
  Bottleneck,
]);
export type AlertNumbers = Readonly<z.output<typeof AlertNumbers>>;
export type NumbersOf<K extends AlertNumbers['kind']> = Extract<AlertNumbers, { kind: K }>;

const values = z.array(z.number().nullable()).readonly();

/** Expected and observed counts, period by period, for the small chart. */
export const AlertSeries = z.object({
  from: Day,
  /** 1: days, 7: weeks. */
  step: z.union([z.literal(1), z.literal(7)]),
  /** null: nobody could have been heard. */
  observed: values,
  expected: values,
  low: values,
  high: values,
});
export type AlertSeries = Readonly<z.output<typeof AlertSeries>>;
