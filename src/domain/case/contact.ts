import { addNaturalMinutes } from '../calendar.ts';
import type { Grade } from '../grade/vocabulary.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';

type ContactCommand = Extract<CaseCommand, { type: 'Respond' | 'RecordAttempt' }>;

/** Failed attempts that together count as first contact (domain.md §2.4, signed). */
const attemptsAtMost = 3;
/** Minutes that must lie between two attempts: three calls in a row are one attempt. What is dangerous cannot wait as long. */
const attemptGap: Record<Grade, number> = { T: 5, J: 30, Y: 120, F: 120, Z: 120 };

/** First contact with the requester: reached, by call, message or visit, or tried three times at different times. */
export function decideContact(s: CaseState, c: ContactCommand, ctx: Context): readonly CaseEvent[] | Refusal {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'Respond': {
      const contactedAt = c.contactedAt ?? ctx.now;
      if (contactedAt > ctx.now) return { refused: 'too-soon' };
      if (s.dispatchedAt && contactedAt < s.dispatchedAt) return { refused: 'too-late' };
      const call = c.call === undefined ? {} : { call: c.call };
      return [{ type: 'RequesterContacted', means: c.means, contactedAt, evidence: c.evidence, ...call, ...by }];
    }
    case 'RecordAttempt': {
      const attemptedAt = c.attemptedAt ?? ctx.now;
      if (attemptedAt > ctx.now) return { refused: 'too-soon' };
      if (s.dispatchedAt && attemptedAt < s.dispatchedAt) return { refused: 'too-late' };
      const gap = attemptGap[s.grade];
      const tooClose = s.contactAttempts.some(
        (other) => attemptedAt < addNaturalMinutes(other, gap) && other < addNaturalMinutes(attemptedAt, gap),
      );
      if (tooClose) return { refused: 'attempts-too-close' };
      const attempted: CaseEvent = { type: 'ContactAttempted', means: c.means, attemptedAt, text: c.text, ...by };
      if (s.contactAttempts.length + 1 < attemptsAtMost) return [attempted];
      // Whatever order they were entered in, contact counts from the last of the three.
      const contactedAt = [...s.contactAttempts, attemptedAt].sort().at(-1) ?? attemptedAt;
      return [attempted, { type: 'RequesterContacted', means: c.means, contactedAt, evidence: c.text, unreached: true, ...by }];
    }
  }
}
