import { expect, it } from 'vitest';
import {
  halfYear,
  month,
  monthFrom19,
  naturalDay,
  type PeriodRule,
  periodAt,
  quarter,
  span,
  week,
  year,
} from '../measures/period.ts';
import { momentName, momentShort, periodName } from './periodName.ts';

it.each<[PeriodRule, string]>([
  [naturalDay, '2026年3月5日'],
  [week, '2026年第10周（3月2日至3月8日）'],
  [month, '2026年3月'],
  [monthFrom19, '2026年3月'],
  [quarter, '2026年第1季度'],
  [halfYear, '2026年上半年'],
  [year, '2026年'],
])('names the period of %o', (rule, name) => {
  expect(periodName(periodAt('2026-03-05T04:00:00.000Z', rule, [])!)).toBe(name);
});

it('names a season that crosses the new year', () => {
  const season = span('2025-11-14T16:00:00.000Z', '2026-03-15T16:00:00.000Z');
  expect('refused' in season ? '' : periodName(season)).toBe('2025年11月15日至2026年3月15日');
});

it('tells times by the clock of Shanghai', () => {
  expect(momentName('2026-03-05T16:30:00.000Z')).toBe('2026年3月6日0时30分');
  expect(momentShort('2026-03-05T16:05:00.000Z')).toBe('03-06 00:05');
});
