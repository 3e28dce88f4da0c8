/** `line`: the line of the file on which the record begins, from 1. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly broken: 'quote-unclosed' | 'quote-misplaced' | 'row-too-long' };

/** Longer than any honest row; keeps a quotation mark that is never closed from swallowing the file. */
export const longestRecord = 300_000;

/**
 * Reads RFC 4180 as text arrives, with any of the three line ends. A quotation mark inside an unquoted cell is a plain character.
 * Reading goes on after a broken record at the line below the one it began on, so one stray quotation mark costs one row: csv-parse
 * joins the rows behind it into one and, at its size limit, drops what else it has buffered.
 */
export async function* csvRecords(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  const source = chunks[Symbol.asyncIterator]();
  let held = '';
  let start = 0;
  let line = 1;
  let final = false;
  const more = async () => {
    const next = await source.next();
    held = held.slice(start) + (next.done ? '' : next.value);
    start = 0;
    final = next.done === true;
  };

  for (;;) {
    const found = recordAt(held, start, { delimiter, final });
    if (found === 'end') return;
    if (found === 'more') {
      await more();
      continue;
    }
    if ('cells' in found) {
      yield { line, cells: found.cells };
      line += found.lines;
      start = found.next;
      continue;
    }
    yield { line, broken: found.broken };
    // Skips to the line below without keeping what is skipped.
    let below = lineBelow(held, start, final);
    while (below === null && !final) {
      start = Math.max(start, held.length - 1);
      await more();
      below = lineBelow(held, start, final);
    }
    start = below ?? held.length;
    line += 1;
  }
}

type Found =
  | { readonly cells: string[]; readonly next: number; readonly lines: number }
  | { readonly broken: 'quote-unclosed' | 'quote-misplaced' | 'row-too-long' }
  | 'more'
  | 'end';

function recordAt(text: string, start: number, how: { readonly delimiter: string; readonly final: boolean }): Found {
  const { delimiter, final } = how;
  if (start >= text.length) return final ? 'end' : 'more';
  const unfinished = (broken: 'quote-unclosed' | 'row-too-long'): Found =>
    text.length - start > longestRecord ? { broken } : 'more';

  const cells: string[] = [];
  let lines = 1;
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      const quoted = quotedCell(text, at);
      if (quoted === null || quoted.next - start > longestRecord)
        return final ? { broken: 'quote-unclosed' } : unfinished('quote-unclosed');
      if (quoted.next === text.length && !final) return unfinished('quote-unclosed');
      cells.push(quoted.cell);
      lines += quoted.cell.split(/\r\n|\r|\n/).length - 1;
      at = quoted.next;
      if (at < text.length && text[at] !== delimiter && !isLineEnd(text[at]!)) return { broken: 'quote-misplaced' };
    } else {
      let end = at;
      while (end < text.length && text[end] !== delimiter && !isLineEnd(text[end]!)) end++;
      if (end - start > longestRecord) return { broken: 'row-too-long' };
      if (end === text.length && !final) return unfinished('row-too-long');
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] === delimiter) {
      at += 1;
      // A delimiter as the very last character opens one more, empty cell.
      if (at < text.length) continue;
      if (!final) return unfinished('row-too-long');
      cells.push('');
    }
    if (text[at] === '\r' && at + 1 === text.length && !final) return 'more';
    return { cells, next: at + (text.startsWith('\r\n', at) ? 2 : 1), lines };
  }
}

/** The cell that opens at `at`, and what follows its closing quotation mark; null when there is none yet. */
function quotedCell(text: string, at: number): { readonly cell: string; readonly next: number } | null {
  let cell = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { cell, next: quote + 1 };
    cell += '"';
    from = quote + 2;
  }
}

function lineBelow(text: string, start: number, final: boolean): number | null {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\n') return at + 1;
    if (text[at] === '\r') {
      if (at + 1 === text.length && !final) return null;
      return text[at + 1] === '\n' ? at + 2 : at + 1;
    }
  }
  return null;
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r';
}
