import { z } from 'zod';
import type { fileFormats } from '../domain/document/vocabulary.ts';
import { periodKinds } from '../domain/measures/vocabulary.ts';
import type { Role } from '../domain/people/vocabulary.ts';
import { audiences, reportCommands, reportStates, reportTypes } from '../domain/report/vocabulary.ts';
import { Document } from './document.ts';
import { endpoint } from './endpoint.ts';
import { Day, Instant, words } from './primitives.ts';

const ReportId = z.uuid();
const templateId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

export const ReportLine = z.object({
  id: ReportId,
  template: z.string(),
  type: z.enum(reportTypes),
  title: z.string(),
  periodName: z.string(),
  state: z.enum(reportStates),
  audience: z.enum(audiences),
  /** Of the issue, by template and year; null before it is published. */
  year: z.int().nullable(),
  number: z.int().nullable(),
  day: Day.nullable(),
  draftedAt: Instant,
  /** false: a schedule drafted it. */
  byHand: z.boolean(),
});
export type ReportLine = z.output<typeof ReportLine>;

export const listReports = endpoint({
  method: 'GET',
  path: '/api/reports',
  summary: 'Reports that the caller may read, newest first: issues by their audience, drafts for those who make them',
  access: 'public',
  query: z.object({
    type: z.enum(reportTypes).optional(),
    state: z.enum(reportStates).optional(),
    year: z.coerce.number().int().min(2000).max(2100).optional(),
    /** What the page before ended with: instant and id. */
    after: z
      .string()
      .max(120)
      .refine((text) => {
        const [at, id] = text.split('~');
        return Instant.safeParse(at).success && z.uuid().safeParse(id).success;
      })
      .optional(),
  }),
  response: z.object({ reports: z.array(ReportLine), after: z.string().nullable() }),
});

const makers = ['supervisor', 'dispatcher', 'secretary', 'leader'] as const satisfies readonly Role[];

export const listReportTemplates = endpoint({
  method: 'GET',
  path: '/api/report-templates',
  summary: 'The kinds of report there are, with the newest period that each could report on',
  access: makers,
  response: z.object({
    templates: z.array(
      z.object({
        id: z.string(),
        type: z.enum(reportTypes),
        name: z.string(),
        nameEn: z.string(),
        approval: z.boolean(),
        audience: z.enum(audiences),
        /** null: the period is chosen freely. */
        lastPeriod: z.object({ name: z.string(), from: Day, to: Day }).nullable(),
        /** The next time that a schedule makes one; null: only by hand. */
        nextAt: Instant.nullable(),
      }),
    ),
  }),
});

const change = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('Edit'),
    /** By paragraph; a text that is null takes the generated one back. */
    edits: z.record(z.string().regex(/^\d{1,2}-\d{1,2}$/), words(0, 8000).nullable()).default({}),
    audience: z.enum(audiences).optional(),
  }),
  z.object({ type: z.literal('Refresh') }),
  z.object({ type: z.literal('Submit') }),
  z.object({ type: z.literal('SendBack'), reason: words(1, 400) }),
  z.object({ type: z.literal('Approve') }),
  z.object({ type: z.literal('Publish') }),
  z.object({ type: z.literal('Discard') }),
]);
export type ReportChange = z.output<typeof change>;

export const draftReport = endpoint({
  method: 'POST',
  path: '/api/reports',
  summary: 'Draft a report from a template; the numbers are those of this moment',
  access: ['supervisor', 'dispatcher', 'secretary'],
  body: z.object({
    template: templateId,
    /** The period that contains this day; without it the newest that has ended. */
    on: Day.optional(),
    /** Days [from, to) of a topical report, bulletin or unfinished season. */
    from: Day.optional(),
    to: Day.optional(),
  }),
  response: z.object({ id: ReportId, version: z.int() }),
});

export const getReport = endpoint({
  method: 'GET',
  path: '/api/reports/:id',
  summary: 'A report as a document, with what the caller may do with it',
  access: 'public',
  params: z.object({ id: ReportId }),
  response: z.object({
    report: ReportLine.extend({
      version: z.int(),
      templateName: z.string(),
      asOf: Instant,
      /** Where its rates can be traced down to the case; null where they cannot (some classes only, or a period without a name). */
      trace: z.object({ assessment: z.string(), period: z.enum(periodKinds), key: z.string() }).nullable(),
      /** Why it was sent back last; null when it was not. */
      sentBack: z.string().nullable(),
      /** SHA-256 of the stored document, hexadecimal; null before it is published. */
      digest: z.string().nullable(),
      history: z.array(z.object({ command: z.string(), at: Instant, by: z.string() })),
      /** Places that wait for a hand: what to write there, by paragraph. */
      hints: z.record(z.string(), z.string()),
    }),
    document: Document,
    allowed: z.array(z.enum(reportCommands)),
  }),
});

export const commandReport = endpoint({
  method: 'POST',
  path: '/api/reports/:id/commands',
  summary: 'Edit, submit, send back, approve, publish or discard a report',
  access: makers,
  params: z.object({ id: ReportId }),
  body: z.object({ version: z.int().min(1), change }),
  response: z.object({ version: z.int() }),
});

/** Files, not JSON: the issue (or, for those who make it, the draft) as DOCX, PDF or XLSX. */
export const reportFilePath = (id: string, format: (typeof fileFormats)[number]): string => `/api/reports/${id}/files/${format}`;

/** An SVG, not JSON: a figure of a report. `version`: a draft's figures change with it. */
export const reportFigurePath = (id: string, figure: string, version: number): string =>
  `/api/reports/${id}/figures/${figure}?version=${version}`;
