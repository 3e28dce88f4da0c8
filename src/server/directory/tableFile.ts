import type { tableFormats } from '../../contract/referenceFiles.ts';
import type { Deps } from '../deps.ts';
import { csvText } from '../platform/csvText.ts';
import { Problem } from '../platform/problem.ts';

/** What a cell of a workbook may hold; programs cut off the rest without a word. Source: Excel specifications and limits. */
const longestCell = 32_767;

/** Lines as CSV or as a workbook; the first is the heading. @throws Problem 409 'csv-only' */
export function tableFile(
  { documents }: Pick<Deps, 'documents'>,
  { name, lines, format }: { name: string; lines: readonly (readonly string[])[]; format: (typeof tableFormats)[number] },
): string | ReadableStream<Uint8Array> {
  if (format === 'csv') return csvText(lines);
  if (lines.some((cells) => cells.some((cell) => cell.length > longestCell))) throw new Problem(409, 'csv-only');
  const [heading = [], ...body] = lines;
  return documents.list({
    name,
    columns: heading.map((title) => ({ title, width: 20 })),
    rows: body.map((cells) => cells.map((text) => ({ text }))),
  });
}
