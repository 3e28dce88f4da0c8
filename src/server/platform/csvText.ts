/**
 * Rows as CSV that a spreadsheet opens as UTF-8. A text that begins like a formula gets an apostrophe before it: it would run on the reader's
 * machine. Numbers are numbers, negative ones too; null is an empty cell.
 */
export function csvText(rows: readonly CsvCells[]): string {
  return `${csvMark}${rows.map(csvLine).join('')}`;
}

/** Tells spreadsheets that what follows is UTF-8. */
export const csvMark = '\ufeff';

/** One row and its line end, for a file that is written row by row. */
export function csvLine(cells: CsvCells): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

type CsvCells = readonly (string | number | null)[];

function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as its writer meant it: without the apostrophe that keeps a text from being reckoned with. */
export function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
