import { z } from 'zod';
import { dwellSteps } from '../domain/foresight/vocabulary.ts';
import { CategoryCode } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { AlertCard, Scope } from './foresight.ts';
import { AlertNumbers } from './foresightNumbers.ts';
import { Day, Slug } from './primitives.ts';
import { TaskLine } from './proactive.ts';
import { Plan } from './reference.ts';

const readers = ['operator', 'dispatcher', 'supervisor', 'secretary', 'leader', 'head', 'officer'] as const;

/** The night whose work is shown; null before there was one. */
const asOf = Day.nullable();

export const listSeasons = endpoint({
  method: 'GET',
  path: '/api/foresight/seasons',
  summary: 'The campus calendar of seasons: what comes back when, with last time’s cases, places and the day to be ready',
  access: readers,
  response: z.object({ asOf, seasons: z.array(z.object({ scope: Scope, numbers: AlertNumbers })) }),
});

const Spot = z.object({
  category: CategoryCode,
  place: Slug,
  /** In the last 26 weeks. */
  cases: z.int(),
  expected: z.number(),
  ratio: z.number(),
  low: z.number(),
  /** In the next four weeks, and its standard deviation. */
  predicted: z.number(),
  deviation: z.number(),
});

export const listSpots = endpoint({
  method: 'GET',
  path: '/api/foresight/spots',
  summary: 'Buildings that have more of something than their size and luck explain, those first that need a look most',
  access: readers,
  query: z.object({ category: CategoryCode.optional() }),
  response: z.object({ asOf, spots: z.array(Spot) }),
});

const Counted = z.object({ cases: z.int(), share: z.number() });

export const getDossier = endpoint({
  method: 'GET',
  path: '/api/foresight/places/:id',
  summary: 'A building’s file (点位档案): what it complains of, by month, how it is answered, its alerts, tasks and effects',
  access: readers,
  params: z.object({ id: Slug }),
  response: z.object({
    place: Slug,
    /** Of the last 365 days; confidential cases are left out. */
    total: z.int(),
    open: z.int(),
    medianResolveHours: z.number().nullable(),
    repeated: z.number(),
    categories: z.array(Counted.extend({ category: CategoryCode })),
    months: z.array(z.object({ month: z.string(), cases: z.int() })),
    spots: z.array(Spot),
    alerts: z.array(AlertCard),
    tasks: z.array(TaskLine),
  }),
});

const Dwell = z.object({
  unit: Slug,
  step: z.enum(dwellSteps),
  cases: z.int(),
  medianHours: z.number(),
  p90Hours: z.number(),
  usualHours: z.number(),
  usualCases: z.int(),
});

export const getBottlenecks = endpoint({
  method: 'GET',
  path: '/api/foresight/bottlenecks',
  summary: 'How long each step takes at each unit, now against the half year before, and between which units cases go round',
  access: readers,
  response: z.object({
    asOf,
    dwells: z.array(Dwell),
    loops: z.array(z.object({ from: Slug, to: Slug, cases: z.int(), returns: z.int() })),
  }),
});

const Period = z.object({ mean: z.number(), low: z.number(), high: z.number() });

export const getOutlook = endpoint({
  method: 'GET',
  path: '/api/foresight/outlook',
  summary: 'Cases of the next four weeks with 90 % ranges: the school and each class by day, larger categories by week',
  access: readers,
  response: z.object({
    asOf,
    outlooks: z.array(
      z.object({
        klass: z.string().nullable(),
        category: CategoryCode.nullable(),
        from: Day,
        step: z.union([z.literal(1), z.literal(7)]),
        periods: z.array(Period),
        total: Period,
        /** Cases of as many past periods. */
        recent: z.number(),
      }),
    ),
  }),
});

export const listPlans = endpoint({
  method: 'GET',
  path: '/api/foresight/plans',
  summary:
    'The plan library (预案库): what is done about which alerts, by whom, with what; administrators edit it as reference data',
  access: readers,
  response: z.object({ plans: z.array(Plan.extend({ id: Slug, version: z.int() })) }),
});
