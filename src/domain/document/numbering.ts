import type { Block } from './vocabulary.ts';

const digits = '〇一二三四五六七八九';

/** 1 → 一, 10 → 十, 21 → 二十一; for 1..99. @throws RangeError beyond */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no Chinese number for ${value}`);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}

/** 一、 （一） 1. （1）: the four levels of GB/T 9704-2012. */
export function headingNumber(level: 1 | 2 | 3 | 4, value: number): string {
  switch (level) {
    case 1:
      return `${chineseNumber(value)}、`;
    case 2:
      return `（${chineseNumber(value)}）`;
    case 3:
      return `${value}.`;
    case 4:
      return `（${value}）`;
  }
}

export type Numbered = { readonly block: Block; readonly number: string };

/** Every block with the number before it; '' for what has none. Tables and figures are numbered 表1, 图1 through the document. */
export function numbered(blocks: readonly Block[]): Numbered[] {
  const counts = [0, 0, 0, 0];
  let tables = 0;
  let figures = 0;
  return blocks.map((block) => {
    if (block.kind === 'table' && block.untitled) return { block, number: '' };
    if (block.kind === 'table') return { block, number: `表${++tables}` };
    if (block.kind === 'figure') return { block, number: `图${++figures}` };
    if (block.kind === 'paragraph') return { block, number: '' };
    const value = (counts[block.level - 1] ?? 0) + 1;
    counts[block.level - 1] = value;
    counts.fill(0, block.level);
    return { block, number: headingNumber(block.level, value) };
  });
}

/** 2026-03-05 → 2026年3月5日. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
