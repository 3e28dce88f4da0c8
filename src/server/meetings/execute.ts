import { decide, type MeetingCommand } from '../../domain/meeting/decide.ts';
import { type AgendaItem, evolve, fold, type MeetingEvent, type MeetingState, unborn } from '../../domain/meeting/meeting.ts';
import { isPermitted, mayRead } from '../../domain/meeting/permissions.ts';
import type { Reference } from '../directory/queries.ts';
import { type AggregateReceipt, readAggregate, recordDecision } from '../platform/aggregateStore.ts';
import type { NewJob } from '../platform/jobs.ts';
import { Problem } from '../platform/problem.ts';
import { type Giver, type Needs, unitStateOf } from '../supervision/execute.ts';
import { labelled, owedItems } from './agenda.ts';
import { meetingRow } from './meetingRow.ts';

type Options = { readonly silent?: boolean };
type Plan = Omit<Extract<MeetingCommand, { type: 'Plan' }>, 'type'>;

/** Plans a meeting under the id that the sender chose. What was decided before and is not done comes first on its agenda. */
export async function planMeeting(
  deps: Needs,
  giver: Giver,
  { id, ...plan }: Plan & { readonly id: string },
  options: Options = {},
): Promise<AggregateReceipt> {
  const { history, reference } = await readAggregate<MeetingEvent>(deps.database, 'meeting', id);
  if (history.length > 0) {
    const made = fold(history);
    return { id, version: made.version, number: made.number };
  }
  if (!isPermitted('Plan', giver.actor, unborn)) throw new Problem(403, 'not-yours');
  const agenda = [...(await owedItems(deps, plan, plan.agenda)), ...(await labelled(deps, plan.agenda))];
  const command: MeetingCommand = { type: 'Plan', ...plan, agenda };
  return write(deps, giver, { id, history, reference: await deps.reference.at(reference), command }, options);
}

type Given = Exclude<MeetingCommand, { readonly type: 'Plan' | 'Hold' }> | { readonly type: 'Hold' };

/** @throws Problem 404 'no-such-meeting' also for one the actor may not see · 403 'not-yours' · 412 'stale' · 409 */
export async function commandMeeting(
  deps: Needs,
  giver: Giver,
  given: { readonly id: string; readonly command: Given; readonly seen?: number },
  options: Options = {},
): Promise<AggregateReceipt> {
  const { history, reference } = await readAggregate<MeetingEvent>(deps.database, 'meeting', given.id);
  const state = fold(history);
  if (state.phase === null || !mayRead(giver.actor, state)) throw new Problem(404, 'no-such-meeting');
  if (!isPermitted(given.command.type, giver.actor, state)) throw new Problem(403, 'not-yours');
  if (given.seen !== undefined && given.seen !== state.version) throw new Problem(412, 'stale');
  const command = await completed(deps, state, given.command);
  return write(deps, giver, { id: given.id, history, reference: await deps.reference.at(reference), command }, options);
}

async function completed(deps: Needs, state: MeetingState, command: Given): Promise<MeetingCommand> {
  if (command.type === 'Hold') return { ...command, owed: await owedItems(deps, state, state.agenda) };
  if (command.type === 'SetAgenda') return { ...command, agenda: await labelled(deps, command.agenda as AgendaItem[]) };
  return command;
}

type Writing = {
  readonly id: string;
  readonly history: readonly MeetingEvent[];
  readonly reference: Reference;
  readonly command: MeetingCommand;
};

async function write(
  deps: Needs,
  { actor, unit }: Giver,
  { id, history, reference, command }: Writing,
  options: Options,
): Promise<AggregateReceipt> {
  const state = fold(history);
  const now = deps.clock();
  const ownsUnit = (owner: string) => actor.grants.some((g) => g.units?.includes(owner));
  const receipt = await recordDecision(deps.database, {
    kind: 'meeting',
    id,
    state,
    decision: decide(state, command, { now, by: actor.id ?? '', unit, ownsUnit, unitState: unitStateOf(reference) }),
    evolve,
    row: (after) => meetingRow(id, after),
    jobs: (after, events) => (options.silent ? [] : events.flatMap((e) => following(id, after, e))),
    draws: command.type === 'Plan' ? { prefix: '会', at: now } : null,
  });
  deps.live.announce({ kind: 'supervision', id });
  return receipt;
}

/** Owners hear of what was decided when it was decided, and the office of what they report. */
function following(id: string, s: MeetingState, e: MeetingEvent): NewJob[] {
  const tell = (to: Extract<NewJob, { readonly name: 'notify' }>['data']['to']): NewJob => ({
    name: 'notify',
    data: { caseId: id, template: e.type, to },
  });
  const ownerOf = (decision: string) => s.decisions.find((d) => d.id === decision)?.owner;
  switch (e.type) {
    case 'DecisionMade':
      return [tell({ unit: e.owner }), tell({ role: 'head', unit: e.owner })];
    case 'DecisionMoved':
    case 'DecisionFinished': {
      const owner = ownerOf(e.decision);
      return owner === undefined ? [] : [tell({ unit: owner })];
    }
    case 'DecisionReported':
      return [tell({ role: 'supervisor', unit: null })];
    default:
      return [];
  }
}
