import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HolidayUtil } from 'lunar-typescript';
import { describe, expect, it } from 'vitest';
import { type Calendar, dayKind, hoursOf, isWorkday } from '../src/domain/calendar.ts';

const require = createRequire(import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const calendar: Calendar = { version: 1, ...read('calendar.json') };

function daysOf(year: number): string[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return Array.from({ length: first.daysInYear }, (_, i) => first.add({ days: i }).toString());
}

describe.each(calendar.years)('the State Council’s notice for %i', (year) => {
  it('is the one lunar-typescript knows, day by day', () => {
    // Compared by what it means: a plain weekend next to a holiday is free whether a source lists it or not.
    const notice = { ...calendar, school: [] };
    for (const day of daysOf(year)) {
      const known = HolidayUtil.getHoliday(day);
      const worked = known ? known.isWork() : Temporal.PlainDate.from(day).dayOfWeek <= 5;
      expect([day, isWorkday(day, notice)]).toEqual([day, worked]);
    }
  });

  it('is the one chinese-days carries', () => {
    const path = require.resolve('chinese-days').replace(/dist\/.*$/, `dist/years/${year}.json`);
    const source: { holidays: Record<string, string>; workdays: Record<string, string> } = JSON.parse(readFileSync(path, 'utf8'));
    const kinds = (kind: string) => daysOf(year).filter((day) => calendar.days[day]?.kind === kind);
    expect(kinds('holiday')).toEqual(Object.keys(source.holidays).toSorted());
    expect(kinds('makeup')).toEqual(Object.keys(source.workdays).toSorted());
  });

  it('makes up on weekends only and has at least eleven free days', () => {
    const notice = daysOf(year).filter((day) => calendar.days[day]);
    const makeup = notice.filter((day) => calendar.days[day]!.kind === 'makeup');
    expect(makeup.every((day) => Temporal.PlainDate.from(day).dayOfWeek > 5)).toBe(true);
    expect(notice.length - makeup.length).toBeGreaterThanOrEqual(11);
  });
});

describe('the school calendar', () => {
  const seasons = calendar.school.filter((p) => p.kind === 'term' || p.kind === 'winterBreak' || p.kind === 'summerBreak');

  it('has no gap between terms and breaks from July 2024 to February 2027', () => {
    expect(seasons.slice(1).map((p) => p.from)).toEqual(seasons.slice(0, -1).map((p) => p.to));
    expect(seasons[0]!.from).toBe('2024-07-13');
    expect(seasons.at(-1)!.to).toBe('2027-03-01');
  });

  it('keeps exam weeks, rest weeks and sports days inside a term or break', () => {
    for (const p of calendar.school) {
      expect(p.from < p.to, p.name).toBe(true);
      expect(
        seasons.some((season) => season.from <= p.from && p.to <= season.to),
        p.name,
      ).toBe(true);
    }
  });

  it('has duty hours in breaks, none in the rest week, and usual hours in term', () => {
    expect(dayKind('2026-01-19', calendar)).toBe('duty');
    expect(hoursOf('2026-01-19', calendar)[0]).toEqual({ from: '09:00', to: '11:30' });
    expect(dayKind('2026-07-29', calendar)).toBe('schoolHoliday');
    expect(hoursOf('2026-07-29', calendar)).toEqual([]);
    expect(dayKind('2026-03-02', calendar)).toBe('workday');
    expect(hoursOf('2026-03-02', calendar)).toEqual(calendar.hours);
    expect(dayKind('2026-02-17', calendar)).toBe('holiday');
    expect(dayKind('2026-02-28', calendar)).toBe('duty');
  });
});
