import type { MeetingState } from './meeting.ts';
import type { MeetingCommandName, MeetingPhase } from './vocabulary.ts';

const after = ['held', 'concluded'] as const satisfies readonly MeetingPhase[];

/** In which phases each command makes sense; null is a meeting that does not exist yet. */
export const possibleIn: Record<MeetingCommandName, readonly (MeetingPhase | null)[]> = {
  Plan: [null],
  Change: ['planned'],
  SetAgenda: ['planned'],
  Hold: ['planned'],
  Minute: ['held'],
  Decide: ['held'],
  Conclude: ['held'],
  Cancel: ['planned'],
  ReportDecision: after,
  FinishDecision: after,
  MoveDecision: after,
};

export function isPossible(s: MeetingState, name: MeetingCommandName): boolean {
  if (!possibleIn[name].includes(s.phase)) return false;
  const aboutDecision = name === 'ReportDecision' || name === 'FinishDecision' || name === 'MoveDecision';
  return !aboutDecision || s.decisions.some(({ doneAt }) => doneAt === null);
}
