import type { Calendar, Instant } from '../calendar.ts';
import { deadline } from '../limit.ts';
import type { CaseRef } from '../order/order.ts';
import type { DeedEvent, DeedState, ShownEffect } from './deed.ts';
import { isPossible } from './lifecycle.ts';
import type { DeedRefused, VerifiedDeedKind } from './vocabulary.ts';

/** Working days in which a unit may appeal. Source: docs/kpi.md#查实事项. */
export const appealWorkdays = 5;

export type DeedCommand =
  | {
      readonly type: 'Enter';
      readonly kind: VerifiedDeedKind;
      readonly whose: string;
      readonly case: CaseRef | null;
      readonly text: string;
      readonly photos: readonly string[];
      readonly shown?: ShownEffect;
    }
  | { readonly type: 'Confirm'; readonly text: string }
  | { readonly type: 'Refuse'; readonly text: string }
  | { readonly type: 'Withdraw'; readonly text: string }
  | { readonly type: 'Appeal'; readonly text: string; readonly photos: readonly string[] }
  | { readonly type: 'Affirm'; readonly text: string }
  | { readonly type: 'Revoke'; readonly text: string };

export type DeedContext = {
  readonly now: Instant;
  readonly by: string;
  readonly unit: string | null;
  readonly calendar: Calendar;
  readonly unitState: (id: string) => 'active' | 'retired' | 'unknown';
};

/** Decides what a command on a deed brings about. Pure. */
export function decide(
  s: DeedState,
  c: DeedCommand,
  ctx: DeedContext,
): DeedEvent[] | { readonly refused: DeedRefused | 'wrong-phase' | 'unknown-unit' } {
  if (!isPossible(s, c.type)) return { refused: 'wrong-phase' };
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'Enter': {
      const unit = ctx.unitState(c.whose);
      if (unit === 'unknown') return { refused: 'unknown-unit' };
      // A charge needs more than words: the case, or a picture of what was found.
      if ((c.kind === 'fakeClosing' || c.kind === 'leak') && c.case === null && c.photos.length === 0) {
        return { refused: 'evidence-missing' };
      }
      const { type: _, ...what } = c;
      return [{ ...by, type: 'DeedEntered', number: '', ...what }];
    }
    case 'Confirm':
      return [
        {
          ...by,
          type: 'DeedConfirmed',
          text: c.text,
          appealBy: deadline(ctx.now, { unit: 'workdays', amount: appealWorkdays }, ctx.calendar),
        },
      ];
    case 'Refuse':
      return [{ ...by, type: 'DeedRefused', text: c.text }];
    case 'Withdraw':
      return [{ ...by, type: 'DeedWithdrawn', text: c.text }];
    case 'Appeal':
      if (s.appealBy !== null && ctx.now >= s.appealBy.at) return { refused: 'appeal-too-late' };
      return [{ ...by, type: 'DeedAppealed', text: c.text, photos: c.photos }];
    case 'Affirm':
      return [{ ...by, type: 'DeedAffirmed', text: c.text }];
    case 'Revoke':
      return [{ ...by, type: 'DeedRevoked', text: c.text }];
  }
}
