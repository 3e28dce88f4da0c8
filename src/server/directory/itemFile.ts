import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Answer } from '../../contract/endpoint.ts';
import { type ReferenceKind, referenceSchemas } from '../../contract/reference.ts';
import type { importItems } from '../../contract/referenceFiles.ts';
import type { UploadedRow } from '../imports/queries.ts';

export type FileMistake = Answer<typeof importItems>['mistakes'][number];
export type StoredItem = { readonly id: string; readonly version: number; readonly data: unknown };
export type FileRow = {
  readonly line: number;
  readonly id: string;
  readonly seen: number;
  readonly data: Readonly<Record<string, unknown>>;
};

const idPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The columns of a table: its id, the version that was exported, and the fields of its schema. */
export function columnsOf(kind: ReferenceKind): readonly string[] {
  return ['id', 'version', ...Object.keys(shapeOf(kind))];
}

/** A heading and one line an item. Words stand as they are, all else as JSON, so that what is read back is what was written. */
export function itemLines(kind: ReferenceKind, items: readonly StoredItem[]): readonly (readonly string[])[] {
  const columns = columnsOf(kind);
  const lines = items.map(({ id, version, data }) => {
    const fields = data as Record<string, unknown>;
    return columns.map((column) => (column === 'id' ? id : column === 'version' ? String(version) : written(fields[column])));
  });
  return [columns, ...lines];
}

/** A value as it stands in a cell; a text that would be read as something else stands in quotes. */
export function written(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  // An empty cell says nothing; an empty text is one.
  return value === '' || isJson(value) ? JSON.stringify(value) : value;
}

/** Reads what was exported, or written after its manner; columns may be left out and stay as they are. */
export function readItems(
  kind: ReferenceKind,
  file: readonly UploadedRow[],
  stored: ReadonlyMap<string, StoredItem>,
): { readonly lines: number; readonly rows: readonly FileRow[]; readonly mistakes: readonly FileMistake[] } {
  const mistakes: FileMistake[] = [];
  const rows: FileRow[] = [];
  const ids = new Set<string>();
  const [heading, ...body] = file;
  const columns = heading?.cells ?? [];
  const wrong = (line: number, column: string, code: FileMistake['code']) => mistakes.push({ line, column, code });
  const known = columnsOf(kind);
  for (const column of columns) if (column !== '' && !known.includes(column)) wrong(1, column, 'unknown-column');
  for (const column of new Set(columns.filter((each, i) => each !== '' && columns.indexOf(each) < i)))
    wrong(1, column, 'repeated');
  if (!columns.includes('id')) wrong(1, 'id', 'unknown-column');
  const filled = body.filter(({ cells }) => cells === null || cells.some((cell) => cell !== ''));
  if (mistakes.length > 0) return { lines: filled.length, rows, mistakes };

  for (const { line, cells } of filled) {
    if (cells === null) {
      wrong(line, '', 'broken');
      continue;
    }
    const of = (column: string) => cells[columns.indexOf(column)] ?? '';
    const id = of('id');
    const before = stored.get(id);
    if (!idPattern.test(id)) wrong(line, 'id', 'bad-id');
    else if (ids.has(id)) wrong(line, 'id', 'repeated');
    else {
      ids.add(id);
      const seen = of('version') === '' ? (before?.version ?? 0) : Number(of('version'));
      if (seen !== (before?.version ?? 0)) wrong(line, 'version', 'stale');
      const fields = columns.filter((column) => column !== 'id' && column !== 'version' && of(column) !== '');
      const given = Object.fromEntries(fields.map((column) => [column, readValue(of(column), shapeOf(kind)[column])]));
      // An empty cell is what the schema says without one; a column that is left out stays as it is.
      const kept = Object.entries((before?.data ?? {}) as object).filter(([field]) => !columns.includes(field));
      const parsed = referenceSchemas[kind].safeParse({ ...Object.fromEntries(kept), ...given });
      // Every kind is an object.
      if (parsed.success) rows.push({ line, id, seen, data: parsed.data as Record<string, unknown> });
      else
        for (const column of new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? ''))))
          wrong(line, column, 'invalid');
    }
  }
  return { lines: filled.length, rows, mistakes };
}

/** The rows that differ from what is in force. */
export function changedRows(rows: readonly FileRow[], stored: ReadonlyMap<string, StoredItem>): readonly FileRow[] {
  return rows.filter(({ id, data }) => !isDeepStrictEqual(stored.get(id)?.data, JSON.parse(JSON.stringify(data))));
}

function shapeOf(kind: ReferenceKind): Readonly<Record<string, z.ZodType>> {
  const schema = referenceSchemas[kind];
  return 'shape' in schema ? schema.shape : {};
}

/**
 * A cell as its field takes it. Spreadsheet programs turn what they meet into their own: a telephone number into a number, a day into
 * 2026/3/1, a truth into TRUE; the first reading that the field takes is what was meant.
 */
function readValue(cell: string, field: z.ZodType | undefined): unknown {
  const readings = [
    ...(isJson(cell) ? [JSON.parse(cell.replace(/^(TRUE|FALSE)$/, (word) => word.toLowerCase()))] : []),
    cell,
    asDay(cell),
  ];
  return readings.find((reading) => field?.safeParse(reading).success) ?? readings[0];
}

function asDay(cell: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: 00:00:00)?$/.exec(cell) ?? [];
  return year === undefined ? cell : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Whether a cell is read as a number, a truth, a list or a structure. */
function isJson(cell: string): boolean {
  if (/^(TRUE|FALSE)$/.test(cell)) return true;
  if (!/^(?:[[{"]|-?\d|true$|false$|null$)/.test(cell)) return false;
  try {
    JSON.parse(cell);
    return true;
  } catch {
    return false;
  }
}
