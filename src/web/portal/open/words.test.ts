import { expect, it } from 'vitest';
import { en } from './words.en.ts';
import { zh } from './words.zh-CN.ts';

const blanksOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it('what is in the open has the same blanks in both languages, and no Chinese in the English', () => {
  for (const [key, sentence] of Object.entries(zh)) {
    const english = en[key as keyof typeof en];
    expect([key, blanksOf(english)]).toEqual([key, blanksOf(sentence)]);
    expect(english).not.toMatch(/[\u3400-\u9fff]|^$/);
  }
});
