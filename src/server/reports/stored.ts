import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Document } from '../../domain/document/vocabulary.ts';
import { type Edits, type Issue, reportDocument } from '../../domain/report/compose.ts';
import type { ReportNumbers } from '../../domain/report/numbers.ts';
import type { ReportTemplate } from '../../domain/report/template.ts';
import type { Audience, ReportState, ReportType } from '../../domain/report/vocabulary.ts';
import type { Database } from '../platform/db.ts';
import { Problem } from '../platform/problem.ts';

/** A report as its row holds it. */
export type StoredReport = {
  readonly id: string;
  readonly version: number;
  readonly template: string;
  readonly templateData: ReportTemplate;
  readonly type: ReportType;
  readonly state: ReportState;
  readonly audience: Audience;
  readonly title: string;
  readonly periodName: string;
  readonly asOf: string;
  readonly numbers: string;
  readonly edits: Edits;
  readonly byHand: boolean;
  readonly draftedAt: string;
  readonly submittedBy: string | null;
  readonly sentBack: string | null;
  readonly year: number | null;
  readonly number: number | null;
  readonly day: string | null;
  readonly document: string | null;
  readonly digest: string | null;
};

export async function findReport(database: Database, id: string): Promise<StoredReport | null> {
  const { rows } = await sql<StoredReport>`
    select id, version, template, template_data as "templateData", type, state, audience, title, period_name as "periodName", as_of as "asOf",
      numbers, edits, by_hand as "byHand", drafted_at as "draftedAt", submitted_by as "submittedBy", sent_back as "sentBack",
      year, number, day, document, encode(digest, 'hex') as digest
    from report where id = ${id}`.execute(database.db);
  return rows[0] ?? null;
}

/** The document of a report: as it was published, or as it would be. @throws Problem 409 'template-broken' */
export function documentOf(report: StoredReport): Document {
  // Written by issuedDocument and guarded by its digest.
  if (report.document !== null) return JSON.parse(report.document) as Document;
  return composed(report, { audience: report.audience, number: null, day: null });
}

/** The document as it is published under a number, with the characters that are kept for ever and their SHA-256. */
export function issuedDocument(report: StoredReport, issue: Issue): { readonly text: string; readonly digest: Buffer } {
  const text = JSON.stringify(composed(report, issue));
  return { text, digest: createHash('sha256').update(text).digest() };
}

function composed(report: StoredReport, issue: Issue): Document {
  // Written by execute.ts from the type that is read here.
  const numbers = JSON.parse(report.numbers) as ReportNumbers;
  const document = reportDocument(report.templateData, numbers, issue, report.edits);
  if ('refused' in document) throw new Problem(409, 'template-broken');
  return document;
}
