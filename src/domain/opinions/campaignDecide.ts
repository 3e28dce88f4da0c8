import type { Instant } from '../calendar.ts';
import type {
  Batch,
  BatchDraft,
  CampaignEvent,
  CampaignState,
  CampaignText,
  Correction,
  Frozen,
  Origin,
  RollPart,
} from './campaign.ts';
import { possibleIn } from './campaignRules.ts';
import { type Commitment, isWhole } from './commitment.ts';
import { isPossibleTally, sameTally, type Tally } from './tally.ts';
import type { OpinionRefused } from './vocabulary.ts';

export type CampaignCommand =
  | ({ readonly type: 'Draft'; readonly origin: Origin } & CampaignText)
  | ({ readonly type: 'Save' } & CampaignText)
  | { readonly type: 'Open'; readonly roll: string; readonly parts: readonly RollPart[] }
  | {
      readonly type: 'Correct';
      readonly question: string;
      readonly option: string | null;
      readonly words: string;
      readonly reason: string;
    }
  | { readonly type: 'Extend'; readonly closesAt: Instant; readonly reason: string }
  | { readonly type: 'Close'; readonly reason: string }
  | { readonly type: 'Cancel'; readonly reason: string }
  | ({ readonly type: 'EnterBatch' } & BatchDraft)
  | { readonly type: 'CheckBatch'; readonly batch: string; readonly tally: Tally }
  | { readonly type: 'StrikeBatch'; readonly batch: string; readonly reason: string }
  | { readonly type: 'SaveAnswer'; readonly conclusion: string; readonly items: readonly Commitment[] }
  | { readonly type: 'PublishAnswer'; readonly frozen: Frozen; readonly undecidedTexts: number }
  | { readonly type: 'ReportItem'; readonly item: string; readonly text: string }
  | { readonly type: 'FinishItem'; readonly item: string; readonly result: string }
  | { readonly type: 'MakeCase'; readonly caseId: string; readonly about: string };

export type CampaignContext = {
  readonly now: Instant;
  readonly by: string;
  readonly unit: string | null;
  /** Electors who took a sheet of paper against their names. */
  readonly sheetsTaken: number;
  /** The end of the n-th workday after an instant. */
  readonly workdaysLater: (from: Instant, n: number) => Instant;
  readonly isUnit: (id: string) => boolean;
  readonly ownsUnit: (unit: string) => boolean;
};

/** Decides what a command on a campaign brings about. Pure. */
export function decide(
  s: CampaignState,
  c: CampaignCommand,
  ctx: CampaignContext,
): CampaignEvent[] | { readonly refused: OpinionRefused } {
  if (!possibleIn[c.type].includes(s.phase)) return { refused: 'campaign-wrong-phase' };
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'Draft': {
      const { type: _, ...text } = c;
      return ctx.isUnit(c.owner) ? [{ ...by, type: 'CampaignDrafted', number: '', ...text }] : { refused: 'owner-missing' };
    }
    case 'Save': {
      // Whoever has answered has answered these questions: not a word of them changes silently.
      if (s.phase !== 'draft') return { refused: 'questions-are-fixed' };
      const { type: _, ...text } = c;
      return ctx.isUnit(c.owner) ? [{ ...by, type: 'CampaignSaved', ...text }] : { refused: 'owner-missing' };
    }
    case 'Open':
      if (s.writtenBy === ctx.by) return { refused: 'opened-yourself' };
      if (s.closesAt <= ctx.now) return { refused: 'past-close' };
      if (c.parts.reduce((sum, { size }) => sum + size, 0) === 0) return { refused: 'nobody-in-audience' };
      return [{ ...by, type: 'CampaignOpened', roll: c.roll, parts: c.parts }];
    case 'Correct':
      return corrected(s, c, by);
    case 'Extend':
      return c.closesAt > s.closesAt && c.closesAt > ctx.now
        ? [{ ...by, type: 'CampaignExtended', closesAt: c.closesAt, reason: c.reason }]
        : { refused: 'only-later' };
    case 'Close':
      return [{ ...by, type: 'CampaignClosed', reason: c.reason, answerBy: ctx.workdaysLater(ctx.now, s.answerWithin) }];
    case 'Cancel':
      return [{ ...by, type: 'CampaignCancelled', reason: c.reason }];
    case 'EnterBatch':
    case 'CheckBatch':
    case 'StrikeBatch':
      return onBatch(s, c, ctx);
    case 'SaveAnswer':
      if (!c.items.every(isWhole)) return { refused: 'owner-missing' };
      if (c.items.some(({ owner }) => owner !== null && !ctx.isUnit(owner))) return { refused: 'owner-missing' };
      return [{ ...by, type: 'AnswerSaved', conclusion: c.conclusion, items: c.items }];
    case 'PublishAnswer':
      if (s.conclusion === '') return { refused: 'answer-missing' };
      if (s.answeredBy === ctx.by) return { refused: 'opened-yourself' };
      if (s.batches.some(({ state }) => state === 'entered')) return { refused: 'batches-unchecked' };
      if (c.undecidedTexts > 0) return { refused: 'texts-undecided' };
      return [{ ...by, type: 'AnswerPublished', frozen: c.frozen }];
    case 'ReportItem':
    case 'FinishItem':
      return onItem(s, c, ctx);
    case 'MakeCase':
      return s.cases.some(({ about }) => about === c.about)
        ? { refused: 'case-made-already' }
        : [{ ...by, type: 'CaseMade', caseId: c.caseId, about: c.about }];
  }
}

