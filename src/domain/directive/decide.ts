import type { Calendar, Instant } from '../calendar.ts';
import type { Confidentiality } from '../case/vocabulary.ts';
import { type Deadline, deadline } from '../limit.ts';
import type { CaseRef } from '../order/order.ts';
import type { DirectiveEvent, DirectiveState } from './directive.ts';
import { isPossible } from './lifecycle.ts';

export type DirectiveCommand =
  | {
      readonly type: 'Give';
      readonly text: string;
      readonly case: CaseRef | null;
      readonly confidentiality: Confidentiality;
      readonly units: readonly string[];
      /** Working days to the report; 0: until the end of today's working hours. */
      readonly workdays: number;
    }
  | { readonly type: 'Assign'; readonly units: readonly string[]; readonly text: string }
  | { readonly type: 'Accept' }
  | { readonly type: 'Progress'; readonly text: string }
  | { readonly type: 'Report'; readonly text: string; readonly photos: readonly string[] }
  | { readonly type: 'SendBack'; readonly text: string; readonly workdays: number }
  | { readonly type: 'Postpone'; readonly text: string; readonly workdays: number }
  | { readonly type: 'Remind'; readonly text: string }
  | { readonly type: 'Close'; readonly text: string }
  | { readonly type: 'Withdraw'; readonly text: string };

export type DirectiveContext = {
  readonly now: Instant;
  readonly by: string;
  readonly unit: string | null;
  readonly calendar: Calendar;
  readonly unitState: (id: string) => 'active' | 'retired' | 'unknown';
};

export type DirectiveRefused = 'wrong-phase' | 'no-recipient' | 'unknown-unit' | 'unit-is-retired' | 'replied-yourself';

/** Decides what a command on a directive brings about. Pure. */
export function decide(
  s: DirectiveState,
  c: DirectiveCommand,
  ctx: DirectiveContext,
): DirectiveEvent[] | { readonly refused: DirectiveRefused } {
  if (!isPossible(s, c.type)) return { refused: 'wrong-phase' };
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'Give': {
      const refused = wrongUnits(c.units, ctx);
      if (refused) return { refused };
      const { type: _, workdays, ...what } = c;
      return [{ ...by, type: 'DirectiveGiven', number: '', ...what, replyBy: replyBy(ctx, workdays) }];
    }
    case 'Assign': {
      const refused = c.units.length === 0 ? 'no-recipient' : wrongUnits(c.units, ctx);
      return refused ? { refused } : [{ ...by, type: 'DirectiveAssigned', units: [...new Set(c.units)], text: c.text }];
    }
    case 'Accept':
      return [{ ...by, type: 'DirectiveAccepted' }];
    case 'Progress':
      return [{ ...by, type: 'DirectiveProgressed', text: c.text }];
    case 'Report':
      return [{ ...by, type: 'DirectiveReported', text: c.text, photos: c.photos }];
    case 'SendBack':
      return [{ ...by, type: 'DirectiveSentBack', text: c.text, replyBy: replyBy(ctx, c.workdays) }];
    case 'Postpone':
      return [{ ...by, type: 'DirectivePostponed', text: c.text, replyBy: replyBy(ctx, c.workdays) }];
    case 'Remind':
      return [{ ...by, type: 'DirectiveReminded', text: c.text }];
    case 'Close':
      return s.reporters.includes(ctx.by) ? { refused: 'replied-yourself' } : [{ ...by, type: 'DirectiveClosed', text: c.text }];
    case 'Withdraw':
      return [{ ...by, type: 'DirectiveWithdrawn', text: c.text }];
  }
}

function wrongUnits(units: readonly string[], ctx: DirectiveContext): DirectiveRefused | null {
  const states = units.map(ctx.unitState);
  if (states.includes('unknown')) return 'unknown-unit';
  return states.includes('retired') ? 'unit-is-retired' : null;
}

function replyBy(ctx: DirectiveContext, workdays: number): Deadline {
  return deadline(ctx.now, { unit: 'workdays', amount: workdays }, ctx.calendar);
}
