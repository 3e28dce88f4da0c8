import { z } from 'zod';
import { confidentialities } from '../domain/case/vocabulary.ts';
import { orderCommandNames, orderEventTypes, orderLevels, orderPhases, orderSources } from '../domain/order/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, Day, Instant, Slug, words } from './primitives.ts';
import { OrderTemplate } from './supervisionReference.ts';

export const OrderId = z.uuid();
const seen = z.int().positive().describe('The version the caller saw; 412 stale when someone acted first');
const text = words(2, 2000);
const photos = z.array(z.uuid()).max(9).default([]);
const photoId = z.string();

/** Readers of orders: the centre, leaders, secretaries, and the units that received one. */
const readers = ['supervisor', 'leader', 'secretary', 'officer', 'head'] as const;

export const DraftOrder = z.object({
  /** Chosen by the browser: the same id sent twice makes one order. */
  id: OrderId,
  level: z.enum(orderLevels),
  source: z.enum(orderSources).default('other'),
  template: Slug.nullable().default(null),
  title: words(4, 80),
  facts: words(0, 2000).default(''),
  analysis: words(0, 2000).default(''),
  demands: words(4, 2000),
  feedback: words(0, 500).default(''),
  recipients: z.array(Slug).min(1).max(20),
  cases: z.array(CaseId).max(200).default([]),
  categoryCode: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .nullable()
    .default(null),
  placeId: Slug.nullable().default(null),
  workdays: z.coerce.number().int().min(0).max(60).nullable().default(null),
  /** The directive or the decision that the order carries out. */
  origin: z.uuid().nullable().default(null),
});

export const draftOrder = endpoint({
  method: 'POST',
  path: '/api/orders',
  summary: 'Raise a supervision order (督办单); below the second level it is issued at once, above it waits for a leader',
  access: ['supervisor', 'leader'],
  body: DraftOrder,
  response: z.object({ id: OrderId, version: z.int(), number: z.string().nullable() }),
});

export const OrderCommandBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Issue'), version: seen }),
  z.object({ type: z.literal('Sign'), version: seen, recipient: Slug }),
  z.object({
    type: z.literal('Progress'),
    version: seen,
    recipient: Slug,
    text,
    plannedOn: Day.nullable().default(null),
    photos,
  }),
  z.object({
    type: z.literal('Reply'),
    version: seen,
    recipient: Slug,
    measures: words(4, 2000).describe('措施'),
    result: words(4, 2000).describe('结果'),
    responsible: words(2, 60).describe('责任人'),
    photos,
  }),
  z.object({ type: z.literal('SendBack'), version: seen, text }),
  z.object({ type: z.literal('RequestExtension'), version: seen, workdays: z.coerce.number().int().min(1).max(60), text }),
  z.object({ type: z.literal('RuleOnExtension'), version: seen, granted: z.boolean(), text: words(0, 1000).default('') }),
  z.object({ type: z.literal('Remind'), version: seen, text: words(0, 500).default('') }),
  z.object({ type: z.literal('Escalate'), version: seen, level: z.enum(orderLevels), text }),
  z.object({ type: z.literal('Close'), version: seen, solved: z.boolean(), assessed: z.boolean().default(true), text }),
  z.object({ type: z.literal('Withdraw'), version: seen, text }),
]);

const orderParams = z.object({ id: OrderId });

export const commandOrder = endpoint({
  method: 'POST',
  path: '/api/orders/:id/commands',
  summary: 'Give a command on a supervision order (签发、签收、反馈、延期、升级、销号……)',
  access: readers,
  params: orderParams,
  body: OrderCommandBody,
  response: z.object({ id: OrderId, version: z.int(), number: z.string().nullable() }),
});

/** A line of every list of orders. Of an order whose words the reader may not read, `title` is null: the number alone remains. */
export const OrderLine = z.object({
  id: OrderId,
  number: z.string(),
  version: z.int(),
  phase: z.enum(orderPhases),
  level: z.enum(orderLevels),
  source: z.enum(orderSources),
  title: z.string().nullable(),
  confidentiality: z.enum(confidentialities),
  units: z.array(z.string()),
  caseCount: z.int(),
  draftedAt: Instant,
  issuedAt: Instant.nullable(),
  replyBy: Instant.nullable(),
  next: z.object({ kind: z.enum(['sign', 'reply']), from: Instant, at: Instant }).nullable(),
  reminders: z.int(),
  extensionPending: z.boolean(),
  closedAt: Instant.nullable(),
});
export type OrderLine = z.output<typeof OrderLine>;

export const orderViews = ['open', 'overdue', 'toSign', 'toCheck', 'closed', 'all'] as const;

export const listOrders = endpoint({
  method: 'GET',
  path: '/api/orders',
  summary: 'A page of supervision orders: all for the centre, leaders and secretaries, its own for a unit',
  access: readers,
  query: z.object({
    /** open 在办 · overdue 逾期未反馈 · toSign 待签发 · toCheck 待核查 · closed 已销号、撤销 · all */
    view: z.enum(orderViews).default('open'),
    unit: Slug.optional(),
    level: z.enum(orderLevels).optional(),
    source: z.enum(orderSources).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    after: z.string().max(200).optional(),
  }),
  response: z.object({ orders: z.array(OrderLine), next: z.string().nullable() }),
});

