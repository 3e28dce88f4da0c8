import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addNaturalMinutes,
  addWorkMinutes,
  type Calendar,
  dayKind,
  dayName,
  dayOf,
  endOfWorkday,
  hoursOf,
  isWorkday,
  workMinutesBetween,
  yearsWithoutData,
} from './calendar.ts';

/** National Day 2025 with its two make-up days, and a winter break with three days without hours. */
const calendar: Calendar = {
  version: 1,
  hours: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  years: [2025],
  days: {
    '2025-09-28': { kind: 'makeup', name: '国庆节' },
    '2025-10-01': { kind: 'holiday', name: '国庆节' },
    '2025-10-02': { kind: 'holiday', name: '国庆节' },
    '2025-10-03': { kind: 'holiday', name: '国庆节' },
    '2025-10-04': { kind: 'holiday', name: '国庆节' },
    '2025-10-05': { kind: 'holiday', name: '国庆节' },
    '2025-10-06': { kind: 'holiday', name: '中秋' },
    '2025-10-07': { kind: 'holiday', name: '国庆节' },
    '2025-10-08': { kind: 'holiday', name: '国庆节' },
    '2025-10-11': { kind: 'makeup', name: '国庆节' },
  },
  school: [
    { kind: 'term', name: '秋季学期', from: '2025-09-01', to: '2026-01-17', hours: null },
    { kind: 'winterBreak', name: '寒假', from: '2026-01-17', to: '2026-02-28', hours: [{ from: '09:00', to: '11:30' }] },
    { kind: 'other', name: '封校三日', from: '2026-02-03', to: '2026-02-06', hours: [] },
  ],
};

/** Wall time in Beijing. */
const at = (wall: string) =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime('Asia/Shanghai').toInstant().toString({ smallestUnit: 'millisecond' });

describe('a day', () => {
  it('belongs to Asia/Shanghai, whatever zone the machine is in', () => {
    expect(process.env['TZ']).toBe('America/New_York');
    expect(dayOf('2025-09-30T15:59:59.999Z')).toBe('2025-09-30');
    expect(dayOf('2025-09-30T16:00:00.000Z')).toBe('2025-10-01');
  });

  it.each([
    ['2025-09-26', 'workday'],
    ['2025-09-27', 'weekend'],
    ['2025-09-28', 'makeup'],
    ['2025-10-04', 'holiday'],
    ['2025-10-08', 'holiday'],
    ['2025-10-11', 'makeup'],
    ['2026-01-16', 'workday'],
    ['2026-01-17', 'weekend'],
    ['2026-01-19', 'duty'],
    ['2026-02-03', 'schoolHoliday'],
    ['2026-02-06', 'duty'],
    ['2026-02-27', 'duty'],
    ['2026-03-02', 'workday'],
  ] as const)('%s is a %s', (day, kind) => {
    expect(dayKind(day, calendar)).toBe(kind);
  });

  it('has working hours exactly when it is worked', () => {
    expect(hoursOf('2025-09-28', calendar)).toEqual(calendar.hours);
    expect(hoursOf('2026-01-19', calendar)).toEqual([{ from: '09:00', to: '11:30' }]);
    expect(isWorkday('2026-01-19', calendar)).toBe(true);
    expect(isWorkday('2026-02-03', calendar)).toBe(false);
    expect(isWorkday('2025-10-01', calendar)).toBe(false);
  });

  it('is named by the notice or the school break that makes it special', () => {
    expect(dayName('2025-10-06', calendar)).toBe('中秋');
    expect(dayName('2025-10-11', calendar)).toBe('国庆节');
    expect(dayName('2026-01-19', calendar)).toBe('寒假');
    expect(dayName('2026-02-03', calendar)).toBe('封校三日');
    expect(dayName('2026-01-16', calendar)).toBe(null);
    expect(dayName('2026-02-07', calendar)).toBe(null);
  });

  it('is free on a national holiday even inside a duty period', () => {
    const spring: Calendar = { ...calendar, days: { '2026-02-17': { kind: 'holiday', name: '春节' } } };
    expect(dayKind('2026-02-17', spring)).toBe('holiday');
    expect(hoursOf('2026-02-17', spring)).toEqual([]);
  });
});

