import { expect, it } from 'vitest';
import { chineseDay, chineseNumber, headingNumber, numbered } from './numbering.ts';
import type { Block, Heading } from './vocabulary.ts';

it.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [99, '九十九'],
])('writes %i as %s', (value, text) => {
  expect(chineseNumber(value)).toBe(text);
});

it('refuses numbers that a heading cannot have', () => {
  expect(() => chineseNumber(0)).toThrow(RangeError);
  expect(() => chineseNumber(100)).toThrow(RangeError);
});

it('has a form for each of the four levels', () => {
  expect(([1, 2, 3, 4] as const).map((level) => headingNumber(level, 2))).toEqual(['二、', '（二）', '2.', '（2）']);
});

it('starts the lower levels anew under each heading, and counts tables and figures through', () => {
  const heading = (level: Heading['level']): Heading => ({ kind: 'heading', level, text: '' });
  const figure: Block = { kind: 'figure', id: 'f', title: '', notes: [], chart: { type: 'pie', unit: '件', slices: [] } };
  const blocks: Block[] = [heading(1), heading(2), heading(2), figure, heading(1), heading(2), heading(3), figure];
  expect(numbered(blocks).map(({ number }) => number)).toEqual([
    '一、',
    '（一）',
    '（二）',
    '图1',
    '二、',
    '（一）',
    '1.',
    '图2',
  ]);
});

it('writes days without leading zeros', () => {
  expect(chineseDay('2026-03-05')).toBe('2026年3月5日');
});
