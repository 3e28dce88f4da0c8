import { z } from 'zod';
import { ledgerKinds, unfinishedReasons } from '../domain/ledger/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, Day, Instant, Slug, words } from './primitives.ts';

/** The ledgers are read by the centre and leaders, and by a unit for its own part. Cases that are confidential stand in them by number alone. */
const readers = ['supervisor', 'leader', 'dispatcher', 'head', 'officer'] as const;
const freezers = ['supervisor', 'leader'] as const;

/** What is read in a cell; `number`, `day`, `instant`: the value behind it. The words are Chinese: the ledger is an official document. */
const Cell = z.object({
  text: z.string(),
  number: z.number().optional(),
  format: z.string().optional(),
  day: z.string().optional(),
  instant: z.string().optional(),
});
const rows = z.array(z.object({ id: z.uuid().nullable(), cells: z.array(Cell) }));

export const LedgerFilter = z.object({
  unit: Slug.optional(),
  /** orders: those set up in [from, to). */
  from: Day.optional(),
  to: Day.optional(),
  /** orders: only those not struck off. */
  open: z.stringbool().optional(),
});
export type LedgerFilter = z.output<typeof LedgerFilter>;

const LedgerPage = z.object({
  kind: z.enum(ledgerKinds),
  title: z.string(),
  asOf: Instant,
  /** Part A of the list of unfinished cases: by unit, the last row the total; empty on later pages and for the other ledger. */
  units: rows,
  lines: rows,
  basis: z.array(z.string()),
  next: z.string().nullable(),
});

export const getLedger = endpoint({
  method: 'GET',
  path: '/api/ledgers/live/:kind',
  summary: 'A page of 督办台账 or 未办结统计清单 as it stands now',
  access: readers,
  params: z.object({ kind: z.enum(ledgerKinds) }),
  query: LedgerFilter.extend({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(200).optional(),
  }),
  response: LedgerPage,
});

const Frozen = z.object({
  id: z.uuid(),
  kind: z.enum(ledgerKinds),
  title: z.string(),
  asOf: Instant,
  frozenBy: z.string().nullable(),
  note: z.string(),
  lines: z.int(),
  digest: z.string(),
});
export type Frozen = z.output<typeof Frozen>;

export const freezeLedger = endpoint({
  method: 'POST',
  path: '/api/ledgers',
  summary: 'Freeze a ledger as it stands now; what is frozen never changes',
  access: freezers,
  body: z.object({ id: z.uuid(), kind: z.enum(ledgerKinds), note: words(0, 200).default(''), filter: LedgerFilter.default({}) }),
  response: Frozen,
});

export const listFrozen = endpoint({
  method: 'GET',
  path: '/api/ledgers',
  summary: 'Frozen ledgers, newest first',
  access: freezers,
  query: z.object({ kind: z.enum(ledgerKinds).optional() }),
  response: z.object({ ledgers: z.array(Frozen) }),
});

export const getFrozen = endpoint({
  method: 'GET',
  path: '/api/ledgers/frozen/:id',
  summary: 'A page of a frozen ledger',
  access: freezers,
  params: z.object({ id: z.uuid() }),
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(20).optional(),
  }),
  response: LedgerPage.extend({ frozen: Frozen }),
});

export const explainUnfinished = endpoint({
  method: 'PUT',
  path: '/api/cases/:id/explanation',
  summary: 'Say why a case is not finished, what was done and what comes next; the ledger shows the newest word',
  access: ['officer', 'head', 'supervisor'],
  params: z.object({ id: CaseId }),
  body: z.object({
    reason: z.enum(unfinishedReasons),
    measures: words(0, 500).default(''),
    plan: words(0, 500).default(''),
    expectedOn: Day.nullable().default(null),
    responsible: words(0, 60).default(''),
  }),
  response: z.object({ at: Instant }),
});

/** Addresses of files; they are served as they are, with the same rights as their pages. */
export const filePaths = {
  liveLedger: '/api/ledgers/live/:kind/file/:format',
  frozenLedger: '/api/ledgers/frozen/:id/file/:format',
  order: '/api/orders/:id/file/:format',
  meetingPack: '/api/meetings/:id/pack/:format',
  meetingMinutes: '/api/meetings/:id/minutes/:format',
} as const;
