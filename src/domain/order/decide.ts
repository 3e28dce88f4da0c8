import type { Calendar, Instant, PlainDay } from '../calendar.ts';
import type { Confidentiality } from '../case/vocabulary.ts';
import { type Deadline, deadline, type Limit } from '../limit.ts';
import { unknownBlanks } from './blanks.ts';
import { isPossible } from './lifecycle.ts';
import type { CaseRef, OrderEvent, OrderState, OrderText, Subject } from './order.ts';
import { isAtLeast, leaderLevel } from './permissions.ts';
import { type OrderLevel, type OrderSource, type OrderStanding, orderLevels, type SupervisionRefused } from './vocabulary.ts';

export type OrderCommand =
  | ({
      readonly type: 'Draft';
      readonly level: OrderLevel;
      readonly source: OrderSource;
      readonly template: string | null;
      readonly recipients: readonly string[];
      readonly cases: readonly CaseRef[];
      readonly subject: Subject;
      readonly confidentiality: Confidentiality;
      /** null: the usual time of the level. */
      readonly workdays: number | null;
      readonly origin: string | null;
    } & OrderText)
  | { readonly type: 'Issue' }
  | { readonly type: 'Sign'; readonly recipient: string }
  | {
      readonly type: 'Progress';
      readonly recipient: string;
      readonly text: string;
      readonly plannedOn: PlainDay | null;
      readonly photos: readonly string[];
    }
  | {
      readonly type: 'Reply';
      readonly recipient: string;
      readonly measures: string;
      readonly result: string;
      readonly responsible: string;
      readonly photos: readonly string[];
    }
  | { readonly type: 'SendBack'; readonly text: string }
  | { readonly type: 'RequestExtension'; readonly workdays: number; readonly text: string }
  | { readonly type: 'RuleOnExtension'; readonly granted: boolean; readonly text: string }
  | { readonly type: 'Remind'; readonly text: string }
  | { readonly type: 'Escalate'; readonly level: OrderLevel; readonly text: string }
  | { readonly type: 'Close'; readonly text: string; readonly solved: boolean; readonly assessed: boolean }
  | { readonly type: 'Withdraw'; readonly text: string };

/** Times of an order, as an administrator set them. */
export type OrderLimits = {
  readonly sign: Limit;
  /** Working days from issue, or from the step up the ladder, to the reply. */
  readonly workdays: Readonly<Record<OrderLevel, number>>;
};

export type OrderContext = {
  readonly now: Instant;
  readonly by: string;
  readonly unit: string | null;
  readonly standings: readonly OrderStanding[];
  readonly calendar: Calendar;
  readonly limits: OrderLimits;
  readonly unitState: (id: string) => 'active' | 'retired' | 'unknown';
};

export type OrderRefused = SupervisionRefused | 'wrong-phase' | 'unknown-unit' | 'unit-is-retired' | 'same-person';
export type OrderRefusal = { readonly refused: OrderRefused };

