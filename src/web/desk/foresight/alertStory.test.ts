import { describe, expect, it } from 'vitest';
import type { AlertCard } from '../../../contract/foresight.ts';
import { formatOf } from '../../ui/format.ts';
import { namesOf } from '../parts/names.ts';
import { text } from '../useText.ts';
import { alertStory, intervalOf } from './alertStory.ts';

const tellers = { text, names: namesOf(undefined, 'zh-CN'), format: formatOf('zh-CN') };
const card: AlertCard = {
  id: '0b5f2b0e-0000-4000-8000-000000000001',
  kind: 'burst',
  scope: { category: '0505', klass: '05', places: ['d3'] },
  from: '2026-11-01',
  to: '2026-11-08',
  numbers: {
    kind: 'burst',
    observed: 11,
    persons: 9,
    anonymous: 1,
    expected: 3.2,
    usual: [2, 5],
    range: [0, 8],
    times: 2.81,
    chance: 0.0096,
    recurrenceDays: 730,
    rarity: 'very-rare',
    method: 'harmonic',
    dispersion: 1.4,
    historyWeeks: 60,
    campusTimes: 1.1,
    hours: { from: 21, to: 0, share: 0.64 },
    spots: [{ place: 'd3', cases: 11 }],
    repeated: 2,
    reference: null,
  },
  confidence: 'high',
  caveats: ['short-history'],
  also: [{ kind: 'burst', scope: { category: '0501', klass: '05', places: ['d3'] }, observed: 4, expected: 0.3 }],
  safety: false,
  score: 12,
  shown: true,
  openedOn: '2026-11-08',
  seenOn: '2026-11-08',
  at: '2026-11-08T00:10:00.000Z',
  units: ['hq-commerce'],
  cases: 11,
  judgement: null,
};

describe('the story of an alert', () => {
  it('says in plain words what came, how unusual it is, what was allowed for and how sure we are', () => {
    const { title, lines } = alertStory(card, tellers);
    expect(title).toBe('d3“0505”诉求异常增多');
    expect(lines[0]).toBe(
      '2026年11月1日至2026年11月7日收到 11 件（至少 9 人），按往年与当前的学期阶段，平常一周 2–5 件，是平常的 2.8 倍。',
    );
    expect(lines[1]).toContain('大约 2 年才会偶然碰上一次——非常罕见');
    expect(lines[2]).toBe('主要集中在21–0 时（64%）');
    expect(lines.join()).toContain('同时上升：d30501');
    expect(lines.join()).toContain('同一人重复 2 件');
    expect(lines.at(-1)).toBe('把握程度：较高。 可能不准的原因：历史只有 60 周。');
  });

  it('never speaks of p values', () => {
    const all = alertStory(card, tellers);
    expect([all.title, ...all.lines].join()).not.toMatch(/p 值|p=|p-value/i);
  });

  it('names no case count below what is told for confidential matters', () => {
    const hidden: AlertCard = {
      ...card,
      scope: { category: null, klass: '13', places: [] },
      caveats: ['confidential-aggregate'],
    };
    expect(alertStory(hidden, tellers).title).toContain('涉密');
  });

  it('rounds intervals as people speak', () => {
    expect([10, 100, 800, 1e8].map((days) => intervalOf(days, text))).toEqual(['10 天', '3 个月', '2 年', '50 年以上']);
  });
});
