import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Answer } from '../../contract/endpoint.ts';
import { type ReferenceKind, referenceSchemas } from '../../contract/reference.ts';
import type { importItems } from '../../contract/referenceFiles.ts';
import { csvRecords } from '../imports/queries.ts';

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

/** One line an item. Words stand as they are, all else as JSON, so that what is read back is what was written. */
export function itemsCsv(kind: ReferenceKind, items: readonly StoredItem[]): string {
  const columns = columnsOf(kind);
  const lines = items.map(({ id, version, data }) => {
    const fields = data as Record<string, unknown>;
    return columns.map((column) => (column === 'id' ? id : column === 'version' ? String(version) : written(fields[column])));
  });
  // The mark tells spreadsheets that this is UTF-8.
  return `\ufeff${[columns, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** A value as it stands in a cell; a text that would be read as something else stands in quotes. */
export function written(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  // An empty cell says nothing; an empty text is one.
  return value === '' || isJson(value) ? JSON.stringify(value) : value;
}

/** Reads what was exported, or written after its manner; columns may be left out and stay as they are. */
export async function readItemsCsv(
  kind: ReferenceKind,
  csv: string,
  stored: ReadonlyMap<string, StoredItem>,
): Promise<{ readonly lines: number; readonly rows: readonly FileRow[]; readonly mistakes: readonly FileMistake[] }> {
  const mistakes: FileMistake[] = [];
  const rows: FileRow[] = [];
  const known = columnsOf(kind);
  let columns: readonly string[] | null = null;
  let lines = 0;
  async function* whole() {
    yield csv.replace(/^\ufeff/, '');
  }
  for await (const record of csvRecords(whole(), ',')) {
    const wrong = (column: string, code: FileMistake['code']) => mistakes.push({ line: record.line, column, code });
    if (!('cells' in record)) {
      wrong('', 'broken');
      continue;
    }
    const cells = record.cells.map((cell) => unguarded(cell.trim()));
    if (columns === null) {
      columns = cells;
      for (const column of cells) if (!known.includes(column)) wrong(column, 'unknown-column');
      if (!cells.includes('id')) wrong('id', 'unknown-column');
      continue;
    }
    if (cells.every((cell) => cell === '')) continue;
    lines++;
    if (mistakes.some(({ code }) => code === 'unknown-column')) continue;
    const of = (column: string) => cells[columns!.indexOf(column)] ?? '';
    const id = of('id');
    const before = stored.get(id);
    if (!idPattern.test(id)) wrong('id', 'bad-id');
    else if (rows.some((row) => row.id === id)) wrong('id', 'repeated');
    else {
      const seen = of('version') === '' ? (before?.version ?? 0) : Number(of('version'));
      if (seen !== (before?.version ?? 0)) wrong('version', 'stale');
      const fields = columns.filter((column) => column !== 'id' && column !== 'version' && of(column) !== '');
      const given = Object.fromEntries(fields.map((column) => [column, readValue(of(column))]));
      // An empty cell is what the schema says without one; a column that is left out stays as it is.
      const kept = Object.entries((before?.data ?? {}) as object).filter(([field]) => !columns!.includes(field));
      const parsed = referenceSchemas[kind].safeParse({ ...Object.fromEntries(kept), ...given });
      if (!parsed.success) for (const issue of parsed.error.issues) wrong(String(issue.path[0] ?? ''), 'invalid');
      // Every kind is an object.
      else rows.push({ line: record.line, id, seen, data: parsed.data as Record<string, unknown> });
    }
  }
  return { lines, rows, mistakes };
}

/** The rows that differ from what is in force. */
export function changedRows(rows: readonly FileRow[], stored: ReadonlyMap<string, StoredItem>): readonly FileRow[] {
  return rows.filter(({ id, data }) => !isDeepStrictEqual(stored.get(id)?.data, JSON.parse(JSON.stringify(data))));
}

function shapeOf(kind: ReferenceKind): Readonly<Record<string, z.ZodType>> {
  const schema = referenceSchemas[kind];
  return 'shape' in schema ? schema.shape : {};
}

function readValue(cell: string): unknown {
  return isJson(cell) ? JSON.parse(cell) : cell;
}

/** Whether a cell is read as a number, a truth, a list or a structure. */
function isJson(cell: string): boolean {
  if (!/^(?:[[{"]|-?\d|true$|false$|null$)/.test(cell)) return false;
  try {
    JSON.parse(cell);
    return true;
  } catch {
    return false;
  }
}

/** A cell that begins like a formula is a text: spreadsheets would reckon with it. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function unguarded(cell: string): string {
  return /^'[=+\-@\t]/.test(cell) ? cell.slice(1) : cell;
}
