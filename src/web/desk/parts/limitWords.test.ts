import { describe, expect, it } from 'vitest';
import { formatOf } from '../../ui/format.ts';
import { text } from '../useText.ts';
import { type LimitWords, limitWords } from './limitWords.ts';

describe('words of a limit', () => {
  it.each<[LimitWords, string]>([
    [{ unit: 'naturalMinutes', amount: 30 }, '30分钟'],
    [{ unit: 'naturalMinutes', amount: 1440 }, '24小时'],
    [{ unit: 'workMinutes', amount: 120 }, '2小时工作时间'],
    [{ unit: 'workdays', amount: 0 }, '当个工作日内'],
    [{ unit: 'workdays', amount: 3, capNaturalMinutes: 10080 }, '3个工作日，最长7天'],
    [{ unit: 'naturalDays', amount: 15 }, '15天'],
  ])('%j', (limit, said) => {
    expect(limitWords(limit, text, formatOf('zh-CN')).replaceAll(/\s/g, '')).toBe(said);
  });
});
