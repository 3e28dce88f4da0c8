import { describe, expect, it } from 'vitest';
import { highlight, snippet } from './highlight.ts';
import { learnWords } from './learnWords.ts';
import { openSearchIndex } from './searchIndex.ts';
import { satisfied, searchQuery, similarityQuery, tsqueryText } from './searchQuery.ts';
import { relevance } from './searchRank.ts';
import { searchTerms } from './searchTerms.ts';
import { openVocabulary } from './vocabulary.ts';

const vocabulary = openVocabulary([
  { word: '后勤服务', weight: 50, name: true },
  { word: '丽发新城', weight: 40, name: true },
  { word: '图书馆', weight: 30, name: true },
  { word: '油烟', weight: 9 },
  { word: '扰民', weight: 9 },
  { word: '油烟扰民', weight: 5 },
  { word: 'wifi', weight: 5 },
]);
const found = (query: string, text: string) => {
  const { condition } = searchQuery(query, vocabulary);
  return condition !== null && satisfied(condition, new Set(searchTerms(text)));
};

describe('search', () => {
  it('finds Chinese by one, two, three and four characters anywhere in a run', () => {
    for (const query of ['灯', '走廊', '廊灯坏', '走廊灯坏', '了']) expect(found(query, '三楼走廊灯坏了')).toBe(true);
    expect(found('走灯', '三楼走廊灯坏了')).toBe(false);
  });

  it('finds the other script, width, case and kind of number', () => {
    expect(found('熱水', '热水')).toBe(true);
    expect(found('ＷＩＦＩ', 'WiFi断了')).toBe(true);
    expect(found('三号楼', '3号楼停水')).toBe(true);
    expect(found('3号楼', '第三号楼停水')).toBe(true);
    expect(found('十二号楼', '12号楼')).toBe(true);
    expect(found('3号楼', '13号楼停水')).toBe(false);
  });

  it('finds a name with a middle dot, written with or without it', () => {
    expect(found('阿依古丽买买提', '学生阿依古丽·买买提反映')).toBe(true);
    expect(found('阿依古丽·买买提', '阿依古丽买买提')).toBe(true);
  });

  it('finds numbers and the beginning of one while it is typed', () => {
    expect(found('20260302', 'JS-20260302-0012')).toBe(true);
    expect(found('JS-202603', 'JS-20260302-0012')).toBe(true);
    expect(found('JS-20260303', 'JS-20260302-0012')).toBe(false);
  });

  it('wants all parts, and a compound whole or in its words, but a name only whole', () => {
    expect(found('食堂 油烟', '食堂的油烟')).toBe(true);
    expect(found('食堂 噪音', '食堂的油烟')).toBe(false);
    expect(found('油烟扰民', '油烟很大,严重扰民')).toBe(true);
    expect(found('丽发新城', '丽发小区在新城')).toBe(false);
  });

  it('understands pinyin initials of known words', () => {
    expect(found('hqfw', '后勤服务中心')).toBe(true);
    expect(found('wifi', '后勤服务中心')).toBe(false);
  });

  it('offers the repaired query for a slip: same sound first, then swapped, missing and added characters', () => {
    const corrected = (query: string) => searchQuery(query, vocabulary).corrected[0];
    for (const slip of ['丽发新成', '丽发城新', '丽发新', '丽发新新城', '丽法新城']) expect(corrected(slip)).toBe('丽发新城');
    expect(corrected('停水 途书馆')).toBe('停水 图书馆');
    expect(searchQuery('丽发新城', vocabulary).corrected).toEqual([]);
  });

  it('looks for nothing, not for everything, when nothing was typed that can be found', () => {
    for (const query of ['', '   ', '😀', '!!!', '<b></b>']) expect(searchQuery(query, vocabulary).condition).toBeNull();
    expect(openSearchIndex().find(null)).toEqual([]);
  });

  it('copes with 20,000 characters', () => {
    const long = '宿舍停水'.repeat(5000);
    expect(searchTerms(long).length).toBeLessThan(20);
    expect(found(long, long)).toBe(true);
    expect(searchTerms('x'.repeat(20_000))[0]!.length).toBeLessThanOrEqual(40);
  });
});

