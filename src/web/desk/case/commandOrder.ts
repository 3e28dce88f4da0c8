import type { CommandName, Phase } from '../../../domain/case/vocabulary.ts';

/** The command that moves a case on from its phase; it gets the large button when it is allowed. */
const forward: Record<Phase, CommandName | null> = {
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
const order: readonly CommandName[] = [
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
export const graveCommands: readonly CommandName[] = ['Return', 'Decline', 'Withdraw'];

export type Arranged = { readonly primary: CommandName | null; readonly others: readonly CommandName[] };

/** Puts the commands that the server allows in the order of the desk; adds none and leaves out none but Submit, which has no case yet. */
export function arranged(allowed: readonly CommandName[], phase: Phase): Arranged {
  const next = forward[phase];
  const primary = next !== null && allowed.includes(next) ? next : null;
  return { primary, others: order.filter((name) => name !== primary && allowed.includes(name)) };
}
