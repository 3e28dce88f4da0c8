import { describe, expect, it } from 'vitest';
import { en } from './words.en.ts';
import { zh } from './words.zh-CN.ts';

const blanksOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('words of the privacy notice', () => {
  it('have the same blanks in both languages', () => {
    for (const [key, sentence] of Object.entries(zh))
      expect([key, blanksOf(en[key as keyof typeof en])]).toEqual([key, blanksOf(sentence)]);
  });

  it('are English in the English interface', () => {
    for (const sentence of Object.values(en)) expect(sentence).not.toMatch(/[\u3400-\u9fff]|^$/);
  });

  it('set Chinese sentences with Chinese punctuation', () => {
    for (const sentence of Object.values(zh))
      expect(sentence).not.toMatch(/[\u3400-\u9fff\uff09」][,:;?!()]|[(,][\u3400-\u9fff]/);
  });
});
