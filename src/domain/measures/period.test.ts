import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchoolPeriod } from '../calendar.ts';
import {
  contains,
  daysWithin,
  fiveToFive,
  halfYear,
  month,
  monthFrom19,
  naturalDay,
  noonToNoon,
  overlaps,
  type Period,
  type PeriodRule,
  periodAt,
  periodBefore,
  periodYearEarlier,
  quarter,
  sameStretchBefore,
  soFar,
  span,
  stretchesWithin,
  term,
  week,
  year,
} from './period.ts';
import { dayAt, instantOf, momentAt, stretchAt, stretches, wallOf } from './wallTime.ts';

const school: readonly SchoolPeriod[] = [
  { kind: 'term', name: '2024秋', from: '2024-09-02', to: '2025-01-18', hours: null },
  { kind: 'examWeeks', name: '考试周', from: '2025-01-06', to: '2025-01-18', hours: null },
  { kind: 'winterBreak', name: '寒假', from: '2025-01-18', to: '2025-02-24', hours: [] },
  { kind: 'term', name: '2025春', from: '2025-02-24', to: '2025-07-12', hours: null },
  { kind: 'term', name: '2025秋', from: '2025-09-01', to: '2026-01-17', hours: null },
  { kind: 'term', name: '2026春', from: '2026-03-02', to: '2026-07-11', hours: null },
];

/** Wall time in Beijing. */
const at = (wall: string) => instantOf(Temporal.PlainDateTime.from(wall));
const wall = (moment: string) => wallOf(moment).toString({ smallestUnit: 'minute' });
const find = (wall: string, rule: PeriodRule) => periodAt(at(wall), rule, school) as Period;
const ends = (p: Period | null) => p && [p.key, wall(p.from), wall(p.to)];

describe('a period', () => {
  it.each<[string, PeriodRule, string, [string, string, string]]>([
    ['the natural day', naturalDay, '2026-03-05T00:00', ['2026-03-05', '2026-03-05T00:00', '2026-03-06T00:00']],
    [
      'the natural day to its last minute',
      naturalDay,
      '2026-03-05T23:59',
      ['2026-03-05', '2026-03-05T00:00', '2026-03-06T00:00'],
    ],
    ['noon to noon, before noon', noonToNoon, '2026-03-05T11:59', ['2026-03-05', '2026-03-04T12:00', '2026-03-05T12:00']],
    ['noon to noon, at noon', noonToNoon, '2026-03-05T12:00', ['2026-03-06', '2026-03-05T12:00', '2026-03-06T12:00']],
    ['five to five over a month’s end', fiveToFive, '2026-02-28T17:00', ['2026-03-01', '2026-02-28T17:00', '2026-03-01T17:00']],
    ['a week over New Year', week, '2026-01-01T08:00', ['2026-W01', '2025-12-29T00:00', '2026-01-05T00:00']],
    ['a week with a make-up Sunday', week, '2026-01-04T23:00', ['2026-W01', '2025-12-29T00:00', '2026-01-05T00:00']],
    ['a February of 28 days', month, '2026-02-28T23:59', ['2026-02', '2026-02-01T00:00', '2026-03-01T00:00']],
    ['a February of 29 days', month, '2028-02-29T23:59', ['2028-02', '2028-02-01T00:00', '2028-03-01T00:00']],
    ['a month of 30 days', month, '2026-04-30T12:00', ['2026-04', '2026-04-01T00:00', '2026-05-01T00:00']],
    ['a month of 31 days', month, '2026-12-31T12:00', ['2026-12', '2026-12-01T00:00', '2027-01-01T00:00']],
    ['the 18th', monthFrom19, '2026-03-18T23:59', ['2026-03', '2026-02-19T00:00', '2026-03-19T00:00']],
    ['the 19th', monthFrom19, '2026-03-19T00:00', ['2026-04', '2026-03-19T00:00', '2026-04-19T00:00']],
    ['the 19th of December', monthFrom19, '2026-12-19T00:00', ['2027-01', '2026-12-19T00:00', '2027-01-19T00:00']],
    ['a quarter', quarter, '2026-05-31T00:00', ['2026-Q2', '2026-04-01T00:00', '2026-07-01T00:00']],
    ['a half-year', halfYear, '2026-07-01T00:00', ['2026-H2', '2026-07-01T00:00', '2027-01-01T00:00']],
    ['a year', year, '2026-12-31T23:59', ['2026', '2026-01-01T00:00', '2027-01-01T00:00']],
    [
      'a year of assessment months',
      { kind: 'months', months: 12, firstDay: 19 },
      '2026-12-19T00:00',
      ['2027', '2026-12-19T00:00', '2027-12-19T00:00'],
    ],
    ['a term', term, '2026-01-16T23:59', ['2025秋', '2025-09-01T00:00', '2026-01-17T00:00']],
  ])('is %s', (_, rule, wall, expected) => {
    expect(ends(find(wall, rule))).toEqual(expected);
  });

  it('is none in a break between terms', () => {
    expect(periodAt(at('2026-01-17T00:00'), term, school)).toBeNull();
  });

  it('may be any time, but not an empty or a backward one', () => {
    expect(span(at('2026-03-01T08:00'), at('2026-03-02T09:30'))).toMatchObject({ rule: { kind: 'span' } });
    expect(span(at('2026-03-01T08:00'), at('2026-03-01T08:00'))).toEqual({ refused: 'from-not-before-to' });
  });

  it('cannot begin on a day that some month lacks, nor at a time that is none', () => {
    for (const firstDay of [0, 29, 1.5]) {
      expect(() => find('2026-03-01T00:00', { kind: 'months', months: 1, firstDay })).toThrow(RangeError);
    }
    for (const cut of ['00:00', '24:30', '9:00', 'noon']) {
      expect(() => find('2026-03-01T00:00', { kind: 'day', cut })).toThrow(RangeError);
    }
  });
});

