import { Resvg } from '@resvg/resvg-js';
import type { Chart, Document, FileFormat } from '../../domain/document/vocabulary.ts';
import { chartFont, chartSvg } from './chartSvg.ts';
import type { Picture } from './docxBlocks.ts';
import { docxFile } from './docxFile.ts';
import { openPdfWriter, type PdfWriter, type Posters, sansFile } from './pdfFile.ts';
import { xlsxFile } from './xlsxFile.ts';

/** What a renderer is asked for. */
export type RenderOrder =
  | { readonly what: 'file'; readonly document: Document; readonly format: FileFormat }
  | { readonly what: 'chart'; readonly chart: Chart }
  | { readonly what: 'posters'; readonly posters: Posters };
export type RenderAnswer = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly error: string };

let pdfWriter: PdfWriter | null = null;

process.on('message', async (message) => {
  // Sent by openDocuments (queries.ts) and nobody else.
  const { id, order } = message as { id: number; order: RenderOrder };
  const answer: RenderAnswer = await render(order).then(
    (bytes) => ({ id, bytes }),
    (error: unknown) => ({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  process.send?.(answer);
});
// The service has gone.
process.on('disconnect', () => process.exit(0));

async function render(order: RenderOrder): Promise<Uint8Array> {
  if (order.what === 'chart') return Buffer.from(chartSvg(order.chart, true).svg);
  if (order.what === 'posters') {
    pdfWriter ??= openPdfWriter();
    return pdfWriter.posters(order.posters);
  }
  const { document, format } = order;
  switch (format) {
    case 'docx':
      return docxFile(document, ({ chart }) => pictureOf(chart));
    case 'pdf':
      pdfWriter ??= openPdfWriter();
      return pdfWriter.write(document, ({ chart }) => chartSvg(chart, false));
    case 'xlsx':
      return xlsxFile(document);
  }
}

/** Twice the size it is printed at: sharp at 190 dpi. The font is given, for a server has none. */
function pictureOf(chart: Chart): Picture {
  const { svg, width, height } = chartSvg(chart, false);
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    background: '#fff',
    font: { fontFiles: [sansFile], loadSystemFonts: false, defaultFontFamily: chartFont },
  });
  return { png: drawn.render().asPng(), width, height };
}
