import { describe, expect, it } from 'vitest';
import { channelKinds, noticeKinds } from '../../contract/notifications.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh-CN.ts';

const blanksOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('words of the desk', () => {
  it('has the same blanks in both languages', () => {
    for (const [key, sentence] of Object.entries(zh)) {
      expect([key, blanksOf(en[key as keyof typeof en])]).toEqual([key, blanksOf(sentence)]);
    }
  });

  it.each([
    ['notice', noticeKinds],
    ['channelKind', channelKinds],
  ])('names every %s, and nothing that no longer exists', (prefix, values) => {
    const named = Object.keys(zh).filter((key) => key.startsWith(`${prefix}.`));
    expect(named.sort()).toEqual(values.map((value) => `${prefix}.${value}`).sort());
  });

  it('leaves no sentence empty and no Chinese in the English words', () => {
    for (const sentence of Object.values(zh)) expect(sentence).not.toBe('');
    for (const sentence of Object.values(en)) expect(sentence).not.toMatch(/[\u3400-\u9fff]|^$/);
  });
});
