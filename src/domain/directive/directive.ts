import type { Instant } from '../calendar.ts';
import type { Confidentiality } from '../case/vocabulary.ts';
import type { Deadline } from '../limit.ts';
import type { CaseRef } from '../order/order.ts';
import type { DirectivePhase } from './vocabulary.ts';

type Fact = { readonly at: Instant; readonly by: string; readonly unit: string | null };

export type DirectiveEvent = Fact &
  (
    | {
        readonly type: 'DirectiveGiven';
        /** 批〔2026〕3号; drawn by the statement that records the event. */
        readonly number: string;
        readonly text: string;
        /** null: on no case, by itself. */
        readonly case: CaseRef | null;
        readonly confidentiality: Confidentiality;
        /** Empty: the centre finds out whose it is. The first one answers for the whole. */
        readonly units: readonly string[];
        readonly replyBy: Deadline;
      }
    | { readonly type: 'DirectiveAssigned'; readonly units: readonly string[]; readonly text: string }
    | { readonly type: 'DirectiveAccepted' }
    | { readonly type: 'DirectiveProgressed'; readonly text: string }
    | { readonly type: 'DirectiveReported'; readonly text: string; readonly photos: readonly string[] }
    | { readonly type: 'DirectiveSentBack'; readonly text: string; readonly replyBy: Deadline }
    | { readonly type: 'DirectivePostponed'; readonly text: string; readonly replyBy: Deadline }
    | { readonly type: 'DirectiveReminded'; readonly text: string }
    | { readonly type: 'DirectiveClosed'; readonly text: string }
    | { readonly type: 'DirectiveWithdrawn'; readonly text: string }
  );

export type DirectiveState = {
  readonly version: number;
  readonly phase: DirectivePhase | null;
  readonly number: string;
  readonly leader: string;
  readonly text: string;
  readonly case: CaseRef | null;
  readonly confidentiality: Confidentiality;
  readonly units: readonly string[];
  readonly givenAt: Instant;
  readonly replyBy: Deadline | null;
  readonly acceptedAt: Instant | null;
  readonly latest: { readonly at: Instant; readonly text: string } | null;
  readonly report: { readonly at: Instant; readonly text: string; readonly by: string } | null;
  readonly reporters: readonly string[];
  readonly reminders: number;
  readonly photos: readonly string[];
  readonly closedAt: Instant | null;
  readonly closing: string;
};

export const unborn: DirectiveState = {
  version: 0,
  phase: null,
  number: '',
  leader: '',
  text: '',
  case: null,
  confidentiality: 'normal',
  units: [],
  givenAt: '',
  replyBy: null,
  acceptedAt: null,
  latest: null,
  report: null,
  reporters: [],
  reminders: 0,
  photos: [],
  closedAt: null,
  closing: '',
};

/** Folds one fact into the state. Copies, never computes. */
export function evolve(before: DirectiveState, e: DirectiveEvent): DirectiveState {
  const s = { ...before, version: before.version + 1 };
  switch (e.type) {
    case 'DirectiveGiven':
      return {
        ...s,
        phase: e.units.length === 0 ? 'unassigned' : 'assigned',
        number: e.number,
        leader: e.by,
        text: e.text,
        case: e.case,
        confidentiality: e.confidentiality,
        units: e.units,
        givenAt: e.at,
        replyBy: e.replyBy,
      };
    case 'DirectiveAssigned':
      return { ...s, phase: 'assigned', units: e.units };
    case 'DirectiveAccepted':
      return { ...s, phase: 'accepted', acceptedAt: e.at };
    case 'DirectiveProgressed':
      return { ...s, phase: 'accepted', acceptedAt: s.acceptedAt ?? e.at, latest: { at: e.at, text: e.text } };
    case 'DirectiveReported':
      return {
        ...s,
        phase: 'reported',
        acceptedAt: s.acceptedAt ?? e.at,
        latest: { at: e.at, text: e.text },
        report: { at: e.at, text: e.text, by: e.by },
        reporters: s.reporters.includes(e.by) ? s.reporters : [...s.reporters, e.by],
        photos: [...s.photos, ...e.photos],
      };
    case 'DirectiveSentBack':
      return { ...s, phase: 'accepted', replyBy: e.replyBy };
    case 'DirectivePostponed':
      return { ...s, replyBy: e.replyBy };
    case 'DirectiveReminded':
      return { ...s, reminders: s.reminders + 1 };
    case 'DirectiveClosed':
      return { ...s, phase: 'closed', closedAt: e.at, closing: e.text };
    case 'DirectiveWithdrawn':
      return { ...s, phase: 'withdrawn', closedAt: e.at, closing: e.text };
  }
}

/** Folds a whole history. */
export function fold(history: readonly DirectiveEvent[]): DirectiveState {
  return history.reduce(evolve, unborn);
}

/** Until when the units owe a report; null when they owe none. */
export function nextDeadline(s: DirectiveState): Deadline | null {
  return s.phase === 'unassigned' || s.phase === 'assigned' || s.phase === 'accepted' ? s.replyBy : null;
}
