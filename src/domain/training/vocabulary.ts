export const questionTypes = ['choice', 'multi', 'order'] as const;
export type QuestionType = (typeof questionTypes)[number];

/** How a person stands to a course: never opened, on the way, past its day, certified, soon or already without a valid certificate. */
export const courseStates = ['new', 'begun', 'overdue', 'done', 'expiring', 'expired'] as const;
export type CourseState = (typeof courseStates)[number];

/** Whose work a practice case is. */
export const practiceRoles = ['officer', 'dispatcher'] as const;
export type PracticeRole = (typeof practiceRoles)[number];

/** What the person should have made of a practice case. */
export const practiceOutcomes = ['resolve', 'return', 'dispatch'] as const;
export type PracticeOutcome = (typeof practiceOutcomes)[number];

/** What a practice case is judged by. */
export const practiceChecks = [
  'outcome',
  'acceptedInTime',
  'dispatchedInTime',
  'signedInTime',
  'returnedInTime',
  'contactedInTime',
  'contactedFirst',
  'resolvedInTime',
  'rightUnit',
  'rightCategory',
  'reply',
] as const;
export type PracticeCheck = (typeof practiceChecks)[number];

export const trainingRefusals = [
  'no-attempts-left',
  'already-certified',
  'read-first',
  'practice-ended',
  'attempt-ended',
  'no-quiz',
] as const;
export type TrainingRefused = (typeof trainingRefusals)[number];
