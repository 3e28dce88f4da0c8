import type { CaseState } from './case.ts';
import { type CommandName, openPhases, type Phase } from './vocabulary.ts';

const beforeResolution = [
  'submitted',
  'needsInfo',
  'accepted',
  'dispatched',
  'signed',
  'responded',
] as const satisfies readonly Phase[];

/** In which phases each command makes sense; null is a case that does not exist yet. The diagram in docs/rules.md is drawn from this table. */
export const possibleIn: Record<CommandName, readonly (Phase | null)[]> = {
  Submit: [null],
  AskFacts: ['submitted'],
  SupplyFacts: ['needsInfo'],
  Accept: ['submitted'],
  Decline: ['submitted', 'needsInfo', 'accepted'],
  Answer: ['submitted', 'accepted'],
  Dispatch: ['accepted'],
  Sign: ['dispatched'],
  Return: ['dispatched', 'signed'],
  Respond: ['signed', 'responded'],
  Progress: ['signed', 'responded'],
  Note: openPhases,
  Resolve: ['responded'],
  FollowUp: ['resolved'],
  Reopen: ['followedUp', 'closed'],
  Close: ['resolved', 'followedUp', 'needsInfo'],
  Withdraw: beforeResolution,
  Nudge: beforeResolution,
  Archive: ['submitted'],
};

/** Whether a command makes sense now, whoever gives it. */
export function isPossible(s: CaseState, name: CommandName): boolean {
  return possibleIn[name].includes(s.phase);
}
