import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { uploadedRows } from './uploadedRows.ts';

const cellsOf = async (bytes: Uint8Array) => (await uploadedRows(bytes)).map(({ cells }) => cells);
const expected = [
  ['id', 'name'],
  ['library', '图书馆'],
];

describe('an uploaded table', () => {
  it('is read alike as UTF-8, as GB18030, with tabs in UTF-16 and as a workbook', async () => {
    expect(await cellsOf(new TextEncoder().encode('\ufeffid,name\r\nlibrary,图书馆\r\n'))).toEqual(expected);
    const gb = Uint8Array.from([...new TextEncoder().encode('id,name\nlibrary,'), 0xcd, 0xbc, 0xca, 0xe9, 0xb9, 0xdd, 0x0a]);
    expect(await cellsOf(gb)).toEqual(expected);
    expect(await cellsOf(Buffer.from('\ufeffid\tname\r\nlibrary\t图书馆\r\n', 'utf16le'))).toEqual(expected);
    expect(await cellsOf(await writeXlsx({ sheets: [{ name: 'x', rows: expected }] }))).toEqual(expected);
  });

  it('numbers rows as the spreadsheet does and says which cannot be read', async () => {
    const rows = await uploadedRows(new TextEncoder().encode('id,name\na,"b"c\nd,"\'=1+1"\n'));
    expect(rows).toEqual([
      { line: 1, cells: ['id', 'name'] },
      { line: 2, cells: null },
      { line: 3, cells: ['d', '=1+1'] },
    ]);
  });

  it('is refused when it is neither text nor a workbook', async () => {
    await expect(uploadedRows(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).rejects.toMatchObject({
      code: 'unsupported-media',
    });
    await expect(uploadedRows(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]))).rejects.toMatchObject({ code: 'unsupported-media' });
  });
});
