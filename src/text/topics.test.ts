import { describe, expect, it } from 'vitest';
import { describeTopic } from './describeTopic.ts';
import { growth } from './growth.ts';
import { mentionedPlace, withoutNames } from './mentionedPlace.ts';
import type { Report } from './topics.ts';
import { openTopics } from './topics.ts';

const placeNames = new Map([
  ['d3', ['3号楼', '三号宿舍楼']],
  ['d5', ['5号楼']],
]);
const open = () => openTopics({ placeNames, outages: new Set(['停电']) });
const start = Temporal.Instant.from('2026-03-02T14:00:00Z').epochMilliseconds;
const minute = 60_000;

let next = 0;
const report = (given: Partial<Report>): Report => {
  next += 1;
  return {
    id: `r${next}`,
    at: start + next * minute,
    place: 'd3',
    category: null,
    person: `p${next}`,
    title: '',
    text: '',
    ...given,
  };
};

describe('topics', () => {
  it('gather what is said about one matter of a place, in whatever words it shares', () => {
    const topics = open();
    const first = topics.add(report({ title: '3号楼热水器坏了', text: '洗澡没有热水已经三天' }));
    const second = topics.add(report({ title: '三号宿舍楼没有热水', text: '热水器一直坏着' }));
    expect(second.id).toBe(first.id);
  });

  it('keep another matter of the same place and the same matter of another place apart', () => {
    const topics = open();
    const water = topics.add(report({ title: '3号楼热水器坏了', text: '洗澡没有热水' }));
    const noise = topics.add(report({ title: '3号楼半夜施工噪音', text: '吵得睡不着' }));
    const elsewhere = topics.add(report({ title: '5号楼热水器坏了', text: '洗澡没有热水', place: 'd5' }));
    expect(new Set([water.id, noise.id, elsewhere.id]).size).toBe(3);
  });

  it('keep categories apart where both are known', () => {
    const topics = open();
    const one = topics.add(report({ title: '走廊的灯坏了', category: '照明' }));
    const other = topics.add(report({ title: '走廊的灯坏了', category: '消防' }));
    expect(other.id).not.toBe(one.id);
  });

  it('make forty reports of an outage one topic, each within a second, even when they share no words', () => {
    const topics = open();
    const wordings = ['停电了', '宿舍没电', '突然断电', '灯全灭了', '跳闸了吗', '电呢？？', '啥时候来电', '😀'];
    let slowest = 0;
    for (let count = 0; count < 40; count++) {
      const before = performance.now();
      topics.add(report({ title: wordings[count % wordings.length]!, category: '停电' }));
      slowest = Math.max(slowest, performance.now() - before);
    }
    expect(topics.all()).toHaveLength(1);
    expect(topics.all()[0]!.reports).toHaveLength(40);
    expect(slowest).toBeLessThan(1000);
  });

  it('open a new topic for the next outage the day after', () => {
    const topics = open();
    const first = topics.add(report({ title: '停电了', category: '停电' }));
    const later = topics.add(report({ title: '又没电', category: '停电', at: start + 30 * 60 * minute }));
    expect(later.id).not.toBe(first.id);
  });

  it('tell who else has the same trouble before a report is sent, without adding it', () => {
    const topics = open();
    topics.add(report({ title: '3号楼热水器坏了', text: '洗澡没有热水' }));
    const [candidate] = topics.similar(report({ title: '热水器坏了', text: '没有热水' }));
    expect(candidate!.topic.reports).toHaveLength(1);
    expect(candidate!.similarity).toBeGreaterThan(0.08);
    expect(topics.similar(report({ title: '空调不制冷', text: '' }))).toEqual([]);
  });

  it('take the same report only once and forget what has become quiet', () => {
    const topics = open();
    const own = report({ title: '热水器坏了' });
    topics.add(own);
    expect(topics.add(own).reports).toHaveLength(1);
    topics.forget(own.at);
    expect(topics.all()).toHaveLength(1);
    topics.forget(own.at + 1);
    expect(topics.all()).toEqual([]);
    expect(topics.add(own).reports).toHaveLength(1);
  });

  it('survive empty, odd and long reports and never join two that say nothing', () => {
    const topics = open();
    for (const text of ['', '', '😀', '😀', '1', '水'.repeat(20_000), '<b></b>']) topics.add(report({ text, place: null }));
    expect(topics.all()).toHaveLength(7);
  });
});

describe('describeTopic', () => {
  it('shows three different sentences, shared words without the place, people and days', () => {
    const topics = open();
    const titles = ['3号楼热水器坏了', '3号楼热水器坏了', '3号楼洗澡没有热水', '热水器坏了三天没人修理', '浴室热水忽冷忽热'];
    const topic = titles.map((title) => topics.add(report({ title, text: '热水器需要修理', person: 'same' }))).at(-1)!;
    const card = describeTopic(topic, { now: start + 1000 * minute, others: topic.reports, placeNames });
    expect(card.reports).toBe(5);
    expect(card.people).toBe(1);
    expect(card.sentences).toHaveLength(3);
    expect(new Set(card.sentences.map(({ sentence }) => sentence)).size).toBe(3);
    expect(card.keywords.join(' ')).toMatch(/热水/);
    expect(card.keywords.join(' ')).not.toMatch(/3号楼/);
    expect(card.timeline).toEqual([{ date: '2026-03-02', reports: 5 }]);
  });
});

describe('growth', () => {
  it('is seen when a topic outruns the total, not when everything rises', () => {
    expect(growth({ recent: 12, before: 4, people: 9 }, { recent: 100, before: 800 }).growing).toBe(true);
    expect(growth({ recent: 12, before: 4, people: 9 }, { recent: 3000, before: 1000 }).growing).toBe(false);
  });

  it('needs three reports of two people', () => {
    expect(growth({ recent: 2, before: 0, people: 2 }, { recent: 10, before: 10_000 }).growing).toBe(false);
    expect(growth({ recent: 9, before: 0, people: 1 }, { recent: 10, before: 10_000 }).growing).toBe(false);
    expect(growth({ recent: 0, before: 0, people: 0 }, { recent: 0, before: 0 })).toEqual({
      growing: false,
      chance: 1,
      ratio: null,
    });
  });

  it('equals the exact binomial tail', () => {
    // P(X >= 3), X ~ Binomial(4, 1/2) = 5/16.
    expect(growth({ recent: 3, before: 1, people: 2 }, { recent: 5, before: 5 }).chance).toBeCloseTo(5 / 16, 12);
  });
});

describe('mentionedPlace', () => {
  it('prefers the title and the longer name, and reads 三號 as written', () => {
    expect(mentionedPlace({ title: '三號宿舍樓停水', text: '5号楼没停' }, placeNames)).toBe('d3');
    expect(mentionedPlace({ title: '停水', text: '我住5号楼' }, placeNames)).toBe('d5');
  });

  it('does not take 13号楼 for 3号楼', () => {
    expect(mentionedPlace({ title: '13号楼停水', text: '' }, placeNames)).toBeNull();
    expect(withoutNames('13号楼和3号楼', ['3号楼'])).toBe('13号楼和 ');
  });
});
