import { expect, it } from 'vitest';
import { campaignPhases, parts, proposalPhases, rulings } from '../../../domain/opinions/vocabulary.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh-CN.ts';

const blanksOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it('opinions have a word for everything, the same blanks in both languages, and no Chinese in the English', () => {
  const lists = { phase: campaignPhases, pphase: proposalPhases, ruling: rulings, part: parts };
  for (const [prefix, values] of Object.entries(lists))
    expect(
      Object.keys(zh)
        .filter((key) => key.startsWith(`${prefix}.`))
        .sort(),
    ).toEqual(values.map((value) => `${prefix}.${value}`).sort());
  for (const [key, sentence] of Object.entries(zh)) {
    const english = en[key as keyof typeof en];
    expect([key, blanksOf(english)]).toEqual([key, blanksOf(sentence)]);
    expect(english).not.toMatch(/[\u3400-\u9fff]|^$/);
    expect(sentence).not.toMatch(/[\u3400-\u9fff\uff09」][,:;?!()]|[(,][\u3400-\u9fff]/);
  }
});