const OrderEntry = z.object({
  version: z.int(),
  type: z.enum(orderEventTypes),
  at: Instant,
  person: z.string().nullable(),
  unit: z.string().nullable(),
  recipient: z.string().nullable(),
  level: z.enum(orderLevels).nullable(),
  texts: z.array(z.string()),
  deadline: Instant.nullable(),
  plannedOn: Day.nullable(),
  verdict: z.boolean().nullable(),
  photos: z.array(photoId),
});
export type OrderEntry = z.output<typeof OrderEntry>;

/** Of a case that the reader may not read, the number alone. */
export const RelatedCase = z.object({
  id: CaseId,
  number: z.string(),
  title: z.string().nullable(),
  phase: z.string().nullable(),
});

export const OrderDetail = OrderLine.extend({
  /** All words are '' for whoever may see the order but not read it. */
  readable: z.boolean(),
  facts: z.string(),
  analysis: z.string(),
  demands: z.string(),
  feedback: z.string(),
  categoryCode: z.string().nullable(),
  placeId: z.string().nullable(),
  workdays: z.int(),
  drafter: z.string().nullable(),
  issuer: z.string().nullable(),
  recipients: z.array(z.object({ unit: z.string(), signedAt: Instant.nullable(), repliedAt: Instant.nullable() })),
  cases: z.array(RelatedCase),
  origin: z.object({ kind: z.enum(['directive', 'meeting']), id: z.uuid(), number: z.string() }).nullable(),
  extension: z.object({ workdays: z.int(), until: Instant, text: z.string() }).nullable(),
  extended: z.boolean(),
  reply: z
    .object({
      at: Instant,
      unit: z.string(),
      measures: z.string(),
      result: z.string(),
      responsible: z.string(),
    })
    .nullable(),
  closing: z.string(),
  solved: z.boolean().nullable(),
  assessed: z.boolean().nullable(),
  photos: z.array(photoId),
  timeline: z.array(OrderEntry),
  allowed: z.array(z.enum(orderCommandNames)),
});
export type OrderDetail = z.output<typeof OrderDetail>;

export const getOrder = endpoint({
  method: 'GET',
  path: '/api/orders/:id',
  summary: 'One supervision order with its history; an unknown one and a forbidden one answer alike',
  access: readers,
  params: orderParams,
  response: OrderDetail,
});

export const countOrders = endpoint({
  method: 'GET',
  path: '/api/orders/counts',
  summary: 'How many open supervision orders the caller sees, and how many of them are overdue',
  access: readers,
  response: z.object({ open: z.int(), overdue: z.int(), toSign: z.int(), toCheck: z.int() }),
});

export const listOrderTemplates = endpoint({
  method: 'GET',
  path: '/api/order-templates',
  summary: 'Templates of supervision orders with their blanks, and the usual time of each level',
  access: ['supervisor', 'leader'],
  response: z.object({
    templates: z.array(OrderTemplate.extend({ id: z.string() })),
    workdays: z.record(z.enum(orderLevels), z.int()),
  }),
});

export const boardViews = ['problem', 'unit'] as const;

/** Counts only: what cannot be read is counted too. */
export const BoardRow = z.object({
  /** A category or a unit. */
  key: z.string(),
  open: z.int(),
  yellow: z.int(),
  red: z.int(),
  /** When the oldest missed deadline was. */
  worstAt: Instant.nullable(),
  /** Open supervision orders that name the unit, or a case of the category. */
  orders: z.int(),
  ordersOverdue: z.int(),
});

export const getBoard = endpoint({
  method: 'GET',
  path: '/api/supervision/board',
  summary: 'Yellow and red cards by problem or by unit: open cases by how their next deadline stands',
  access: ['supervisor', 'leader', 'secretary', 'dispatcher'],
  query: z.object({ by: z.enum(boardViews).default('problem') }),
  response: z.object({
    asOf: Instant,
    total: z.object({ open: z.int(), yellow: z.int(), red: z.int() }),
    rows: z.array(BoardRow),
  }),
});

export const BoardCase = z.object({
  id: CaseId,
  number: z.string(),
  /** null: the reader may not read the case. */
  title: z.string().nullable(),
  categoryCode: z.string().nullable(),
  placeId: z.string().nullable(),
  unit: z.string().nullable(),
  card: z.enum(['yellow', 'red']),
  kind: z.string(),
  due: Instant,
  /** Number of an open supervision order about the case. */
  order: z.object({ id: OrderId, number: z.string() }).nullable(),
});

export const listBoardCases = endpoint({
  method: 'GET',
  path: '/api/supervision/board/cases',
  summary: 'The yellow and red cases of one row of the board, the longest overdue first; at most a hundred',
  access: ['supervisor', 'leader', 'secretary', 'dispatcher'],
  /** The row as the board gives it; no key: cases that no unit has yet. */
  query: z.object({ by: z.enum(boardViews).default('problem'), key: z.string().max(64).default('') }),
  response: z.object({ cases: z.array(BoardCase), more: z.int() }),
});

export const supervisionOfCase = endpoint({
  method: 'GET',
  path: '/api/cases/:id/supervision',
  summary: 'Supervision orders and directives on a case, for the desk',
  access: [...readers, 'dispatcher', 'operator', 'contractor', 'caller', 'trusted'],
  params: z.object({ id: CaseId }),
  response: z.object({
    orders: z.array(OrderLine),
    directives: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        phase: z.string(),
        leader: z.string().nullable(),
        text: z.string().nullable(),
        givenAt: Instant,
        due: Instant.nullable(),
      }),
    ),
  }),
});
