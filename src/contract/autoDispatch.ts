import { z } from 'zod';
import { CategoryCode } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { Day, Instant, Slug, words } from './primitives.ts';

const readers = ['admin', 'supervisor', 'dispatcher', 'operator', 'leader'] as const;

/** Right ones of so many, with the 95 % Wilson interval; null bounds while there are none. */
const Share = z.object({ right: z.int(), of: z.int(), low: z.number().nullable(), high: z.number().nullable() });

/** The replay of a leaf category on closed cases, each judged by a model that knew only what was closed before its month. */
const Measured = z.object({
  measuredAt: Instant,
  /** null: above no lead is the model right often enough. */
  margin: z.number().nullable(),
  /** The cases above the margin: what would have been dispatched. */
  above: Share,
  all: Share,
});

const Leaf = z.object({
  category: CategoryCode,
  enabled: z.boolean(),
  /** 0: never switched. */
  version: z.int(),
  changedAt: Instant.nullable(),
  /** The person's name, or null for the system. */
  changedBy: z.string().nullable(),
  note: z.string(),
  measured: Measured.nullable(),
  /** Since it was last switched on: cases dispatched, and of those that are decided how many stayed with the unit. */
  dispatched: z.int(),
  live: Share,
});
export type AutoDispatchLeaf = z.output<typeof Leaf>;

export const listAutoDispatch = endpoint({
  method: 'GET',
  path: '/api/auto-dispatch',
  summary:
    'For each leaf category: whether cases are dispatched automatically, and how often the model was right in replay and in fact',
  access: readers,
  response: z.object({
    /** Without a model nothing is dispatched automatically, whatever is switched on. */
    by: z.enum(['rules', 'model']),
    /** Lower bound of accuracy that a leaf must reach, 0..1. */
    wanted: z.number(),
    leaves: z.array(Leaf),
  }),
});

export const switchAutoDispatch = endpoint({
  method: 'PUT',
  path: '/api/auto-dispatch/:category',
  summary: 'Switch automatic dispatch of a leaf category on or off; on only where the replay reaches the wanted accuracy',
  access: ['admin', 'supervisor'],
  params: z.object({ category: CategoryCode }),
  body: z.object({
    enabled: z.boolean(),
    version: z.int().min(0).describe('The version the caller saw; 412 stale when somebody was faster'),
    note: words(2, 200).describe('Why'),
  }),
  response: z.object({ version: z.int() }),
});

export const autoDispatchHistory = endpoint({
  method: 'GET',
  path: '/api/auto-dispatch/:category/history',
  summary: 'Who switched automatic dispatch of a leaf category, when, why, and what had been measured then',
  access: readers,
  params: z.object({ category: CategoryCode }),
  response: z.object({
    changes: z.array(
      z.object({
        version: z.int(),
        enabled: z.boolean(),
        note: z.string(),
        measured: Measured.nullable(),
        changedAt: Instant,
        changedBy: z.string().nullable(),
      }),
    ),
  }),
});

const Tracked = z.object({
  /** Ended cases that a unit handled, with a suggestion made before their dispatch. */
  cases: z.int(),
  /** First unit = final unit: 首派准确率. */
  firstRight: z.int(),
  /** Suggested unit = final unit. */
  suggestedRight: z.int(),
  /** Suggested unit = first unit. */
  agreed: z.int(),
  /** The suggestion was right where the first dispatch was not, and the other way round. */
  suggestionWouldHaveHelped: z.int(),
  suggestionWouldHaveHarmed: z.int(),
});
export type Tracked = z.output<typeof Tracked>;

export const dispatchAccuracy = endpoint({
  method: 'GET',
  path: '/api/dispatch-accuracy',
  summary: 'First-dispatch accuracy of cases received in [from, to) against what was suggested, in fact and in the replay',
  access: [...readers, 'head', 'officer', 'secretary'],
  query: z.object({ from: Day, to: Day }),
  response: z.object({
    asOf: Instant,
    live: Tracked,
    replay: Tracked,
    months: z.array(Tracked.extend({ month: z.string(), origin: z.enum(['live', 'replay']) })),
    /** Pairs of first and final unit of the most returned cases. */
    moved: z.array(z.object({ first: Slug, final: Slug, cases: z.int() })),
  }),
});
