import { describe, expect, it } from 'vitest';
import { en } from './words.en.ts';
import { zh } from './words.zh-CN.ts';

describe('words of the rating page', () => {
  it('are English in the English interface, and none is empty', () => {
    for (const sentence of Object.values(en)) expect(sentence).not.toMatch(/[\u3400-\u9fff{}]|^$/);
  });

  it('set Chinese sentences with Chinese punctuation', () => {
    for (const sentence of Object.values(zh))
      expect(sentence).not.toMatch(/[\u3400-\u9fff\uff09」][,:;?!()]|[(,][\u3400-\u9fff]|^$/);
  });
});