describe('working minutes', () => {
  it.each([
    ['within one span', '2025-09-26T09:00', 60, '2025-09-26T10:00'],
    ['to the end of a span, not to the start of the next', '2025-09-26T11:00', 60, '2025-09-26T12:00'],
    ['over the lunch break', '2025-09-26T11:30', 60, '2025-09-26T14:00'],
    ['from before opening', '2025-09-26T03:00', 30, '2025-09-26T09:00'],
    ['over a free Saturday to a make-up Sunday', '2025-09-26T17:00', 60, '2025-09-28T09:00'],
    ['over eight days of National Day', '2025-09-30T17:00', 120, '2025-10-09T10:00'],
    ['from within the holiday', '2025-10-03T10:00', 120, '2025-10-09T10:30'],
    ['into duty hours', '2026-01-16T17:00', 60, '2026-01-19T09:30'],
    ['over days without hours', '2026-02-02T11:00', 60, '2026-02-06T09:30'],
  ])('are added %s', (_, from, minutes, to) => {
    expect(addWorkMinutes(at(from), minutes, calendar)).toBe(at(to));
    expect(workMinutesBetween(at(from), at(to), calendar)).toBe(minutes);
  });

  it('leave the moment alone when there are none to add', () => {
    expect(addWorkMinutes('2025-10-04T02:00:00Z', 0, calendar)).toBe('2025-10-04T02:00:00.000Z');
  });

  it('are 0 when the end is not after the start', () => {
    expect(workMinutesBetween(at('2025-09-26T10:00'), at('2025-09-26T09:00'), calendar)).toBe(0);
    expect(workMinutesBetween(at('2025-09-26T10:00'), at('2025-09-26T10:00'), calendar)).toBe(0);
    expect(workMinutesBetween(at('2025-09-29T10:00'), at('2025-09-26T09:00'), calendar)).toBe(0);
  });

  it('cannot be negative', () => {
    expect(() => addWorkMinutes(at('2025-09-26T10:00'), -1, calendar)).toThrow(RangeError);
    expect(() => addWorkMinutes(at('2025-09-26T10:00'), Number.NaN, calendar)).toThrow(RangeError);
  });

  it('may run for years as long as there are working hours now and then', () => {
    const end = addWorkMinutes(at('2026-03-02T08:30'), 450 * 600, calendar);
    expect(workMinutesBetween(at('2026-03-02T08:30'), end, calendar)).toBe(450 * 600);
  });

  it('end with a RangeError on a calendar without any', () => {
    const never: Calendar = { ...calendar, hours: [], school: [] };
    expect(() => addWorkMinutes(at('2025-09-26T10:00'), 1, never)).toThrow(RangeError);
    expect(() => endOfWorkday(at('2025-09-26T10:00'), 1, never)).toThrow(RangeError);
    expect(workMinutesBetween(at('2025-09-26T10:00'), at('2025-09-29T10:00'), never)).toBe(0);
  });

  it('may last until midnight', () => {
    const night: Calendar = { ...calendar, hours: [{ from: '20:00', to: '24:00' }] };
    expect(addWorkMinutes(at('2025-09-26T20:00'), 240, night)).toBe(at('2025-09-27T00:00'));
    expect(endOfWorkday(at('2025-09-26T20:00'), 0, night)).toBe(at('2025-09-27T00:00'));
  });
});

describe('the end of a working day', () => {
  it.each([
    ['is today’s while work goes on', '2025-09-26T09:00', 0, '2025-09-26T17:30'],
    ['is today’s before opening', '2025-09-26T06:00', 0, '2025-09-26T17:30'],
    ['is today’s at lunch', '2025-09-26T12:30', 0, '2025-09-26T17:30'],
    ['is the next working day’s at closing time', '2025-09-26T17:30', 0, '2025-09-28T17:30'],
    ['is the next working day’s on a free day', '2025-10-01T10:00', 0, '2025-10-09T17:30'],
    ['does not count the day itself', '2025-09-26T09:00', 1, '2025-09-28T17:30'],
    ['counts make-up days and skips holidays', '2025-09-30T09:00', 3, '2025-10-11T17:30'],
    ['starts with the first working day after a free day', '2025-10-04T09:00', 1, '2025-10-09T17:30'],
    ['follows duty hours', '2026-01-16T09:00', 1, '2026-01-19T11:30'],
  ])('%s', (_, from, n, to) => {
    expect(endOfWorkday(at(from), n, calendar)).toBe(at(to));
  });

  it('needs a whole number of days', () => {
    expect(() => endOfWorkday(at('2025-09-26T09:00'), 1.5, calendar)).toThrow(RangeError);
    expect(() => endOfWorkday(at('2025-09-26T09:00'), -1, calendar)).toThrow(RangeError);
  });
});