describe('tsqueryText', () => {
  it('writes what PostgreSQL reads, with nothing a user could break out with', () => {
    expect(tsqueryText(searchQuery('热水 vpn', vocabulary).condition!)).toBe("('热水' & 'vpn':*)");
    const hostile = tsqueryText(searchQuery("a'b\\ & | !('热水'):*", vocabulary).condition!);
    expect(hostile.replace(/'[\p{L}\p{N}]+'(:\*)?|[()&| ]/gu, '')).toBe('');
  });
});

describe('openSearchIndex', () => {
  it('answers as the terms do, in order of adding', () => {
    const index = openSearchIndex();
    index.add('a', '3号楼热水坏了');
    index.add('b', '食堂水果');
    index.add('c', '后勤服务');
    expect(index.find(searchQuery('水', vocabulary).condition)).toEqual(['a', 'b']);
    expect(index.find(searchQuery('hqfw', vocabulary).condition)).toEqual(['c']);
    expect(index.find(similarityQuery('请问热水和油烟', vocabulary).condition)).toEqual(['a']);
  });
});

describe('vocabulary', () => {
  it('suggests by beginning and by initials, weightiest first', () => {
    expect(vocabulary.suggest('油', 5)).toEqual(['油烟', '油烟扰民']);
    expect(vocabulary.suggest('hq', 5)).toEqual(['后勤服务']);
    expect(vocabulary.suggest('', 5)).toEqual([]);
    expect(vocabulary.suggest('油', 1)).toEqual(['油烟']);
  });

  it('splits by known words, then by pairs, and leaves no character alone', () => {
    expect(vocabulary.split('油烟扰民严重')).toEqual(['油烟扰民', '严重']);
    expect(vocabulary.split('油烟扰民')).toEqual(['油烟', '扰民']);
    expect(vocabulary.split('后勤服务')).toEqual(['后勤服务']);
    expect(vocabulary.split('图书馆路')).toEqual(['图书馆路']);
  });
});

it('learns words that titles share', () => {
  const ends = ['停水', '很吵', '太脏', '关门', '太热', '漏雨', '没网', '排队'];
  const starts = ['关于', '请问', '反映', '投诉', '咨询', '建议', '昨天', '晚上'];
  const others = Array.from({ length: 200 }, (_, index) =>
    String.fromCodePoint(0x5000 + index * 7, 0x6000 + index * 11, 0x7000 + index * 5),
  );
  const words = learnWords([...ends.map((end, index) => `${starts[index]}图书馆${end}`), ...others]).map(({ word }) => word);
  expect(words).toContain('图书馆');
  expect(words).not.toContain('书馆');
});

describe('ranking', () => {
  it('puts the title before the text and the fresh before the old', () => {
    const phrases = searchQuery('热水', vocabulary).phrases;
    const of = (title: string, text: string, ageDays: number) => relevance({ title, text, ageDays }, phrases);
    expect(of('热水', '', 10)).toBeGreaterThan(of('宿舍', '热水', 10));
    expect(of('热水', '', 10)).toBeGreaterThan(of('热水', '', 300));
    expect(of('热水', '', 3000)).toBeGreaterThan(of('宿舍', '', 0));
  });
});

describe('highlighting', () => {
  it('marks finds in the original, merged where they touch', () => {
    const text = '三樓<b>熱水</b>器壞了，热水没有';
    const spans = highlight(text, ['热水', '水器']);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['熱水</b>器', '热水']);
    expect(highlight(text, [''])).toEqual([]);
  });

  it('cuts a piece around the densest finds', () => {
    const cut = snippet(`${'前'.repeat(200)}热水坏了热水${'后'.repeat(200)}`, ['热水'], 40);
    expect(cut.text).toHaveLength(40);
    expect(cut.spans.map(({ start, end }) => cut.text.slice(start, end))).toEqual(['热水', '热水']);
    expect(snippet('短', ['热水'], 40)).toEqual({ start: 0, text: '短', spans: [] });
  });
});
