import { describe, expect, it } from 'vitest';
import { fill } from '../i18n/fill.ts';
import { en } from '../i18n/words.en.ts';
import { zh } from '../i18n/words.zh-CN.ts';
import { deadlineTone, deadlineWords } from './deadline.ts';
import { formatOf } from './format.ts';

const due = { at: '2026-03-02T10:00:00.000Z' };
const at = (time: string) => Date.parse(`2026-03-02T${time}:00.000Z`);

describe('deadlineTone', () => {
  it('is late from the moment that the deadline is reached', () => {
    expect(deadlineTone(due, at('10:00'))).toBe('late');
    expect(deadlineTone(due, at('10:00') - 1)).toBe('soon');
  });

  it('warns when a fifth of the limit is left', () => {
    const start = '2026-03-02T00:00:00.000Z';
    expect(deadlineTone(due, at('07:59'), start)).toBe('calm');
    expect(deadlineTone(due, at('08:00'), start)).toBe('soon');
  });

  it('warns four hours before when the start is unknown', () => {
    expect(deadlineTone(due, at('05:59'))).toBe('calm');
    expect(deadlineTone(due, at('06:00'))).toBe('soon');
  });

  it('says nothing about a case that nobody owes anything', () => {
    expect(deadlineTone(null, at('10:00'))).toBe('none');
  });
});

describe('deadlineWords', () => {
  const chinese = {
    text: (key: keyof typeof zh, blanks?: Record<string, string>) => fill(zh[key], blanks),
    format: formatOf('zh-CN'),
  };
  const english = {
    text: (key: keyof typeof en, blanks?: Record<string, string>) => fill(en[key], blanks),
    format: formatOf('en'),
  };

  it('says how much is left and how much is over, in both languages', () => {
    expect(deadlineWords(due, at('07:00'), chinese)).toBe('还剩 3小时');
    expect(deadlineWords(due, at('09:20'), chinese)).toBe('还剩 40分钟');
    expect(deadlineWords({ at: '2026-02-28T09:00:00.000Z' }, at('10:00'), chinese)).toBe('超期 2天');
    expect(deadlineWords(due, at('09:00'), english)).toBe('1 hour left');
    expect(deadlineWords(null, at('09:00'), english)).toBe('No deadline');
  });

  it('never says zero: the last seconds count as a minute', () => {
    expect(deadlineWords(due, at('10:00') - 5_000, chinese)).toBe('还剩 1分钟');
  });
});
