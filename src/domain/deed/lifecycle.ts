import type { DeedState } from './deed.ts';
import type { DeedCommandName, DeedPhase } from './vocabulary.ts';

/** In which phases each command makes sense; null is a deed that does not exist yet. */
export const possibleIn: Record<DeedCommandName, readonly (DeedPhase | null)[]> = {
  Enter: [null],
  Confirm: ['entered'],
  Refuse: ['entered'],
  Withdraw: ['entered'],
  Appeal: ['confirmed'],
  Affirm: ['appealed'],
  Revoke: ['appealed'],
};

export function isPossible(s: DeedState, name: DeedCommandName): boolean {
  return possibleIn[name].includes(s.phase);
}
