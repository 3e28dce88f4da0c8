import { expect, it } from 'vitest';
import { categoryChips } from './categoryChips.ts';

const category = (code: string, probability: number, words: string[] = []) => ({
  code,
  probability,
  reasons: words.map((word) => ({ part: 'title' as const, start: 0, end: 1, words: word, share: 1 })),
});

it('offers other categories only where the words speak for another one first', () => {
  expect(categoryChips([category('0401', 0.8), category('0701', 0.1)], '0401')).toEqual([]);
  expect(categoryChips([category('0701', 0.8, ['断网', '断网']), category('0401', 0.1), category('0402', 0.01)], '0401')).toEqual(
    [{ code: '0701', probability: 0.8, words: ['断网'] }],
  );
  expect(categoryChips([], '0401')).toEqual([]);
});
