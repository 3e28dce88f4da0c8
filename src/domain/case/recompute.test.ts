import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import type { Limits } from '../grade/profile.ts';
import { deadline, type Limit } from '../limit.ts';
import { type CaseState, evolve, unborn } from './case.ts';
import { movedDeadlines, movesPromise } from './recompute.ts';

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
const work = (amount: number): Limit => ({ unit: 'workMinutes', amount });
const grade = {
  accept: work(120),
  dispatch: work(30),
  sign: work(120),
  respond: work(240),
  resolve: { unit: 'workdays', amount: 3 },
} as const;
const limits: Limits = {
  version: 1,
  grades: { T: { ...grade, resolve: { unit: 'naturalMinutes', amount: 120 } }, J: grade, Y: grade, F: grade, Z: grade },
  supply: { unit: 'naturalDays', amount: 3 },
  followUp: { unit: 'naturalMinutes', amount: 1440 },
  decide: { unit: 'workdays', amount: 1 },
  rework: { unit: 'workdays', amount: 3 },
  returnWindow: work(120),
  ruleReturn: work(120),
  review: work(120),
  ledgerReview: { unit: 'naturalDays', amount: 30 },
  sameDayCut: '17:00',
};
/** A Monday, 10:00 in Beijing. */
const monday = '2026-03-02T02:00:00.000Z';
const resolveBy = deadline(monday, grade.resolve, calendar);
const responded: CaseState = {
  ...unborn,
  phase: 'responded',
  lead: 'repair',
  firstContactAt: monday,
  resolveBy,
  next: { kind: 'resolve', deadline: resolveBy },
};
/** Wednesday is declared a holiday. */
const withHoliday: Calendar = { ...calendar, version: 2, days: { '2026-03-04': { kind: 'holiday', name: '校庆' } } };
const limitsWith = (resolve: Limit): Limits => ({
  ...limits,
  version: 2,
  grades: { ...limits.grades, Y: { ...grade, resolve } },
});
const on = (now: string) => ({ calendar, limits, now });

describe('a new calendar', () => {
  it('moves what still runs, both where it is promised and where it is owed', () => {
    const moved = movedDeadlines(responded, { ...on(monday), cause: 'calendar', calendar: withHoliday });
    expect(moved.map(({ slot, from, to }) => [slot, from, to.at, to.calendar])).toEqual([
      ['resolveBy', '2026-03-05T09:30:00.000Z', '2026-03-06T09:30:00.000Z', 2],
      ['next', '2026-03-05T09:30:00.000Z', '2026-03-06T09:30:00.000Z', 2],
    ]);
    expect(movesPromise(moved)).toBe(true);
    const at = monday;
    const after = evolve(responded, {
      type: 'DeadlinesRecomputed',
      cause: 'calendar',
      version: 2,
      reason: '',
      moved,
      at,
      by: 'system',
      unit: null,
    });
    expect(after.resolveBy?.at).toBe('2026-03-06T09:30:00.000Z');
    expect(after.next?.deadline).toEqual(after.resolveBy);
    // Done twice it changes nothing.
    expect(movedDeadlines(after, { ...on(monday), cause: 'calendar', calendar: withHoliday })).toEqual([]);
  });
  it('corrects even what was counted as missed', () => {
    const moved = movedDeadlines(responded, { ...on('2026-03-05T12:00:00.000Z'), cause: 'calendar', calendar: withHoliday });
    expect(moved[0]?.to.at).toBe('2026-03-06T09:30:00.000Z');
  });
  it('lets nothing fall into the past', () => {
    const shorter: Calendar = { ...calendar, version: 2, days: { '2026-03-01': { kind: 'makeup', name: '' } } };
    const held = deadline('2026-02-27T02:00:00.000Z', grade.resolve, calendar);
    const state = { ...responded, resolveBy: held, next: { kind: 'resolve', deadline: held } } as const;
    expect(held.at).toBe('2026-03-04T09:30:00.000Z');
    expect(movedDeadlines(state, { ...on('2026-03-04T01:00:00.000Z'), cause: 'calendar', calendar: shorter })).toEqual([]);
  });
});

describe('new limits', () => {
  it('hold for what still runs, and not for what was missed', () => {
    const rules = { cause: 'limits', calendar, limits: limitsWith({ unit: 'workdays', amount: 4 }) } as const;
    expect(movedDeadlines(responded, { ...rules, now: monday })[0]?.to.at).toBe('2026-03-06T09:30:00.000Z');
    expect(movedDeadlines(responded, { ...rules, now: '2026-03-05T10:00:00.000Z' })).toEqual([]);
  });
  it('never lengthen the time to resolve beyond the statutory one', () => {
    const rules = { cause: 'limits', calendar, limits: limitsWith({ unit: 'workdays', amount: 20 }), now: monday } as const;
    expect(movedDeadlines(responded, rules)[0]?.to.at).toBe('2026-03-09T02:00:00.000Z');
    const urgent = deadline(monday, limits.grades.T.resolve, calendar);
    const emergency: CaseState = { ...responded, grade: 'T', resolveBy: urgent, next: { kind: 'resolve', deadline: urgent } };
    const lax = {
      ...limits,
      grades: { ...limits.grades, T: { ...grade, resolve: { unit: 'naturalMinutes', amount: 600 } } },
    } as const;
    expect(movedDeadlines(emergency, { ...rules, limits: lax })).toEqual([]);
  });
  it('leave what a person set for this case alone: an extension, a part', () => {
    const rules = { cause: 'limits', calendar, limits: limitsWith({ unit: 'workdays', amount: 1 }), now: monday } as const;
    expect(movedDeadlines({ ...responded, extended: true }, rules)).toEqual([]);
  });
  it('are no news to the requester when only the unit is meant', () => {
    const held = deadline(monday, grade.sign, calendar);
    const dispatched: CaseState = { ...responded, phase: 'dispatched', next: { kind: 'sign', deadline: held } };
    const stricter = { ...limits, grades: { ...limits.grades, Y: { ...grade, sign: work(60) } } };
    const moved = movedDeadlines(dispatched, { cause: 'limits', calendar, limits: stricter, now: monday });
    expect(moved.map(({ slot }) => slot)).toEqual(['next']);
    expect(movesPromise(moved)).toBe(false);
  });
});
