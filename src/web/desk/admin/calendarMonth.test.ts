import { describe, expect, it } from 'vitest';
import { type CalendarData, calendarMonth, shiftMonth } from './calendarMonth.ts';

const calendar: CalendarData = {
  hours: [{ from: '08:30', to: '17:30' }],
  years: [2026],
  days: {
    '2026-02-14': { kind: 'makeup', name: '春节调休' },
    '2026-02-17': { kind: 'holiday', name: '春节' },
  },
  school: [
    { kind: 'winterBreak', name: '寒假', from: '2026-01-17', to: '2026-03-02', hours: [{ from: '09:00', to: '11:30' }] },
    { kind: 'other', name: '封校', from: '2026-02-03', to: '2026-02-05', hours: [] },
    { kind: 'term', name: '春季学期', from: '2026-03-02', to: '2026-07-11', hours: null },
  ],
};
const at = (day: string) =>
  calendarMonth(calendar, day.slice(0, 7))
    .flat()
    .find((cell) => cell.day === day);

describe('month of the calendar', () => {
  it('has whole weeks from Monday to Sunday', () => {
    const weeks = calendarMonth(calendar, '2026-02');
    expect(weeks.map((week) => [week[0]?.day, week[6]?.day])).toEqual([
      ['2026-01-26', '2026-02-01'],
      ['2026-02-02', '2026-02-08'],
      ['2026-02-09', '2026-02-15'],
      ['2026-02-16', '2026-02-22'],
      ['2026-02-23', '2026-03-01'],
    ]);
    expect(weeks[0]?.[0]?.inMonth).toBe(false);
  });

  it('shows the kind that deadlines are reckoned with', () => {
    expect(at('2026-02-17')).toMatchObject({ kind: 'holiday', name: '春节' });
    expect(at('2026-02-14')).toMatchObject({ kind: 'duty', name: '寒假' });
    expect(at('2026-02-03')).toMatchObject({ kind: 'schoolHoliday', name: '封校' });
    expect(at('2026-02-07')).toMatchObject({ kind: 'weekend', name: '寒假' });
    expect(at('2026-03-02')).toMatchObject({ kind: 'workday', name: null });
  });

  it('doubts every day of a year without a notice', () => {
    expect(calendarMonth(calendar, '2027-05').flat()[10]?.uncertain).toBe(true);
    expect(at('2026-02-17')?.uncertain).toBe(false);
  });

  it('moves over the end of a year', () => {
    expect(shiftMonth('2026-12', 1)).toBe('2027-01');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
  });
});
