import type { Instant } from '../calendar.ts';
import type { PersonKind, Role } from '../people/vocabulary.ts';
import { begun, type Commitment, type Kept } from './commitment.ts';
import type { Question } from './question.ts';
import type { Tally } from './tally.ts';
import type { BatchKind, BatchState, CampaignOrigin, CampaignPhase, Part } from './vocabulary.ts';

/** Whom a campaign asks, as the directory knows them; an empty list sets no condition. Units stand for all below them. */
export type Audience = {
  readonly kinds: readonly PersonKind[];
  readonly units: readonly string[];
  readonly roles: readonly Role[];
};

export type CampaignText = {
  readonly title: string;
  readonly titleEn: string;
  /** Why it is asked, and what will be done with the answers. */
  readonly intro: string;
  readonly introEn: string;
  /** The unit that asks and answers for what comes of it. */
  readonly owner: string;
  readonly audience: Audience;
  readonly closesAt: Instant;
  /** Workdays after the close within which the answer is promised, 1..60. */
  readonly answerWithin: number;
  readonly questions: readonly Question[];
};

/** What a campaign was begun because of; `ref` is the id of the topic, the alert or the proposal. */
export type Origin = { readonly kind: CampaignOrigin; readonly ref: string | null; readonly label: string };

/** A group of electors with a key of its own. */
export type RollPart = {
  readonly part: Part;
  readonly size: number;
  /** First 32 hex digits of SHA-384 of the key's modulus: what voters may compare. */
  readonly fingerprint: string;
};

export type Correction = {
  /** The wording from which on ballots are counted apart; the first is 1. */
  readonly wording: number;
  readonly at: Instant;
  readonly reason: string;
  readonly question: string;
  /** null: the question itself. */
  readonly option: string | null;
  readonly before: string;
  readonly after: string;
};

export type Batch = {
  readonly id: string;
  readonly kind: BatchKind;
  /** Where and when it was collected, in words that two people find the same box by. */
  readonly source: string;
  /** Printed numbers of the sheets, both ends included; null of a hearing. */
  readonly sheets: { readonly first: number; readonly last: number } | null;
  readonly tally: Tally;
  readonly texts: readonly { readonly question: string; readonly text: string }[];
  readonly enteredBy: string;
  readonly state: BatchState;
  readonly reason: string;
};
export type BatchDraft = Pick<Batch, 'id' | 'kind' | 'source' | 'sheets' | 'tally' | 'texts'>;

/** The numbers as they stood when the answer was published, told once and for ever. */
export type Frozen = { readonly asOf: Instant; readonly results: unknown };

type Fact = { readonly at: Instant; readonly by: string; readonly unit: string | null };
export type CampaignEvent = Fact &
  (
    | ({ readonly type: 'CampaignDrafted'; readonly number: string; readonly origin: Origin } & CampaignText)
    | ({ readonly type: 'CampaignSaved' } & CampaignText)
    | {
        readonly type: 'CampaignOpened';
        /** The roll of electors that holds; whoever was added to the directory later is not on it. */
        readonly roll: string;
        readonly parts: readonly RollPart[];
      }
    | ({ readonly type: 'WordingCorrected' } & Omit<Correction, 'at'>)
    | { readonly type: 'CampaignExtended'; readonly closesAt: Instant; readonly reason: string }
    | { readonly type: 'CampaignClosed'; readonly reason: string; readonly answerBy: Instant }
    | { readonly type: 'CampaignCancelled'; readonly reason: string }
    | ({ readonly type: 'BatchEntered' } & BatchDraft)
    | { readonly type: 'BatchCounted'; readonly batch: string }
    | { readonly type: 'BatchStruck'; readonly batch: string; readonly reason: string }
    | { readonly type: 'AnswerSaved'; readonly conclusion: string; readonly items: readonly Commitment[] }
    | { readonly type: 'AnswerPublished'; readonly frozen: Frozen }
    | { readonly type: 'ItemReported'; readonly item: string; readonly text: string }
    | { readonly type: 'ItemFinished'; readonly item: string; readonly result: string }
    | { readonly type: 'CaseMade'; readonly caseId: string; readonly about: string }
  );

export type CampaignState = CampaignText & {
  readonly version: number;
  readonly phase: CampaignPhase | null;
  readonly number: string;
  readonly origin: Origin;
  /** Who wrote the newest wording; another person opens it. */
  readonly writtenBy: string;
  readonly roll: string | null;
  readonly parts: readonly RollPart[];
  readonly openedAt: Instant | null;
  readonly wording: number;
  readonly corrections: readonly Correction[];
  readonly extensions: readonly { readonly at: Instant; readonly closesAt: Instant; readonly reason: string }[];
  readonly closedAt: Instant | null;
  readonly closeReason: string;
  readonly answerBy: Instant | null;
  readonly batches: readonly Batch[];
  readonly conclusion: string;
  readonly items: readonly Kept[];
  readonly answeredBy: string;
  readonly answeredAt: Instant | null;
  readonly frozen: Frozen | null;
  readonly cases: readonly { readonly caseId: string; readonly about: string }[];
};

