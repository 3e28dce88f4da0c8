import {
  BorderStyle,
  HorizontalPositionRelativeFrom,
  LineRuleType,
  type Paragraph,
  TabStopType,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx';
import { chineseDay } from '../../domain/document/numbering.ts';
import type { Imprint, Paper } from '../../domain/document/vocabulary.ts';
import { paragraph } from './docxParagraph.ts';
import { DocxTextBox } from './docxTextBox.ts';
import { marginsOf, sheetOf, size, textWidth, twip, widthOf } from './gongwen.ts';

/** Twips: a line of 4号 and a character of it. */
const line = 480;
const letter = size.imprint * 10;
/** Of the paragraph that carries a rule, with the rule; LibreOffice sets it a little higher than Word. */
const ruleHeight = 60;

/**
 * 版记: its last rule lies on the lower edge of the type area of the last page, which is where this paragraph comes to stand: it is as high as
 * the imprint, so nothing else is under it, and where there is no room both go to the next page. The imprint itself is a box at a fixed place
 * of the page: a floating table and framed paragraphs, which would sink by themselves, are left where they stand in the text by LibreOffice.
 * @param id of the drawing, which no other of the file has
 */
export function docxImprint(imprint: Imprint, { paper, id }: { readonly paper: Paper; readonly id: number }): Paragraph {
  const width = textWidth(paper);
  const lines = linesOf(imprint, width);
  const rules = lines.length + 1;
  const height = lines.reduce((sum, { rows }) => sum + rows * line, 0) + rules * ruleHeight;
  const { left } = marginsOf(paper);
  const top = twip(sheetOf(paper).height) - marginsOf(paper).bottom - height;
  const alt = lines.map(({ text }) => text).join('\n');
  const children = () => [
    rule(thick),
    ...lines.flatMap((each, index) => [textOf(each), rule(index < lines.length - 1 ? thin : thick)]),
  ];
  return paragraph({
    spacing: { line: height, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [
      new DocxTextBox(
        {
          type: 'rectangle',
          transformation: { width: width / pixel, height: height / pixel },
          line: 'none',
          textOptions: { verticalAlignment: 'bottom', margins: { top: 0, right: 0, bottom: 0, left: 0 } },
          floating: {
            horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: left * emu },
            verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: top * emu },
            allowOverlap: true,
            wrap: { type: TextWrappingType.NONE },
          },
          altText: { id: String(id), name: 'imprint', title: '版记', description: alt },
          children: children(),
        },
        { left, top, width, height, alt, children: children() },
      ),
    ],
  });
}

/** Twips in a pixel of 1/96 inch, and English metric units in a twip. */
const pixel = 15;
const emu = 635;

const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 0 } as const;
const thin = { ...thick, size: 6 } as const;

/** As wide as the text, so it cannot hang on an indented line. */
function rule(border: typeof thick | typeof thin): Paragraph {
  return paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, border: { bottom: border }, children: [] });
}

type ImprintLine = { readonly text: string; readonly rows: number; readonly hanging: number; readonly width: number };

/** One character in on both sides; what does not fit the line goes on below the first name, not below 抄送. */
function linesOf({ copyTo, office, day }: Imprint, width: number): ImprintLine[] {
  const hanging = 3 * letter;
  const room = Math.floor((width - 2 * letter - hanging) / letter);
  const last = { text: `${office}\t${day === null ? '' : `${chineseDay(day)}印发`}`, rows: 1, hanging: 0, width };
  if (!copyTo) return [last];
  const text = `抄送：${copyTo}。`;
  // One more than counted: a sign that may not begin a line takes the character before it along.
  return [{ text, rows: Math.ceil((widthOf(copyTo) + 2) / room), hanging, width }, last];
}

function textOf({ text, hanging, width }: ImprintLine): Paragraph {
  return paragraph({
    style: 'Imprint',
    indent: { left: letter + hanging, hanging, right: letter },
    tabStops: [{ type: TabStopType.RIGHT, position: width - letter }],
    children: [new TextRun(text)],
  });
}
