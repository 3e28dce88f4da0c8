import type { Db } from '../platform/db.ts';

export type KnownCase = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly phase: string;
  readonly submittedAt: string;
};

/** The cases that came from these sources (`system:key`) before; one statement on the unique index of `source`. */
export async function knownCases(db: Db, sources: readonly string[]): Promise<ReadonlyMap<string, KnownCase>> {
  if (sources.length === 0) return new Map();
  const rows = await db
    .selectFrom('case_view')
    .select(['id', 'number', 'version', 'phase', 'source', 'submitted_at as submittedAt'])
    .where('source', 'in', sources)
    .execute();
  return new Map(rows.map(({ source, ...known }) => [source ?? '', known]));
}

export { csvRecords } from './csvRecords.ts';
export { type UploadedRow, uploadedRows } from './uploadedRows.ts';
