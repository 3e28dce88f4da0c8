import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportMistakes } from './importMistakes.ts';
import { openTable, type TableForm } from './table.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'huying table '));
});
afterAll(() => rm(folder, { recursive: true }));

const plain: TableForm = { encoding: 'utf-8', delimiter: ',', sheet: null, headerRow: 1 };

async function read(content: string | Uint8Array, form: Partial<TableForm> = {}) {
  const file = path.join(folder, crypto.randomUUID());
  await writeFile(file, content);
  const { header, rows } = await openTable(file, { ...plain, ...form });
  const found = await Array.fromAsync(rows);
  return { header, rows: found.map((r) => ('cells' in r ? [r.row, ...r.cells] : [r.row, r.broken.code])) };
}

const workbook = (rows: (string | number | boolean | Date | null)[][], name = '工单') =>
  writeXlsx({
    sheets: [
      { name: '说明', rows: [['请看下一页']] },
      { name, rows },
    ],
  });

describe('openTable', () => {
  it('reads text with a byte order mark, and numbers rows as a spreadsheet does', async () => {
    expect(await read('\ufeffid, 标题\n1,停水\n\n2,停电\n')).toEqual({
      header: ['id', '标题'],
      rows: [
        [2, '1', '停水'],
        [3, ''],
        [4, '2', '停电'],
      ],
    });
  });

  it('reads GB18030 when told to, and UTF-16 by its mark', async () => {
    const gb = Buffer.from([0x69, 0x64, 0x2c, 0xb1, 0xea, 0xcc, 0xe2, 0x0a, 0x31, 0x2c, 0xcd, 0xa3, 0xcb, 0xae, 0x0a]);
    expect(await read(gb, { encoding: 'gb18030' })).toEqual({ header: ['id', '标题'], rows: [[2, '1', '停水']] });
    expect(await read(Buffer.from('\ufeffid\t标题\r\n1\t停水', 'utf16le'), { delimiter: '\t' })).toEqual({
      header: ['id', '标题'],
      rows: [[2, '1', '停水']],
    });
  });

  it('reports rows with too few or too many cells, and forgives empty ones at the end', async () => {
    expect((await read('a,b\n1\n1,2,3\n1,2,,\n')).rows).toEqual([
      [2, 'ragged'],
      [3, 'ragged'],
      [4, '1', '2'],
    ]);
  });

  it('skips what stands above the header', async () => {
    expect(await read('后勤报修,\n2025年,\nid,what\n1,x\n', { headerRow: 3 })).toEqual({
      header: ['id', 'what'],
      rows: [[4, '1', 'x']],
    });
  });

  it('reads the named sheet of a workbook with dates, numbers and gaps', async () => {
    const bytes = await workbook([
      ['id', 'what', 'when', 'done'],
      [188006, '停水\u2028两天,"急"', new Date(Date.UTC(2019, 1, 28, 11, 25, 5)), true],
      [],
      [188007, '停电', null, null],
    ]);
    expect(await read(bytes, { sheet: '工单' })).toEqual({
      header: ['id', 'what', 'when', 'done'],
      rows: [
        [2, '188006', '停水\u2028两天,"急"', '2019-02-28 11:25:05', 'TRUE'],
        [4, '188007', '停电'],
      ],
    });
  });

  it('reads the first sheet when none is named', async () => {
    expect((await read(await workbook([['id']]))).header).toEqual(['请看下一页']);
  });

  it.each([
    ['a sheet that is not there', async () => read(await workbook([['id']]), { sheet: '没有' })],
    ['an empty file', async () => read('')],
    ['a header that is broken', async () => read('"a"b,c\n1,2')],
    ['a zip that is no workbook', async () => read(Buffer.from('PK\u0003\u0004 and then nothing'))],
    ['an old or encrypted workbook', async () => read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))],
    ['no file at all', async () => openTable(path.join(folder, 'nowhere.csv'), plain)],
    ['a folder', async () => openTable(folder, plain)],
  ])('says in a sentence that it cannot read %s', async (_, reading) => {
    await expect(reading()).rejects.toBeInstanceOf(ImportMistakes);
  });
});
