import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, csvRecords, longestRecord } from './csvRecords.ts';

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

const read = (text: string, size = 7, delimiter = ',') => Array.fromAsync(csvRecords(inChunks(text, size), delimiter));
const cellsOf = (records: readonly CsvRecord[]) => records.map((r) => ('cells' in r ? r.cells : r.broken));

describe('csvRecords', () => {
  it('reads back every table that was written, however it arrives', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '诉', '"', ',', '\n', '\r', ' ', '😀'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (rows, end, size, last) => {
          const lines = rows.map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(','));
          expect(cellsOf(await read(lines.join(end) + (last ? end : ''), size))).toEqual(rows);
        },
      ),
      { numRuns: 300, seed: 20260302 },
    );
  });

  it('keeps a quotation mark inside an unquoted cell', async () => {
    expect(cellsOf(await read('a,5" pipe,"b"\n'))).toEqual([['a', '5" pipe', 'b']]);
  });

  it('keeps an empty cell at the end and an empty line as one empty cell', async () => {
    expect(cellsOf(await read('a,\n\nb,'))).toEqual([['a', ''], [''], ['b', '']]);
  });

  it('counts the lines of cells that span several', async () => {
    const records = await read('a,"x\r\ny\r\nz"\r\nb,c\r\n');
    expect(records.map((r) => r.line)).toEqual([1, 4]);
  });

  it('gives up one row, not the file, for a quotation mark that is never closed', async () => {
    expect(await read('k,t\n1,"open\n2,fine\n3,also\n')).toEqual([
      { line: 1, cells: ['k', 't'] },
      { line: 2, broken: 'quote-unclosed' },
      { line: 3, cells: ['2', 'fine'] },
      { line: 4, cells: ['3', 'also'] },
    ]);
  });

  it('takes the rows behind one whose quotation mark is followed by text', async () => {
    expect(cellsOf(await read('1,"x"y\n2,ok\n3,"q"\n'))).toEqual(['quote-misplaced', ['2', 'ok'], ['3', 'q']]);
    expect(cellsOf(await read('1,"x\n2,"ok",z\n'))).toEqual(['quote-misplaced', ['2', 'ok', 'z']]);
  });

  it('gives up a row beyond all measure without holding the rest of the file', async () => {
    const long = 'x'.repeat(longestRecord + 10);
    expect(cellsOf(await read(`1,${long}\n2,ok\n3,"${long}"\n4,ok`, 64_000))).toEqual([
      'row-too-long',
      ['2', 'ok'],
      'quote-unclosed',
      ['4', 'ok'],
    ]);
  });

  it('takes other delimiters', async () => {
    expect(cellsOf(await read('a\tb,c\n', 3, '\t'))).toEqual([['a', 'b,c']]);
  });
});
