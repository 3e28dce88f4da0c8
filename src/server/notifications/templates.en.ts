import type { Sentences } from './compose.ts';
import { evaluationEn } from './evaluationSentences.ts';
import { opinionNoticesEn } from './opinionTemplates.en.ts';
import { supervisionEn } from './supervisionTemplates.en.ts';

/** `{number}` is the only blank that a sentence about a case may have: a sentence with more would carry more. */
export const en = {
  case: {
    CaseSubmitted: {
      requester: 'Your case {number} has been submitted.',
      staff: 'A critical case {number} has come in. Act at once.',
    },
    ...supervisionEn,
    ...opinionNoticesEn,
    FactsAsked: {
      requester: 'Your case {number} needs more facts; please supply them in time.',
      staff: 'More facts were asked for in case {number}.',
    },
    FactsSupplied: {
      requester: 'The facts you supplied for case {number} have arrived.',
      staff: 'Facts were supplied in case {number}.',
    },
    CaseAccepted: { requester: 'Your case {number} has been accepted.', staff: 'Case {number} has been accepted.' },
    CaseTransferred: {
      requester: 'Your case {number} has been handed over; please see to whom, and how to reach them.',
      staff: 'Case {number} has been handed over.',
    },
    ContactAttempted: {
      requester: 'The unit in charge of your case {number} tried to reach you.',
      staff: 'The requester of case {number} was not reached.',
    },
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
    LetterWritten: {
      requester: 'There is a new message on your case {number}.',
      staff: 'The requester has written a message on case {number}; please answer.',
    },
    ReturnRequested: {
      requester: 'The unit in charge of your case {number} is being checked.',
      staff: 'A return of case {number} waits for your ruling.',
    },
    ReturnRefused: {
      requester: 'Your case {number} stays with its unit.',
      staff: 'The return of case {number} was refused; please go on with it.',
    },
    ConsultationHeld: {
      requester: 'The unit in charge of your case {number} was agreed on.',
      staff: 'A consultation about case {number} was held.',
    },
    UnitDesignated: {
      requester: 'The unit in charge of your case {number} was designated.',
      staff: 'The unit of case {number} was designated.',
    },
    ExtensionRequested: {
      requester: 'There is news about your case {number}.',
      staff: 'More time is asked for in case {number}.',
    },
    ExtensionEndorsed: {
      requester: 'There is news about your case {number}.',
      staff: 'The head of the unit endorsed more time for case {number}.',
    },
    ExtensionGranted: {
      requester: 'Your case {number} was given more time; see the new date and the reason.',
      staff: 'More time was granted in case {number}.',
    },
    ExtensionRefused: { requester: 'There is news about your case {number}.', staff: 'More time was refused in case {number}.' },
    LedgerRequested: { requester: 'There is news about your case {number}.', staff: 'Case {number} is proposed for the ledger.' },
    PutOnLedger: {
      requester: 'Your case {number} is on the long-term ledger; see the plan and its dates.',
      staff: 'Case {number} is on the ledger.',
    },
    LedgerRefused: { requester: 'There is news about your case {number}.', staff: 'The ledger was refused for case {number}.' },
    LedgerReviewed: {
      requester: 'The plan of your case {number} was reviewed.',
      staff: 'The ledger entry of case {number} was reviewed.',
    },
    LedgerLeft: {
      requester: 'Your case {number} is being handled again; see the new date.',
      staff: 'Case {number} has left the ledger.',
    },
    PartAdded: {
      requester: 'Another unit joined in your case {number}.',
      staff: 'Your unit has a part in case {number}; see the task and its time.',
    },
    PartSigned: { requester: 'There is news about your case {number}.', staff: 'A partner signed its part of case {number}.' },
    PartReported: { requester: 'There is news about your case {number}.', staff: 'A partner reported on case {number}.' },
    ReviewRequested: {
      requester: 'There is news about your case {number}.',
      staff: 'The result of case {number} waits for your review.',
    },
    SentBack: { requester: 'There is news about your case {number}.', staff: 'The result of case {number} was sent back.' },
    CaseMerged: {
      requester: 'Your case {number} is handled together with others about the same matter.',
      staff: 'Case {number} was merged.',
    },
    CaseUnmerged: {
      requester: 'Your case {number} is handled by itself again.',
      staff: 'The merge of case {number} was undone.',
    },
    AnsweredWithMain: {
      requester: 'The matter of your case {number} was resolved; see the answer.',
      staff: 'Case {number} was answered with its main case.',
    },
    ExclusionProposed: {
      requester: 'There is news about your case {number}.',
      staff: 'An exclusion is proposed for case {number}.',
    },
    ExclusionRuled: {
      requester: 'There is news about your case {number}.',
      staff: 'The exclusion of case {number} was ruled on.',
    },
    ResultAppealed: { requester: 'There is news about your case {number}.', staff: 'The result of case {number} is appealed.' },
    AppealRuled: { requester: 'There is news about your case {number}.', staff: 'The appeal in case {number} was ruled on.' },
    ...evaluationEn,
    DeadlineHalf: { requester: 'Your case {number} is being worked on.', staff: 'Half the time for case {number} has passed.' },
    DeadlineNear: { requester: 'Your case {number} is being worked on.', staff: 'The deadline of case {number} is near.' },
    DeadlineMissed: {
      requester: 'Your case {number} is past its promised date; the unit was reminded.',
      staff: 'Case {number} is past its deadline.',
    },
    DutyPaged: {
      requester: 'The officer on duty has been told of your case {number}.',
      staff: 'Critical case {number} needs you at once; please sign in and take it on.',
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