describe('the period before', () => {
  it.each<[PeriodRule, string, string]>([
    [naturalDay, '2026-03-01T08:00', '2026-02-28'],
    [noonToNoon, '2026-03-01T08:00', '2026-02-28'],
    [week, '2026-01-06T08:00', '2026-W01'],
    [month, '2026-01-31T08:00', '2025-12'],
    [monthFrom19, '2026-01-18T08:00', '2025-12'],
    [halfYear, '2026-02-01T08:00', '2025-H2'],
    [year, '2026-02-01T08:00', '2025'],
    [term, '2026-03-02T08:00', '2025秋'],
  ])('%j at %s is %s', (rule, wall, key) => {
    expect(periodBefore(find(wall, rule), school)?.key).toBe(key);
  });

  it('of a span is as long as the span', () => {
    const p = span(at('2026-03-10T12:00'), at('2026-03-12T18:00')) as Period;
    const before = periodBefore(p, school) as Period;
    expect([wall(before.from), wall(before.to)]).toEqual(['2026-03-08T06:00', '2026-03-10T12:00']);
  });

  it('of the first term known is none', () => {
    expect(periodBefore(find('2024-10-01T00:00', term), school)).toBeNull();
  });
});

describe('the same period a year earlier', () => {
  it.each<[PeriodRule, string, string]>([
    [naturalDay, '2028-02-29T08:00', '2027-02-28'],
    [noonToNoon, '2026-03-01T08:00', '2025-03-01'],
    [week, '2026-03-04T08:00', '2025-W10'],
    [monthFrom19, '2026-01-18T08:00', '2025-01'],
    [year, '2026-02-01T08:00', '2025'],
    [term, '2026-03-02T08:00', '2025春'],
  ])('%j at %s is %s', (rule, wall, key) => {
    expect(periodYearEarlier(find(wall, rule), school)?.key).toBe(key);
  });
});