export const unborn: CampaignState = {
  version: 0,
  phase: null,
  number: '',
  origin: { kind: 'own', ref: null, label: '' },
  title: '',
  titleEn: '',
  intro: '',
  introEn: '',
  owner: '',
  audience: { kinds: [], units: [], roles: [] },
  closesAt: '',
  answerWithin: 10,
  questions: [],
  writtenBy: '',
  roll: null,
  parts: [],
  openedAt: null,
  wording: 1,
  corrections: [],
  extensions: [],
  closedAt: null,
  closeReason: '',
  answerBy: null,
  batches: [],
  conclusion: '',
  items: [],
  answeredBy: '',
  answeredAt: null,
  frozen: null,
  cases: [],
};

/** Folds one fact into the state. Copies, never computes. */
export function evolve(before: CampaignState, e: CampaignEvent): CampaignState {
  const s = { ...before, version: before.version + 1 };
  const batch = (id: string, change: Partial<Batch>) => s.batches.map((b) => (b.id === id ? { ...b, ...change } : b));
  const item = (id: string, change: (kept: Kept) => Kept) => s.items.map((kept) => (kept.id === id ? change(kept) : kept));
  switch (e.type) {
    case 'CampaignDrafted':
      return { ...s, ...textOf(e), phase: 'draft', number: e.number, origin: e.origin, writtenBy: e.by };
    case 'CampaignSaved':
      return { ...s, ...textOf(e), writtenBy: e.by };
    case 'CampaignOpened':
      return { ...s, phase: 'running', roll: e.roll, parts: e.parts, openedAt: e.at };
    case 'WordingCorrected': {
      const { wording, at, reason, question, option, before: old, after } = e;
      return {
        ...s,
        wording,
        corrections: [...s.corrections, { wording, at, reason, question, option, before: old, after }],
        questions: s.questions.map((q) => (q.id === question ? reworded(q, option, after) : q)),
      };
    }
    case 'CampaignExtended':
      return { ...s, closesAt: e.closesAt, extensions: [...s.extensions, { at: e.at, closesAt: e.closesAt, reason: e.reason }] };
    case 'CampaignClosed':
      return { ...s, phase: 'closed', closedAt: e.at, closeReason: e.reason, answerBy: e.answerBy };
    case 'CampaignCancelled':
      return { ...s, phase: 'cancelled', closedAt: e.at, closeReason: e.reason };
    case 'BatchEntered': {
      const { id, kind, source, sheets, tally, texts, by } = e;
      return {
        ...s,
        batches: [...s.batches, { id, kind, source, sheets, tally, texts, enteredBy: by, state: 'entered', reason: '' }],
      };
    }
    case 'BatchCounted':
      return { ...s, batches: batch(e.batch, { state: 'counted' }) };
    case 'BatchStruck':
      return { ...s, batches: batch(e.batch, { state: 'struck', reason: e.reason }) };
    case 'AnswerSaved':
      return { ...s, conclusion: e.conclusion, items: e.items.map(begun), answeredBy: e.by };
    case 'AnswerPublished':
      return { ...s, phase: 'answered', answeredAt: e.at, frozen: e.frozen };
    case 'ItemReported':
      return {
        ...s,
        items: item(e.item, (kept) => ({ ...kept, reports: [...kept.reports, { at: e.at, by: e.by, text: e.text }] })),
      };
    case 'ItemFinished':
      return { ...s, items: item(e.item, (kept) => ({ ...kept, doneAt: e.at, result: e.result })) };
    case 'CaseMade':
      return { ...s, cases: [...s.cases, { caseId: e.caseId, about: e.about }] };
  }
}

export function fold(history: readonly CampaignEvent[]): CampaignState {
  return history.reduce(evolve, unborn);
}

function reworded(question: Question, option: string | null, after: string): Question {
  if (option === null) return { ...question, title: after };
  return { ...question, options: question.options.map((o) => (o.id === option ? { ...o, label: after } : o)) };
}

function textOf(t: CampaignText): CampaignText {
  const { title, titleEn, intro, introEn, owner, audience, closesAt, answerWithin, questions } = t;
  return { title, titleEn, intro, introEn, owner, audience, closesAt, answerWithin, questions };
}

/** Whether a ballot sent at `now` counts: the clock says so, even before the job that closes has run. */
export function isVoting(s: CampaignState, now: Instant): boolean {
  return s.phase === 'running' && now < s.closesAt;
}
