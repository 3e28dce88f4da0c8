import { z } from 'zod';
import { directivePhases } from '../domain/directive/vocabulary.ts';
import { unitGroups } from '../domain/people/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant } from './primitives.ts';

/** One thing that waits for a leader's word. Titles are null where the reader may not read. */
const Waiting = z.object({
  kind: z.enum([
    'order',
    'orderExtension',
    'ledger',
    'directive',
    'exclusion',
    'extension',
    'dispute',
    'appeal',
    'objection',
    'deed',
    'deedAppeal',
  ]),
  /** The order, the directive, the deed, the case, or of an objection the published table. */
  id: z.uuid(),
  number: z.string(),
  title: z.string().nullable(),
  unit: z.string().nullable(),
  since: Instant.nullable(),
});

const RankedUnit = z.object({
  unit: z.string(),
  rank: z.int(),
  /** In points, 0..100. */
  score: z.number(),
});

export const getLeadership = endpoint({
  method: 'GET',
  path: '/api/leadership',
  summary: 'A leader’s day: today, what is hot, what is overdue, the ranking, what waits for a decision, and one’s directives',
  access: ['leader', 'supervisor'],
  response: z.object({
    asOf: Instant,
    today: z.object({
      received: z.int(),
      resolved: z.int(),
      /** Received today and resolved today (当日办结). */
      sameDay: z.int(),
      unfinished: z.int(),
      overdue: z.int(),
      emergencies: z.int(),
      ordersOpen: z.int(),
      ordersOverdue: z.int(),
    }),
    hot: z.array(z.object({ categoryCode: z.string(), placeId: z.string().nullable(), cases: z.int(), open: z.int() })),
    overdue: z.array(
      z.object({
        id: CaseId,
        number: z.string(),
        title: z.string().nullable(),
        unit: z.string().nullable(),
        due: Instant,
      }),
    ),
    overdueMore: z.int(),
    ranking: z.array(
      z.object({ group: z.enum(unitGroups), top: z.array(RankedUnit), bottom: z.array(RankedUnit), ranked: z.int() }),
    ),
    waiting: z.array(Waiting),
    directives: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        phase: z.enum(directivePhases),
        text: z.string().nullable(),
        units: z.array(z.string()),
        due: Instant.nullable(),
        latest: z.string().nullable(),
      }),
    ),
  }),
});
