import { type CellValue, writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import type { Block, Cell, Document, Table } from '../../domain/document/vocabulary.ts';

/** A sheet of rows that need not all be there at once. `width` in characters. */
export type SheetRows = {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
};

/**
 * One sheet as an XLSX file that is written while the rows come; memory does not grow with their number. The first row is the head and
 * stays in sight. Text stays text: what begins like a formula gets an apostrophe before it.
 */
export function exportXlsx(sheet: SheetRows): ReadableStream<Uint8Array> {
  return writeXlsxStream(valuesOf(sheet.rows), {
    name: sheetName(sheet.name, new Set()),
    columns: sheet.columns.map(({ title, width }) => ({ header: safeText(title), width })),
    freezePane: { rows: 1 },
  });
}

async function* valuesOf(rows: SheetRows['rows']): AsyncIterable<CellValue[]> {
  for await (const row of rows) yield row.map(cellValue);
}

/** The annex of a document: one sheet for each table, merged head and notes included. The same document gives the same bytes. */
export async function xlsxFile(document: Document): Promise<Buffer> {
  const tables = [...tablesIn(document.body), ...document.attachments.flatMap((attachment) => tablesIn(attachment.body))];
  const taken = new Set<string>();
  const day = document.masthead?.day ?? document.signature?.day ?? '1980-01-01';
  const bytes = await writeXlsx({
    sheets:
      tables.length > 0 ? tables.map((table) => sheetOf(table, sheetName(table.title, taken), document)) : [emptySheet(document)],
    properties: { title: document.title, modified: new Date(`${day}T00:00:00Z`) },
  });
  return Buffer.from(bytes);
}

function tablesIn(body: readonly Block[]): Table[] {
  return body.filter((block) => block.kind === 'table');
}

type Sheet = Parameters<typeof writeXlsx>[0]['sheets'][number];

const bold = { font: { bold: true }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } } as const;

function sheetOf(table: Table, name: string, document: Document): Sheet {
  const head = spread(table);
  const rows: CellValue[][] = [
    [safeText(table.title)],
    ...head.rows,
    ...table.rows.map((row) => row.map(cellValue)),
    ...[...table.notes, ...document.basis].map((note, index) => [`${index === 0 ? '注：' : ''}${safeText(note)}`]),
  ];
  const cells: NonNullable<Sheet['cells']> = new Map([['0,0', { style: { font: { bold: true, size: 14 } } }]]);
  for (let row = 1; row <= head.rows.length; row++) {
    for (let column = 0; column < table.columns.length; column++) cells.set(`${row},${column}`, { style: bold });
  }
  for (const [r, row] of table.rows.entries()) {
    for (const [column, cell] of row.entries()) {
      const format = formatOf(cell);
      if (format) cells.set(`${r + 1 + head.rows.length},${column}`, { style: { numFmt: format } });
    }
  }
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  return {
    name,
    rows,
    cells,
    columns: table.columns.map((column) => ({
      width: Math.max(8, Math.round((column.width / total) * 14 * table.columns.length)),
    })),
    merges: head.merges,
    freezePane: { rows: 1 + head.rows.length },
  };
}

/** Rows of the head with merged cells laid out; what a merged cell covers is empty. */
function spread(table: Table): { rows: CellValue[][]; merges: NonNullable<Sheet['merges']> } {
  const rows: (CellValue | undefined)[][] = table.head.map(() => []);
  const merges: NonNullable<Sheet['merges']> = [];
  for (const [r, row] of table.head.entries()) {
    let column = 0;
    for (const cell of row) {
      while (rows[r]?.[column] !== undefined) column++;
      const [wide, high] = [cell.columns ?? 1, cell.rows ?? 1];
      for (let y = r; y < Math.min(r + high, rows.length); y++) for (let x = column; x < column + wide; x++) rows[y]![x] = '';
      rows[r]![column] = safeText(cell.text);
      if (wide > 1 || high > 1) merges.push({ startRow: r + 1, startCol: column, endRow: r + high, endCol: column + wide - 1 });
      column += wide;
    }
  }
  return { rows: rows.map((row) => Array.from(row, (value) => value ?? null)), merges };
}

function emptySheet(document: Document): Sheet {
  return { name: '无表', rows: [[safeText(document.title)], ['本文没有表格。']] };
}

function cellValue(cell: Cell): CellValue {
  if (cell.number !== undefined) return cell.number;
  if (cell.day !== undefined) return new Date(`${cell.day}T00:00:00Z`);
  if (cell.instant !== undefined) return wallTime(cell.instant);
  return safeText(cell.text);
}

function formatOf(cell: Cell): string | null {
  if (cell.number !== undefined) return cell.format ?? null;
  if (cell.day !== undefined) return 'yyyy-mm-dd';
  return cell.instant !== undefined ? 'yyyy-mm-dd hh:mm' : null;
}

/** A spreadsheet knows no zones: the clock of Asia/Shanghai is written as if it were UTC. */
function wallTime(instant: string): Date {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return new Date(`${wall.toString({ smallestUnit: 'second' })}Z`);
}

/** A text that a spreadsheet might take for a formula would run on the reader's machine; XML has no place for control characters. */
export function safeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
  const printable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
  return /^\s*[=+\-@\t\r]/.test(printable) && !/^\s*[-+]?\d+([.,]\d+)*%?$/.test(printable) ? `'${printable}` : printable;
}

/** At most 31 characters without []:*?/\, and each once. */
function sheetName(title: string, taken: Set<string>): string {
  const plain =
    title
      .replace(/[[\]:*?/\\']/g, ' ')
      .slice(0, 28)
      .trim() || '表';
  let name = plain;
  for (let n = 2; taken.has(name); n++) name = `${plain}${n}`;
  taken.add(name);
  return name;
}
