import type { Instant, PlainDay } from '../calendar.ts';
import type { Confidentiality } from '../case/vocabulary.ts';
import type { Deadline } from '../limit.ts';
import type { OrderLevel, OrderPhase, OrderSource } from './vocabulary.ts';

/** A case that an order is about. Never more than its number: who may read the case is judged when somebody looks. */
export type CaseRef = { readonly id: string; readonly number: string };

/** What an order is about when it is a problem rather than cases: a category, a place, or both. */
export type Subject = { readonly categoryCode: string | null; readonly placeId: string | null };

export type OrderText = {
  readonly title: string;
  /** 基本情况 */
  readonly facts: string;
  /** 问题分析 */
  readonly analysis: string;
  /** 督办要求 */
  readonly demands: string;
  /** 反馈方式、联系人 */
  readonly feedback: string;
};

type Fact = { readonly at: Instant; readonly by: string; readonly unit: string | null };

export type OrderEvent = Fact &
  (
    | ({
        readonly type: 'OrderDrafted';
        readonly level: OrderLevel;
        readonly source: OrderSource;
        readonly template: string | null;
        /** The first is 主送 and answers for the whole; the others are 协办. */
        readonly recipients: readonly string[];
        readonly cases: readonly CaseRef[];
        readonly subject: Subject;
        /** The strictest of the related cases. */
        readonly confidentiality: Confidentiality;
        /** Working days from issue to reply. */
        readonly workdays: number;
        /** Set when a directive or a decision of a meeting is carried out by this order. */
        readonly origin: string | null;
      } & OrderText)
    | {
        readonly type: 'OrderIssued';
        /** 督〔2026〕12号; drawn by the statement that records the event, so that a year has no gaps. */
        readonly number: string;
        readonly signBy: Deadline;
        readonly replyBy: Deadline;
      }
    | { readonly type: 'OrderSigned'; readonly recipient: string }
    | {
        readonly type: 'OrderProgressed';
        readonly recipient: string;
        readonly text: string;
        readonly plannedOn: PlainDay | null;
        readonly photos: readonly string[];
      }
    | {
        readonly type: 'OrderReplied';
        readonly recipient: string;
        /** 措施 */
        readonly measures: string;
        /** 结果 */
        readonly result: string;
        /** 责任人 */
        readonly responsible: string;
        readonly photos: readonly string[];
      }
    | { readonly type: 'OrderSentBack'; readonly text: string; readonly replyBy: Deadline }
    | { readonly type: 'OrderExtensionRequested'; readonly workdays: number; readonly until: Deadline; readonly text: string }
    | { readonly type: 'OrderExtensionRuled'; readonly granted: boolean; readonly text: string }
    | { readonly type: 'OrderReminded'; readonly text: string }
    | { readonly type: 'OrderEscalated'; readonly level: OrderLevel; readonly replyBy: Deadline; readonly text: string }
    | { readonly type: 'OrderClosed'; readonly text: string; readonly solved: boolean; readonly assessed: boolean }
    | { readonly type: 'OrderWithdrawn'; readonly text: string }
  );

export type Recipient = {
  readonly unit: string;
  readonly signedAt: Instant | null;
  readonly repliedAt: Instant | null;
};

export type OrderState = OrderText & {
  readonly version: number;
  readonly phase: OrderPhase | null;
  /** '' before it is issued. */
  readonly number: string;
  readonly level: OrderLevel;
  /** At which level it began. */
  readonly firstLevel: OrderLevel;
  readonly source: OrderSource;
  readonly template: string | null;
  readonly recipients: readonly Recipient[];
  readonly cases: readonly CaseRef[];
  readonly subject: Subject;
  readonly confidentiality: Confidentiality;
  readonly workdays: number;
  readonly origin: string | null;
  readonly drafter: string;
  readonly draftedAt: Instant;
  readonly issuer: string | null;
  readonly issuedAt: Instant | null;
  readonly signBy: Deadline | null;
  readonly replyBy: Deadline | null;
  readonly extended: boolean;
  readonly extension: { readonly workdays: number; readonly until: Deadline; readonly text: string; readonly by: string } | null;
  readonly reminders: number;
  readonly progress: {
    readonly at: Instant;
    readonly unit: string;
    readonly text: string;
    readonly plannedOn: PlainDay | null;
  } | null;
  readonly reply: {
    readonly at: Instant;
    readonly unit: string;
    readonly measures: string;
    readonly result: string;
    readonly responsible: string;
  } | null;
  /** Persons who replied; none of them may close. */
  readonly repliers: readonly string[];
  readonly sentBack: number;
  readonly closedAt: Instant | null;
  readonly closer: string | null;
  readonly closing: string;
  readonly solved: boolean | null;
  readonly assessed: boolean | null;
  readonly photos: readonly string[];
};