type By = { readonly at: Instant; readonly by: string; readonly unit: string | null };

function corrected(
  s: CampaignState,
  c: Extract<CampaignCommand, { type: 'Correct' }>,
  by: By,
): CampaignEvent[] | { readonly refused: OpinionRefused } {
  const question = s.questions.find(({ id }) => id === c.question);
  const option = c.option === null ? null : question?.options.find(({ id }) => id === c.option);
  if (!question || option === undefined) return { refused: 'no-such-question' };
  const before = option === null ? question.title : option.label;
  if (before === c.words) return { refused: 'same-wording' };
  const correction: Omit<Correction, 'at'> = {
    wording: s.wording + 1,
    reason: c.reason,
    question: c.question,
    option: c.option,
    before,
    after: c.words,
  };
  return [{ ...by, type: 'WordingCorrected', ...correction }];
}

type OnBatch = Extract<CampaignCommand, { type: 'EnterBatch' | 'CheckBatch' | 'StrikeBatch' }>;

function onBatch(s: CampaignState, c: OnBatch, ctx: CampaignContext): CampaignEvent[] | { readonly refused: OpinionRefused } {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  if (c.type === 'EnterBatch') {
    if (isTaken(s.batches, c)) return { refused: 'batch-taken' };
    const sheets = c.sheets === null ? null : c.sheets.last - c.sheets.first + 1;
    if ((c.kind === 'paper') !== (sheets !== null) || !isPossibleTally(s.questions, c.tally)) return { refused: 'batch-invalid' };
    // More ballots than numbered sheets were never filled in by hand; blank and spoilt sheets make fewer.
    if (sheets !== null && (sheets < 1 || c.tally.ballots > sheets)) return { refused: 'batch-invalid' };
    if (c.texts.some(({ question }) => s.questions.every(({ id, kind }) => id !== question || kind !== 'text')))
      return { refused: 'no-such-question' };
    const { type: _, ...draft } = c;
    return [{ ...by, type: 'BatchEntered', ...draft }];
  }
  const batch = s.batches.find(({ id }) => id === c.batch);
  if (!batch || batch.state === 'struck') return { refused: 'no-such-batch' };
  if (c.type === 'StrikeBatch') return [{ ...by, type: 'BatchStruck', batch: batch.id, reason: c.reason }];
  if (batch.state !== 'entered') return { refused: 'no-such-batch' };
  if (batch.enteredBy === ctx.by) return { refused: 'checked-yourself' };
  // The second person counts again without seeing the first counting; two that differ are counted by neither.
  if (!sameTally(batch.tally, c.tally)) return { refused: 'batch-differs' };
  const counted = s.batches
    .filter(({ kind, state }) => kind === 'paper' && state === 'counted')
    .reduce((sum, b) => sum + b.tally.ballots, 0);
  if (batch.kind === 'paper' && counted + batch.tally.ballots > ctx.sheetsTaken) return { refused: 'more-sheets-than-voters' };
  return [{ ...by, type: 'BatchCounted', batch: batch.id }];
}

/** The same box under another name is found by the numbers printed on its sheets; a hearing by where and when it was. */
function isTaken(batches: readonly Batch[], c: BatchDraft): boolean {
  const plain = (source: string) =>
    source
      .normalize('NFKC')
      .replaceAll(/[\s\p{P}]/gu, '')
      .toLowerCase();
  return batches.some(
    (b) =>
      b.id === c.id ||
      (b.state !== 'struck' &&
        ((b.kind === c.kind && plain(b.source) === plain(c.source)) ||
          (b.sheets !== null && c.sheets !== null && b.sheets.first <= c.sheets.last && c.sheets.first <= b.sheets.last))),
  );
}

type OnItem = Extract<CampaignCommand, { type: 'ReportItem' | 'FinishItem' }>;

function onItem(s: CampaignState, c: OnItem, ctx: CampaignContext): CampaignEvent[] | { readonly refused: OpinionRefused } {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  const item = s.items.find(({ id }) => id === c.item);
  if (!item || item.owner === null) return { refused: 'no-such-commitment' };
  if (item.doneAt !== null) return { refused: 'commitment-is-done' };
  if (c.type === 'ReportItem')
    return ctx.ownsUnit(item.owner)
      ? [{ ...by, type: 'ItemReported', item: c.item, text: c.text }]
      : { refused: 'no-such-commitment' };
  if (item.reports.some((report) => report.by === ctx.by)) return { refused: 'finished-yourself' };
  return [{ ...by, type: 'ItemFinished', item: c.item, result: c.result }];
}
