import { type FileChild, ImageRun, LineRuleType, type Paragraph, TextRun } from 'docx';
import { numbered } from '../../domain/document/numbering.ts';
import type { Block, Figure, Paper } from '../../domain/document/vocabulary.ts';
import { paragraph } from './docxParagraph.ts';
import { docxTable } from './docxTable.ts';
import { face, textWidth } from './gongwen.ts';

/** A picture of a chart, and how large it is drawn, in pixels of 1/96 inch. */
export type Picture = { readonly png: Uint8Array; readonly width: number; readonly height: number };

/** The drawing of a figure, with a number that no other drawing of the file has. */
export type Drawn = (figure: Figure) => Picture & { readonly id: number };

/** The body of a document or an attachment. */
export function docxBlocks(body: readonly Block[], paper: Paper, drawn: Drawn): FileChild[] {
  return numbered(body).flatMap(({ block, number }) => parts(block, number, { paper, drawn }));
}

function parts(block: Block, number: string, { paper, drawn }: { readonly paper: Paper; readonly drawn: Drawn }): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [paragraph({ style: `Level${block.level}`, children: [new TextRun(`${number}${block.text}`)] })];
    case 'paragraph':
      return block.text.split('\n').map((line, index) => {
        const lead = block.lead && index === 0 ? [new TextRun({ text: block.lead, font: face.kai })] : [];
        return paragraph({ style: 'Body', children: [...lead, new TextRun(line)] });
      });
    case 'table':
      return [
        ...(block.untitled ? [] : [paragraph({ style: 'Caption', children: [new TextRun(`${number}　${block.title}`)] })]),
        docxTable(block, paper),
        ...notesOf(block.notes),
        paragraph({ spacing: { line: 200, lineRule: LineRuleType.EXACT }, children: [] }),
      ];
    case 'figure':
      return [
        picture(drawn(block), block, paper),
        paragraph({ style: 'FigureCaption', children: [new TextRun(`${number}　${block.title}`)] }),
        ...notesOf(block.notes),
      ];
  }
}

function notesOf(notes: readonly string[]): Paragraph[] {
  return notes.map((text, index) =>
    paragraph({ style: 'Note', children: [new TextRun(`${index === 0 ? '注：' : '　　'}${text}`)] }),
  );
}

function picture({ png, width, height, id }: Picture & { id: number }, figure: Figure, paper: Paper): Paragraph {
  const widest = (textWidth(paper) / 1440) * 96;
  const scale = Math.min(1, widest / width);
  return paragraph({
    style: 'Picture',
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: {
          id: String(id),
          name: figure.id,
          title: figure.title,
          description: [figure.title, ...figure.notes].join('\n'),
        },
      }),
    ],
  });
}
