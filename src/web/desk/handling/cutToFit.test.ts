import { expect, it } from 'vitest';
import { cutToFit } from './cutToFit.ts';

it('leaves short texts as they are, and says how much of a long one is missing', () => {
  expect(cutToFit(' 水房漏水 ', 10)).toEqual({ text: '水房漏水', left: 0 });
  expect(cutToFit('漏'.repeat(12), 10)).toEqual({ text: `${'漏'.repeat(10)}……`, left: 2 });
});
it('counts line breaks for the room that they take', () => {
  expect(cutToFit('一\n二\n三', 30)).toEqual({ text: '一\n二……', left: 2 });
});
it('never cuts a character in two', () => {
  expect(cutToFit('😀😀😀', 2).text).toBe('😀😀……');
});
