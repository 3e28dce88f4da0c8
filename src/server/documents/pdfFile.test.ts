import { afterAll, expect, it } from 'vitest';
import { exampleDocument, exampleTable } from '../../../test/exampleDocument.ts';
import { missingGlyphs } from './pdfFile.ts';
import { openDocuments } from './queries.ts';

const documents = openDocuments();
afterAll(() => documents.close());

it('writes the same bytes for the same document', async () => {
  const [first, second] = [await documents.file(exampleDocument(), 'pdf'), await documents.file(exampleDocument(), 'pdf')];
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  expect(first.equals(second)).toBe(true);
});

it('has a glyph for every character of the common set, and knows which it has not', () => {
  const hanzi = [...new TextDecoder('gbk').decode(gb2312Rows())].filter((letter) => /\p{Script=Han}/u.test(letter)).join('');
  expect(hanzi.length).toBe(6763);
  expect(missingGlyphs(exampleDocument({ title: hanzi }))).toEqual([]);
  expect(missingGlyphs(exampleDocument({ title: '龑䶮㛃〔〕—“”‘’…①℃Ⅱ' }))).toEqual([]);
  expect(missingGlyphs(exampleDocument({ title: '热水😀没有' }))).toEqual(['😀']);
});

it('prints a character that the fonts lack instead of refusing the document', async () => {
  const file = await documents.file(exampleDocument({ body: [exampleTable('😀 #eval("1") $x$ *粗* \\ <b>')] }), 'pdf');
  expect(file.length).toBeGreaterThan(10_000);
});

it('goes on after a document that cannot be written', async () => {
  const broken = exampleDocument({ paper: undefined as never });
  await expect(documents.file({ ...broken, title: undefined as never }, 'pdf')).rejects.toThrow();
  expect((await documents.file(exampleDocument(), 'pdf')).length).toBeGreaterThan(10_000);
});

/** The 72 rows of hanzi of GB 2312: 16 to 87, five places at the end of row 55 empty. */
function gb2312Rows(): Uint8Array {
  const bytes: number[] = [];
  for (let row = 16; row <= 87; row++)
    for (let place = 1; place <= 94; place++) if (row !== 55 || place <= 89) bytes.push(row + 160, place + 160);
  return Uint8Array.from(bytes);
}
