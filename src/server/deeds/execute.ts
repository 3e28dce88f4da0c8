import { type DeedCommand, decide } from '../../domain/deed/decide.ts';
import { type DeedEvent, evolve, fold, type ShownEffect, unborn } from '../../domain/deed/deed.ts';
import { isPermitted, judgesOwn, mayGive, mayRead, standingsOf } from '../../domain/deed/permissions.ts';
import type { VerifiedDeedKind } from '../../domain/deed/vocabulary.ts';
import type { Reference } from '../directory/queries.ts';
import { type AggregateReceipt, readAggregate, recordDecision } from '../platform/aggregateStore.ts';
import { Problem } from '../platform/problem.ts';
import { aboutCases, type Giver, type Needs, unitStateOf } from '../supervision/execute.ts';
import { deedJobs } from './deedJobs.ts';
import { deedRow } from './deedRow.ts';

type Options = { readonly silent?: boolean };

export type DeedDraft = {
  readonly id: string;
  readonly kind: VerifiedDeedKind;
  readonly whose: string;
  readonly caseId: string | null;
  readonly text: string;
  readonly photos: readonly string[];
  readonly shown?: ShownEffect;
};

/**
 * Enters a deed under the id that the sender chose; sent again it answers with the same receipt.
 * @throws Problem 403 · 404 'no-such-case' · 409 with the domain's reason
 */
export async function enterDeed(deps: Needs, giver: Giver, draft: DeedDraft, options: Options = {}): Promise<AggregateReceipt> {
  const { history, reference } = await readAggregate<DeedEvent>(deps.database, 'deed', draft.id);
  if (history.length > 0) {
    const made = fold(history);
    if (made.enteredBy !== giver.actor.id) throw new Problem(409, 'case-id-taken');
    return { id: draft.id, version: made.version, number: made.number };
  }
  if (!isPermitted('Enter', giver.actor, unborn)) throw new Problem(403, 'not-yours');
  const [about] = await aboutCases(deps, giver.actor, draft.caseId === null ? [] : [draft.caseId]);
  const { kind, whose, text, photos, shown } = draft;
  const command: DeedCommand = {
    type: 'Enter',
    kind,
    whose,
    text,
    photos,
    ...(shown && { shown }),
    case: about ? { id: about.id, number: about.number } : null,
  };
  return write(deps, giver, { id: draft.id, history, reference: await deps.reference.at(reference), command }, options);
}

export type DeedOrder = {
  readonly id: string;
  readonly command: Exclude<DeedCommand, { readonly type: 'Enter' }>;
  readonly seen?: number;
};

/** @throws Problem 404 'no-such-deed' also for one the actor may not see · 403 'not-yours' · 412 'stale' · 409 */
export async function commandDeed(deps: Needs, giver: Giver, order: DeedOrder, options: Options = {}): Promise<AggregateReceipt> {
  const { history, reference } = await readAggregate<DeedEvent>(deps.database, 'deed', order.id);
  const state = fold(history);
  const { actor } = giver;
  const name = order.command.type;
  if (state.phase === null || !mayRead(actor, state)) throw new Problem(404, 'no-such-deed');
  if (!isPermitted(name, actor, state)) {
    const stands = mayGive[name].some((standing) => standingsOf(actor, state).includes(standing));
    const why = judgesOwn(name, actor, state);
    throw stands && why !== null ? new Problem(409, why) : new Problem(403, 'not-yours');
  }
  if (order.seen !== undefined && order.seen !== state.version) throw new Problem(412, 'stale');
  return write(
    deps,
    giver,
    { id: order.id, history, reference: await deps.reference.at(reference), command: order.command },
    options,
  );
}

type Writing = {
  readonly id: string;
  readonly history: readonly DeedEvent[];
  readonly reference: Reference;
  readonly command: DeedCommand;
};

async function write(
  deps: Needs,
  giver: Giver,
  { id, history, reference, command }: Writing,
  options: Options,
): Promise<AggregateReceipt> {
  const state = fold(history);
  const now = deps.clock();
  const context = {
    now,
    by: giver.actor.id ?? '',
    unit: giver.unit,
    calendar: reference.calendar,
    unitState: unitStateOf(reference),
  };
  const receipt = await recordDecision(deps.database, {
    kind: 'deed',
    id,
    state,
    decision: decide(state, command, context),
    evolve,
    row: (after) => deedRow(id, after),
    jobs: (after, events) => (options.silent ? [] : deedJobs(id, after, events)),
    draws: command.type === 'Enter' ? { prefix: '查', at: now } : null,
  });
  deps.live.announce({ kind: 'supervision', id });
  return receipt;
}
