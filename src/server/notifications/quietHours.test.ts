import { describe, expect, it } from 'vitest';
import { afterQuietHours, nextDigest } from './quietHours.ts';

describe('the quiet hours', () => {
  it.each([
    ['21:59 is not quiet', '2026-03-02T13:59:59.999Z', '2026-03-02T13:59:59.999Z'],
    ['22:00 waits for the next morning', '2026-03-02T14:00:00.000Z', '2026-03-02T23:00:00.000Z'],
    ['midnight waits for the morning of the day that begins', '2026-03-02T16:00:00.000Z', '2026-03-02T23:00:00.000Z'],
    ['06:59 waits a minute', '2026-03-02T22:59:00.000Z', '2026-03-02T23:00:00.000Z'],
    ['07:00 is not quiet', '2026-03-02T23:00:00.000Z', '2026-03-02T23:00:00.000Z'],
  ])('%s', (_, at, expected) => {
    expect(afterQuietHours(at)).toBe(expected);
  });
});

describe('the daily digest', () => {
  it.each([
    ['goes out today when its hour is still to come', '2026-03-01T23:30:00.000Z', 8, '2026-03-02T00:05:00.000Z'],
    ['goes out tomorrow when it has just gone out', '2026-03-02T00:05:00.000Z', 8, '2026-03-03T00:05:00.000Z'],
    ['crosses the end of a month', '2026-02-28T12:00:00.000Z', 7, '2026-02-28T23:05:00.000Z'],
  ])('%s', (_, at, hour, expected) => {
    expect(nextDigest(at, hour)).toBe(expected);
  });
  it('never falls into the quiet hours', () => {
    for (let hour = 7; hour <= 21; hour++) {
      const at = nextDigest('2026-03-02T02:00:00.000Z', hour);
      expect(afterQuietHours(at)).toBe(at);
    }
  });
});
