import { createHash } from 'node:crypto';
import { problemSentence } from '../../contract/problemSentences.ts';
import { execute, submit } from '../cases/execute.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { type BoundMap, bindMap } from './bindMap.ts';
import { caseIdOf, sourceOf } from './caseIdOf.ts';
import type { ImportMap } from './importMap.ts';
import { ImportMistakes } from './importMistakes.ts';
import { inParallel } from './inParallel.ts';
import { type MappedRow, mapRow } from './mapRow.ts';
import { type KnownCase, knownCases } from './queries.ts';
import { remark } from './remark.ts';
import { isEmpty, openTable, type TableRow } from './table.ts';
import { type ImportSummary, openTally, type RowReport } from './tally.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'live' | 'clock'>;

export type ImportOptions = {
  readonly file: string;
  readonly map: ImportMap;
  /** Reads, judges and reports everything, and writes nothing. */
  readonly dryRun: boolean;
  /** Rows read so far; once a batch. */
  readonly onProgress?: (rows: number) => void;
  /** Every row that is not blank, in the order of the file. */
  readonly report: (row: RowReport) => void;
};

const batchSize = 256;
/** As many as the pool has connections by default; more only wait. */
const width = 12;
const system = { id: 'system', grants: [], followed: null } as const;

/**
 * Takes the rows of a CSV or XLSX file as cases. Each ends in exactly one outcome. What was imported before, wholly or in part, is found
 * by its source and key, so an import may be interrupted, repeated, or run twice at once.
 * @throws ImportMistakes before anything is written, when file and map do not fit
 */
export async function importFile(deps: Needs, options: ImportOptions): Promise<ImportSummary> {
  const table = await openTable(options.file, options.map);
  const bound = bindMap(options.map, table.header, await deps.reference.newest());
  if ('mistakes' in bound) {
    await table.rows.return(undefined);
    throw new ImportMistakes(bound.mistakes);
  }

  const tally = openTally(options.dryRun);
  const judge = judgeRows(bound, deps.clock());
  let read = 0;
  for await (const batch of batches(table.rows, batchSize)) {
    const filled = batch.filter((row) => 'broken' in row || !isEmpty(row.cells));
    for (let blanks = batch.length - filled.length; blanks > 0; blanks--) tally.blank();
    const judged = filled.map(judge);
    const usable = judged.flatMap((row) => ('mapped' in row ? [row.mapped] : []));
    const known = await knownCases(
      deps.database.db,
      usable.map(({ key }) => sourceOf(options.map.system, key)),
    );
    const reports = await inParallel(judged, width, async (row) =>
      'mapped' in row ? take(deps, options, { ...row, known: known.get(sourceOf(options.map.system, row.mapped.key)) }) : row,
    );
    reports.forEach((report, i) => {
      const row = judged[i]!;
      options.report(report);
      tally.count(report, report.outcome === 'taken' && 'mapped' in row ? row.mapped : undefined);
    });
    read += filled.length;
    options.onProgress?.(read);
  }
  return tally.summary(read);
}

type Usable = { readonly row: number; readonly line: number | null; readonly mapped: MappedRow };

/** Judges rows one after the other; remembers each key with a digest of its row, some 200 bytes. */
function judgeRows(bound: BoundMap, now: string): (row: TableRow) => RowReport | Usable {
  const seen = new Map<string, { readonly row: number; readonly content: string }>();
  return (found) => {
    const { row, line } = found;
    const refused = { row, line, outcome: 'refused', number: null } as const;
    if ('broken' in found) return { ...refused, key: null, remarks: [found.broken] };
    const mapped = mapRow(found.cells, bound, now);
    if ('faults' in mapped) return { ...refused, key: mapped.key, remarks: mapped.faults };

    const content = createHash('sha1').update(JSON.stringify(found.cells)).digest('base64');
    const first = seen.get(mapped.key);
    if (first) {
      const why = remark(first.content === content ? 'repeated-same' : 'repeated-different', null, { row: first.row });
      return { row, line, key: mapped.key, outcome: 'duplicate', number: null, remarks: [why] };
    }
    seen.set(mapped.key, { row, content });
    return { row, line, mapped };
  };
}

