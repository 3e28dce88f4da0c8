import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { exampleDocument, exampleTable } from '../../../test/exampleDocument.ts';
import { unzip } from '../../../test/unzip.ts';
import { exportXlsx, safeText, xlsxFile } from './xlsxFile.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['+cmd|calc', "'+cmd|calc"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =A1', "' =A1"],
  ['\t=A1', "'\t=A1"],
  ['-2.5%', '-2.5%'],
  ['+3', '+3'],
  ['热水 = 凉水', '热水 = 凉水'],
  ['a\u0000b', 'ab'],
])('writes %j as %j', (text, written) => {
  expect(safeText(text)).toBe(written);
});

it('gives each table of a document a sheet, with merged head, numbers as numbers and times of Shanghai', async () => {
  const file = await xlsxFile(
    exampleDocument({ attachments: [{ title: '清单', paper: 'wide', body: [exampleTable('=HYPERLINK("http://x")')] }] }),
  );
  const book = await readXlsx(file);
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(['各单位三率情况', '各单位三率情况2']);
  const [, head, , first] = book.sheets[0]!.rows;
  expect(head).toEqual(['承办单位', '率（%）', '']);
  expect(first![1]).toBe(0.985);
  expect((first![2] as Date).toISOString()).toBe('2026-03-05T10:00:00.000Z');
  expect(book.sheets[1]!.rows[3]![0]).toBe('\'=HYPERLINK("http://x")');
  expect(unzip(file).get('xl/worksheets/sheet1.xml')!.text).toContain('<mergeCell ref="A2:A3"/>');
});

it('writes the same bytes for the same document', async () => {
  const [first, second] = [await xlsxFile(exampleDocument()), await xlsxFile(exampleDocument())];
  expect(first.equals(second)).toBe(true);
});

it('writes a list while its rows come', async () => {
  async function* rows() {
    for (let i = 1; i <= 3; i++) yield [{ text: '', number: i }, { text: `=${i}` }];
  }
  const columns = [
    { title: '序号', width: 6 },
    { title: '摘要', width: 40 },
  ];
  const stream = exportXlsx({ name: '清单', columns, rows: rows() });
  const book = await readXlsx(Buffer.concat(await Array.fromAsync(stream)));
  expect(book.sheets[0]!.rows).toEqual([
    ['序号', '摘要'],
    [1, "'=1"],
    [2, "'=2"],
    [3, "'=3"],
  ]);
});
