import type { Instant } from '../calendar.ts';
import type { Deadline } from '../limit.ts';
import type { CaseRef } from '../order/order.ts';
import type { DeedPhase, VerifiedDeedKind } from './vocabulary.ts';

type Fact = { readonly at: Instant; readonly by: string; readonly unit: string | null };

/** What a measured effect showed when it was proposed for points; `ratio`: cases seen over cases to be expected, with its 95 % interval. */
export type ShownEffect = {
  readonly task: string;
  readonly weeks: number;
  readonly observed: number;
  readonly expected: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
};

export type DeedEvent = Fact &
  (
    | {
        readonly type: 'DeedEntered';
        /** 查〔2026〕3号; drawn by the statement that records the event. */
        readonly number: string;
        readonly kind: VerifiedDeedKind;
        /** The unit whose deed it is. */
        readonly whose: string;
        readonly case: CaseRef | null;
        readonly text: string;
        readonly photos: readonly string[];
        /** Absent when a person entered it in words. */
        readonly shown?: ShownEffect;
      }
    | { readonly type: 'DeedConfirmed'; readonly text: string; readonly appealBy: Deadline }
    | { readonly type: 'DeedRefused'; readonly text: string }
    | { readonly type: 'DeedWithdrawn'; readonly text: string }
    | { readonly type: 'DeedAppealed'; readonly text: string; readonly photos: readonly string[] }
    | { readonly type: 'DeedAffirmed'; readonly text: string }
    | { readonly type: 'DeedRevoked'; readonly text: string }
  );

export type DeedState = {
  readonly version: number;
  readonly phase: DeedPhase | null;
  readonly number: string;
  readonly kind: VerifiedDeedKind;
  readonly whose: string;
  readonly case: CaseRef | null;
  readonly text: string;
  readonly photos: readonly string[];
  readonly shown?: ShownEffect;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly confirmedBy: string | null;
  /** From then on it counts, in the period that this moment lies in. */
  readonly confirmedAt: Instant | null;
  readonly appealBy: Deadline | null;
  readonly appealedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** From then on it counts nowhere any more; what was published before stays as it was. */
  readonly revokedAt: Instant | null;
};

export const unborn: DeedState = {
  version: 0,
  phase: null,
  number: '',
  kind: 'proactive',
  whose: '',
  case: null,
  text: '',
  photos: [],
  enteredBy: '',
  enteredAt: '',
  confirmedBy: null,
  confirmedAt: null,
  appealBy: null,
  appealedAt: null,
  closedAt: null,
  revokedAt: null,
};

/** Folds one fact into the state. Copies, never computes. */
export function evolve(before: DeedState, e: DeedEvent): DeedState {
  const s = { ...before, version: before.version + 1 };
  switch (e.type) {
    case 'DeedEntered': {
      const { number, kind, whose, text, photos, shown } = e;
      const entered = { ...s, number, kind, whose, case: e.case, text, photos, ...(shown && { shown }) };
      return { ...entered, phase: 'entered', enteredBy: e.by, enteredAt: e.at };
    }
    case 'DeedConfirmed':
      return { ...s, phase: 'confirmed', confirmedBy: e.by, confirmedAt: e.at, appealBy: e.appealBy };
    case 'DeedRefused':
      return { ...s, phase: 'refused', closedAt: e.at };
    case 'DeedWithdrawn':
      return { ...s, phase: 'withdrawn', closedAt: e.at };
    case 'DeedAppealed':
      return { ...s, phase: 'appealed', appealedAt: e.at, photos: [...s.photos, ...e.photos] };
    case 'DeedAffirmed':
      return { ...s, phase: 'affirmed', closedAt: e.at };
    case 'DeedRevoked':
      return { ...s, phase: 'revoked', closedAt: e.at, revokedAt: e.at };
  }
}

/** Folds a whole history. */
export function fold(history: readonly DeedEvent[]): DeedState {
  return history.reduce(evolve, unborn);
}
