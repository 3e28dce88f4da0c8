import { describe, expect, it } from 'vitest';
import { noticeKinds, personalChannels } from '../../../contract/notifications.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh-CN.ts';

const blanksOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const namesAfter = (prefix: string) =>
  Object.keys(zh)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));

describe('words of the notices', () => {
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

  it('name every channel, and no event that does not exist', () => {
    expect(namesAfter('channel.').sort()).toEqual([...personalChannels].sort());
    expect(namesAfter('kind.').filter((kind) => !(noticeKinds as readonly string[]).includes(kind))).toEqual([]);
  });
});