describe('natural minutes', () => {
  it('pass on every day alike', () => {
    expect(addNaturalMinutes('2025-09-30T15:30:00Z', 60)).toBe('2025-09-30T16:30:00.000Z');
  });
});

describe('years without a notice', () => {
  it('are those touched in Beijing time', () => {
    expect(yearsWithoutData(at('2025-12-31T23:00'), at('2025-12-31T23:59'), calendar)).toEqual([]);
    expect(yearsWithoutData(at('2025-12-31T23:00'), at('2026-01-01T00:00'), calendar)).toEqual([2026]);
    expect(yearsWithoutData(at('2024-12-31T23:00'), at('2026-01-01T00:00'), calendar)).toEqual([2024, 2026]);
  });
});

describe('for any moment, also across make-up weeks, breaks and free days', () => {
  const ms = fc.integer({ min: Date.parse('2025-09-01T00:00:00Z'), max: Date.parse('2026-03-15T00:00:00Z') });
  const moment = ms.map((epoch) => Temporal.Instant.fromEpochMilliseconds(epoch).toString({ smallestUnit: 'millisecond' }));
  const minutes = fc.integer({ min: 0, max: 12_000 });

  it('adding and counting are inverse', () => {
    fc.assert(
      fc.property(moment, minutes, (from, n) => workMinutesBetween(from, addWorkMinutes(from, n, calendar), calendar) === n),
    );
  });

  it('counting and adding never pass the end counted to', () => {
    fc.assert(
      fc.property(moment, moment, (from, to) => {
        const n = workMinutesBetween(from, to, calendar);
        const end = addWorkMinutes(from, n, calendar);
        return to <= from ? end === from : end <= to && workMinutesBetween(end, to, calendar) === 0;
      }),
    );
  });

  it('a later start or more minutes never end earlier', () => {
    fc.assert(
      fc.property(moment, moment, minutes, minutes, (a, b, m, n) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const [few, many] = m < n ? [m, n] : [n, m];
        return addWorkMinutes(early, few, calendar) <= addWorkMinutes(late, many, calendar);
      }),
    );
  });

  it('counting adds up over any point between', () => {
    fc.assert(
      fc.property(moment, moment, moment, (...three) => {
        const [a, b, c] = three.toSorted() as [string, string, string];
        const parts = workMinutesBetween(a, b, calendar) + workMinutesBetween(b, c, calendar);
        return Math.abs(parts - workMinutesBetween(a, c, calendar)) < 1e-6;
      }),
    );
  });

  it('adding in two steps is adding once', () => {
    fc.assert(
      fc.property(moment, minutes, minutes, (from, m, n) => {
        const twice = addWorkMinutes(addWorkMinutes(from, m, calendar), n, calendar);
        return twice === addWorkMinutes(from, m + n, calendar);
      }),
    );
  });

  it('agrees with counting every minute one by one', () => {
    const wholeMinute = ms.map((epoch) => Math.floor(epoch / 60_000) * 60_000);
    const worked = (epoch: number) => {
      const local = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO('Asia/Shanghai');
      const time = local.toPlainTime().toString().slice(0, 5);
      return hoursOf(local.toPlainDate().toString(), calendar).some((span) => span.from <= time && time < span.to);
    };
    fc.assert(
      fc.property(wholeMinute, fc.integer({ min: 0, max: 3000 }), (start, length) => {
        let counted = 0;
        for (let i = 0; i < length; i++) if (worked(start + i * 60_000)) counted++;
        const iso = (epoch: number) => Temporal.Instant.fromEpochMilliseconds(epoch).toString();
        return workMinutesBetween(iso(start), iso(start + length * 60_000), calendar) === counted;
      }),
      { numRuns: 25 },
    );
  });

  it('the end of a working day is always ahead, in working hours, and moves with n', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 20 }), (from, n) => {
        const end = endOfWorkday(from, n, calendar);
        const next = endOfWorkday(from, n + 1, calendar);
        return end > from && end <= next && isWorkday(dayOf(end), calendar);
      }),
    );
  });
});
