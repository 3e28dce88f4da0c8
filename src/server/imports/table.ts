import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { HucreError } from 'hucre';
import { csvRecords, longestRecord } from './csvRecords.ts';
import { ImportMistakes } from './importMistakes.ts';
import { type Remark, remark } from './remark.ts';
import { xlsxRecords } from './xlsxRecords.ts';

/** `row` as a spreadsheet numbers it, header included; `line` of the text file, null in a workbook. */
export type TableRow = { readonly row: number; readonly line: number | null } & (
  | { readonly cells: readonly string[] }
  | { readonly broken: Remark }
);

export type Table = {
  readonly header: readonly string[];
  /** Rows below the header; empty ones included, as rows without a filled cell. */
  readonly rows: AsyncGenerator<TableRow>;
};

export type TableForm = {
  readonly encoding: 'utf-8' | 'gb18030';
  readonly delimiter: string;
  readonly sheet: string | null;
  readonly headerRow: number;
};

/** Opens a CSV or XLSX file, told apart by content and not by name. @throws ImportMistakes when it is neither or has no header. */
export async function openTable(file: string, form: TableForm): Promise<Table> {
  const kind = await kindOf(file);
  const rows = kind === 'xlsx' ? workbookRows(file, form) : textRows(file, form, kind);
  for (;;) {
    const next = await rows.next();
    if (next.done) {
      const where = form.sheet === null ? file : `${file} (${form.sheet})`;
      throw new ImportMistakes([`${where} 没有第 ${form.headerRow} 行表头 / has no header in row ${form.headerRow}`]);
    }
    if (next.value.row < form.headerRow) continue;
    if ('broken' in next.value) throw new ImportMistakes([`表头 / header: ${next.value.broken.zh} / ${next.value.broken.en}`]);
    const header = next.value.cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
    return { header, rows: fitted(rows, header.length, kind === 'xlsx') };
  }
}

/** Fits rows to the header: cells beyond it may only be empty; a workbook leaves out empty cells at the end, a text file never does. */
async function* fitted(rows: AsyncGenerator<TableRow>, expected: number, isWorkbook: boolean): AsyncGenerator<TableRow> {
  for await (const found of rows) {
    if ('broken' in found || isEmpty(found.cells)) {
      yield found;
      continue;
    }
    const { row, line, cells } = found;
    const fits = (isWorkbook || cells.length >= expected) && isEmpty(cells.slice(expected));
    if (fits) yield { row, line, cells: cells.slice(0, expected) };
    else yield { row, line, broken: remark('ragged', null, { found: cells.length, expected }) };
  }
}

export function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

async function* workbookRows(file: string, form: TableForm): AsyncGenerator<TableRow> {
  try {
    for await (const { row, cells } of xlsxRecords(file, form.sheet)) yield { row, line: null, cells };
  } catch (error) {
    if (!(error instanceof HucreError)) throw error;
    throw new ImportMistakes([`${file} 不是可以读取的 XLSX / is no XLSX that can be read: ${error.message}`]);
  }
}

async function* textRows(file: string, form: TableForm, encoding: 'csv' | TextEncodingName): AsyncGenerator<TableRow> {
  const text = decoded(createReadStream(file), encoding === 'csv' ? form.encoding : encoding);
  let row = 0;
  for await (const record of csvRecords(text, form.delimiter)) {
    row += 1;
    if ('cells' in record) yield { row, line: record.line, cells: record.cells };
    else yield { row, line: record.line, broken: remark(record.broken, null, { most: longestRecord }) };
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

type TextEncodingName = 'utf-8' | 'utf-16le';

/** A byte order mark says more than the map. */
async function kindOf(file: string): Promise<'xlsx' | 'csv' | TextEncodingName> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new ImportMistakes([`无法读取文件 ${file} / The file ${file} cannot be read (${error.code ?? error.message})`]);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead === 0) throw new ImportMistakes([`${file} 是空文件 / is empty`]);
    const begins = (...bytes: number[]) => bytes.every((byte, i) => buffer[i] === byte);
    if (begins(0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
    if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
      throw new ImportMistakes([
        `${file} 是旧版 .xls 或加密的工作簿，请另存为不加密的 .xlsx / is an old .xls or an encrypted workbook: save it as .xlsx without a password`,
      ]);
    }
    if (begins(0xef, 0xbb, 0xbf)) return 'utf-8';
    if (begins(0xff, 0xfe)) return 'utf-16le';
    return 'csv';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') throw new ImportMistakes([`${file} 是文件夹 / is a folder`]);
    throw error;
  } finally {
    await handle.close();
  }
}