type Found = Usable & { readonly known: KnownCase | undefined };

async function take(deps: Needs, options: ImportOptions, found: Found): Promise<RowReport> {
  const { row, line, mapped, known } = found;
  const { map, dryRun } = options;
  const about = { row, line, key: mapped.key };
  if (known) return alreadyThere(deps, options, { ...found, known });
  if (dryRun) return { ...about, outcome: 'taken', number: null, remarks: mapped.notes };

  const id = caseIdOf(map.system, mapped.key);
  try {
    const { number } = await submit(
      { ...deps, clock: () => mapped.submitAt },
      {
        id,
        command: {
          type: 'Submit',
          channel: map.channel,
          categoryCode: mapped.categoryCode,
          title: mapped.title,
          text: mapped.text,
          placeId: mapped.placeId,
          placeText: mapped.placeText,
          photos: [],
          requester: null,
          source: { system: map.system, key: mapped.key, receivedAt: mapped.receivedAt },
          ground: map.ground,
        },
        followUpCode: null,
        by: 'system',
        unit: null,
        silent: true,
      },
    );
    if (mapped.ended) await archive(deps, map, { id, version: 1, at: mapped.archiveAt });
    return { ...about, outcome: 'taken', number, remarks: mapped.notes };
  } catch (error) {
    if (isSameCase(error)) {
      // Another import of the same file was faster with this row.
      const now = (await knownCases(deps.database.db, [sourceOf(map.system, mapped.key)])).get(sourceOf(map.system, mapped.key));
      if (now) return { ...about, outcome: 'already-there', number: now.number, remarks: [] };
    }
    if (!(error instanceof Problem) || error.status !== 409) throw error;
    const why = { zh: problemSentence(error.code, 'zh'), en: problemSentence(error.code, 'en') };
    return { ...about, outcome: 'refused', number: null, remarks: [remark('against-the-rules', null, why)] };
  }
}

/** A case that was imported before. One whose import stopped half-way, or which its source has ended since, is archived now. */
async function alreadyThere(
  deps: Needs,
  options: ImportOptions,
  { row, line, mapped, known }: Found & { readonly known: KnownCase },
): Promise<RowReport> {
  const about = { row, line, key: mapped.key, outcome: 'already-there', number: known.number } as const;
  // Somebody here has worked on it: then it is ours, whatever the source says.
  if (!mapped.ended || known.phase !== 'submitted' || known.version !== 1) return { ...about, remarks: [] };
  const at = mapped.archiveAt > known.submittedAt ? mapped.archiveAt : known.submittedAt;
  if (!options.dryRun && !(await archive(deps, options.map, { id: known.id, version: 1, at }))) return { ...about, remarks: [] };
  return { ...about, remarks: [remark('ended-meanwhile', null)] };
}

/** @returns false when somebody acted on the case first */
async function archive(
  deps: Needs,
  map: ImportMap,
  { id, version, at }: { readonly id: string; readonly version: number; readonly at: string },
): Promise<boolean> {
  try {
    await execute(
      { ...deps, clock: () => at },
      {
        actor: system,
        unit: null,
        id,
        command: { type: 'Archive', text: `由“${map.name}”导入的历史件，已在原系统办结。` },
        seen: version,
        silent: true,
      },
    );
    return true;
  } catch (error) {
    if (error instanceof Problem && (error.code === 'stale' || error.code === 'wrong-phase')) return false;
    throw error;
  }
}

function isSameCase(error: unknown): boolean {
  if (error instanceof Problem) return error.code === 'case-id-taken';
  return error instanceof Error && 'constraint' in error && error.constraint === 'case_view_source';
}

async function* batches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
