import { AlignmentType, BorderStyle, LineRuleType, type Paragraph, TabStopType, TextRun } from 'docx';
import { chineseDay } from '../../domain/document/numbering.ts';
import type { Masthead, Paper } from '../../domain/document/vocabulary.ts';
import { paragraph } from './docxParagraph.ts';
import { character, face, linePitch, red, size, textWidth, twip } from './gongwen.ts';

/** The red rule, as wide as the text, 4 mm below the line that carries it. */
const redRule = { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 11 } } as const;

/** 版头: marks, the red name, the number, the red rule. */
export function docxMasthead(masthead: Masthead, paper: Paper): Paragraph[] {
  const marks = masthead.marks.map((text) => paragraph({ style: 'Mark', children: [new TextRun(text)] }));
  return [
    ...marks,
    nameOf(masthead, marks.length),
    ...(masthead.kind === 'official' ? official(masthead, paper) : bulletin(masthead, paper)),
  ];
}

/** 发文机关标志: for an official document its top edge is 35 mm below the top of the type area; a bulletin's stands higher. */
function nameOf({ kind, name }: Masthead, marks: number): Paragraph {
  const from = kind === 'official' ? twip(35) : twip(6);
  const halfPoints = kind === 'official' ? fitting(name, 56) : fitting(name, 84);
  return paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: Math.max(0, from - marks * linePitch), after: 0, line: halfPoints * 12, lineRule: LineRuleType.EXACT },
    children: [
      new TextRun({
        text: name,
        font: face.xiaobiaosong,
        color: red,
        size: halfPoints,
        characterSpacing: kind === 'bulletin' ? 60 : 20,
      }),
    ],
  });
}

/** The largest size, half points, at which the name still fits the line with some air. */
function fitting(name: string, most: number): number {
  const perCharacter = Math.floor((textWidth('portrait') * 0.96) / 10 / Math.max(1, [...name].length)) - 4;
  return Math.max(40, Math.min(most, perCharacter));
}

/** 发文字号 two lines below the name: in the middle, or left with 签发人 on the right. */
function official({ number, signer }: Masthead, paper: Paper): Paragraph[] {
  const text = new TextRun({ text: number ?? '（文号待编）' });
  if (signer === null)
    return [
      paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 2 * linePitch, after: 0, line: linePitch, lineRule: LineRuleType.EXACT },
        border: redRule,
        children: [text],
      }),
    ];
  return [
    paragraph({
      spacing: { before: 2 * linePitch, after: 0, line: linePitch, lineRule: LineRuleType.EXACT },
      indent: { left: character, right: character },
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth(paper) - character }],
      children: [text, new TextRun({ text: '\t签发人：' }), new TextRun({ text: signer, font: face.kai })],
    }),
    // The rule is as wide as the text, so it cannot hang on the indented line.
    paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT }, border: redRule, children: [] }),
  ];
}

/** Number in the middle, then the issuing office and the day on the line above the rule. */
function bulletin({ number, office, day }: Masthead, paper: Paper): Paragraph[] {
  const line = { line: linePitch, lineRule: LineRuleType.EXACT, after: 0 } as const;
  return [
    paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...line, before: 200 },
      children: [new TextRun({ text: number ?? '（期号待编）' })],
    }),
    paragraph({
      spacing: { ...line, before: 120 },
      border: { bottom: { ...redRule.bottom, space: 4 } },
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth(paper) }],
      children: [new TextRun({ text: `${office}\t${day === null ? '' : chineseDay(day)}`, size: size.body })],
    }),
  ];
}
