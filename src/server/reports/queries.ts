import { sql } from 'kysely';
import type { ReportLine } from '../../contract/reports.ts';
import type { FileFormat } from '../../domain/document/vocabulary.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import { makers, readableAudiences } from '../../domain/report/lifecycle.ts';
import type { ReportState, ReportType } from '../../domain/report/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Database } from '../platform/db.ts';
import { documentOf, type StoredReport } from './stored.ts';

const pageSize = 50;

type Filter = {
  readonly type?: ReportType | undefined;
  readonly state?: ReportState | undefined;
  readonly year?: number | undefined;
  readonly after?: string | undefined;
};

/** Newest first, page by page. Those who make reports see all of them, others the issues for their audience. */
export async function listFor(
  database: Database,
  roles: readonly Role[],
  filter: Filter,
): Promise<{ reports: ReportLine[]; after: string | null }> {
  const isMaker = makers.some((role) => roles.includes(role));
  const [at = null, id = null] = filter.after?.split('~') ?? [];
  const { rows } = await sql<ReportLine>`
    select id, template, type, title, period_name as "periodName", state, audience, year, number, day, drafted_at as "draftedAt", by_hand as "byHand"
    from report
    where (${isMaker} or (state = 'published' and audience = any(${readableAudiences(roles)})))
      and (${filter.type ?? null}::text is null or type = ${filter.type ?? null})
      and (${filter.state ?? null}::text is null or state = ${filter.state ?? null})
      and (${filter.year ?? null}::int is null or year = ${filter.year ?? null})
      and (${at}::timestamptz is null or (drafted_at, id) < (${at}::timestamptz, ${id}::uuid))
    order by drafted_at desc, id desc limit ${pageSize + 1}`.execute(database.db);
  const reports = rows.slice(0, pageSize);
  const last = reports.at(-1);
  return { reports, after: rows.length > pageSize && last ? `${last.draftedAt}~${last.id}` : null };
}

/** A file of a report. Of a published one the first writing is kept: later ones are copies of it. */
export async function reportFile(
  deps: Pick<Deps, 'database' | 'documents'>,
  report: StoredReport,
  format: FileFormat,
): Promise<Buffer> {
  const write = () => deps.documents.file(documentOf(report), format);
  if (report.state !== 'published') return write();
  const kept = async () => {
    const { rows } = await sql<{
      bytes: Buffer;
    }>`select bytes from report_file where report_id = ${report.id} and format = ${format}`.execute(deps.database.db);
    return rows[0]?.bytes;
  };
  const found = await kept();
  if (found) return found;
  const bytes = await write();
  await sql`insert into report_file (report_id, format, bytes) values (${report.id}, ${format}, ${bytes}) on conflict do nothing`.execute(
    deps.database.db,
  );
  // Two who ask at once get the same print.
  return (await kept()) ?? bytes;
}
