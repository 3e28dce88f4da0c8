import { describe, expect, it } from 'vitest';
import { attemptRefusal, type CourseFacts, type CourseRules, courseState, earnsCertificate, expiryOf } from './progress.ts';

const course: CourseRules = { roles: ['officer'], dueDays: 14, validMonths: 12, checks: 2, attempts: 2, practice: ['heating'] };
const fresh: CourseFacts = {
  assigned: true,
  dueOn: '2026-03-16',
  ticked: [],
  attemptsSince: 0,
  passedSince: false,
  practicePassed: [],
  certificate: null,
};
const today = '2026-03-02';
const certified = (expiresOn: string | null): CourseFacts => ({
  ...fresh,
  ticked: [0, 1],
  practicePassed: ['heating'],
  certificate: { expiresOn },
});

describe('a course', () => {
  it.each([
    ['untouched', fresh, today, 'new'],
    ['with one tick', { ...fresh, ticked: [0] }, today, 'begun'],
    ['on its last day', fresh, '2026-03-16', 'new'],
    ['a day later', { ...fresh, ticked: [0] }, '2026-03-17', 'overdue'],
    ['certified for good', certified(null), today, 'done'],
    ['31 days before the end', certified('2026-04-02'), today, 'done'],
    ['30 days before the end', certified('2026-04-01'), today, 'expiring'],
    ['on the first day without', certified('2026-03-02'), today, 'expired'],
  ] as const)('%s is %s on %s: %s', (_, facts, day, state) => {
    expect(courseState(facts, day)).toBe(state);
  });

  it.each([
    ['before everything is ticked', { ...fresh, ticked: [1] }, 'read-first'],
    ['when all attempts are used', { ...fresh, ticked: [0, 1], attemptsSince: 2 }, 'no-attempts-left'],
    ['once passed', { ...fresh, ticked: [0, 1], attemptsSince: 1, passedSince: true }, 'already-certified'],
    ['while the certificate holds', certified('2027-03-01'), 'already-certified'],
  ] as const)('lets nobody write a paper %s', (_, facts, refusal) => {
    expect(attemptRefusal(course, facts, today)).toBe(refusal);
  });

  it('lets a certificate be renewed by the quiz alone, shortly before its end and after it', () => {
    expect(attemptRefusal(course, certified('2026-03-20'), today)).toBeNull();
    expect(earnsCertificate(course, certified('2026-03-20'), today)).toBe(false);
    expect(earnsCertificate(course, { ...certified('2026-03-20'), passedSince: true }, today)).toBe(true);
  });

  it('is certified only when read, examined and practised', () => {
    const all = { ...fresh, ticked: [0, 1], passedSince: true, practicePassed: ['heating'] };
    expect(earnsCertificate(course, all, today)).toBe(true);
    for (const lacking of [{ ticked: [0] }, { passedSince: false }, { practicePassed: [] }])
      expect(earnsCertificate(course, { ...all, ...lacking }, today)).toBe(false);
  });

  it('expires on the same day of a later month, or on the last there is', () => {
    expect(expiryOf({ validMonths: 12 }, '2028-02-29')).toBe('2029-02-28');
    expect(expiryOf({ validMonths: null }, today)).toBeNull();
  });
});
