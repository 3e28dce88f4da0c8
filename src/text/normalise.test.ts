import { describe, expect, it } from 'vitest';
import { longestText, normalise, normaliseWithOffsets } from './normalise.ts';

describe('normalise', () => {
  it('writes traditional script, full width and capitals as their plain forms', () => {
    expect(normalise('宿舍熱水器壞了，ＷｉＦｉ也斷了')).toBe('宿舍热水器坏了,wifi也断了');
  });

  it('lets phrases decide about characters with two simplified forms', () => {
    expect(normalise('乾坤')).toBe('乾坤');
    expect(normalise('乾淨')).toBe('干净');
  });

  it('removes markup, keeps words together that only inline markup splits, and decodes entities', () => {
    expect(normalise('<p>热<b>水</b>坏了</p><script>alert("x")</script>&nbsp;3&lt;5')).toBe('\n热水坏了\n\n 3<5');
  });

  it('leaves a less-than sign that begins no tag', () => {
    expect(normalise('水压<3公斤')).toBe('水压<3公斤');
  });

  it('reads nothing beyond its limit and survives every odd input', () => {
    expect(normalise('水'.repeat(longestText + 5))).toHaveLength(longestText);
    for (const odd of [
      '',
      '😀',
      '\ud800',
      '&#55296;',
      '&#x110000;',
      '<'.repeat(20_000),
      '&'.repeat(20_000),
      '\u0000',
      '́'.repeat(500),
    ]) {
      expect(typeof normalise(odd)).toBe('string');
    }
  });
});

describe('normaliseWithOffsets', () => {
  it('gives the same text and leads every character back to where it came from', () => {
    const original = '<b>３號</b>樓㎡熱水';
    const { text, from } = normaliseWithOffsets(original);
    expect(text).toBe(normalise(original));
    expect(text).toBe('3号楼m2热水');
    expect(original.slice(from[text.indexOf('热')]!, from[text.length]!)).toBe('熱水');
    expect(original[from[text.indexOf('m')]!]).toBe('㎡');
  });

  it('costs time in proportion to the text even for hostile markup', () => {
    const started = performance.now();
    normaliseWithOffsets('<a '.repeat(6000));
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