/** Decides what a command on an order brings about. Pure. */
export function decide(s: OrderState, c: OrderCommand, ctx: OrderContext): OrderEvent[] | OrderRefusal {
  if (!isPossible(s, c.type)) return refuse('wrong-phase');
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'Draft':
      return drafted(c, ctx);
    case 'Issue':
      // Four eyes: the words are one person's, the signature another's.
      return s.drafter === ctx.by ? refuse('drafted-yourself') : [issued(s, ctx)];
    case 'Sign': {
      const recipient = s.recipients.find(({ unit }) => unit === c.recipient);
      if (!recipient) return refuse('not-a-recipient');
      return recipient.signedAt === null ? [{ ...by, type: 'OrderSigned', recipient: c.recipient }] : refuse('already-signed');
    }
    case 'Progress':
      if (!s.recipients.some(({ unit }) => unit === c.recipient)) return refuse('not-a-recipient');
      return [
        {
          ...by,
          type: 'OrderProgressed',
          recipient: c.recipient,
          text: c.text,
          plannedOn: c.plannedOn,
          photos: c.photos,
        },
      ];
    case 'Reply': {
      const recipient = s.recipients.find(({ unit }) => unit === c.recipient);
      if (!recipient) return refuse('not-a-recipient');
      if (recipient.repliedAt !== null) return refuse('already-replied');
      return [
        {
          ...by,
          type: 'OrderReplied',
          recipient: c.recipient,
          measures: c.measures,
          result: c.result,
          responsible: c.responsible,
          photos: c.photos,
        },
      ];
    }
    case 'SendBack':
      return [{ ...by, type: 'OrderSentBack', text: c.text, replyBy: replyBy(ctx, ctx.limits.workdays[s.level]) }];
    case 'RequestExtension': {
      // Issued orders have a time to reply.
      const due = s.replyBy!;
      if (ctx.now >= due.at) return refuse('order-overdue');
      if (c.workdays > s.workdays) return refuse('longer-than-limit');
      const until = deadline(due.at, { unit: 'workdays', amount: c.workdays }, ctx.calendar);
      return [{ ...by, type: 'OrderExtensionRequested', workdays: c.workdays, until, text: c.text }];
    }
    case 'RuleOnExtension':
      if (s.extension?.by === ctx.by) return refuse('same-person');
      return [{ ...by, type: 'OrderExtensionRuled', granted: c.granted, text: c.text }];
    case 'Remind':
      return [{ ...by, type: 'OrderReminded', text: c.text }];
    case 'Escalate':
      if (orderLevels.indexOf(c.level) <= orderLevels.indexOf(s.level)) return refuse('level-not-higher');
      if (isAtLeast(c.level, leaderLevel) && !mayRaiseHigh(ctx)) return refuse('needs-leader');
      return [
        { ...by, type: 'OrderEscalated', level: c.level, replyBy: replyBy(ctx, ctx.limits.workdays[c.level]), text: c.text },
      ];
    case 'Close':
      if (s.repliers.includes(ctx.by)) return refuse('replied-yourself');
      return [{ ...by, type: 'OrderClosed', text: c.text, solved: c.solved, assessed: c.assessed }];
    case 'Withdraw':
      return [{ ...by, type: 'OrderWithdrawn', text: c.text }];
  }
}

function drafted(c: Extract<OrderCommand, { type: 'Draft' }>, ctx: OrderContext): OrderEvent[] | OrderRefusal {
  const { type: _, workdays, ...what } = c;
  const recipients = [...new Set(c.recipients)];
  if (recipients.length === 0) return refuse('no-recipient');
  const states = recipients.map(ctx.unitState);
  if (states.includes('unknown')) return refuse('unknown-unit');
  if (states.includes('retired')) return refuse('unit-is-retired');
  if ([c.title, c.facts, c.analysis, c.demands, c.feedback].some((text) => unknownBlanks(text).length > 0))
    return refuse('unknown-blank');
  const days = workdays ?? ctx.limits.workdays[c.level];
  const draft: OrderEvent = {
    at: ctx.now,
    by: ctx.by,
    unit: ctx.unit,
    type: 'OrderDrafted',
    ...what,
    recipients,
    workdays: days,
  };
  // Below the second level the centre issues in its own name; what a rule of the house raised needs no signature either.
  const atOnce = !isAtLeast(c.level, leaderLevel) || ctx.standings.includes('leader') || ctx.standings.includes('system');
  return atOnce ? [draft, issued({ workdays: days }, ctx)] : [draft];
}

function issued(s: Pick<OrderState, 'workdays'>, ctx: OrderContext): OrderEvent {
  return {
    at: ctx.now,
    by: ctx.by,
    unit: ctx.unit,
    type: 'OrderIssued',
    number: '',
    signBy: deadline(ctx.now, ctx.limits.sign, ctx.calendar),
    replyBy: replyBy(ctx, s.workdays),
  };
}

function replyBy(ctx: OrderContext, workdays: number): Deadline {
  return deadline(ctx.now, { unit: 'workdays', amount: workdays }, ctx.calendar);
}

function mayRaiseHigh(ctx: OrderContext): boolean {
  return ctx.standings.includes('leader') || ctx.standings.includes('system');
}

function refuse(refused: OrderRefused): OrderRefusal {
  return { refused };
}
