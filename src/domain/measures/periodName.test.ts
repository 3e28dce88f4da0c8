import { describe, expect, it } from 'vitest';
import type { SchoolPeriod } from '../calendar.ts';
import { at } from './exampleFact.ts';
import { type PeriodRule, periodAt } from './period.ts';
import { kindOf, periodNamed, periodRules, periodUnder, runningPeriod } from './periodName.ts';
import { periodKinds } from './vocabulary.ts';

const school: readonly SchoolPeriod[] = [
  { kind: 'term', name: '2025—2026学年春季学期', from: '2026-03-02', to: '2026-07-06', hours: null },
  { kind: 'summerBreak', name: '暑假', from: '2026-07-06', to: '2026-08-31', hours: null },
];

const named = periodKinds.filter((kind) => kind !== 'own');
const cut = named.filter((kind) => kind !== 'span' && kind !== 'term');

describe('periods by name', () => {
  it.each(cut)('finds each %s again by the key it gave', (kind) => {
    for (let day = 0; day < 800; day += 1) {
      const moment = Temporal.Instant.from(at('2025-12-20T11:30'))
        .add({ hours: 24 * day + (day % 24) })
        .toString({ smallestUnit: 'millisecond' });
      const period = periodAt(moment, periodRules[kind], school);
      expect(period && periodNamed(kind, period.key, school)).toEqual(period);
    }
  });

  it.each<PeriodRule>([
    ...([2, 10, 15, 16, 25, 28] as const).flatMap((firstDay) =>
      ([1, 3, 6, 12] as const).map((months) => ({ kind: 'months', months, firstDay }) as const),
    ),
    { kind: 'day', cut: '00:01' },
    { kind: 'day', cut: '08:30' },
    { kind: 'day', cut: '23:59' },
  ])('finds the periods of a rule of the school’s own making again: %o', (rule) => {
    for (let day = 0; day < 800; day += 1) {
      const moment = Temporal.Instant.from(at('2025-12-20T11:30'))
        .add({ hours: 24 * day + (day % 24) })
        .toString({ smallestUnit: 'millisecond' });
      const period = periodAt(moment, rule, school);
      expect(period && periodUnder(rule, period.key, school)).toEqual(period);
    }
  });

  it('finds a term by its name and a span by its days', () => {
    expect(periodNamed('term', '2025—2026学年春季学期', school)?.from).toBe(at('2026-03-02T00:00'));
    expect(periodNamed('span', '2026-03-01_2026-04-01', school)).toMatchObject({
      from: at('2026-03-01T00:00'),
      to: at('2026-04-01T00:00'),
    });
  });

  it.each([
    ['month', '2026-13'],
    ['month', '2026-Q1'],
    ['quarter', '2026-Q5'],
    ['week', '2026-W60'],
    ['day', '2026-02-30'],
    ['year', 'now'],
    ['term', '2026'],
    ['span', '2026-04-01_2026-03-01'],
    ['span', '2026-04-01'],
  ] as const)('knows no %s %s', (kind, key) => {
    expect(periodNamed(kind, key, school)).toBeNull();
  });

  it('gives the last term during a break', () => {
    expect(runningPeriod('term', at('2026-07-20T00:00'), school)?.key).toBe('2025—2026学年春季学期');
    expect(runningPeriod('term', at('2026-01-20T00:00'), school)).toBeNull();
    expect(runningPeriod('month19', at('2026-03-20T00:00'), school)?.key).toBe('2026-04');
  });

  it('names each rule, and none that a school made itself', () => {
    for (const kind of named) expect(kindOf(periodRules[kind])).toBe(kind);
    expect(kindOf({ firstDay: 25, months: 1, kind: 'months' })).toBeNull();
  });
});
