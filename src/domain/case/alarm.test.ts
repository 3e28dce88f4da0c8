import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import { alarmStage, halfTime } from './alarm.ts';

const calendar: Calendar = {
  version: 1,
  hours: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  years: [2026],
  days: {},
  school: [],
};
/** Monday 10:00 to Thursday 17:30 in Beijing: three working days. */
const [from, at] = ['2026-03-02T02:00:00.000Z', '2026-03-05T09:30:00.000Z'];
const stage = (now: string) => alarmStage({ from, at, natural: false }, now, calendar);

describe('the stages of a deadline', () => {
  it.each([
    ['2026-03-02T08:00:00.000Z', null],
    ['2026-03-03T20:00:00.000Z', 'half'],
    ['2026-03-04T09:30:00.000Z', 'near'],
    ['2026-03-05T09:29:59.000Z', 'near'],
    ['2026-03-05T09:30:00.000Z', 'missed'],
    // The night does not count: four working hours after Thursday evening are Friday after lunch.
    ['2026-03-06T04:00:00.000Z', 'missed'],
    ['2026-03-06T06:00:00.000Z', 'supervisor'],
    ['2026-03-09T01:00:00.000Z', 'leader'],
  ])('at %s is %s', (now, expected) => {
    expect(stage(now)).toBe(expected);
  });
  it('does not turn yellow at once when the whole time is short', () => {
    const short = { from, at: '2026-03-02T02:30:00.000Z', natural: false };
    expect(alarmStage(short, '2026-03-02T02:10:00.000Z', calendar)).toBeNull();
    expect(alarmStage(short, '2026-03-02T02:24:00.000Z', calendar)).toBe('near');
  });
  it('climbs day and night where the clock does', () => {
    const urgent = { from: '2026-03-06T12:00:00.000Z', at: '2026-03-06T14:00:00.000Z', natural: true };
    expect(alarmStage(urgent, '2026-03-06T18:00:00.000Z', calendar)).toBe('supervisor');
    expect(alarmStage(urgent, '2026-03-06T22:00:00.000Z', calendar)).toBe('leader');
  });
  it('begins at half of the time', () => {
    expect(halfTime('2026-03-02T02:00:00.000Z', '2026-03-02T02:30:00.000Z')).toBe('2026-03-02T02:15:00.000Z');
  });
});
