import { z } from 'zod';
import { alertKinds, caveats, confidences, families, judgements } from '../domain/foresight/vocabulary.ts';
import { CaseLine, CategoryCode } from './cases.ts';
import { endpoint } from './endpoint.ts';
import { AlertNumbers, AlertSeries } from './foresightNumbers.ts';
import { Day, Instant, Slug, words } from './primitives.ts';

/** Who reads the sentinel. Officers and heads are shown what concerns their units. */
const readers = ['operator', 'dispatcher', 'supervisor', 'secretary', 'leader', 'head', 'officer'] as const;
/** Who says what an alert was. */
const judges = ['dispatcher', 'supervisor', 'leader'] as const;

export const Scope = z.object({
  category: CategoryCode.nullable(),
  klass: z.string().nullable(),
  places: z.array(Slug).readonly(),
});

/** One trouble as its last alert told it: all numbers are stored, none is computed for showing. */
export const AlertCard = z.object({
  /** Of the incident (事件); its alerts follow each other under it. */
  id: z.uuid(),
  kind: z.enum(alertKinds),
  scope: Scope,
  /** [from, to) */
  from: Day,
  to: Day,
  numbers: AlertNumbers,
  confidence: z.enum(confidences),
  caveats: z.array(z.enum(caveats)),
  /** What else was seen of it. */
  also: z.array(
    z.object({ kind: z.enum(alertKinds), scope: Scope, observed: z.number().nullable(), expected: z.number().nullable() }),
  ),
  safety: z.boolean(),
  score: z.number(),
  /** Above the line of its day's list. */
  shown: z.boolean(),
  openedOn: Day,
  seenOn: Day,
  at: Instant,
  units: z.array(Slug),
  cases: z.int(),
  judgement: z.enum(judgements).nullable(),
});
export type AlertCard = z.output<typeof AlertCard>;

const Run = z.object({
  id: z.uuid(),
  day: Day,
  at: Instant,
  model: z.string(),
  cases: z.int(),
  weeks: z.int(),
  judged: z.int(),
  seconds: z.number(),
  /** Digest of the cube: the same digest and model give the same numbers. */
  cube: z.string(),
  missing: z.object({
    outages: z.array(z.object({ day: Day, channel: z.string() })),
    closed: z.array(z.object({ place: Slug, from: Day, to: Day })),
    /** Share of the last week's cases that had been entered by then, as late entries usually come; nights before it was known lack it. */
    entered: z.number().optional(),
  }),
});
export type ForesightRun = z.output<typeof Run>;

export const listAlerts = endpoint({
  method: 'GET',
  path: '/api/foresight/alerts',
  summary: 'Incidents that the sentinel saw in the last days, ranked, within what concerns the caller',
  access: readers,
  query: z.object({ days: z.coerce.number().int().min(1).max(400).default(7) }),
  response: z.object({
    /** The last nightly run; null before there are eight weeks of cases. */
    run: Run.nullable(),
    alerts: z.array(AlertCard),
    /** Unusual, but not worth anyone's time: why, and how many last night. */
    suppressed: z.array(z.object({ reason: z.string(), count: z.int() })),
  }),
});

export const getAlert = endpoint({
  method: 'GET',
  path: '/api/foresight/alerts/:id',
  summary:
    'One incident: what was told and when, the chart, the method, the cases that the caller may see, and what people said of it',
  access: readers,
  params: z.object({ id: z.uuid() }),
  response: AlertCard.extend({
    series: AlertSeries.nullable(),
    run: Run,
    family: z.enum(families),
    /** Earlier alerts of the same incident, newest first. */
    told: z.array(z.object({ at: Instant, numbers: AlertNumbers })),
    lines: z.array(CaseLine),
    /** Cases that count but that the caller may not see. */
    unseen: z.int(),
    judgements: z.array(z.object({ judgement: z.enum(judgements), reason: z.string(), at: Instant, by: z.string() })),
    mayJudge: z.boolean(),
  }),
});

export const judgeAlert = endpoint({
  method: 'POST',
  path: '/api/foresight/alerts/:id/judgement',
  summary: 'Say what an incident was (属实 · 误报 · 已知 · 活动所致); the last one counts, all are kept',
  access: judges,
  params: z.object({ id: z.uuid() }),
  body: z.object({ judgement: z.enum(judgements), reason: words(0, 300).default('') }),
  response: z.object({ id: z.uuid() }),
});

export const runForesight = endpoint({
  method: 'POST',
  path: '/api/foresight/runs',
  summary: 'Do a night’s work now; what it finds is told as in any night',
  access: ['admin', 'supervisor'],
  body: z.object({}),
  response: z.object({ run: Run.nullable() }),
});
