import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import { type DayHours, hourBand, runningTotals } from './hourBand.ts';

const office = [{ from: '08:00', to: '17:00' }];
/** Saturday 2026-02-28 is worked; the first week of October is off; school breaks from 20 July. */
const calendar: Calendar = {
  version: 1,
  hours: office,
  years: [2026],
  days: {
    '2026-02-28': { kind: 'makeup', name: '春节调休' },
    '2026-10-01': { kind: 'holiday', name: '国庆节' },
  },
  school: [{ kind: 'summerBreak', name: '暑假', from: '2026-07-20', to: '2026-08-30', hours: [] }],
};
const noon = (cases: number) => Array.from({ length: 24 }, (_, hour) => (hour === 12 ? cases : 0));

/** Workdays bring ten cases at noon, free days two. */
function days(until: string, count: number): DayHours[] {
  const last = Temporal.PlainDate.from(until);
  return Array.from({ length: count }, (_, i) => {
    const day = last.subtract({ days: i + 1 });
    return { day: day.toString(), hours: noon(day.dayOfWeek <= 5 ? 10 : 2) };
  });
}

describe('the band of a usual day', () => {
  it('compares a working weekend (调休) with workdays', () => {
    const band = hourBand('2026-02-28', days('2026-02-28', 60), calendar);
    expect(band).toMatchObject({ workday: true });
    expect(band?.middle[23]).toBe(10);
  });

  it('compares a plain Saturday with free days, and nothing before the hour in which cases come', () => {
    const band = hourBand('2026-03-07', days('2026-03-07', 90), calendar);
    expect(band?.middle[11]).toBe(0);
    expect(band?.middle[12]).toBe(2);
  });

  it('does not take a break for a term', () => {
    const term = Array.from({ length: 30 }, (_, i) => ({
      day: Temporal.PlainDate.from('2026-07-20')
        .subtract({ days: i + 1 })
        .toString(),
      hours: noon(50),
    }));
    const summer = Array.from({ length: 30 }, (_, i) => ({
      day: Temporal.PlainDate.from('2026-08-20')
        .subtract({ days: i + 1 })
        .toString(),
      hours: noon(1),
    }));
    const band = hourBand('2026-08-20', [...term, ...summer], calendar);
    expect(band).toMatchObject({ sameSeason: true });
    expect(band?.high[23]).toBe(1);
  });

  it('says that it compares across seasons when the season is too young', () => {
    const band = hourBand('2026-07-28', days('2026-07-20', 60), {
      ...calendar,
      school: [{ ...calendar.school[0]!, hours: office }],
    });
    expect(band).toMatchObject({ sameSeason: false, workday: true });
  });

  it('says nothing from fewer than twelve days', () => {
    expect(hourBand('2026-03-06', days('2026-03-06', 10), calendar)).toBeNull();
  });

  it('holds nine of ten days between its ends', () => {
    const history = Array.from({ length: 41 }, (_, i) => ({
      day: Temporal.PlainDate.from('2026-03-02')
        .add({ days: Math.floor(i / 5) * 7 + (i % 5) })
        .toString(),
      hours: noon(i),
    }));
    const band = hourBand('2026-06-05', history, calendar);
    expect([band?.low[23], band?.middle[23], band?.high[23]]).toEqual([2, 20, 38]);
  });

  it('adds hour to hour', () => {
    expect(runningTotals([1, 0, 2])).toEqual([1, 1, 3]);
  });
});
