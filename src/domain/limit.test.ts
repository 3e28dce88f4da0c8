import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addNaturalMinutes, addWorkMinutes, type Calendar, endOfWorkday, type Span } from './calendar.ts';
import { deadline, explain, type Limit } from './limit.ts';

const calendar: Calendar = {
  version: 7,
  hours: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  years: [2025],
  days: {
    '2025-09-28': { kind: 'makeup', name: '国庆节' },
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((d) => [`2025-10-0${d}`, { kind: 'holiday', name: '国庆节' }])),
    '2025-10-11': { kind: 'makeup', name: '国庆节' },
  },
  school: [
    { kind: 'winterBreak', name: '寒假', from: '2026-01-17', to: '2026-02-28', hours: [{ from: '09:00', to: '11:30' }] },
    { kind: 'other', name: '停课检修', from: '2026-02-03', to: '2026-02-06', hours: [] },
  ],
};

/** Wall time in Beijing. */
const at = (wall: string) =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime('Asia/Shanghai').toInstant().toString({ smallestUnit: 'millisecond' });
const written = (spans: readonly Span[]) => spans.map((span) => `${span.from}-${span.to}`).join(' ');
const linesOf = (from: string, limit: Limit) =>
  explain(deadline(at(from), limit, calendar), calendar).lines.map(
    (l) => `${l.day} ${l.kind} ${written(l.counted)} ${l.minutes} ${l.totalMinutes}`,
  );

describe('a deadline', () => {
  it.each([
    ['2025-09-26T10:00', { unit: 'naturalMinutes', amount: 30 }, '2025-09-26T10:30'],
    ['2025-09-26T10:00', { unit: 'naturalDays', amount: 15 }, '2025-10-11T10:00'],
    ['2025-09-26T16:30', { unit: 'workMinutes', amount: 120 }, '2025-09-28T09:30'],
    ['2025-09-26T10:00', { unit: 'workdays', amount: 0 }, '2025-09-26T17:30'],
    ['2025-09-26T10:00', { unit: 'workdays', amount: 3 }, '2025-09-30T17:30'],
    ['2025-09-30T10:00', { unit: 'workdays', amount: 3 }, '2025-10-11T17:30'],
    ['2025-09-30T10:00', { unit: 'workdays', amount: 3, capNaturalMinutes: 7 * 1440 }, '2025-10-07T10:00'],
    ['2025-09-26T10:00', { unit: 'workdays', amount: 3, capNaturalMinutes: 7 * 1440 }, '2025-09-30T17:30'],
  ] as const)('from %s by %o is %s', (from, limit, to) => {
    expect(deadline(at(from), limit, calendar)).toEqual({ at: at(to), from: at(from), limit, calendar: 7 });
  });

  it('in working minutes counts from the next full minute', () => {
    expect(deadline(at('2025-09-26T11:00:20'), { unit: 'workMinutes', amount: 60 }, calendar).at).toBe(at('2025-09-26T13:31'));
  });

  it('in natural time keeps its seconds', () => {
    expect(deadline(at('2025-09-26T11:00:20'), { unit: 'naturalMinutes', amount: 60 }, calendar).at).toBe(
      at('2025-09-26T12:00:20'),
    );
  });

  it('cannot have a negative limit', () => {
    expect(() => deadline(at('2025-09-26T10:00'), { unit: 'naturalMinutes', amount: -1 }, calendar)).toThrow(RangeError);
  });
});

describe('the explanation', () => {
  it('counts working minutes from day to day', () => {
    expect(linesOf('2025-09-26T16:30', { unit: 'workMinutes', amount: 120 })).toEqual([
      '2025-09-26 workday 16:30-17:30 60 60',
      '2025-09-27 weekend  0 60',
      '2025-09-28 makeup 08:30-09:30 60 120',
    ]);
  });

  it('leaves out the lunch break', () => {
    expect(linesOf('2025-09-26T11:00', { unit: 'workMinutes', amount: 120 })).toEqual([
      '2025-09-26 workday 11:00-12:00 13:30-14:30 120 120',
    ]);
  });

  it('does not count the day a limit in working days starts on', () => {
    expect(linesOf('2026-02-02T10:00', { unit: 'workdays', amount: 1 })).toEqual([
      '2026-02-02 duty  0 0',
      '2026-02-03 schoolHoliday  0 0',
      '2026-02-04 schoolHoliday  0 0',
      '2026-02-05 schoolHoliday  0 0',
      '2026-02-06 duty 09:00-11:30 150 150',
    ]);
  });

  it('counts what is left of the day when the limit is the same working day', () => {
    expect(linesOf('2025-09-26T15:00', { unit: 'workdays', amount: 0 })).toEqual(['2025-09-26 workday 15:00-17:30 150 150']);
    expect(linesOf('2025-09-26T18:00', { unit: 'workdays', amount: 0 })).toEqual([
      '2025-09-26 workday  0 0',
      '2025-09-27 weekend  0 0',
      '2025-09-28 makeup 08:30-12:00 13:30-17:30 450 450',
    ]);
  });

  it('counts every hour of natural time and names the holidays it runs through', () => {
    const { lines } = explain(deadline(at('2025-09-30T20:00'), { unit: 'naturalMinutes', amount: 1440 }, calendar), calendar);
    expect(lines.map((l) => [l.day, l.name, written(l.counted), l.totalMinutes])).toEqual([
      ['2025-09-30', null, '20:00-24:00', 240],
      ['2025-10-01', '国庆节', '00:00-20:00', 1440],
    ]);
  });

  it('writes an end at midnight on the day that ends', () => {
    expect(linesOf('2025-09-26T23:00', { unit: 'naturalMinutes', amount: 60 })).toEqual(['2025-09-26 workday 23:00-24:00 60 60']);
  });

  it('counts natural time up to the cap when the cap decided', () => {
    const { lines, capped } = explain(
      deadline(at('2025-09-30T10:00'), { unit: 'workdays', amount: 3, capNaturalMinutes: 7 * 1440 }, calendar),
      calendar,
    );
    expect(capped).toBe(true);
    expect(lines).toHaveLength(8);
    expect(lines.at(-1)).toMatchObject({
      day: '2025-10-07',
      kind: 'holiday',
      totalMinutes: 7 * 1440,
      counted: [{ from: '00:00', to: '10:00' }],
    });
  });

  it('warns of the years it had no notice for', () => {
    const d = deadline(at('2025-12-31T10:00'), { unit: 'workdays', amount: 3 }, calendar);
    expect(explain(d, calendar).yearsWithoutData).toEqual([2026]);
  });

  it('is refused by a calendar of another version', () => {
    const d = deadline(at('2025-09-26T10:00'), { unit: 'workdays', amount: 3 }, calendar);
    expect(() => explain(d, { ...calendar, version: 8 })).toThrow(RangeError);
  });
});

