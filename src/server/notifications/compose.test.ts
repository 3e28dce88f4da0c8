import { describe, expect, it } from 'vitest';
import { audiences, noticeKinds } from '../../contract/notifications.ts';
import { compose, type Item, noticeSentence } from './compose.ts';
import { en } from './templates.en.ts';
import { zh } from './templates.zh.ts';

const site = { url: 'https://huying.example' };
const item = (more: Partial<Item> = {}): Item => ({
  caseId: '5f0c1d5e-3a52-4a55-9a52-0d6f8ce1f111',
  number: 'JS2026-000001',
  kind: 'CaseResolved',
  audience: 'requester',
  at: '2026-03-02T02:00:00.000Z',
  ratingToken: null,
  ...more,
});

describe('every sentence', () => {
  it.each(noticeKinds)('for %s names the case once and has no other blank', (kind) => {
    for (const words of [zh, en])
      for (const audience of audiences) expect(words.case[kind][audience].match(/\{\w+\}/g)).toEqual(['{number}']);
  });
  it('is Chinese in Chinese and English in English', () => {
    for (const kind of noticeKinds) {
      expect(noticeSentence('zh', item({ kind }))).toMatch(/\p{Script=Han}/u);
      expect(noticeSentence('en', item({ kind }))).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('a message', () => {
  it('leads the requester to the portal and staff to the desk', () => {
    expect(compose('m', 'zh', site, [item()])).toEqual({
      id: 'm',
      subject: '您的诉件 JS2026-000001 已办结，请查看答复并评价。',
      lines: [
        '您的诉件 JS2026-000001 已办结，请查看答复并评价。 03-02 10:00',
        'https://huying.example/cases/5f0c1d5e-3a52-4a55-9a52-0d6f8ce1f111',
      ],
      link: 'https://huying.example/cases/5f0c1d5e-3a52-4a55-9a52-0d6f8ce1f111',
    });
    expect(compose('m', 'en', site, [item({ audience: 'staff' })]).link).toContain('/desk/cases/');
  });
  it('about many cases breaks off before WeCom does, and says how many are left', () => {
    const many = Array.from({ length: 300 }, (_, i) => item({ number: `JS2026-${String(i).padStart(6, '0')}` }));
    const message = compose('m', 'zh', site, many);
    expect(message.subject).toBe('您有 300 条诉件消息');
    expect(Buffer.byteLength(message.lines.join('\n'))).toBeLessThanOrEqual(2048);
    const told = message.lines.filter((line) => line.includes('/cases/')).length;
    expect(told).toBeGreaterThan(10);
    expect(message.lines.slice(-2)).toEqual([`另有 ${300 - told} 条，请登录查看：`, 'https://huying.example/']);
  });
  it('about a few cases leaves none out', () => {
    const few = Array.from({ length: 12 }, (_, i) => item({ number: `JS2026-${String(i).padStart(6, '0')}` }));
    expect(compose('m', 'zh', site, few).lines).toHaveLength(24);
  });
});
