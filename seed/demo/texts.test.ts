import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { satisfactions } from '../../src/domain/case/vocabulary.ts';
import { scripts } from './scripts.ts';
import { demoProgress, demoReply, demoText, demoWords } from './texts.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const categories: { code: string; keywords: string[] }[] = read('categories.json');
const places: string[] = read('places.json').map((p: { name: string }) => p.name);
const leaves = categories.map((c) => c.code);

/** The thirty leaves most cases fall into: repairs, dormitory, canteen, network, teaching and the counter. */
const commonest = (
  '0103 0104 0201 0202 0204 0208 0401 0402 0403 0404 0406 0408 0409 0501 0502 0503 0504 0505 0506 0507 0509 0510 ' +
  '0602 0603 0604 0605 0701 0702 0704 0803 0805 1202'
).split(' ');

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const length = (text: string) => [...text].length;
const place = (i: number) => places[(i * 37) % places.length]!;
const draws = (code: string, n: number) => {
  const random = seeded(Number(code));
  return Array.from({ length: n }, (_, i) => demoText(code, place(i), random));
};

describe('a request', () => {
  it('fits the form in every leaf and leaves no slot open', () => {
    for (const code of leaves) {
      for (const { title, text } of draws(code, 150)) {
        expect(length(title), title).toBeGreaterThanOrEqual(4);
        expect(length(title), title).toBeLessThanOrEqual(60);
        expect(length(text), text).toBeGreaterThanOrEqual(10);
        expect(length(text), text).toBeLessThanOrEqual(400);
        expect(`${title}${text}`).not.toMatch(/[{}[\]]|undefined|，[，。！？]|^[，。]/);
      }
    }
  });

  it('has eight patterns in the commonest leaves and three in the others, and a script for every leaf', () => {
    expect(Object.keys(scripts).toSorted()).toEqual(leaves.toSorted());
    for (const [code, script] of Object.entries(scripts)) {
      expect([code, new Set(script.texts).size >= (commonest.includes(code) ? 8 : 3)]).toEqual([code, true]);
      expect([code, script.titles.length >= 3, script.outcomes.length >= 2]).toEqual([code, true, true]);
    }
  });

  it('is rarely written twice: of 300 in a common leaf at least 250 differ', () => {
    for (const code of commonest) expect([code, new Set(draws(code, 300).map((d) => d.text)).size >= 250]).toEqual([code, true]);
  });

  it('mostly, but not always, has a word by which the leaf is known', () => {
    let known = 0;
    let all = 0;
    for (const { code, keywords } of categories) {
      for (const { title, text } of draws(code, 40)) {
        all++;
        if (keywords.some((word) => `${title}${text}`.includes(word))) known++;
      }
    }
    expect(known / all).toBeGreaterThan(0.75);
    expect(known / all).toBeLessThan(0.99);
  });

  it('comes long and short, with and without a final stop', () => {
    const texts = commonest.flatMap((code) => draws(code, 40)).map((d) => d.text);
    const share = (test: (text: string) => boolean) => texts.filter(test).length / texts.length;
    expect(share((text) => length(text) < 40)).toBeGreaterThan(0.15);
    expect(share((text) => length(text) > 80)).toBeGreaterThan(0.15);
    expect(share((text) => length(text) > 120)).toBeGreaterThan(0.02);
    expect(share((text) => !/[。！？]$/.test(text))).toBeGreaterThan(0.1);
  });

  it('names the floor that the place tells', () => {
    const texts = Array.from({ length: 200 }, (_, i) => demoText('0501', '东湖3号公寓412', seeded(i)).text);
    const floors = texts.flatMap((text) => text.match(/[一二三四五六]楼/g) ?? []);
    expect(floors.length).toBeGreaterThan(10);
    expect(new Set(floors)).toEqual(new Set(['四楼']));
  });

  it('is the same for the same chance', () => {
    expect(demoText('0503', '东湖3号公寓', seeded(5))).toEqual(demoText('0503', '东湖3号公寓', seeded(5)));
  });

  it('cannot be made for a leaf that does not exist', () => {
    expect(() => demoText('9999', '东湖3号公寓', seeded(1))).toThrow(RangeError);
  });

  it('writes a place of any length without breaking the title', () => {
    expect(length(demoText('0501', '很长的地名'.repeat(20), seeded(2)).title)).toBeLessThanOrEqual(60);
  });
});

describe('a unit’s reply', () => {
  it('is complete in every leaf: by when and whom to ask', () => {
    for (const code of leaves) {
      const random = seeded(Number(code));
      for (const { text } of draws(code, 30)) {
        const reply = demoReply(code, random, text);
        expect(length(reply)).toBeGreaterThanOrEqual(20);
        expect(length(reply)).toBeLessThanOrEqual(400);
        expect(reply).not.toMatch(/[{}[\]]|undefined|。。/);
        expect(reply).toMatch(/今天|今日|当天/);
        expect(reply).toMatch(/联系|可找/);
      }
    }
  });

  it('answers what was asked, where the text is given', () => {
    const refund = demoReply('0506', seeded(1), '烘干机烘了一个小时衣服还是湿的，这是不是滤网堵了？');
    expect(refund).toContain('烘干机排风滤网堵塞');
    const floor = demoReply('0404', seeded(1), '女厕两个隔间门锁坏了，上厕所要朋友在外面看门');
    expect(floor).toContain('隔间门锁损坏');
  });
});

describe('progress and follow-up words', () => {
  it('exist in every leaf and for every answer, without an open slot', () => {
    const random = seeded(3);
    const progress = leaves.flatMap((code) => Array.from({ length: 10 }, () => demoProgress(code, random)));
    const words = satisfactions.flatMap((s) => Array.from({ length: 100 }, () => demoWords(s, random)));
    for (const text of [...progress, ...words]) expect(text).not.toMatch(/[{}[\]]|undefined/);
    for (const text of progress) expect([length(text) >= 10, length(text) <= 100]).toEqual([true, true]);
    for (const text of words) expect([length(text) >= 5, length(text) <= 100]).toEqual([true, true]);
    expect(new Set(words).size).toBeGreaterThan(80);
  });
});
