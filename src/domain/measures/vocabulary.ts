/** The words of the measures that cross every border: the server, the browser, the tests and the documents use these and no others. */

/** full 全口径: all that the school took on. assessed 考核口径: without what domain.md §3.3 excludes. */
export const scopes = ['full', 'assessed'] as const;
export type Scope = (typeof scopes)[number];

/** What a case can be left out of: the volume, the response, the resolution, the requester's answers. */
export const parts = ['volume', 'response', 'resolution', 'answers'] as const;
export type Part = (typeof parts)[number];

export const exclusionReasons = [
  'declined',
  'withdrawn',
  'merged',
  'answered-at-once',
  'not-our-duty',
  'legal-procedure',
  'against-rules',
  'facts-withheld',
  'malicious',
  'force-majeure',
  'on-ledger',
  'unreached',
  'not-assessed',
  'archived-elsewhere',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** The moments by which a case falls into a period. created: accepted. closed: first resolved. calledBack: the answer that stands. */
export const moments = ['created', 'responseDue', 'due', 'closed', 'calledBack'] as const;
export type Moment = (typeof moments)[number];

/** By which moment cases fall into a period. natural: each measure by its own (docs/kpi.md); the others put all measures on one cohort. */
export const bases = ['natural', 'created', 'due', 'closed', 'calledBack'] as const;
export type Basis = (typeof bases)[number];

export const measureIds = [
  'responded',
  'contacted',
  'resolved',
  'resolvedInTime',
  'sameDay',
  'solved',
  'solvedAtOnce',
  'satisfied',
  'satisfiedStrictly',
  'processSatisfied',
  'signedInTime',
  'called',
  'reached',
  'sentRight',
  'direct',
  'reworked',
  'repeated',
  'rebounded',
  'handedBack',
  'handBackRefused',
  'extended',
  'onLedger',
] as const;
export type MeasureId = (typeof measureIds)[number];

/** Why a case is not whole in a measure; counted: it is what a burden counts. */
export const lossReasons = [
  'contacted-late',
  'never-contacted',
  'not-contacted-says-requester',
  'resolved-late',
  'never-resolved',
  'not-same-day',
  'partly-solved',
  'unsolved',
  'solved-after-rework',
  'fair',
  'unsatisfied',
  'signed-late',
  'not-called',
  'not-reached',
  'sent-wrong',
  'counted',
] as const;
export type LossReason = (typeof lossReasons)[number];

/** What earns or costs points besides the rates. overdue and refusedReturn are counted by the engine, the others are verified by people. */
export const deedKinds = ['proactive', 'volunteered', 'overdue', 'refusedReturn', 'fakeClosing', 'leak'] as const;
export type DeedKind = (typeof deedKinds)[number];

/** Signs of gaming, for a person to look at; none of them is a verdict. */
export const flagKinds = [
  'closed-then-reopened',
  'filed-by-own-unit',
  'rated-by-own-unit',
  'split-cases',
  'contact-before-call-back',
  'many-excluded',
  'many-on-ledger',
] as const;
export type FlagKind = (typeof flagKinds)[number];

/** What can be wrong with a scheme. */
export const mistakeCodes = [
  'required',
  'not-whole',
  'not-a-number',
  'out-of-range',
  'unknown',
  'repeated',
  'wrong-direction',
  'wrong-sign',
  'floor-above-max',
  'weights-not-one',
  'points-not-full',
] as const;
export type MistakeCode = (typeof mistakeCodes)[number];

/** The periods that can be asked for by name; the rules are in periodName.ts. month19: the 19th to the 18th. noon, five: from 12:00, from 17:00 of the day before. own: by the rule that the way of assessing sets, where that has no name here. */
export const periodKinds = [
  'month',
  'month19',
  'day',
  'noon',
  'five',
  'week',
  'quarter',
  'half',
  'year',
  'year19',
  'term',
  'span',
  'own',
] as const;
export type PeriodKind = (typeof periodKinds)[number];
export type NamedPeriodKind = Exclude<PeriodKind, 'own'>;

export const schemeKinds = ['weighted', 'points'] as const;

/** The way of a table to publication: counted, open for objections of the units, published for good, or given up. */
export const snapshotStates = ['draft', 'open', 'published', 'withdrawn'] as const;
export type SnapshotState = (typeof snapshotStates)[number];