describe('a period in progress', () => {
  it('is compared with the same stretch before, clipped to that month’s end', () => {
    const march = find('2026-03-31T10:00', month);
    expect(ends(sameStretchBefore(march, at('2026-03-10T10:00'), school))).toEqual([
      '2026-02',
      '2026-02-01T00:00',
      '2026-02-10T10:00',
    ]);
    expect(ends(sameStretchBefore(march, at('2026-03-31T10:00'), school))).toEqual([
      '2026-02',
      '2026-02-01T00:00',
      '2026-02-28T10:00',
    ]);
    expect(ends(sameStretchBefore(march, at('2026-04-01T00:00'), school))).toEqual([
      '2026-02',
      '2026-02-01T00:00',
      '2026-03-01T00:00',
    ]);
  });

  it('keeps the stretch of an assessment month', () => {
    const p = find('2026-03-31T10:00', monthFrom19);
    expect(ends(sameStretchBefore(p, at('2026-03-31T10:00'), school))).toEqual([
      '2026-03',
      '2026-02-19T00:00',
      '2026-02-28T10:00',
    ]);
  });

  it('of a day is the same hours of the day before', () => {
    const today = find('2026-03-05T09:30', naturalDay);
    expect(ends(sameStretchBefore(today, at('2026-03-05T09:30'), school))).toEqual([
      '2026-03-04',
      '2026-03-04T00:00',
      '2026-03-04T09:30',
    ]);
  });

  it('has no part before it begins', () => {
    const march = find('2026-03-31T10:00', month);
    expect(soFar(march, at('2026-03-01T00:00'))).toBeNull();
    expect(soFar(march, at('2026-04-02T00:00'))).toEqual(march);
  });
});

describe('for any moment', () => {
  const moment = fc
    .integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2029-01-01T00:00:00Z') })
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' }));
  const rules: readonly PeriodRule[] = [naturalDay, noonToNoon, fiveToFive, week, month, monthFrom19, quarter, halfYear, year];
  const rule = fc.constantFrom(...rules, { kind: 'months', months: 12, firstDay: 19 } as const);

  it('the period contains it, abuts on the one before, and its start finds it again', () => {
    fc.assert(
      fc.property(moment, rule, (when, r) => {
        const p = periodAt(when, r, school) as Period;
        expect(contains(p, when)).toBe(true);
        const before = periodBefore(p, school) as Period;
        expect(before.to).toBe(p.from);
        expect(overlaps(before, p)).toBe(false);
        expect(periodAt(p.from, r, school)).toEqual(p);
      }),
    );
  });

  it('the ends of a day from noon or from five are whole stretches', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(noonToNoon, fiveToFive), (when, r) => {
        const { days, edges } = daysWithin(periodAt(when, r, school) as Period);
        const cut = edges.map(stretchesWithin);
        return (
          days === null && cut.every((each) => each.edges.length === 0) && cut.flatMap((each) => each.stretches).length === 3
        );
      }),
    );
  });

  it('stretches and their edges are the span, without gap or overlap, and each knows its moments', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 80 * 3_600_000 }), (from, ms) => {
        const within = {
          from,
          to: Temporal.Instant.from(from).add({ milliseconds: ms }).toString({ smallestUnit: 'millisecond' }),
        };
        const cut = stretchesWithin(within);
        const whole = cut.stretches.map(({ day, since }) => {
          const start = at(`${day}T${since}`);
          expect([dayAt(start), stretchAt(start)]).toEqual([day, since]);
          const until = stretches[stretches.indexOf(since) + 1];
          return { from: start, to: until ? at(`${day}T${until}`) : momentAt(day, '24:00') };
        });
        const sorted = [...whole, ...cut.edges].toSorted((x, y) => (x.from < y.from ? -1 : 1));
        expect(sorted.every((part, i) => i === 0 || sorted[i - 1]?.to === part.from)).toBe(true);
        expect([sorted[0]?.from, sorted.at(-1)?.to]).toEqual([within.from, within.to]);
        expect(cut.edges.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('whole days and edges are the stretch, without gap or overlap', () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const within = a < b ? { from: a, to: b } : { from: b, to: a };
        const { days, edges } = daysWithin(within);
        const parts = [...edges, ...(days ? [{ from: at(`${days.from}T00:00`), to: at(`${days.to}T00:00`) }] : [])];
        const sorted = parts.toSorted((x, y) => (x.from < y.from ? -1 : 1));
        if (within.from === within.to) return sorted.length === 0;
        const joined = sorted.every((part, i) => i === 0 || sorted[i - 1]?.to === part.from);
        return joined && sorted[0]?.from === within.from && sorted.at(-1)?.to === within.to;
      }),
    );
  });
});
