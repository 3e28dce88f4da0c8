import { dayOf, type Instant, type PlainDay } from '../calendar.ts';
import type { OrderRefused } from '../order/decide.ts';
import { isPossible } from './lifecycle.ts';
import type { AgendaItem, MeetingEvent, MeetingPlan, MeetingState } from './meeting.ts';
import type { MeetingKind } from './vocabulary.ts';

export type MeetingCommand =
  | ({
      readonly type: 'Plan';
      readonly kind: MeetingKind;
      readonly classCode: string | null;
      readonly agenda: readonly AgendaItem[];
    } & MeetingPlan)
  | ({ readonly type: 'Change' } & MeetingPlan)
  | { readonly type: 'SetAgenda'; readonly agenda: readonly AgendaItem[] }
  /** `owed`: decisions of earlier meetings that are not done and not on the agenda yet. */
  | { readonly type: 'Hold'; readonly owed: readonly AgendaItem[] }
  | { readonly type: 'Minute'; readonly item: string; readonly text: string }
  | {
      readonly type: 'Decide';
      readonly decision: string;
      readonly item: string | null;
      readonly text: string;
      readonly owner: string;
      readonly due: PlainDay;
    }
  | { readonly type: 'Conclude'; readonly text: string }
  | { readonly type: 'Cancel'; readonly text: string }
  | { readonly type: 'ReportDecision'; readonly decision: string; readonly text: string }
  | { readonly type: 'FinishDecision'; readonly decision: string; readonly text: string }
  | { readonly type: 'MoveDecision'; readonly decision: string; readonly due: PlainDay; readonly text: string };

export type MeetingContext = {
  readonly now: Instant;
  readonly by: string;
  readonly unit: string | null;
  /** Whether the person's own units owe a decision. */
  readonly ownsUnit: (unit: string) => boolean;
  readonly unitState: (id: string) => 'active' | 'retired' | 'unknown';
};

/** Decides what a command on a meeting brings about. Pure. */
export function decide(
  s: MeetingState,
  c: MeetingCommand,
  ctx: MeetingContext,
): MeetingEvent[] | { readonly refused: OrderRefused } {
  if (!isPossible(s, c.type)) return { refused: 'wrong-phase' };
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'Plan': {
      const { type: _, ...plan } = c;
      return [{ ...by, type: 'MeetingPlanned', number: '', ...plan }];
    }
    case 'Change': {
      const { type: _, ...plan } = c;
      return [{ ...by, type: 'MeetingChanged', ...plan }];
    }
    case 'SetAgenda':
      return [{ ...by, type: 'AgendaSet', agenda: c.agenda }];
    case 'Hold': {
      const held: MeetingEvent = { ...by, type: 'MeetingHeld' };
      return c.owed.length === 0 ? [held] : [{ ...by, type: 'AgendaSet', agenda: [...c.owed, ...s.agenda] }, held];
    }
    case 'Minute':
      return s.agenda.some(({ id }) => id === c.item)
        ? [{ ...by, type: 'ItemMinuted', item: c.item, text: c.text }]
        : { refused: 'no-such-item' };
    case 'Decide': {
      if (c.item !== null && !s.agenda.some(({ id }) => id === c.item)) return { refused: 'no-such-item' };
      const state = ctx.unitState(c.owner);
      if (state !== 'active') return { refused: state === 'unknown' ? 'unknown-unit' : 'unit-is-retired' };
      // Minutes are written afterwards; but nothing is decided to have been done before the meeting.
      if (c.due < dayOf(s.startsAt)) return { refused: 'due-too-early' };
      const { type: _, ...what } = c;
      return [{ ...by, type: 'DecisionMade', ...what }];
    }
    case 'Conclude':
      return [{ ...by, type: 'MeetingConcluded', text: c.text }];
    case 'Cancel':
      return [{ ...by, type: 'MeetingCancelled', text: c.text }];
    case 'ReportDecision':
    case 'FinishDecision':
    case 'MoveDecision':
      return onDecision(s, c, ctx);
  }
}

type AboutDecision = Extract<MeetingCommand, { type: 'ReportDecision' | 'FinishDecision' | 'MoveDecision' }>;

function onDecision(s: MeetingState, c: AboutDecision, ctx: MeetingContext): MeetingEvent[] | { readonly refused: OrderRefused } {
  const found = s.decisions.find(({ id }) => id === c.decision);
  if (!found) return { refused: 'no-such-decision' };
  if (found.doneAt !== null) return { refused: 'decision-is-done' };
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'ReportDecision':
      if (!ctx.ownsUnit(found.owner)) return { refused: 'no-such-decision' };
      return [{ ...by, type: 'DecisionReported', decision: c.decision, text: c.text }];
    case 'FinishDecision':
      if (found.reporters.includes(ctx.by)) return { refused: 'decided-yourself' };
      return [{ ...by, type: 'DecisionFinished', decision: c.decision, text: c.text }];
    case 'MoveDecision':
      if (c.due < dayOf(ctx.now)) return { refused: 'due-too-early' };
      return [{ ...by, type: 'DecisionMoved', decision: c.decision, due: c.due, text: c.text }];
  }
}
