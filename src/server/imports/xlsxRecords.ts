import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { type CellValue, streamXlsxRows } from 'hucre/xlsx';

/** `row`: the number that a spreadsheet shows, from 1. */
export type XlsxRecord = { readonly row: number; readonly cells: readonly string[] };

/**
 * Reads a sheet through a file of its own, readable by nobody else and removed at the end. The reader does not wait for its consumer: fed
 * straight into the database, a large sheet would pile up in memory. What stays there is the packed file and its table of strings.
 * @throws hucre's errors when the file is no workbook.
 */
export async function* xlsxRecords(file: string, sheet: string | null): AsyncGenerator<XlsxRecord> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huying-import-'));
  try {
    const spool = path.join(folder, 'rows');
    await unpack(file, sheet, spool);
    for await (const line of createInterface({ input: createReadStream(spool), crlfDelay: Number.POSITIVE_INFINITY })) {
      // Written below.
      yield JSON.parse(line) as XlsxRecord;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const spoolCharacters = 256 * 1024;

async function unpack(file: string, sheet: string | null, spool: string): Promise<void> {
  const out = await open(spool, 'wx', 0o600);
  try {
    let waiting = '';
    const input = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
    for await (const row of streamXlsxRows(input, sheet === null ? {} : { sheet })) {
      waiting += `${lineOf({ row: row.index + 1, cells: row.values.map(textOf) })}\n`;
      if (waiting.length < spoolCharacters) continue;
      await out.write(waiting);
      waiting = '';
    }
    await out.write(waiting);
  } finally {
    await out.close();
  }
}

/** JSON in one line also for readline, to which two more characters end a line. */
function lineOf(record: XlsxRecord): string {
  return JSON.stringify(record).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** A cell as its reader would type it. Dates carry no zone in a workbook: they stay wall-clock time, to the second. */
export function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) {
    return Temporal.Instant.fromEpochMilliseconds(Math.round(value.getTime() / 1000) * 1000)
      .toZonedDateTimeISO('UTC')
      .toPlainDateTime()
      .toString()
      .replace('T', ' ');
  }
  return String(value);
}
