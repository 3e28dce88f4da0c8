import { AlignmentType, type Paragraph, TextRun } from 'docx';
import { chineseDay } from '../../domain/document/numbering.ts';
import type { Document, Signature } from '../../domain/document/vocabulary.ts';
import { paragraph } from './docxParagraph.ts';
import { character, widthOf } from './gongwen.ts';

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
