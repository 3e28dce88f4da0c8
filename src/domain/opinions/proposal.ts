import type { Instant } from '../calendar.ts';
import { begun, type Commitment, type Kept } from './commitment.ts';
import type { ProposalPhase } from './vocabulary.ts';

type Fact = { readonly at: Instant; readonly by: string; readonly unit: string | null };
export type ProposalEvent = Fact &
  /** Who proposed it in which words stands beside the events, where it can be forgotten; `by` is 'proposer'. */
  (
    | { readonly type: 'ProposalSubmitted'; readonly number: string }
    | {
        readonly type: 'ProposalShown';
        /** As everybody may read it: what leads to a person is taken out. */
        readonly title: string;
        readonly text: string;
        /** Supporters after whom an answer is owed. */
        readonly threshold: number;
        /** Workdays that the answer may take then. */
        readonly answerDays: number;
      }
    | { readonly type: 'ProposalRefused'; readonly reason: string }
    | { readonly type: 'ProposalWithdrawn' }
    | { readonly type: 'ProposalMerged'; readonly into: string }
    | { readonly type: 'ThresholdReached'; readonly supporters: number; readonly answerBy: Instant }
    | { readonly type: 'ProposalAnswered'; readonly commitment: Commitment }
    | { readonly type: 'ProposalReported'; readonly text: string }
    | { readonly type: 'ProposalFinished'; readonly result: string }
    | { readonly type: 'CaseMade'; readonly caseId: string }
  );

export type ProposalState = {
  readonly version: number;
  readonly phase: ProposalPhase | null;
  readonly number: string;
  /** As everybody reads it; null before. */
  readonly shown: { readonly title: string; readonly text: string } | null;
  readonly submittedAt: Instant;
  readonly threshold: number;
  readonly answerDays: number;
  readonly supportersThen: number | null;
  readonly answerBy: Instant | null;
  readonly answeredAt: Instant | null;
  readonly commitment: Kept | null;
  readonly mergedInto: string | null;
  readonly reason: string;
  readonly caseId: string | null;
};

export const unborn: ProposalState = {
  version: 0,
  phase: null,
  number: '',
  shown: null,
  submittedAt: '',
  threshold: 0,
  answerDays: 0,
  supportersThen: null,
  answerBy: null,
  answeredAt: null,
  commitment: null,
  mergedInto: null,
  reason: '',
  caseId: null,
};

/** Folds one fact into the state. Copies, never computes. */
export function evolve(before: ProposalState, e: ProposalEvent): ProposalState {
  const s = { ...before, version: before.version + 1 };
  switch (e.type) {
    case 'ProposalSubmitted':
      return { ...s, phase: 'submitted', number: e.number, submittedAt: e.at };
    case 'ProposalShown':
      return {
        ...s,
        phase: 'collecting',
        shown: { title: e.title, text: e.text },
        threshold: e.threshold,
        answerDays: e.answerDays,
      };
    case 'ProposalRefused':
      return { ...s, phase: 'refused', reason: e.reason };
    case 'ProposalWithdrawn':
      return { ...s, phase: 'withdrawn' };
    case 'ProposalMerged':
      return { ...s, phase: 'merged', mergedInto: e.into };
    case 'ThresholdReached':
      return { ...s, phase: 'due', supportersThen: e.supporters, answerBy: e.answerBy };
    case 'ProposalAnswered':
      return {
        ...s,
        phase: e.commitment.owner === null ? 'done' : 'answered',
        answeredAt: e.at,
        commitment: begun(e.commitment),
      };
    case 'ProposalReported': {
      const kept = s.commitment;
      return { ...s, commitment: kept && { ...kept, reports: [...kept.reports, { at: e.at, by: e.by, text: e.text }] } };
    }
    case 'ProposalFinished':
      return { ...s, phase: 'done', commitment: s.commitment && { ...s.commitment, doneAt: e.at, result: e.result } };
    case 'CaseMade':
      return { ...s, caseId: e.caseId };
  }
}

export function fold(history: readonly ProposalEvent[]): ProposalState {
  return history.reduce(evolve, unborn);
}
