import type { CaseCommandBody } from '../../../contract/cases.ts';
import type { CommandName, Phase } from '../../../domain/case/vocabulary.ts';

/** The commands that can be given on a case that exists. */
export type CaseCommand = CaseCommandBody['type'];

/** The command that moves a case on from its phase; it gets the large button when it is allowed. */
const forward: Record<Phase, CaseCommand | null> = {
  submitted: 'Accept',
  needsInfo: 'SupplyFacts',
  accepted: 'Dispatch',
  dispatched: 'Sign',
  signed: 'Respond',
  responded: 'Resolve',
  resolved: 'FollowUp',
  followedUp: 'Reopen',
  closed: null,
  declined: null,
  withdrawn: null,
};

/** From the usual to the grave. */
const order: readonly CaseCommand[] = [
  'Accept',
  'Dispatch',
  'Sign',
  'Respond',
  'Resolve',
  'FollowUp',
  'Reopen',
  'Close',
  'Progress',
  'Answer',
  'AskFacts',
  'SupplyFacts',
  'Note',
  'Nudge',
  'Return',
  'Decline',
  'Withdraw',
];

/** Ends something or hands it back: drawn apart, in the colour of warning. */
export const graveCommands: readonly CaseCommand[] = ['Return', 'Decline', 'Withdraw'];

export type Arranged = { readonly primary: CaseCommand | null; readonly others: readonly CaseCommand[] };

/** Puts the commands that the server allows in the order of the desk; adds none and leaves out none that can be given on a case. */
export function arranged(allowed: readonly CommandName[], phase: Phase): Arranged {
  const next = forward[phase];
  const primary = next !== null && allowed.includes(next) ? next : null;
  return { primary, others: order.filter((name) => name !== primary && allowed.includes(name)) };
}
