import type { z } from 'zod';
import type { CampaignCommandBody, CampaignDraft, CaseOfOpinion } from '../../contract/opinions.ts';
import { endOfWorkday } from '../../domain/calendar.ts';
import { type CampaignEvent, type CampaignState, evolve, fold, unborn } from '../../domain/opinions/campaign.ts';
import { type CampaignCommand, decide } from '../../domain/opinions/campaignDecide.ts';
import { isPermitted, possibleIn, standingsOf } from '../../domain/opinions/campaignRules.ts';
import { questionsFault } from '../../domain/opinions/question.ts';
import { submit } from '../cases/execute.ts';
import type { Deps } from '../deps.ts';
import { type AggregateReceipt, type AggregateRow, readAggregate, recordDecision } from '../platform/aggregateStore.ts';
import type { NewJob } from '../platform/jobs.ts';
import { Problem } from '../platform/problem.ts';
import type { Giver } from '../supervision/execute.ts';
import { mixUrns } from './mixUrns.ts';
import { countCampaign } from './results.ts';
import { makeRoll } from './roll.ts';
import { findText, type TextDecision, undecidedTexts, writeDecision } from './texts.ts';
import { sheetsTaken } from './vote.ts';

export { forgetElectors, forgetInOpinions } from './forget.ts';
export { commandProposal, makeProposal, supportProposal } from './proposals.ts';
export { castBallot } from './vote.ts';

export type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'live' | 'config'>;
type Options = { readonly silent?: boolean };

/** Drafts a campaign under the id that the sender chose. @throws Problem 403 'not-yours' · 409 'owner-missing' · 400 for wrong questions */
export async function draftCampaign(
  deps: Needs,
  giver: Giver,
  { id, ...draft }: z.output<typeof CampaignDraft>,
  options: Options = {},
): Promise<AggregateReceipt> {
  const { history } = await readAggregate<CampaignEvent>(deps.database, 'campaign', id);
  if (history.length > 0) {
    const made = fold(history);
    if (made.writtenBy !== giver.actor.id) throw new Problem(409, 'case-id-taken');
    return { id, version: made.version, number: made.number };
  }
  if (!isPermitted('Draft', giver.actor, { owner: draft.owner, items: [] })) throw new Problem(403, 'not-yours');
  checkQuestions(draft.questions);
  return write(deps, giver, { id, history, command: { type: 'Draft', ...draft } }, options);
}

/** @throws Problem 404 'no-such-campaign' also for one the actor has nothing to do with · 403 'not-yours' · 412 'stale' · 409 with the rule that refuses */
export async function commandCampaign(
  deps: Needs,
  giver: Giver,
  id: string,
  { version, ...body }: CampaignCommandBody | { readonly type: 'Close'; readonly reason: string; readonly version?: number },
  options: Options = {},
): Promise<AggregateReceipt> {
  const { history } = await readAggregate<CampaignEvent>(deps.database, 'campaign', id);
  const state = fold(history);
  if (state.phase === null || standingsOf(giver.actor, state).length === 0) throw new Problem(404, 'no-such-campaign');
  if (!isPermitted(body.type, giver.actor, state)) throw new Problem(403, 'not-yours');
  // A unit cannot give its campaign to another by changing the owner.
  if (body.type === 'Save' && !isPermitted('Save', giver.actor, { owner: body.owner, items: [] }))
    throw new Problem(403, 'not-yours');
  if (version !== undefined && version !== state.version) throw new Problem(412, 'stale');
  if (body.type === 'Save') checkQuestions(body.questions);
  return write(deps, giver, { id, history, command: await completed(deps, id, state, giver, body) }, options);
}

type Given = {
  [Type in CampaignCommandBody['type']]: Omit<Extract<CampaignCommandBody, { type: Type }>, 'version'>;
}[CampaignCommandBody['type']];

/** What a command needs besides what was sent: the roll, or the numbers as they stand. */
async function completed(deps: Needs, id: string, state: CampaignState, { actor }: Giver, body: Given): Promise<CampaignCommand> {
  switch (body.type) {
    case 'Open': {
      // Keys take a moment to make: not for an opening that will be refused.
      const isRefused = !possibleIn.Open.includes(state.phase) || state.writtenBy === actor.id || state.closesAt <= deps.clock();
      return { type: 'Open', ...(isRefused ? { roll: id, parts: [] } : await makeRoll(deps, state.audience)) };
    }
    case 'PublishAnswer': {
      const results = await countCampaign(deps, state);
      return {
        type: 'PublishAnswer',
        frozen: { asOf: results.asOf, results },
        undecidedTexts: await undecidedTexts(deps, id, state),
      };
    }
    default:
      return body;
  }
}

type Writing = { readonly id: string; readonly history: readonly CampaignEvent[]; readonly command: CampaignCommand };

