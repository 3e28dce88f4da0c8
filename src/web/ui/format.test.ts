import { describe, expect, it } from 'vitest';
import { dayAt, formatOf } from './format.ts';

const zh = formatOf('zh-CN');
const en = formatOf('en');
/** 2026-03-02 07:30 in Shanghai, still 1 March in New York and London. */
const now = Date.parse('2026-03-01T23:30:00.000Z');

describe('format', () => {
  it('takes days and times from Asia/Shanghai, not from the device', () => {
    expect(dayAt('2026-03-01T16:00:00.000Z')).toBe('2026-03-02');
    expect(zh.time('2026-03-01T16:05:00.000Z')).toBe('00:05');
    expect(zh.moment('2026-03-01T23:00:00.000Z', now)).toBe('今天 07:00');
  });

  it('names the days around today and leaves the present year out', () => {
    expect([-1, 0, 1].map((step) => zh.day(`2026-03-0${2 + step}`, now))).toEqual(['昨天', '今天', '明天']);
    expect(zh.day('2026-03-09', now)).toBe('3月9日');
    expect(zh.day('2025-12-31', now)).toBe('2025年12月31日');
    expect(en.day('2026-03-03', now)).toBe('tomorrow');
    expect(en.day('2026-03-09', now)).toBe('Mar 9');
  });

  it('gives no share of nothing', () => {
    expect(zh.share(0, 0)).toBeNull();
    expect(zh.share(2, 3)).toBe('66.7%');
  });

  it('rounds a duration down to its largest unit and spells a limit out', () => {
    expect(zh.duration(47.9 * 3_600_000)).toBe('47小时');
    expect(zh.duration(48 * 3_600_000)).toBe('2天');
    expect(zh.minutes(150)).toBe('2小时30分钟');
    expect(en.minutes(150)).toBe('2 hr 30 min');
    expect(zh.minutes(0)).toBe('0分钟');
  });
});