export const unborn: OrderState = {
  version: 0,
  phase: null,
  number: '',
  level: 'reminder',
  firstLevel: 'reminder',
  source: 'other',
  template: null,
  title: '',
  facts: '',
  analysis: '',
  demands: '',
  feedback: '',
  recipients: [],
  cases: [],
  subject: { categoryCode: null, placeId: null },
  confidentiality: 'normal',
  workdays: 0,
  origin: null,
  drafter: '',
  draftedAt: '',
  issuer: null,
  issuedAt: null,
  signBy: null,
  replyBy: null,
  extended: false,
  extension: null,
  reminders: 0,
  progress: null,
  reply: null,
  repliers: [],
  sentBack: 0,
  closedAt: null,
  closer: null,
  closing: '',
  solved: null,
  assessed: null,
  photos: [],
};

/** Folds one fact into the state. Copies, never computes. */
export function evolve(before: OrderState, e: OrderEvent): OrderState {
  const s = { ...before, version: before.version + 1 };
  switch (e.type) {
    case 'OrderDrafted':
      return {
        ...s,
        phase: 'drafted',
        level: e.level,
        firstLevel: e.level,
        source: e.source,
        template: e.template,
        title: e.title,
        facts: e.facts,
        analysis: e.analysis,
        demands: e.demands,
        feedback: e.feedback,
        recipients: e.recipients.map((unit) => ({ unit, signedAt: null, repliedAt: null })),
        cases: e.cases,
        subject: e.subject,
        confidentiality: e.confidentiality,
        workdays: e.workdays,
        origin: e.origin,
        drafter: e.by,
        draftedAt: e.at,
      };
    case 'OrderIssued':
      return {
        ...s,
        phase: 'issued',
        number: e.number,
        issuer: e.by,
        issuedAt: e.at,
        signBy: e.signBy,
        replyBy: e.replyBy,
      };
    case 'OrderSigned': {
      const recipients = s.recipients.map((r) => (r.unit === e.recipient ? { ...r, signedAt: r.signedAt ?? e.at } : r));
      return { ...s, phase: recipients.every((r) => r.signedAt !== null) ? 'signed' : s.phase, recipients };
    }
    case 'OrderProgressed':
      return {
        ...s,
        progress: { at: e.at, unit: e.recipient, text: e.text, plannedOn: e.plannedOn },
        photos: [...s.photos, ...e.photos],
      };
    case 'OrderReplied': {
      const recipients = s.recipients.map((r) =>
        r.unit === e.recipient ? { ...r, signedAt: r.signedAt ?? e.at, repliedAt: e.at } : r,
      );
      return {
        ...s,
        phase: recipients.every((r) => r.repliedAt !== null) ? 'replied' : s.phase,
        recipients,
        extension: null,
        reply: { at: e.at, unit: e.recipient, measures: e.measures, result: e.result, responsible: e.responsible },
        repliers: s.repliers.includes(e.by) ? s.repliers : [...s.repliers, e.by],
        photos: [...s.photos, ...e.photos],
      };
    }
    case 'OrderSentBack':
      return {
        ...s,
        phase: 'signed',
        sentBack: s.sentBack + 1,
        replyBy: e.replyBy,
        recipients: s.recipients.map((r) => ({ ...r, repliedAt: null })),
      };
    case 'OrderExtensionRequested':
      return { ...s, extension: { workdays: e.workdays, until: e.until, text: e.text, by: e.by } };
    case 'OrderExtensionRuled':
      return e.granted && s.extension
        ? { ...s, extended: true, replyBy: s.extension.until, extension: null }
        : { ...s, extension: null };
    case 'OrderReminded':
      return { ...s, reminders: s.reminders + 1 };
    case 'OrderEscalated':
      return { ...s, level: e.level, replyBy: e.replyBy, extension: null };
    case 'OrderClosed':
      return {
        ...s,
        phase: 'closed',
        closedAt: e.at,
        closer: e.by,
        closing: e.text,
        solved: e.solved,
        assessed: e.assessed,
        extension: null,
      };
    case 'OrderWithdrawn':
      return { ...s, phase: 'withdrawn', closedAt: e.at, closer: e.by, closing: e.text, extension: null };
  }
}

/** Folds a whole history. */
export function fold(history: readonly OrderEvent[]): OrderState {
  return history.reduce(evolve, unborn);
}

/** Until when somebody must do something about the order; null when nobody must, or nobody has a limit. */
export function nextDeadline(s: OrderState): Deadline | null {
  switch (s.phase) {
    case 'issued':
      return s.signBy;
    case 'signed':
      return s.replyBy;
    default:
      return null;
  }
}
