import type { CaseState } from './case.ts';
import { type CommandName, openPhases, type Phase } from './vocabulary.ts';

const inHand = ['signed', 'responded'] as const satisfies readonly Phase[];
const beforeResolution = [
  'submitted',
  'needsInfo',
  'accepted',
  'dispatched',
  'returning',
  'signed',
  'responded',
  'reviewing',
  'merged',
] as const satisfies readonly Phase[];

/** In which phases each command makes sense; null is a case that does not exist yet. The diagram in docs/rules.md is drawn from this table. */
export const possibleIn: Record<CommandName, readonly (Phase | null)[]> = {
  Submit: [null],
  AskFacts: ['submitted'],
  SupplyFacts: ['needsInfo'],
  Accept: ['submitted'],
  Decline: ['submitted', 'needsInfo', 'accepted'],
  Transfer: ['submitted', 'accepted', 'returning'],
  Answer: ['submitted', 'accepted'],
  Dispatch: ['accepted'],
  AutoDispatch: ['submitted'],
  Sign: ['dispatched'],
  Return: ['dispatched', 'signed'],
  RuleOnReturn: ['returning'],
  Consult: ['returning'],
  Designate: ['returning'],
  Respond: inHand,
  RecordAttempt: ['signed'],
  Progress: inHand,
  Note: openPhases,
  RequestExtension: inHand,
  EndorseExtension: inHand,
  RuleOnExtension: inHand,
  RequestLedger: ['responded'],
  RuleOnLedger: ['responded'],
  ReviewLedger: ['responded'],
  LeaveLedger: ['responded'],
  AddPart: ['dispatched', 'signed', 'responded'],
  SignPart: ['dispatched', 'signed', 'responded'],
  ReportPart: ['dispatched', 'signed', 'responded'],
  Resolve: ['responded'],
  Approve: ['reviewing'],
  SendBack: ['reviewing'],
  Merge: ['submitted', 'accepted'],
  Unmerge: ['merged'],
  AnswerWithMain: ['merged'],
  FollowUp: ['resolved'],
  Reopen: ['followedUp', 'closed'],
  Close: ['resolved', 'followedUp', 'needsInfo'],
  Withdraw: beforeResolution,
  Nudge: beforeResolution,
  /** Not between a result and its answers: that would be asking for a good mark (求好评). */
  Write: beforeResolution,
  ProposeExclusion: [...beforeResolution, 'resolved', 'followedUp', 'closed'],
  RuleOnExclusion: [...beforeResolution, 'resolved', 'followedUp', 'closed'],
  Appeal: ['followedUp', 'closed'],
  RuleOnAppeal: ['followedUp', 'closed'],
  Reinspect: ['closed'],
  FlagContact: ['resolved'],
  Recompute: openPhases,
  Archive: ['submitted'],
};

/** Whether a command makes sense now, whoever gives it. */
export function isPossible(s: CaseState, name: CommandName): boolean {
  return possibleIn[name].includes(s.phase) && makesSense(s, name);
}

/** What lies over a phase: a request that waits, the ledger, parts, a dispute. Keeps buttons away that could only be refused. */
function makesSense(s: CaseState, name: CommandName): boolean {
  switch (name) {
    case 'RuleOnReturn':
      return s.disputes === 1;
    case 'Consult':
      return s.disputes === 2;
    case 'Designate':
      return s.disputes >= 3;
    case 'Return':
      return !s.designated;
    case 'RequestExtension':
      // An extension is counted in workdays: what must be made safe within hours has none.
      return s.grade !== 'T' && !s.extended && s.extension === null && s.ledger === null;
    case 'EndorseExtension':
      return s.extension !== null && !s.extension.endorsed;
    case 'RuleOnExtension':
      return s.extension?.endorsed === true;
    case 'RequestLedger':
      return s.ledger === null && s.ledgerRequest === null;
    case 'RuleOnLedger':
      return s.ledgerRequest !== null;
    case 'ReviewLedger':
    case 'LeaveLedger':
      return s.ledger !== null;
    case 'SignPart':
      return s.parts.some((part) => part.signedAt === null);
    case 'ReportPart':
      return s.parts.some((part) => part.reportedAt === null);
    case 'ProposeExclusion':
      return s.exclusion === null && s.closeReason !== 'archived-elsewhere';
    case 'RuleOnExclusion':
      return s.exclusion?.upheld === null;
    case 'Appeal':
      return s.appeal === null && s.answers !== null;
    case 'RuleOnAppeal':
      return s.appeal?.upheld === null;
    case 'Reinspect':
      return s.reinspection !== null;
    default:
      return true;
  }
}
