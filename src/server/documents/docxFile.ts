import {
  AlignmentType,
  DocumentGridType,
  Document as DocxDocument,
  type FileChild,
  Footer,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  type Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import type { Attachment, Document, Figure, Paper } from '../../domain/document/vocabulary.ts';
import { docxBlocks, type Picture } from './docxBlocks.ts';
import { docxClosing } from './docxClosing.ts';
import { docxImprint } from './docxImprint.ts';
import { docxMasthead } from './docxMasthead.ts';
import { paragraph } from './docxParagraph.ts';
import { docxStyles } from './docxStyles.ts';
import { withFixedTimes } from './fixedZip.ts';
import { face, linePitch, marginsOf, sheetOf, size, twip } from './gongwen.ts';

/**
 * The document in the layout of GB/T 9704-2012. The same document gives the same bytes.
 * @param pictureOf the drawing of a figure
 */
export async function docxFile(document: Document, pictureOf: (figure: Figure) => Picture): Promise<Buffer> {
  let drawings = 0;
  const drawn = (figure: Figure) => ({ ...pictureOf(figure), id: ++drawings });
  const { attachments } = document;
  const imprint = (paper: Paper) => (document.imprint ? [docxImprint(document.imprint, { paper, id: ++drawings })] : []);
  const file = new DocxDocument({
    title: document.title,
    creator: document.masthead?.office ?? document.signature?.office ?? '',
    evenAndOddHeaderAndFooters: true,
    styles: docxStyles,
    sections: [
      section(document.paper, [
        ...opening(document),
        ...docxBlocks(document.body, document.paper, drawn),
        ...docxClosing(document),
        ...(attachments.length === 0 ? imprint(document.paper) : []),
      ]),
      ...attachments.map((attachment, index) =>
        section(attachment.paper, [
          ...attachmentHead(attachment, attachments.length > 1 ? `附件${index + 1}` : '附件'),
          ...docxBlocks(attachment.body, attachment.paper, drawn),
          ...(index === attachments.length - 1 ? imprint(attachment.paper) : []),
        ]),
      ),
    ],
  });
  return withFixedTimes(await Packer.toBuffer(file, undefined, [{ path: 'docProps/core.xml', data: coreProperties(document) }]));
}

function section(paper: Paper, children: FileChild[]): ISectionOptions {
  const sheet = sheetOf(paper);
  const lying = paper !== 'portrait';
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // docx swaps the sides of a landscape page itself.
        size: {
          width: twip(lying ? sheet.height : sheet.width),
          height: twip(lying ? sheet.width : sheet.height),
          orientation: lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { ...marginsOf(paper), header: twip(15), footer: twip(paper === 'portrait' ? 23 : 15), gutter: 0 },
      },
      // Not a grid that lines snap to: LibreOffice would pull the rows of tables and the captions apart as well. The styles set the pitch exactly.
      grid: { type: DocumentGridType.DEFAULT, linePitch },
    },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
    children,
  };
}

/** — 1 —, on the outer side, one character in. */
function pageNumber(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const oneIn = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  return new Footer({
    children: [
      paragraph({
        style: 'PageNumber',
        alignment,
        indent: oneIn,
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: { ...face.song, ascii: '宋体', hAnsi: '宋体' },
            size: size.pageNumber,
          }),
        ],
      }),
    ],
  });
}

function opening({ masthead, title, subtitle, recipient, paper }: Document): Paragraph[] {
  const lines = title.split('\n');
  return [
    ...(masthead ? docxMasthead(masthead, paper) : []),
    ...lines.map((text, index) =>
      paragraph({
        style: 'DocTitle',
        // Two lines below the red rule.
        ...(masthead && index === 0
          ? { spacing: { before: 2 * linePitch, after: 0, line: 680, lineRule: LineRuleType.EXACT } }
          : {}),
        children: [new TextRun(text)],
      }),
    ),
    ...(subtitle ? [paragraph({ style: 'Subtitle', children: [new TextRun(subtitle)] })] : []),
    ...(recipient
      ? [paragraph({ style: 'Recipient', children: [new TextRun(`${recipient}：`)] })]
      : [paragraph({ style: 'Body', children: [] })]),
  ];
}

function attachmentHead({ title }: Attachment, mark: string): Paragraph[] {
  return [
    paragraph({ style: 'AttachmentMark', children: [new TextRun(mark)] }),
    paragraph({
      style: 'DocTitle',
      spacing: { before: linePitch, after: linePitch / 2, line: 680, lineRule: LineRuleType.EXACT },
      children: [new TextRun(title)],
    }),
  ];
}

/** Without the time of writing, which is not the document's. */
function coreProperties(document: Document): string {
  const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
  const day = document.masthead?.day ?? document.signature?.day ?? null;
  const created = day === null ? '' : `<dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(document.title)}</dc:title><dc:creator>${escaped(document.masthead?.office ?? document.signature?.office ?? '')}</dc:creator>${created}</cp:coreProperties>`;
}