describe('for any start and limit', () => {
  const start = fc
    .integer({ min: Date.parse('2025-09-01T00:00:00Z'), max: Date.parse('2026-03-15T00:00:00Z') })
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' }));
  const capNaturalMinutes = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined });
  const limit = fc
    .oneof(
      fc.record({ unit: fc.constant('naturalMinutes' as const), amount: fc.integer({ min: 1, max: 20_000 }) }),
      fc.record({ unit: fc.constant('workMinutes' as const), amount: fc.integer({ min: 1, max: 5000 }) }),
      fc.record({ unit: fc.constant('workdays' as const), amount: fc.integer({ min: 0, max: 15 }) }),
      fc.record({ unit: fc.constant('naturalDays' as const), amount: fc.integer({ min: 1, max: 20 }) }),
    )
    .chain((plain) => capNaturalMinutes.map((cap): Limit => (cap === undefined ? plain : { ...plain, capNaturalMinutes: cap })));

  it('the reckoning ends at the deadline, to the minute', () => {
    fc.assert(
      fc.property(start, limit, (from, l) => {
        const d = deadline(from, l, calendar);
        const last = explain(d, calendar).lines.at(-1)!;
        const lastTime = last.counted.at(-1)!.to;
        const end = Temporal.PlainDate.from(last.day)
          .toPlainDateTime()
          .add({ hours: Number(lastTime.slice(0, 2)), minutes: Number(lastTime.slice(3)) });
        return at(end.toString()) === `${d.at.slice(0, 17)}00.000Z`;
      }),
    );
  });

  it('the minutes of the lines add up to the limit', () => {
    fc.assert(
      fc.property(start, limit, (from, l) => {
        const { lines, capped } = explain(deadline(from, l, calendar), calendar);
        let sum = 0;
        for (const line of lines) {
          sum += line.minutes;
          if (line.totalMinutes !== sum) return false;
        }
        if (capped) return sum === l.capNaturalMinutes;
        switch (l.unit) {
          case 'naturalMinutes':
          case 'workMinutes':
            return sum === l.amount;
          case 'naturalDays':
            return sum === l.amount * 1440;
          case 'workdays':
            return lines.filter((line) => line.minutes > 0).length === Math.max(1, l.amount);
        }
      }),
    );
  });

  it('the days follow each other without a gap', () => {
    fc.assert(
      fc.property(start, limit, (from, l) => {
        const days = explain(deadline(from, l, calendar), calendar).lines.map((line) => Temporal.PlainDate.from(line.day));
        return days.every((day, i) => i === 0 || days[i - 1]!.add({ days: 1 }).equals(day));
      }),
    );
  });

  it('a deadline is never later than its cap nor than the limit without it', () => {
    fc.assert(
      fc.property(start, limit, (from, l) => {
        const { capNaturalMinutes: cap, ...plain } = l;
        const end = deadline(from, l, calendar).at;
        return (
          end >= from && end <= deadline(from, plain, calendar).at && (cap === undefined || end <= addNaturalMinutes(from, cap))
        );
      }),
    );
  });

  it('working minutes and days are the calendar’s own, but for the started minute', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 9 }), (from, minutes, days) => {
        const fullMinute = Temporal.Instant.from(from).round({ smallestUnit: 'minute', roundingMode: 'ceil' }).toString();
        return (
          deadline(from, { unit: 'workMinutes', amount: minutes }, calendar).at ===
            addWorkMinutes(fullMinute, minutes, calendar) &&
          deadline(from, { unit: 'workdays', amount: days }, calendar).at === endOfWorkday(from, days, calendar)
        );
      }),
    );
  });
});
