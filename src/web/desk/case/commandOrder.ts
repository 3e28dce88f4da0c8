import type { CaseCommandBody } from '../../../contract/cases.ts';
import type { CommandName, Phase } from '../../../domain/case/vocabulary.ts';

/** The commands that can be given on a case that exists. */
export type CaseCommand = CaseCommandBody['type'];

/** What somebody else waits for, before one's own work. */
const rulings = ['RuleOnExtension', 'EndorseExtension', 'RuleOnLedger'] as const satisfies readonly CaseCommand[];
const ownPart = ['SignPart', 'ReportPart'] as const satisfies readonly CaseCommand[];

/** The commands that move a case on from its phase; the first that is allowed gets the large button. */
const forward: Record<Phase, readonly CaseCommand[]> = {
  submitted: ['Accept'],
  needsInfo: ['SupplyFacts'],
  accepted: ['Dispatch'],
  dispatched: ['Sign', ...ownPart],
  returning: ['RuleOnReturn', 'Consult', 'Designate'],
  signed: [...rulings, 'Respond', ...ownPart],
  responded: [...rulings, 'Resolve', ...ownPart],
  reviewing: ['Approve'],
  resolved: ['FollowUp'],
  followedUp: ['Reopen'],
  merged: [],
  closed: ['Reinspect', 'RuleOnAppeal', 'RuleOnExclusion'],
  declined: [],
  transferred: [],
  withdrawn: [],
};

/** From the usual to the grave. */
const order: readonly CaseCommand[] = [
  'Accept',
  'Dispatch',
  'RuleOnReturn',
  'Consult',
  'Designate',
  'Sign',
  'Respond',
  'SignPart',
  'ReportPart',
  'Approve',
  'RuleOnExtension',
  'EndorseExtension',
  'RuleOnLedger',
  'Resolve',
  'FollowUp',
  'Reinspect',
  'Reopen',
  'Close',
  'RuleOnAppeal',
  'RuleOnExclusion',
  'RecordAttempt',
  'Progress',
  'Write',
  'ReviewLedger',
  'LeaveLedger',
  'AddPart',
  'RequestExtension',
  'RequestLedger',
  'Answer',
  'AskFacts',
  'SupplyFacts',
  'Merge',
  'Unmerge',
  'Note',
  'Nudge',
  'Appeal',
  'ProposeExclusion',
  'SendBack',
  'Return',
  'Transfer',
  'Decline',
  'Withdraw',
];

/** Ends something or hands it back: drawn apart, in the colour of warning. */
export const graveCommands: readonly CaseCommand[] = ['SendBack', 'Return', 'Transfer', 'Decline', 'Withdraw'];

export type Arranged = { readonly primary: CaseCommand | null; readonly others: readonly CaseCommand[] };

/** Puts the commands that the server allows in the order of the desk; adds none and leaves out none that can be given on a case. */
export function arranged(allowed: readonly CommandName[], phase: Phase): Arranged {
  const primary = forward[phase].find((name) => allowed.includes(name)) ?? null;
  return { primary, others: order.filter((name) => name !== primary && allowed.includes(name)) };
}
