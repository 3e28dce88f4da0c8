import type { CaseEvent, CaseState } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';

/** Letters that one side may write before the other has answered: nobody is pestered, and a history stays readable. */
const unansweredAtMost = 5;

/**
 * 留言: words between the requester and whoever has the case in hand, through the platform, so that neither learns a number of the other.
 * It is no first contact, no result and no nudge: it moves no deadline and counts for nothing.
 */
export function letter(s: CaseState, c: Extract<CaseCommand, { type: 'Write' }>, ctx: Context): readonly CaseEvent[] | Refusal {
  const from = ctx.asRequester ? 'requester' : 'office';
  if (s.unanswered?.from === from && s.unanswered.letters >= unansweredAtMost) return { refused: 'letters-unanswered' };
  return [{ type: 'LetterWritten', from, text: c.text, photos: c.photos ?? [], at: ctx.now, by: ctx.by, unit: ctx.unit }];
}
