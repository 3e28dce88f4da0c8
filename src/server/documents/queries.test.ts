import { expect, it } from 'vitest';
import { exampleDocument } from '../../../test/exampleDocument.ts';
import { Document } from '../../contract/document.ts';
import { downloadHeaders, openDocuments } from './queries.ts';

it('names a file in Chinese, and in letters for whom cannot read that', () => {
  expect(downloadHeaders('接诉即办日报 第12期/"x"', 'pdf')['content-disposition']).toBe(
    `attachment; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent('接诉即办日报 第12期 x.pdf')}`,
  );
});

it('draws a chart as SVG, the same each time', async () => {
  const documents = openDocuments();
  const chart = { type: 'pie', unit: '件', slices: [{ name: '咨询', value: 3 }] } as const;
  const [first, second] = [await documents.chart(chart), await documents.chart(chart)];
  await documents.close();
  expect(first.toString()).toMatch(/^<svg .*咨询/s);
  expect(first.equals(second)).toBe(true);
});

it('refuses what waits when the service stops', async () => {
  const documents = openDocuments();
  const waiting = documents.file(exampleDocument(), 'docx');
  await documents.close();
  await expect(waiting).rejects.toThrow('stopping');
});

it('sends a document over the wire unchanged', () => {
  const document = exampleDocument();
  expect(Document.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
});
