import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseNumber, Instant } from './primitives.ts';

/** What the audit log knows besides the events of cases, the reveals of contact data and the histories of settings. */
export const auditKinds = [
  'sign-in',
  'sign-in-refused',
  'case-read',
  'people-read',
  'person-created',
  'person-changed',
  'password-reset',
  'people-imported',
  'password-link-used',
  'second-factor-reset',
  'directory-taken-over',
  'audit-read',
  'retention-changed',
  'data-request-answered',
  'unusual-looks-read',
  'consent-accepted',
  'screen-created',
  'screen-changed',
  'screen-renewed',
  'screen-revoked',
] as const;
export type AuditKind = (typeof auditKinds)[number];

export const listAudit = endpoint({
  method: 'GET',
  path: '/api/admin/audit',
  summary: 'What was read and done, newest first: ids and codes, never the text of a case',
  access: ['auditor'],
  audit: 'audit-read',
  query: z.object({
    kind: z.enum(auditKinds).optional(),
    /** Login of the person who did it. */
    login: z.string().trim().max(64).optional(),
    caseNumber: CaseNumber.optional(),
    from: Instant.optional(),
    to: Instant.optional(),
    /** The position that the page before ended with. */
    after: z.coerce.number().int().min(1).optional(),
  }),
  response: z.object({
    entries: z.array(
      z.object({
        position: z.int(),
        at: Instant,
        kind: z.string(),
        person: z.object({ id: z.string(), login: z.string(), name: z.string() }).nullable(),
        caseNumber: z.string().nullable(),
        subject: z.string().nullable(),
        address: z.string(),
      }),
    ),
    next: z.int().nullable(),
  }),
});

export const auditFaults = ['altered', 'missing', 'reordered', 'not-in-chain', 'checkpoint'] as const;

export const getAuditState = endpoint({
  method: 'GET',
  path: '/api/admin/audit/state',
  summary: 'How long the chain is, and whether it still passes through what was written down outside the database',
  access: ['auditor', 'securityAdmin'],
  response: z.object({
    /** The last link; place 0 before there is any. */
    place: z.int(),
    head: z.string(),
    checkpoints: z.int(),
    /** The newest ones, newest first. */
    newest: z.array(
      z.object({
        place: z.int(),
        hash: z.string(),
        at: Instant,
        /** The chain has this very hash at this place. */
        holds: z.boolean(),
      }),
    ),
  }),
});

export const verifyAudit = endpoint({
  method: 'POST',
  path: '/api/admin/audit/verification',
  summary: 'Walk the whole chain and name the first row that was altered, is missing or stands elsewhere',
  access: ['auditor'],
  response: z.object({
    rows: z.int(),
    /** Rows whose personal parts the retention schedule took out, each with a record of its own. */
    redacted: z.int(),
    checkpoints: z.int(),
    head: z.string(),
    fault: z
      .object({
        what: z.enum(auditFaults),
        place: z.int().nullable(),
        source: z.string().nullable(),
        key: z.string().nullable(),
      })
      .nullable(),
  }),
});
