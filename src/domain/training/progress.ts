import type { Role } from '../people/vocabulary.ts';
import type { CourseState, TrainingRefused } from './vocabulary.ts';

/** What the rules need to know of a course. */
export type CourseRules = {
  readonly roles: readonly Role[];
  /** Natural days from the assignment. */
  readonly dueDays: number;
  /** How long a certificate holds; null: for good. */
  readonly validMonths: number | null;
  /** Items of the checklist. */
  readonly checks: number;
  /** null: the course has no quiz. */
  readonly attempts: number | null;
  /** Ids of practice cases to be passed. */
  readonly practice: readonly string[];
};

/** What a person has done. `since` the newest certificate where there is one: a renewal asks for the quiz again, not for the reading. */
export type CourseFacts = {
  readonly assigned: boolean;
  /** Day; null: the course was not given to the person. */
  readonly dueOn: string | null;
  readonly ticked: readonly number[];
  readonly attemptsSince: number;
  readonly passedSince: boolean;
  readonly practicePassed: readonly string[];
  readonly certificate: { readonly expiresOn: string | null } | null;
};

/** So many days before its end a certificate may be renewed, and is reminded of. */
export const renewalDays = 30;

/** Whether a course belongs to the path of somebody with these roles. */
export function isForRoles(course: Pick<CourseRules, 'roles'>, roles: readonly Role[]): boolean {
  return course.roles.some((role) => roles.includes(role));
}

/** @param today a day in Asia/Shanghai; a certificate that expires today is no longer valid */
export function courseState(facts: CourseFacts, today: string): CourseState {
  const { certificate } = facts;
  if (certificate) {
    if (certificate.expiresOn === null) return 'done';
    if (certificate.expiresOn <= today) return 'expired';
    return mayRenew(facts, today) ? 'expiring' : 'done';
  }
  if (facts.dueOn !== null && facts.dueOn < today) return 'overdue';
  const begun = facts.ticked.length > 0 || facts.attemptsSince > 0 || facts.practicePassed.length > 0;
  return begun ? 'begun' : 'new';
}

export function mayRenew({ certificate }: Pick<CourseFacts, 'certificate'>, today: string): boolean {
  if (!certificate || certificate.expiresOn === null) return false;
  return Temporal.PlainDate.from(certificate.expiresOn).subtract({ days: renewalDays }).toString() <= today;
}

/** Why no paper may be begun now; null: it may. */
export function attemptRefusal(course: CourseRules, facts: CourseFacts, today: string): TrainingRefused | null {
  if (course.attempts === null) return 'no-quiz';
  if (facts.certificate && !mayRenew(facts, today)) return 'already-certified';
  if (facts.passedSince) return 'already-certified';
  if (!isRead(course, facts)) return 'read-first';
  return facts.attemptsSince >= course.attempts ? 'no-attempts-left' : null;
}

/** Whether a certificate is due: everything is done, and there is no valid one that need not be renewed yet. */
export function earnsCertificate(course: CourseRules, facts: CourseFacts, today: string): boolean {
  if (facts.certificate && !mayRenew(facts, today)) return false;
  const examined = course.attempts === null || facts.passedSince;
  return isRead(course, facts) && examined && course.practice.every((id) => facts.practicePassed.includes(id));
}

/** The first day on which a certificate of today is no longer valid. */
export function expiryOf(course: Pick<CourseRules, 'validMonths'>, today: string): string | null {
  return course.validMonths === null ? null : Temporal.PlainDate.from(today).add({ months: course.validMonths }).toString();
}

function isRead(course: CourseRules, facts: CourseFacts): boolean {
  return Array.from({ length: course.checks }, (_, i) => i).every((i) => facts.ticked.includes(i));
}
