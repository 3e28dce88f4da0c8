/** What is said about a row: why it was not taken, or what was changed in it. `{…}` is filled per row. */
const sentences = {
  // not taken
  'quote-unclosed': [
    '引号没有配对，无法判断这一行在哪里结束。',
    'A quotation mark is never closed, so the end of this row is unknown.',
  ],
  'quote-misplaced': [
    '引号后面还有别的字符，无法判断字段的边界。',
    'Characters follow a closing quotation mark, so the cells cannot be told apart.',
  ],
  'row-too-long': ['这一行超过 {most} 个字符。', 'This row is longer than {most} characters.'],
  ragged: ['这一行有 {found} 列，表头有 {expected} 列。', 'This row has {found} cells, the header has {expected}.'],
  'key-missing': ['没有编号，无法防止重复导入。', 'There is no key, so a second import could not recognise this row.'],
  'key-too-long': ['编号超过 {most} 个字符。', 'The key is longer than {most} characters.'],
  'nothing-said': ['标题和正文都没有内容。', 'Neither title nor text says anything.'],
  'mostly-unreadable': [
    '大部分文字无法解码，请检查映射文件中的 encoding。',
    'Most of the text could not be decoded; check `encoding` in the map.',
  ],
  'status-unknown': ['状态“{value}”在映射文件中没有说明。', 'The status “{value}” is not in the map.'],
  'category-unknown': ['没有匹配的事项类别，映射文件也没有 default。', 'No category fits, and the map has no default.'],
  'against-the-rules': ['系统拒绝收下:{zh}', 'The rules refuse it: {en}'],
  'repeated-same': ['与第 {row} 行的编号和内容都相同。', 'Key and content are those of row {row}.'],
  'repeated-different': [
    '与第 {row} 行的编号相同，但内容不同；只收下第 {row} 行。',
    'The key is that of row {row}, the content differs; only row {row} was considered.',
  ],
  // taken, with a change
  'characters-removed': ['去掉了不可见的控制字符。', 'Invisible control characters were removed.'],
  'characters-unreadable': ['有 {count} 个字符无法解码，以 � 代替。', '{count} characters could not be decoded and stand as �.'],
  'title-shortened': [
    '标题超过 {most} 字，已截短；全文在正文里。',
    'The title is longer than {most} characters and was cut; the whole of it is in the text.',
  ],
  'title-from-text': ['没有可用的标题，取正文第一句。', 'There is no usable title; the first sentence of the text serves.'],
  'text-shortened': ['正文共 {count} 字，只保留前 {most} 字。', 'The text has {count} characters; the first {most} were kept.'],
  'place-shortened': [
    '地点超过 {most} 字，已截短；全文在正文里。',
    'The place is longer than {most} characters and was cut; the whole of it is in the text.',
  ],
  'received-missing': ['没有受理时间，{instead}。', 'There is no date of receipt; {insteadEn}.'],
  'received-unreadable': ['受理时间“{value}”无法识别，{instead}。', 'The date of receipt “{value}” cannot be read; {insteadEn}.'],
  'received-implausible': ['受理时间“{value}”不合理，{instead}。', 'The date of receipt “{value}” is implausible; {insteadEn}.'],
  'closed-missing': ['没有办结时间，按受理时间归档。', 'There is no closing date; archived at the date of receipt.'],
  'closed-unreadable': [
    '办结时间“{value}”无法识别，按受理时间归档。',
    'The closing date “{value}” cannot be read; archived at the date of receipt.',
  ],
  'closed-implausible': [
    '办结时间“{value}”早于受理时间或晚于现在，按受理时间归档。',
    'The closing date “{value}” is before receipt or in the future; archived at the date of receipt.',
  ],
  'coordinates-cut': ['坐标 {value} 被截成整数，已舍去。', 'The coordinates {value} were cut to integers and are dropped.'],
  'coordinates-outside': [
    '坐标 {value} 不在映射文件规定的范围内，已舍去。',
    'The coordinates {value} lie outside the bounds in the map and are dropped.',
  ],
  'coordinates-unreadable': [
    '坐标 {value} 不是一对数字，已舍去。',
    'The coordinates {value} are not a pair of numbers and are dropped.',
  ],
  'ended-meanwhile': [
    '以前导入时未办结或中断，现按来源归档。',
    'Still open, or interrupted, when imported before; archived now, as its source says.',
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type RemarkCode = keyof typeof sentences;

export type Remark = {
  readonly code: RemarkCode;
  /** The column (or columns) of the source that it is about; null for the whole row. */
  readonly column: string | null;
  readonly zh: string;
  readonly en: string;
};

/** Cells are quoted only so far that a person finds them again. */
const longestQuote = 40;

export function remark(code: RemarkCode, column: string | null, filling: Readonly<Record<string, string | number>> = {}): Remark {
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(filling[name] ?? '');
      return name === 'value' ? value.slice(0, longestQuote).toWellFormed() : value;
    });
  const [zh, en] = sentences[code];
  return { code, column, zh: fill(zh), en: fill(en) };
}
