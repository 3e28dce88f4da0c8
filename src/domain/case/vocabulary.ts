/** The words of a case (诉件) that cross every border: the server, the browser, the tests and the documents use these and no others. */

export const phases = [
  'submitted',
  'needsInfo',
  'accepted',
  'dispatched',
  'returning',
  'signed',
  'responded',
  'reviewing',
  'resolved',
  'followedUp',
  'merged',
  'closed',
  'declined',
  'transferred',
  'withdrawn',
] as const;
export type Phase = (typeof phases)[number];

/** Phases in which somebody owes somebody something. */
export const openPhases = [
  'submitted',
  'needsInfo',
  'accepted',
  'dispatched',
  'returning',
  'signed',
  'responded',
  'reviewing',
  'resolved',
  'followedUp',
  'merged',
] as const satisfies readonly Phase[];

export const commandNames = [
  'Submit',
  'AskFacts',
  'SupplyFacts',
  'Accept',
  'Decline',
  'Transfer',
  'Answer',
  'Dispatch',
  'AutoDispatch',
  'Sign',
  'Return',
  'RuleOnReturn',
  'Consult',
  'Designate',
  'Respond',
  'RecordAttempt',
  'Progress',
  'Note',
  'RequestExtension',
  'EndorseExtension',
  'RuleOnExtension',
  'RequestLedger',
  'RuleOnLedger',
  'ReviewLedger',
  'LeaveLedger',
  'AddPart',
  'SignPart',
  'ReportPart',
  'Resolve',
  'Approve',
  'SendBack',
  'Merge',
  'Unmerge',
  'AnswerWithMain',
  'FollowUp',
  'Reopen',
  'Close',
  'Withdraw',
  'Nudge',
  'Write',
  'ProposeExclusion',
  'RuleOnExclusion',
  'Appeal',
  'RuleOnAppeal',
  'Reinspect',
  'FlagContact',
  'Recompute',
  'Archive',
] as const;
export type CommandName = (typeof commandNames)[number];

export const eventTypes = [
  'CaseSubmitted',
  'FactsAsked',
  'FactsSupplied',
  'CaseAccepted',
  'CaseDeclined',
  'CaseTransferred',
  'CaseAnswered',
  'CaseDispatched',
  'CaseSigned',
  'ReturnRequested',
  'DispatchReturned',
  'ReturnRefused',
  'ConsultationHeld',
  'UnitDesignated',
  'RequesterContacted',
  'ContactAttempted',
  'ProgressReported',
  'NoteTaken',
  'ExtensionRequested',
  'ExtensionEndorsed',
  'ExtensionGranted',
  'ExtensionRefused',
  'LedgerRequested',
  'PutOnLedger',
  'LedgerRefused',
  'LedgerReviewed',
  'LedgerLeft',
  'PartAdded',
  'PartSigned',
  'PartReported',
  'ReviewRequested',
  'SentBack',
  'CaseResolved',
  'CaseMerged',
  'CaseUnmerged',
  'AnsweredWithMain',
  'FollowUpAttempted',
  'FollowedUp',
  'CaseReopened',
  'CaseClosed',
  'CaseWithdrawn',
  'CaseNudged',
  'LetterWritten',
  'ExclusionProposed',
  'ExclusionRuled',
  'ResultAppealed',
  'AppealRuled',
  'SelfServiceOffered',
  'RatingContactFlagged',
  'SupervisionDemanded',
  'Reinspected',
  'ReinspectionMissed',
  'DeadlinesRecomputed',
] as const;
export type EventType = (typeof eventTypes)[number];

/** How an actor stands to one case; the role × command table is written in these. */
export const standings = [
  'requester',
  'operator',
  'dispatcher',
  'leadOfficer',
  'leadHead',
  'partOfficer',
  'caller',
  'supervisor',
  'leader',
  'system',
] as const;
export type Standing = (typeof standings)[number];

export const channels = ['web', 'phone', 'paper', 'import', 'directive', 'api'] as const;
export type Channel = (typeof channels)[number];

/**
 * On what ground somebody's words are processed, where no portal has asked for consent (个人信息保护法 第十三条). consent: the notice was read
 * aloud or signed on paper, and accepted · duty: the university's own duty · sourceConsent: given to the system that the case came from ·
 * public: was open to everybody there.
 */
export const lawfulGrounds = ['consent', 'duty', 'sourceConsent', 'public'] as const;
export type LawfulGround = (typeof lawfulGrounds)[number];

