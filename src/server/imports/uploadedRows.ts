import { HucreError } from 'hucre';
import { streamXlsxRows } from 'hucre/xlsx';
import { csvMark, unguarded } from '../platform/csvText.ts';
import { Problem } from '../platform/problem.ts';
import { csvRecords } from './csvRecords.ts';
import { textOf } from './xlsxRecords.ts';

/** `line` as a spreadsheet numbers it, from 1; `cells` is null where the row cannot be read. */
export type UploadedRow = { readonly line: number; readonly cells: readonly string[] | null };

/** More than any table that one person can look through. */
export const mostUploadedRows = 20_000;

/**
 * The rows of a small table that somebody uploaded, heading included: the first sheet of a workbook, or CSV. What it is says its content. A
 * spreadsheet program on a Chinese Windows saves CSV in GB18030 without saying so: what is no UTF-8 is read as that.
 * @throws Problem 415 'unsupported-media' · 413 'too-large'
 */
export async function uploadedRows(bytes: Uint8Array): Promise<readonly UploadedRow[]> {
  const rows: UploadedRow[] = [];
  for await (const { line, cells } of isWorkbook(bytes) ? workbookRows(bytes) : textRows(bytes)) {
    if (rows.length === mostUploadedRows) throw new Problem(413, 'too-large');
    rows.push({ line, cells: cells?.map((cell) => unguarded(cell.trim())) ?? null });
  }
  return rows;
}

/** Every workbook is a ZIP. */
const isWorkbook = (bytes: Uint8Array) => [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte);

async function* workbookRows(bytes: Uint8Array): AsyncGenerator<UploadedRow> {
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) yield { line: index + 1, cells: values.map(textOf) };
  } catch (error) {
    if (!(error instanceof HucreError)) throw error;
    throw new Problem(415, 'unsupported-media');
  }
}

async function* textRows(bytes: Uint8Array): AsyncGenerator<UploadedRow> {
  const text = decoded(bytes);
  async function* whole() {
    yield text.startsWith(csvMark) ? text.slice(csvMark.length) : text;
  }
  for await (const record of csvRecords(whole(), delimiterOf(text)))
    yield { line: record.line, cells: 'cells' in record ? record.cells : null };
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\u0000')) return text;
    } catch (error) {
      // What is not in this encoding.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new Problem(415, 'unsupported-media');
}

/** "Unicode text" of a spreadsheet program has tabs, a European one semicolons; told by the heading. */
function delimiterOf(text: string): string {
  const [heading = ''] = text.split(/\r|\n/, 1);
  return [',', '\t', ';'].find((each) => heading.includes(each)) ?? ',';
}
