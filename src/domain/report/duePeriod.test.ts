import { expect, it } from 'vitest';
import { dueAt, duePeriod, lastEnded } from './duePeriod.ts';

const schedule = (hour: number, delayDays = 0) => ({ enabled: true, hour, delayDays });
const daily = { type: 'daily', cut: '24:00', season: null, schedule: schedule(8) } as const;
const beijing = (time: string) => new Date(`${time}+08:00`).toISOString();

it.each([
  ['2026-03-06T07:59', '2026-03-04'],
  ['2026-03-06T08:00', '2026-03-05'],
  ['2026-03-06T23:59', '2026-03-05'],
])('at %s the newest daily report that is due is of %s', (now, key) => {
  expect(duePeriod(daily, beijing(now))?.key).toBe(key);
});

it('reports a day that ends at 17:00 on the same day, never before it has ended', () => {
  expect(duePeriod({ ...daily, cut: '17:00', schedule: schedule(18) }, beijing('2026-03-05T18:00'))?.key).toBe('2026-03-05');
  const early = { ...daily, cut: '17:00', schedule: schedule(8) };
  expect(duePeriod(early, beijing('2026-03-05T20:00'))?.key).toBe('2026-03-04');
  expect(duePeriod(early, beijing('2026-03-06T08:00'))?.key).toBe('2026-03-05');
});

it('waits the days that a longer report needs', () => {
  const monthly = { ...daily, type: 'monthly', schedule: schedule(9, 1) } as const;
  expect(duePeriod(monthly, beijing('2026-03-02T08:59'))?.key).toBe('2026-01');
  expect(duePeriod(monthly, beijing('2026-03-02T09:00'))?.key).toBe('2026-02');
});

it('knows weeks, halves and years', () => {
  const now = beijing('2026-07-06T10:00');
  const key = (type: 'weekly' | 'halfYearly' | 'yearly') => duePeriod({ ...daily, type }, now)?.key;
  expect([key('weekly'), key('halfYearly'), key('yearly')]).toEqual(['2026-W27', '2026-H1', '2025']);
});

it('reports a season that crosses the new year once it is over', () => {
  const heating = { ...daily, type: 'seasonal', season: { from: '11-15', to: '03-15' } } as const;
  const period = duePeriod(heating, beijing('2026-03-16T08:00'));
  expect([period?.from, period?.to]).toEqual([beijing('2025-11-15T00:00'), beijing('2026-03-16T00:00')]);
  expect(duePeriod(heating, beijing('2026-03-16T07:00'))?.to).toBe(beijing('2025-03-16T00:00'));
});

it('has nothing to do for a kind without schedule', () => {
  expect(duePeriod({ ...daily, schedule: { ...schedule(8), enabled: false } }, beijing('2026-03-06T09:00'))).toBeNull();
  expect(lastEnded({ type: 'topical', cut: '24:00', season: null }, beijing('2026-03-06T09:00'))).toBeNull();
});

it('says when a report is due', () => {
  expect(dueAt(lastEnded(daily, beijing('2026-03-06T12:00'))!, daily)).toBe(beijing('2026-03-06T08:00'));
});
