import type { Actor } from '../../domain/case/permissions.ts';
import type { Confidentiality } from '../../domain/case/vocabulary.ts';
import { confidentialities } from '../../domain/case/vocabulary.ts';
import { deadline } from '../../domain/limit.ts';
import { fillBlanks } from '../../domain/order/blanks.ts';
import { decide, type OrderCommand, type OrderContext } from '../../domain/order/decide.ts';
import { evolve, fold, type OrderEvent, type OrderState, type OrderText, unborn } from '../../domain/order/order.ts';
import {
  headLevel,
  isAtLeast,
  isPermitted,
  mayGive,
  mayRead,
  mayReadWords,
  standingsOf,
} from '../../domain/order/permissions.ts';
import type { OrderBlank, OrderCommandName } from '../../domain/order/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { type Cause, readAggregate, recordDecision } from '../platform/aggregateStore.ts';
import { Problem } from '../platform/problem.ts';
import { aboutCases } from './aboutCases.ts';
import { orderJobs } from './orderJobs.ts';
import { orderRow } from './orderRow.ts';

export { aboutCases } from './aboutCases.ts';

export type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'live'>;
export type OrderReceipt = { readonly id: string; readonly version: number; readonly number: string | null };
/** Who acts, and in whose name. */
export type Giver = { readonly actor: Actor; readonly unit: string | null };

type Options = {
  /** In demonstrations nobody is told. */
  readonly silent?: boolean;
};

export type OrderDraft = OrderText & {
  readonly id: string;
  readonly level: Extract<OrderCommand, { type: 'Draft' }>['level'];
  readonly source: Extract<OrderCommand, { type: 'Draft' }>['source'];
  readonly template: string | null;
  readonly recipients: readonly string[];
  readonly cases: readonly string[];
  readonly categoryCode: string | null;
  readonly placeId: string | null;
  readonly workdays: number | null;
  readonly origin: string | null;
  /** Blanks that only the finder of a cause knows. */
  readonly blanks?: Partial<Record<OrderBlank, string>>;
};

/**
 * Raises an order under the id that the sender chose; sent again it answers with the same receipt. Blanks are filled here, from the cases
 * and the units; of a case only its number gets into the words.
 * @throws Problem 403 'not-yours' · 404 'no-such-case' for a case that is none, or none for the actor · 409 · CauseTaken
 */
export async function draftOrder(
  deps: Needs,
  giver: Giver,
  draft: OrderDraft,
  options: Options & { readonly causes?: readonly Cause[] } = {},
): Promise<OrderReceipt> {
  const { history, reference: version } = await readAggregate<OrderEvent>(deps.database, 'order', draft.id);
  if (history.length > 0) {
    const made = fold(history);
    if (made.drafter !== (giver.actor.id ?? '')) throw new Problem(409, 'case-id-taken');
    return { id: draft.id, version: made.version, number: made.number || null };
  }
  const reference = await deps.reference.at(version);
  if (!isPermitted('Draft', giver.actor, unborn)) throw new Problem(403, 'not-yours');
  const now = deps.clock();
  const cases = await aboutCases(deps, giver.actor, draft.cases);
  const days = draft.workdays ?? reference.supervision.workdays[draft.level];
  const values: Partial<Record<OrderBlank, string>> = {
    主送单位: nameOf(reference, draft.recipients[0]),
    件数: String(cases.length),
    诉件编号: cases.map((c) => c.number).join('、'),
    事项: draft.categoryCode === null ? '' : categoryName(reference, draft.categoryCode),
    点位: draft.placeId === null ? '' : (reference.places.get(draft.placeId)?.name ?? ''),
    完成时限: dayWords(deadline(now, { unit: 'workdays', amount: days }, reference.calendar).at),
    ...draft.blanks,
  };
  const filled = (words: string) => fillBlanks(words, values);
  const { id, cases: _, categoryCode, placeId, blanks: __, ...rest } = draft;
  const command: OrderCommand = {
    ...rest,
    type: 'Draft',
    title: filled(draft.title),
    facts: filled(draft.facts),
    analysis: filled(draft.analysis),
    demands: filled(draft.demands),
    feedback: filled(draft.feedback),
    cases: cases.map((c) => ({ id: c.id, number: c.number })),
    subject: { categoryCode, placeId },
    confidentiality: strictest(cases.map((c) => c.confidentiality)),
  };
  return write(deps, giver, { id, history, reference, command, now }, options);
}

