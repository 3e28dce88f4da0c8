import type { Paper } from '../../domain/document/vocabulary.ts';

/** GB/T 9704-2012 in the units of a DOCX file: lengths in twips (1/20 pt), sizes of type in half points. Source: design of the layout, docs/reports.md. */
export const twip = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** 天头 37, 地脚 35, 订口 28, 切口 26 mm: the type area is 156 × 225 mm. A page that lies is turned with its margins. */
const upright = { top: twip(37), bottom: twip(35), left: twip(28), right: twip(26) } as const;
const lying = { top: twip(28), bottom: twip(26), left: twip(35), right: twip(37) } as const;

export const marginsOf = (paper: Paper): { top: number; bottom: number; left: number; right: number } =>
  paper === 'portrait' ? upright : lying;

/** 22 lines in 225 mm. */
export const linePitch = 579;
/** 28 characters of 16 pt in 156 mm: each 0.25 pt closer. A character grid would say the same, but LibreOffice reads a negative one wrongly. */
export const tightening = -5;
/** One character of the body. */
export const character = 320 + tightening;

/** 3号, 2号, 4号, 小四, 五号 … */
export const size = { body: 32, title: 44, pageNumber: 28, imprint: 28, caption: 24, table: 21, note: 21 } as const;

export const red = 'C00000';

/** By name only: the reader's machine has them (they may not be shipped). */
export const face = {
  song: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' },
  fangsong: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '仿宋_GB2312' },
  kai: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '楷体_GB2312' },
  hei: { ascii: '黑体', hAnsi: '黑体', cs: 'Times New Roman', eastAsia: '黑体' },
  xiaobiaosong: { ascii: '方正小标宋简体', hAnsi: '方正小标宋简体', cs: 'Times New Roman', eastAsia: '方正小标宋简体' },
} as const;

/** Width and height as they lie before the eyes, mm. */
const sheets = {
  portrait: { width: 210, height: 297 },
  landscape: { width: 297, height: 210 },
  wide: { width: 420, height: 297 },
} as const satisfies Record<Paper, { width: number; height: number }>;

export const sheetOf = (paper: Paper): { readonly width: number; readonly height: number } => sheets[paper];

/** Width of the type area, twips. */
export const textWidth = (paper: Paper): number => twip(sheets[paper].width) - marginsOf(paper).left - marginsOf(paper).right;

/** In characters; a Latin letter or digit is half of one. */
export function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[ -~]/.test(letter) ? 0.5 : 1), 0);
}
