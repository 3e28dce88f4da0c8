import { describe, expect, it } from 'vitest';
import { formatsOf, numberOf, percent } from './format.ts';

describe('numbers on the wall', () => {
  it('reads exact fractions', () => {
    expect([numberOf('1/4'), numberOf('0.95'), numberOf('3')]).toEqual([0.25, 0.95, 3]);
  });

  it('never rounds a missing case away', () => {
    expect([percent(1), percent(0.9999), percent(0.8794), percent(0)]).toEqual(['100%', '99.9%', '87.9%', '0%']);
  });

  it('says a time by its two largest units, in both languages', () => {
    const hour = 3_600_000;
    expect(formatsOf('zh-CN').duration(51 * hour)).toBe('2天3小时');
    expect(formatsOf('en').duration(90 * 60_000)).toBe('1h 30min');
    expect(formatsOf('en').duration(-5)).toBe('0min');
  });

  it('shows the time in Beijing whatever the zone of the box', () => {
    expect(formatsOf('en').time(Date.parse('2026-03-02T16:30:05.000Z'))).toBe('00:30:05');
  });
});