async function write(
  deps: Needs,
  { actor, unit }: Giver,
  { id, history, command }: Writing,
  options: Options,
): Promise<AggregateReceipt> {
  const state = history.length > 0 ? fold(history) : unborn;
  const now = deps.clock();
  const { calendar, units } = await deps.reference.newest();
  const decision = decide(state, command, {
    now,
    by: actor.id ?? '',
    unit,
    sheetsTaken: command.type === 'CheckBatch' ? await sheetsTaken(deps, state.roll) : 0,
    workdaysLater: (from, n) => endOfWorkday(from, n, calendar),
    isUnit: (one) => unitIsActive(units.get(one)),
    ownsUnit: (one) => actor.grants.some(({ role, units: own }) => (role === 'officer' || role === 'head') && own?.includes(one)),
  });
  const receipt = await recordDecision(deps.database, {
    kind: 'campaign',
    id,
    state,
    decision,
    evolve,
    row: (after) => campaignRow(id, after, now),
    jobs: (after, events) => (options.silent ? [] : events.flatMap((e) => following(id, after, e))),
    draws: command.type === 'Draft' ? { prefix: '征', at: now } : null,
  });
  // Nothing more comes in: what came last is mixed at once, before anybody counts.
  if (command.type === 'Close' || command.type === 'Cancel') await mixUrns(deps);
  return receipt;
}

const unitIsActive = (unit: { readonly retired: boolean } | undefined): boolean => unit !== undefined && !unit.retired;

function campaignRow(id: string, s: CampaignState, now: string): AggregateRow {
  return {
    id,
    number: s.number,
    version: s.version,
    phase: s.phase,
    owner: s.owner,
    roll: s.roll,
    opened_at: s.openedAt,
    closes_at: s.closesAt,
    answer_by: s.answerBy,
    answered_at: s.answeredAt,
    open_items: s.phase === 'answered' ? s.items.filter((i) => i.owner !== null && i.doneAt === null).length : 0,
    doers: [...new Set(s.items.flatMap(({ owner }) => (owner === null ? [] : [owner])))],
    changed_at: now,
    state: s,
  };
}

function following(id: string, s: CampaignState, e: CampaignEvent): NewJob[] {
  const tell = (template: string, to: Extract<NewJob, { readonly name: 'notify' }>['data']['to']): NewJob => ({
    name: 'notify',
    data: { caseId: id, template, to },
  });
  switch (e.type) {
    case 'CampaignDrafted':
      return [tell('CampaignToOpen', { role: 'supervisor', unit: null })];
    case 'CampaignClosed':
      return [
        tell('CampaignClosed', { role: 'head', unit: s.owner }),
        tell('CampaignClosed', { role: 'supervisor', unit: null }),
      ];
    case 'AnswerPublished':
      return [...new Set(s.items.flatMap(({ owner }) => owner ?? []))].flatMap((unit) => [
        tell('CampaignItemAssigned', { unit }),
        tell('CampaignItemAssigned', { role: 'head', unit }),
      ]);
    case 'ItemReported':
      return [tell('CampaignItemReported', { role: 'supervisor', unit: null })];
    default:
      return [];
  }
}

function checkQuestions(questions: CampaignState['questions']): void {
  const fault = questionsFault(questions);
  if (fault !== null)
    throw new Problem(400, 'invalid', [{ field: 'questions', code: fault === 'repeated' ? 'repeated' : 'out-of-range' }]);
}

/** @throws Problem 404 'no-such-campaign' | 'not-found' · 403 'not-yours' · 409 'campaign-wrong-phase' */
export async function decideText(deps: Needs, giver: Giver, id: string, decision: TextDecision): Promise<void> {
  const state = await readable(deps, giver, id);
  if (!isPermitted('SaveAnswer', giver.actor, state)) throw new Problem(403, 'not-yours');
  if (state.phase !== 'closed' && state.phase !== 'answered') throw new Problem(409, 'campaign-wrong-phase');
  await writeDecision(deps, id, state, giver.actor.id ?? '', decision);
}

/** Makes a case of a free answer. Nobody is told of it: nobody is known. @throws as commandCampaign, and as submitting a case */
export async function makeCaseOfText(
  deps: Needs,
  giver: Giver,
  id: string,
  { version, source, caseId, ...what }: z.output<typeof CaseOfOpinion> & { readonly version: number; readonly source: string },
): Promise<{ caseId: string; number: string }> {
  const { history } = await readAggregate<CampaignEvent>(deps.database, 'campaign', id);
  const state = fold(history);
  if (state.phase === null || standingsOf(giver.actor, state).length === 0) throw new Problem(404, 'no-such-campaign');
  if (!isPermitted('MakeCase', giver.actor, state)) throw new Problem(403, 'not-yours');
  if (version !== state.version) throw new Problem(412, 'stale');
  await findText(deps, state, source);
  // The campaign first: two who press at once make one case. Broken off after it, the same id sent again makes the case.
  const known = state.cases.find(({ about }) => about === source);
  if (known && known.caseId !== caseId) throw new Problem(409, 'case-made-already');
  if (!known) await write(deps, giver, { id, history, command: { type: 'MakeCase', caseId, about: source } }, {});
  const made = await submit(deps, {
    id: caseId,
    command: {
      type: 'Submit',
      channel: 'api',
      ...what,
      placeId: null,
      placeText: '',
      photos: [],
      requester: null,
      source: { system: 'opinions', key: source.slice(0, 32), receivedAt: null },
    },
    followUpCode: null,
    by: giver.actor.id ?? 'anonymous',
    unit: giver.unit,
  });
  return { caseId, number: made.number };
}

async function readable(deps: Needs, giver: Giver, id: string): Promise<CampaignState> {
  const { history } = await readAggregate<CampaignEvent>(deps.database, 'campaign', id);
  const state = fold(history);
  if (state.phase === null || standingsOf(giver.actor, state).length === 0) throw new Problem(404, 'no-such-campaign');
  return state;
}
