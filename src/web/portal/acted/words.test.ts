import { expect, it } from 'vitest';
import { effectVerdicts } from '../../../domain/foresight/vocabulary.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh-CN.ts';

const blanksOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it('the board has a word for every verdict, the same blanks in both languages, and no Chinese in the English', () => {
  for (const verdict of effectVerdicts) expect(zh[`effect.${verdict}`]).toBeTruthy();
  for (const [key, sentence] of Object.entries(zh)) {
    const english = en[key as keyof typeof en];
    expect([key, blanksOf(english)]).toEqual([key, blanksOf(sentence)]);
    expect(english).not.toMatch(/[\u3400-\u9fff]|^$/);
  }
});
