import type { Sentences } from './compose.ts';

/** `{number}` is the only blank that a sentence about a case may have: a sentence with more would carry more. */
export const en = {
  case: {
    CaseSubmitted: { requester: 'Your case {number} has been submitted.', staff: 'A new case {number} has come in.' },
    FactsAsked: {
      requester: 'Your case {number} needs more facts; please supply them in time.',
      staff: 'More facts were asked for in case {number}.',
    },
    FactsSupplied: {
      requester: 'The facts you supplied for case {number} have arrived.',
      staff: 'Facts were supplied in case {number}.',
    },
    CaseAccepted: { requester: 'Your case {number} has been accepted.', staff: 'Case {number} has been accepted.' },
    CaseDeclined: {
      requester: 'Your case {number} was not accepted; please see why, and where else to turn.',
      staff: 'Case {number} was declined.',
    },
    CaseAnswered: {
      requester: 'Your case {number} has been answered; please read the answer and rate it.',
      staff: 'Case {number} was answered directly.',
    },
    CaseDispatched: {
      requester: 'Your case {number} has gone to the unit in charge.',
      staff: 'Case {number} was dispatched to your unit; please sign in time.',
    },
    CaseSigned: {
      requester: 'The unit in charge has signed for your case {number}.',
      staff: 'Case {number} has been signed for.',
    },
    DispatchReturned: {
      requester: 'The unit in charge of your case {number} is being found anew.',
      staff: 'Case {number} was returned; please dispatch it again.',
    },
    RequesterContacted: {
      requester: 'The unit recorded a contact with you about case {number}; please check it.',
      staff: 'The requester of case {number} was contacted.',
    },
    ProgressReported: { requester: 'There is progress in your case {number}.', staff: 'There is progress in case {number}.' },
    NoteTaken: { requester: 'There is an update to your case {number}.', staff: 'There is a new note in case {number}.' },
    CaseResolved: {
      requester: 'Your case {number} has been resolved; please read the reply and rate it.',
      staff: 'Case {number} was resolved and awaits its follow-up.',
    },
    FollowUpAttempted: {
      requester: 'We tried to reach you about case {number}, without success.',
      staff: 'A follow-up of case {number} reached nobody.',
    },
    FollowedUp: { requester: 'Your rating of case {number} has arrived.', staff: 'Case {number} has been followed up.' },
    CaseReopened: {
      requester: 'Your case {number} has been reopened.',
      staff: 'Case {number} must be reworked; please see why.',
    },
    CaseClosed: { requester: 'Your case {number} has been closed.', staff: 'Case {number} has been closed.' },
    CaseWithdrawn: { requester: 'Your case {number} has been withdrawn.', staff: 'Case {number} was withdrawn.' },
    CaseNudged: {
      requester: 'Your nudge about case {number} has been passed on.',
      staff: 'Case {number} was nudged; please act soon.',
    },
    DeadlineHalf: { requester: 'Your case {number} is being worked on.', staff: 'Half the time for case {number} has passed.' },
    DeadlineNear: { requester: 'Your case {number} is being worked on.', staff: 'The deadline of case {number} is near.' },
    DeadlineMissed: {
      requester: 'Your case {number} is past its promised date; the unit was reminded.',
      staff: 'Case {number} is past its deadline.',
    },
    DeadlineEscalated: {
      requester: 'Your case {number} is past its promised date and was reported.',
      staff: 'Case {number} is past its deadline and is reported to you.',
    },
  },
  many: '{count} notices about cases',
  rest: '{count} more; please sign in to read them:',
  test: 'This is a test message: the channel for notices about cases (诉件) works.',
} as const satisfies Sentences;
