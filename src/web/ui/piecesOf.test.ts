import { expect, it } from 'vitest';
import { piecesOf } from './piecesOf.ts';

it('cuts a text at its spans, in order, and keeps every character', () => {
  const text = '三号楼没有热水';
  const pieces = piecesOf(text, [
    { start: 5, end: 7 },
    { start: 0, end: 3 },
  ]);
  expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual(['三号楼', '热水']);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
});

it('takes spans that overlap or lie outside for what they cover', () => {
  const spans = [
    { start: 0, end: 2 },
    { start: 1, end: 3 },
    { start: 3, end: 99 },
  ];
  const pieces = piecesOf('没有热水', spans);
  expect(pieces.map((piece) => piece.text).join('')).toBe('没有热水');
  expect(pieces.every(({ marked }) => marked)).toBe(true);
  expect(piecesOf('', spans)).toEqual([]);
});
