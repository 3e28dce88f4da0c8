import type { Instant, PlainDay } from '../calendar.ts';
import type { AgendaSource, MeetingKind, MeetingPhase } from './vocabulary.ts';

export type AgendaItem = {
  readonly id: string;
  readonly source: AgendaSource;
  /** The case, order, directive or decision that the item is about; null for a free one. */
  readonly ref: string | null;
  /** What the item is called on paper: a number, or the words of a free item. Never the title of a case. */
  readonly label: string;
  readonly unit: string | null;
  /** Minutes planned for it. */
  readonly minutes: number;
};

export type MeetingPlan = {
  readonly title: string;
  readonly startsAt: Instant;
  readonly place: string;
  readonly chair: string;
  readonly attendees: string;
};

type Fact = { readonly at: Instant; readonly by: string; readonly unit: string | null };

export type MeetingEvent = Fact &
  (
    | ({
        readonly type: 'MeetingPlanned';
        /** 会〔2026〕3号; drawn by the statement that records the event. */
        readonly number: string;
        readonly kind: MeetingKind;
        /** Class of categories that a 专题会 is about; null for the leading group. */
        readonly classCode: string | null;
        readonly agenda: readonly AgendaItem[];
      } & MeetingPlan)
    | ({ readonly type: 'MeetingChanged' } & MeetingPlan)
    | { readonly type: 'AgendaSet'; readonly agenda: readonly AgendaItem[] }
    | { readonly type: 'MeetingHeld' }
    | { readonly type: 'ItemMinuted'; readonly item: string; readonly text: string }
    | {
        readonly type: 'DecisionMade';
        readonly decision: string;
        /** null: of no single item. */
        readonly item: string | null;
        readonly text: string;
        readonly owner: string;
        readonly due: PlainDay;
      }
    | { readonly type: 'MeetingConcluded'; readonly text: string }
    | { readonly type: 'MeetingCancelled'; readonly text: string }
    | { readonly type: 'DecisionReported'; readonly decision: string; readonly text: string }
    | { readonly type: 'DecisionFinished'; readonly decision: string; readonly text: string }
    | { readonly type: 'DecisionMoved'; readonly decision: string; readonly due: PlainDay; readonly text: string }
  );

export type Decision = {
  readonly id: string;
  readonly item: string | null;
  readonly text: string;
  readonly owner: string;
  readonly due: PlainDay;
  readonly madeAt: Instant;
  readonly report: { readonly at: Instant; readonly text: string } | null;
  readonly reporters: readonly string[];
  readonly doneAt: Instant | null;
  readonly closing: string;
};

export type MeetingState = MeetingPlan & {
  readonly version: number;
  readonly phase: MeetingPhase | null;
  readonly number: string;
  readonly kind: MeetingKind;
  readonly classCode: string | null;
  readonly agenda: readonly AgendaItem[];
  /** What was said on an item, by its id. */
  readonly minutes: Readonly<Record<string, string>>;
  readonly decisions: readonly Decision[];
  readonly heldAt: Instant | null;
  readonly concludedAt: Instant | null;
  readonly summary: string;
};

export const unborn: MeetingState = {
  version: 0,
  phase: null,
  number: '',
  kind: 'leadingGroup',
  classCode: null,
  title: '',
  startsAt: '',
  place: '',
  chair: '',
  attendees: '',
  agenda: [],
  minutes: {},
  decisions: [],
  heldAt: null,
  concludedAt: null,
  summary: '',
};

/** Folds one fact into the state. Copies, never computes. */
export function evolve(before: MeetingState, e: MeetingEvent): MeetingState {
  const s = { ...before, version: before.version + 1 };
  const decisions = (id: string, change: (d: Decision) => Decision) => s.decisions.map((d) => (d.id === id ? change(d) : d));
  switch (e.type) {
    case 'MeetingPlanned':
      return { ...s, phase: 'planned', number: e.number, kind: e.kind, classCode: e.classCode, agenda: e.agenda, ...planOf(e) };
    case 'MeetingChanged':
      return { ...s, ...planOf(e) };
    case 'AgendaSet':
      return { ...s, agenda: e.agenda };
    case 'MeetingHeld':
      return { ...s, phase: 'held', heldAt: e.at };
    case 'ItemMinuted':
      return { ...s, minutes: { ...s.minutes, [e.item]: e.text } };
    case 'DecisionMade': {
      const { decision: id, item, text, owner, due, at: madeAt } = e;
      const made: Decision = { id, item, text, owner, due, madeAt, report: null, reporters: [], doneAt: null, closing: '' };
      return { ...s, decisions: [...s.decisions, made] };
    }
    case 'MeetingConcluded':
      return { ...s, phase: 'concluded', concludedAt: e.at, summary: e.text };
    case 'MeetingCancelled':
      return { ...s, phase: 'cancelled', summary: e.text };
    case 'DecisionReported':
      return {
        ...s,
        decisions: decisions(e.decision, (d) => ({
          ...d,
          report: { at: e.at, text: e.text },
          reporters: d.reporters.includes(e.by) ? d.reporters : [...d.reporters, e.by],
        })),
      };
    case 'DecisionFinished':
      return { ...s, decisions: decisions(e.decision, (d) => ({ ...d, doneAt: e.at, closing: e.text })) };
    case 'DecisionMoved':
      return { ...s, decisions: decisions(e.decision, (d) => ({ ...d, due: e.due })) };
  }
}

function planOf({ title, startsAt, place, chair, attendees }: MeetingPlan): MeetingPlan {
  return { title, startsAt, place, chair, attendees };
}

/** Folds a whole history. */
export function fold(history: readonly MeetingEvent[]): MeetingState {
  return history.reduce(evolve, unborn);
}
