import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx';
import { face, linePitch, size, tightening } from './gongwen.ts';

const exactly = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
/** Both, for Word counts characters and LibreOffice twips. */
const twoCharacters = { firstLine: 640, firstLineChars: 200 } as const;

type Face = (typeof face)[keyof typeof face];

function styleOf(
  id: string,
  name: string,
  font: Face,
  halfPoints: number,
  paragraph: IParagraphStyleOptions['paragraph'],
): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn: 'Normal',
    next: 'Body',
    quickFormat: true,
    run: { font, size: halfPoints },
    paragraph: { spacing: exactly, ...paragraph },
  };
}

const heading = (level: 1 | 2 | 3 | 4, font: Face): IParagraphStyleOptions => ({
  ...styleOf(`Level${level}`, `层次${level}`, font, size.body, {
    spacing: exactly,
    indent: twoCharacters,
    alignment: AlignmentType.LEFT,
    keepNext: true,
    outlineLevel: level - 1,
  }),
  run: { font, size: size.body, characterSpacing: tightening },
});

/** The styles of every document; a writer names them and sets nothing by hand. */
export const docxStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: face.fangsong, size: size.body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: exactly },
    },
  },
  paragraphStyles: [
    {
      ...styleOf('Body', '公文正文', face.fangsong, size.body, {
        spacing: exactly,
        indent: twoCharacters,
        alignment: AlignmentType.BOTH,
      }),
      run: { font: face.fangsong, size: size.body, characterSpacing: tightening },
    },
    styleOf('DocTitle', '公文标题', face.xiaobiaosong, size.title, {
      spacing: { line: 680, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
      alignment: AlignmentType.CENTER,
      keepNext: true,
    }),
    styleOf('Subtitle', '副标题', face.kai, size.body, { alignment: AlignmentType.CENTER }),
    styleOf('Recipient', '主送机关', face.fangsong, size.body, {
      spacing: { ...exactly, before: linePitch },
      alignment: AlignmentType.LEFT,
    }),
    heading(1, face.hei),
    heading(2, face.kai),
    heading(3, face.fangsong),
    heading(4, face.fangsong),
    styleOf('Mark', '版头标记', face.hei, size.body, { alignment: AlignmentType.LEFT }),
    styleOf('AttachmentMark', '附件标记', face.hei, size.body, { alignment: AlignmentType.LEFT, keepNext: true }),
    styleOf('Caption', '表题', face.hei, size.caption, {
      spacing: { line: 400, lineRule: LineRuleType.EXACT, before: 160, after: 40 },
      alignment: AlignmentType.CENTER,
      keepNext: true,
    }),
    styleOf('FigureCaption', '图题', face.hei, size.caption, {
      spacing: { line: 400, lineRule: LineRuleType.EXACT, before: 0, after: 160 },
      alignment: AlignmentType.CENTER,
    }),
    // A picture in a line of exact height would be cut off.
    styleOf('Picture', '图', face.fangsong, size.body, {
      spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 120, after: 0 },
      alignment: AlignmentType.CENTER,
      keepNext: true,
    }),
    styleOf('Note', '表注', face.fangsong, size.note, {
      spacing: { line: 320, lineRule: LineRuleType.EXACT, before: 40, after: 0 },
      alignment: AlignmentType.LEFT,
    }),
    styleOf('Basis', '口径说明', face.kai, size.caption, {
      spacing: { line: 400, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
      indent: { firstLine: 480, firstLineChars: 200 },
    }),
    styleOf('TableCell', '表格', face.fangsong, size.table, {
      spacing: { line: 300, lineRule: LineRuleType.AT_LEAST, before: 20, after: 20 },
    }),
    styleOf('PageNumber', '页码', face.song, size.pageNumber, { spacing: { line: 320, lineRule: LineRuleType.EXACT } }),
    styleOf('Imprint', '版记', face.fangsong, size.imprint, { spacing: { line: 480, lineRule: LineRuleType.EXACT } }),
  ],
};
