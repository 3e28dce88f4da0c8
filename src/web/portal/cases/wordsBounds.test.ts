import { expect, it } from 'vitest';
import { CaseCommandBody } from '../../../contract/cases.ts';
import { type WordsCommand, wordsBounds } from './wordsBounds.ts';

const taken = (type: WordsCommand, length: number) => {
  const words = '水'.repeat(length);
  return CaseCommandBody.safeParse({ type, version: 1, text: words, reason: words }).success;
};

it.each(Object.keys(wordsBounds) as WordsCommand[])('%s asks for as many words as the contract', (type) => {
  const { least, most } = wordsBounds[type];
  expect([taken(type, least), taken(type, most), taken(type, most + 1)]).toEqual([true, true, false]);
  if (least > 0) expect(taken(type, least - 1)).toBe(false);
});
