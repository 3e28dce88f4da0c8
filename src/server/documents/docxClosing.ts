import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  LineRuleType,
  type Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { chineseDay } from '../../domain/document/numbering.ts';
import type { Document, Imprint, Paper, Signature } from '../../domain/document/vocabulary.ts';
import { paragraph } from './docxParagraph.ts';
import { character, textWidth } from './gongwen.ts';

/** 口径, 附件说明, 署名 and 成文日期. */
export function docxClosing({ basis, attachments, signature }: Document): Paragraph[] {
  return [
    ...basis.map((text) => paragraph({ style: 'Basis', children: [new TextRun(text)] })),
    ...(attachments.length > 0 ? [paragraph({ style: 'Body', children: [] })] : []),
    ...attachments.map(({ title }, index) => {
      const text = attachments.length > 1 ? `${index + 1}.${title}` : title;
      return paragraph({ style: 'Body', children: [new TextRun(index === 0 ? `附件：${text}` : `　　　${text}`)] });
    }),
    ...(signature ? signed(signature) : []),
  ];
}

/** The day four characters from the right, the office in the middle above it; when the office is longer, the office two from the right. */
function signed({ office, day }: Signature): Paragraph[] {
  const date = day === null ? '' : chineseDay(day);
  const apart = (widthOf(date) - widthOf(office)) / 2;
  const officeIn = Math.max(2, 4 + apart);
  const dayIn = 4 + apart < 2 ? 2 - apart : 4;
  const line = (text: string, characters: number) =>
    paragraph({
      style: 'Body',
      alignment: AlignmentType.RIGHT,
      indent: { firstLine: 0, right: Math.round(characters * character) },
      keepLines: true,
      keepNext: date !== '' && text === office,
      children: [new TextRun(text)],
    });
  return [
    paragraph({ style: 'Body', keepNext: true, children: [] }),
    line(office, officeIn),
    ...(date ? [line(date, dayIn)] : []),
  ];
}

/** In characters of the body; a Latin letter or digit is half of one. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[ -~]/.test(letter) ? 0.5 : 1), 0);
}

/** 版记 at the foot of the last page: rules of 0.35 mm above and below, of 0.25 mm between. */
export function docxImprint(given: Imprint | null, paper: Paper): FileChild[] {
  if (!given) return [];
  const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
  const thin = { ...thick, size: 6 } as const;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const width = textWidth(paper);
  const lines = [
    ...(given.copyTo ? [`抄送：${given.copyTo}。`] : []),
    `${given.office}\t${given.day === null ? '' : `${chineseDay(given.day)}印发`}`,
  ];
  const rows = lines.map(
    (text, index) =>
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            borders: {
              top: index === 0 ? thick : thin,
              bottom: index === lines.length - 1 ? thick : thin,
              left: none,
              right: none,
            },
            children: [
              paragraph({
                style: 'Imprint',
                indent: { left: 280, right: 280 },
                tabStops: [{ type: 'right', position: width - 280 }],
                children: [new TextRun(text)],
              }),
            ],
          }),
        ],
      }),
  );
  return [
    paragraph({ style: 'Body', children: [] }),
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: [width],
      float: {
        verticalAnchor: 'margin',
        relativeVerticalPosition: 'bottom',
        horizontalAnchor: 'margin',
        relativeHorizontalPosition: 'left',
      },
      borders: { top: thick, bottom: thick, left: none, right: none, insideHorizontal: thin, insideVertical: none },
      rows,
    }),
    // A file may not end with a table.
    paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] }),
  ];
}
