import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

/** Rows of a CSV file with a header line, as text by column name. */
export async function csvRows(path: string): Promise<Record<string, string>[]> {
  return parse(await readFile(path), { columns: true, bom: true }) as Record<string, string>[];
}