export type OrderOrder = {
  readonly id: string;
  readonly command: Exclude<OrderCommand, { readonly type: 'Draft' }>;
  /** The version that the actor saw; absent for the system. */
  readonly seen?: number;
};

/**
 * Gives a command on an order.
 * @throws Problem 404 'no-such-order' also for one the actor may not see · 403 'not-yours' · 412 'stale' · 409 with the domain's reason
 */
export async function commandOrder(deps: Needs, giver: Giver, order: OrderOrder, options: Options = {}): Promise<OrderReceipt> {
  const { history, reference } = await readAggregate<OrderEvent>(deps.database, 'order', order.id);
  const state = fold(history);
  const { actor } = giver;
  const { command } = order;
  if (state.phase === null || !mayRead(actor, state)) throw new Problem(404, 'no-such-order');
  if (!isPermitted(command.type, actor, state)) throw whyNot(command.type, actor, state);
  if ('recipient' in command && !actor.grants.some((g) => g.units?.includes(command.recipient)))
    throw new Problem(409, 'not-a-recipient');
  if (order.seen !== undefined && order.seen !== state.version) throw new Problem(412, 'stale');
  return write(
    deps,
    giver,
    { id: order.id, history, reference: await deps.reference.at(reference), command, now: deps.clock() },
    options,
  );
}

/** Four eyes are a rule that people must be told of; everything else is simply not theirs. */
function whyNot(name: OrderCommandName, actor: Actor, s: OrderState): Problem {
  const standings = standingsOf(actor, s);
  if (!mayGive[name].some((standing) => standings.includes(standing)) || !mayReadWords(actor, s))
    return new Problem(403, 'not-yours');
  switch (name) {
    case 'Sign':
      return new Problem(409, 'already-signed');
    case 'Reply':
      return new Problem(
        409,
        standings.includes('unitHead') || !isAtLeast(s.level, headLevel) ? 'already-replied' : 'head-must-reply',
      );
    case 'Close':
    case 'SendBack':
      return new Problem(409, 'replied-yourself');
    case 'Issue':
      return new Problem(409, 'drafted-yourself');
    case 'RuleOnExtension':
      return new Problem(409, 'needs-leader');
    default:
      return new Problem(403, 'not-yours');
  }
}

type Writing = {
  readonly id: string;
  readonly history: readonly OrderEvent[];
  readonly reference: Reference;
  readonly command: OrderCommand;
  readonly now: string;
};

async function write(
  deps: Needs,
  giver: Giver,
  { id, history, reference, command, now }: Writing,
  options: Options & { readonly causes?: readonly Cause[] },
): Promise<OrderReceipt> {
  const state = fold(history);
  const context: OrderContext = {
    now,
    by: giver.actor.id ?? '',
    unit: giver.unit,
    standings: standingsOf(giver.actor, state),
    calendar: reference.calendar,
    limits: {
      sign: { unit: 'workMinutes', amount: reference.supervision.signWorkMinutes },
      workdays: reference.supervision.workdays,
    },
    unitState: unitStateOf(reference),
  };
  const decision = decide(state, command, context);
  const issues = !('refused' in decision) && decision.some((e) => e.type === 'OrderIssued');
  const { version, number } = await recordDecision(deps.database, {
    kind: 'order',
    id,
    state,
    decision,
    evolve,
    row: (after) => orderRow(id, after),
    jobs: (after, events) => (options.silent ? [] : orderJobs(id, { ...after, number: issues ? '…' : after.number }, events)),
    draws: issues ? { prefix: '督', at: now } : null,
    ...(options.causes ? { causes: options.causes } : {}),
  });
  deps.live.announce({ kind: 'supervision', id });
  return { id, version, number: number || null };
}

export function unitStateOf(reference: Reference): (id: string) => 'active' | 'retired' | 'unknown' {
  return (id) => {
    const unit = reference.units.get(id);
    return !unit ? 'unknown' : unit.retired ? 'retired' : 'active';
  };
}

export function strictest(all: readonly Confidentiality[]): Confidentiality {
  return all.reduce<Confidentiality>(
    (most, each) => (confidentialities.indexOf(each) > confidentialities.indexOf(most) ? each : most),
    'normal',
  );
}

function nameOf(reference: Reference, unit: string | undefined): string {
  return unit === undefined ? '' : (reference.units.get(unit)?.name ?? unit);
}

function categoryName(reference: Reference, code: string): string {
  return reference.categories.get(code)?.name ?? reference.classes.get(code)?.name ?? '';
}

/** 3月5日, as an order says it. */
function dayWords(at: string): string {
  const day = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  return `${day.month}月${day.day}日`;
}
