import type { CaseEvent, CaseState } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';

/**
 * A warm hand-over to a channel that the law or a statute names (domain.md §2.5 no. 9, §6.2): discipline, police, counselling, a board of
 * appeal. The receiver has taken the matter over before the case ends here, and the requester is told where it is now.
 */
export function transferred(
  s: CaseState,
  c: Extract<CaseCommand, { type: 'Transfer' }>,
  ctx: Context,
): readonly CaseEvent[] | Refusal {
  if (c.confirmedAt > ctx.now || c.confirmedAt < s.submittedAt) return { refused: 'not-confirmed' };
  const { type: _, ...handover } = c;
  return [{ type: 'CaseTransferred', ...handover, at: ctx.now, by: ctx.by, unit: ctx.unit }];
}
