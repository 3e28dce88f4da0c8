import { describe, expect, it } from 'vitest';
import { bandCount, bandKeys, jaccard, openNearDuplicates, shingles } from './nearDuplicates.ts';

const outage = '三号楼从昨晚十点开始停电，一直没有人来修，明天还要考试，请尽快处理。';

describe('near-duplicates', () => {
  it('are found through script, punctuation, case and small edits, most similar first', () => {
    const known = openNearDuplicates();
    known.add('a', outage);
    known.add('b', `同学们都说${outage}谢谢老师`);
    known.add('c', '食堂的菜越来越贵，能不能管一管价格。');
    const found = known.find('三號樓從昨晚十點開始停電,一直沒有人來修,明天還要考試,請儘快處理!');
    expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(found[0]!.similarity).toBe(1);
  });

  it('are never two different messages, and never an empty one', () => {
    const known = openNearDuplicates();
    known.add('a', outage);
    for (const empty of ['', '😀', '！！！']) known.add(`empty${empty}`, empty);
    expect(known.find('三号楼的热水器坏了')).toEqual([]);
    expect(known.find('😀')).toEqual([]);
  });

  it('are forgotten when removed and replaced when added again', () => {
    const known = openNearDuplicates();
    known.add('a', outage);
    known.add('a', '校园网很慢，下载不了课件');
    expect(known.find(outage)).toEqual([]);
    known.remove('a');
    known.remove('unknown');
    expect(known.find('校园网很慢，下载不了课件')).toEqual([]);
  });
});

it('compares texts shorter than a shingle as a whole', () => {
  expect(jaccard(shingles('停水'), shingles('停水！'))).toBe(1);
  expect(jaccard(shingles('停水'), shingles('停电'))).toBe(0);
  expect(jaccard(shingles(''), shingles(''))).toBe(0);
});

it('gives a fixed number of keys for a database, and none for nothing', () => {
  expect(bandKeys(shingles(outage))).toHaveLength(bandCount);
  expect(bandKeys(shingles('…'))).toHaveLength(0);
});
