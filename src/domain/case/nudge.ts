import { addNaturalMinutes } from '../calendar.ts';
import type { Grade } from '../grade/vocabulary.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';

/** Minutes after the submission, or the nudge before, in which a nudge would only say what everybody knows. */
const pause: Record<Grade, number> = { T: 10, J: 60, Y: 240, F: 240, Z: 240 };

/** 催办. A submission that was the same matter again is always taken in: what somebody has written is never lost. */
export function nudged(s: CaseState, c: Extract<CaseCommand, { type: 'Nudge' }>, ctx: Context): readonly CaseEvent[] | Refusal {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  if (c.repeats !== undefined) {
    const photos = c.photos && c.photos.length > 0 ? { photos: c.photos } : {};
    return [{ type: 'CaseNudged', text: c.text, repeats: c.repeats, ...photos, ...by }];
  }
  // Somebody who rings the desk has a reason; the desk nudges for them also right after the submission.
  const since = s.nudgedAt ?? (ctx.asRequester ? s.submittedAt : null);
  if (since !== null && ctx.now < addNaturalMinutes(since, pause[s.grade])) return { refused: 'too-soon' };
  return [{ type: 'CaseNudged', text: c.text, ...by }];
}
