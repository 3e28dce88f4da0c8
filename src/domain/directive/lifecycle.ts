import type { DirectiveState } from './directive.ts';
import { type DirectiveCommandName, type DirectivePhase, openDirectivePhases } from './vocabulary.ts';

const owed = ['unassigned', 'assigned', 'accepted'] as const satisfies readonly DirectivePhase[];
const inHand = ['assigned', 'accepted'] as const satisfies readonly DirectivePhase[];

/** In which phases each command makes sense; null is a directive that does not exist yet. */
export const possibleIn: Record<DirectiveCommandName, readonly (DirectivePhase | null)[]> = {
  Give: [null],
  Assign: ['unassigned', 'assigned'],
  Accept: ['assigned'],
  Progress: inHand,
  Report: inHand,
  SendBack: ['reported'],
  Postpone: owed,
  Remind: owed,
  Close: ['reported'],
  Withdraw: openDirectivePhases,
};

export function isPossible(s: DirectiveState, name: DirectiveCommandName): boolean {
  return possibleIn[name].includes(s.phase);
}
