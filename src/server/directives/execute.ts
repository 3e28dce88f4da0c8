import { type DirectiveCommand, decide } from '../../domain/directive/decide.ts';
import { type DirectiveEvent, evolve, fold, unborn } from '../../domain/directive/directive.ts';
import { isPermitted, mayGive, mayRead, standingsOf } from '../../domain/directive/permissions.ts';
import type { Reference } from '../directory/queries.ts';
import { type AggregateReceipt, readAggregate, recordDecision } from '../platform/aggregateStore.ts';
import { Problem } from '../platform/problem.ts';
import { aboutCases, type Giver, type Needs, unitStateOf } from '../supervision/execute.ts';
import { directiveJobs } from './directiveJobs.ts';
import { directiveRow } from './directiveRow.ts';

type Options = { readonly silent?: boolean };

export type DirectiveDraft = {
  readonly id: string;
  readonly text: string;
  readonly caseId: string | null;
  readonly units: readonly string[];
  readonly workdays: number;
};

/**
 * Gives a directive under the id that the sender chose; sent again it answers with the same receipt. On a case without units it goes to the
 * case's unit in charge. @throws Problem 403 · 404 'no-such-case' · 409 with the domain's reason
 */
export async function giveDirective(
  deps: Needs,
  giver: Giver,
  draft: DirectiveDraft,
  options: Options = {},
): Promise<AggregateReceipt> {
  const { history, reference } = await readAggregate<DirectiveEvent>(deps.database, 'directive', draft.id);
  if (history.length > 0) {
    const made = fold(history);
    if (made.leader !== giver.actor.id) throw new Problem(409, 'case-id-taken');
    return { id: draft.id, version: made.version, number: made.number };
  }
  if (!isPermitted('Give', giver.actor, unborn)) throw new Problem(403, 'not-yours');
  const [about] = await aboutCases(deps, giver.actor, draft.caseId === null ? [] : [draft.caseId]);
  const units = draft.units.length === 0 && about?.unit ? [about.unit] : [...new Set(draft.units)];
  const command: DirectiveCommand = {
    type: 'Give',
    text: draft.text,
    case: about ? { id: about.id, number: about.number } : null,
    confidentiality: about?.confidentiality ?? 'normal',
    units,
    workdays: draft.workdays,
  };
  return write(deps, giver, { id: draft.id, history, reference: await deps.reference.at(reference), command }, options);
}

export type DirectiveOrder = {
  readonly id: string;
  readonly command: Exclude<DirectiveCommand, { readonly type: 'Give' }>;
  readonly seen?: number;
};

/** @throws Problem 404 'no-such-directive' also for one the actor may not see · 403 'not-yours' · 412 'stale' · 409 */
export async function commandDirective(
  deps: Needs,
  giver: Giver,
  order: DirectiveOrder,
  options: Options = {},
): Promise<AggregateReceipt> {
  const { history, reference } = await readAggregate<DirectiveEvent>(deps.database, 'directive', order.id);
  const state = fold(history);
  const { actor } = giver;
  const name = order.command.type;
  if (state.phase === null || !mayRead(actor, state)) throw new Problem(404, 'no-such-directive');
  if (!isPermitted(name, actor, state)) {
    const standings = standingsOf(actor, state);
    const isFourEyes = mayGive[name].some((standing) => standings.includes(standing)) && state.reporters.includes(actor.id ?? '');
    throw isFourEyes ? new Problem(409, 'replied-yourself') : new Problem(403, 'not-yours');
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
  readonly history: readonly DirectiveEvent[];
  readonly reference: Reference;
  readonly command: DirectiveCommand;
};

async function write(
  deps: Needs,
  giver: Giver,
  { id, history, reference, command }: Writing,
  options: Options,
): Promise<AggregateReceipt> {
  const state = fold(history);
  const now = deps.clock();
  const by = giver.actor.id ?? '';
  const { calendar } = reference;
  const receipt = await recordDecision(deps.database, {
    kind: 'directive',
    id,
    state,
    decision: decide(state, command, { now, by, unit: giver.unit, calendar, unitState: unitStateOf(reference) }),
    evolve,
    row: (after) => directiveRow(id, after),
    jobs: (after, events) => (options.silent ? [] : directiveJobs(id, after, events)),
    draws: command.type === 'Give' ? { prefix: '批', at: now } : null,
  });
  deps.live.announce({ kind: 'supervision', id });
  return receipt;
}