export const natures = ['inquiry', 'help', 'complaint', 'report', 'suggestion', 'praise'] as const;
export type Nature = (typeof natures)[number];

/** normal: the desk and the unit in charge · confidential 密: trusted officers and the unit in charge · secret 绝密: named people only. */
export const confidentialities = ['normal', 'confidential', 'secret'] as const;
export type Confidentiality = (typeof confidentialities)[number];

export const satisfactions = ['satisfied', 'fair', 'unsatisfied'] as const;
export type Satisfaction = (typeof satisfactions)[number];

export const solvedAnswers = ['yes', 'partly', 'no'] as const;
export type SolvedAnswer = (typeof solvedAnswers)[number];

export const contactMeans = ['call', 'message', 'visit'] as const;
export type ContactMeans = (typeof contactMeans)[number];

export const declineReasons = [
  'not-our-duty',
  'no-facts',
  'legal-procedure',
  'against-rules',
  'duplicate',
  'not-a-request',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Routes that the school may not take upon itself (domain.md §6.2, 转): where a case goes with a warm hand-over. */
export const transferRoutes = ['discipline', 'police', 'counselling', 'appealBoard', 'labour', 'court', 'outside'] as const;
export type TransferRoute = (typeof transferRoutes)[number];

/** What a category may demand before a result counts. A photo from before may be the requester's own. */
export const closingProofs = ['beforePhoto', 'afterPhoto', 'measurement'] as const;
export type ClosingProof = (typeof closingProofs)[number];

export const returnReasons = ['not-our-duty', 'wrong-category', 'wrong-place', 'needs-other-unit', 'facts-missing'] as const;
export type ReturnReason = (typeof returnReasons)[number];

export const closeReasons = [
  'satisfied',
  'explained',
  'unreached',
  'unrated',
  'facts-never-came',
  'with-main',
  'archived-elsewhere',
] as const;
export type CloseReason = (typeof closeReasons)[number];

export const deadlineKinds = [
  'accept',
  'supply',
  'dispatch',
  'ruleReturn',
  'sign',
  'respond',
  'resolve',
  'review',
  'ledger',
  'followUp',
  'selfService',
  'decide',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** Why a case that is real cannot be solved now (挂账). */
export const ledgerReasons = ['budget', 'project', 'policy', 'season', 'outside'] as const;
export type LedgerReason = (typeof ledgerReasons)[number];

/** Why a case leaves the assessed scope (domain.md §3.3, denominator exclusions); each needs evidence and a second person. */
export const exclusionReasons = [
  'not-accepted',
  'withdrawn',
  'merged',
  'answered-inquiry',
  'not-our-duty',
  'legal-procedure',
  'against-rules-explained',
  'facts-refused',
  'malicious',
  'force-majeure',
  'on-ledger',
  'not-reached',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** After this many reworks a case goes to supervision (domain.md §2.4, rework). */
export const reworksAtMost = 2;

/** Why a command is refused although the caller may give it. Stable codes; the sentences are in i18n under `problem.<code>`. */
export const refusals = [
  'wrong-phase',
  'unknown-category',
  'unknown-unit',
  'unknown-place',
  'received-too-long-ago',
  'asked-before',
  'too-soon',
  'too-late',
  'window-over',
  'was-satisfied',
  'attempts-outstanding',
  'handled-it-yourself',
  'unit-is-retired',
  'needs-consultation',
  'needs-designation',
  'consult-only-in-second-dispute',
  'designate-only-in-third-dispute',
  'designated',
  'already-extended',
  'already-requested',
  'no-request',
  'head-first',
  'overdue',
  'extension-too-long',
  'milestones-out-of-order',
  'on-ledger',
  'not-on-ledger',
  'already-a-part',
  'part-is-lead',
  'not-a-part',
  'parts-outstanding',
  'same-person',
  'reworks-exhausted',
  'needs-supervision',
  'not-drawn',
  'not-this-reason',
  'nothing-moves',
  'main-is-itself',
  'main-has-ended',
  'main-is-merged',
  'has-followers',
  'needs-a-person',
  'statutory-route',
  'not-confirmed',
  'no-named-person',
  'not-for-contractors',
  'needs-before-photo',
  'needs-after-photo',
  'needs-measurement',
  'reply-forbidden',
  'blank-left',
  'attempts-too-close',
  'letters-unanswered',
] as const;
export type Refused = (typeof refusals)[number];
