import { sql } from 'kysely';
import type { z } from 'zod';
import type { CaseOfOpinion } from '../../contract/opinions.ts';
import type { ProposalCommandBody, ProposalWords } from '../../contract/proposals.ts';
import { endOfWorkday } from '../../domain/calendar.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { evolve, fold, type ProposalEvent, type ProposalState } from '../../domain/opinions/proposal.ts';
import { decide, isPermitted, type ProposalCommand, standingsOf } from '../../domain/opinions/proposalDecide.ts';
import { submit } from '../cases/execute.ts';
import { type AggregateReceipt, readAggregate, recordDecision } from '../platform/aggregateStore.ts';
import type { NewJob } from '../platform/jobs.ts';
import { Problem } from '../platform/problem.ts';
import type { Giver } from '../supervision/execute.ts';
import type { Needs } from './execute.ts';
import { readProposalRules } from './proposalRules.ts';

type Options = { readonly silent?: boolean };

/** Waiting to be read, of one person at a time: more would be a flood. */
const mostWaiting = 5;
const system: Actor = { id: 'system', grants: [], followed: null };

/**
 * Proposes something under the id that the sender chose. Words and name stand beside the events, where they can be forgotten.
 * @throws Problem 409 'case-id-taken' for somebody else's id · 429 'too-many-proposals'
 */
export async function makeProposal(
  deps: Needs,
  person: string,
  { id, title, text }: ProposalWords & { readonly id: string },
  options: Options = {},
): Promise<AggregateReceipt> {
  await sql`
    insert into opinion_proposal_words (id, proposer, title, text, at)
    select ${id}::uuid, ${person}, ${title}, ${text}, ${deps.clock()}::timestamptz
    where (select count(*) from opinion_proposal_words w join opinion_proposal p on p.id = w.id
      where w.proposer = ${person} and p.phase = 'submitted') < ${mostWaiting}::int
    on conflict do nothing`.execute(deps.database.db);
  const proposer = await proposerOf(deps, id);
  if (proposer === null) throw new Problem(429, 'too-many-proposals');
  if (proposer !== person) throw new Problem(409, 'case-id-taken');
  const { history } = await readAggregate<ProposalEvent>(deps.database, 'proposal', id);
  if (history.length > 0) return { id, version: fold(history).version, number: fold(history).number };
  return write(
    deps,
    { actor: { id: 'proposer', grants: [], followed: null }, unit: null },
    { id, history, command: { type: 'Submit' }, own: true },
    options,
  );
}

/** @throws Problem 404 'no-such-proposal' · 403 'not-yours' · 412 'stale' · 409 with the rule that refuses */
export async function commandProposal(
  deps: Needs,
  giver: Giver,
  id: string,
  { version, ...body }: ProposalCommandBody | { readonly type: 'Withdraw'; readonly version: number },
  options: Options = {},
): Promise<AggregateReceipt> {
  const { history } = await readAggregate<ProposalEvent>(deps.database, 'proposal', id);
  const state = fold(history);
  const own = giver.actor.id !== null && (await proposerOf(deps, id)) === giver.actor.id;
  if (state.phase === null || standingsOf(giver.actor, state, own).every((standing) => standing === 'anybody'))
    throw new Problem(404, 'no-such-proposal');
  if (!isPermitted(body.type, giver.actor, state, own)) throw new Problem(403, 'not-yours');
  if (version !== state.version) throw new Problem(412, 'stale');
  const command = await completed(deps, id, state, body);
  const by = body.type === 'Withdraw' ? { actor: { ...giver.actor, id: 'proposer' }, unit: null } : giver;
  const done = await write(deps, by, { id, history, command, own }, options);
  if (command.type === 'Merge') await moveSupport(deps, id, command.into);
  if (command.type === 'Show') await weighSupport(deps, id);
  return done;
}

type Given = {
  [Type in ProposalCommandBody['type']]: Omit<Extract<ProposalCommandBody, { type: Type }>, 'version'>;
}[ProposalCommandBody['type']];

async function completed(
  deps: Needs,
  id: string,
  state: ProposalState,
  body: Given | { readonly type: 'Withdraw' },
): Promise<ProposalCommand> {
  switch (body.type) {
    case 'Show': {
      const { threshold, answerDays } = await readProposalRules(deps);
      return { ...body, threshold, answerDays };
    }
    case 'Answer': {
      const { type, ...what } = body;
      return { type, commitment: { id, opinion: state.shown?.title ?? '', ...what } };
    }
    case 'Merge': {
      // Only into one that everybody can read and still support.
      const { history } = await readAggregate<ProposalEvent>(deps.database, 'proposal', body.into);
      const into = fold(history).phase;
      if (into !== 'collecting' && into !== 'due') throw new Problem(409, 'proposal-wrong-phase');
      return body;
    }
    default:
      return body;
  }
}

type Writing = {
  readonly id: string;
  readonly history: readonly ProposalEvent[];
  readonly command: ProposalCommand;
  readonly own: boolean;
};

async function write(
  deps: Needs,
  { actor, unit }: Giver,
  { id, history, command, own }: Writing,
  options: Options,
): Promise<AggregateReceipt> {
  const state = fold(history);
  const now = deps.clock();
  const { calendar, units } = await deps.reference.newest();
  const decision = decide(state, command, {
    now,
    by: actor.id ?? '',
    unit,
    id,
    own,
    workdaysLater: (from, n) => endOfWorkday(from, n, calendar),
    isUnit: (one) => units.get(one) !== undefined && !units.get(one)?.retired,
  });
  return recordDecision(deps.database, {
    kind: 'proposal',
    id,
    state,
    decision,
    evolve,
    row: (after) => ({
      id,
      number: after.number,
      version: after.version,
      phase: after.phase,
      answer_by: after.answerBy,
      submitted_at: after.submittedAt,
      changed_at: now,
      state: after,
    }),
    jobs: (_, events) => (options.silent ? [] : tellings(deps, id, events)),
    draws: command.type === 'Submit' ? { prefix: '建', at: now } : null,
  });
}

async function tellings(deps: Needs, id: string, decision: readonly ProposalEvent[]): Promise<NewJob[]> {
  const proposer = await proposerOf(deps, id);
  const tell = (template: string, to: Extract<NewJob, { readonly name: 'notify' }>['data']['to']): NewJob => ({
    name: 'notify',
    data: { caseId: id, template, to },
  });
  const office = { role: 'supervisor', unit: null } as const;
  const toProposer = (template: string) => (proposer === null ? [] : [tell(template, { person: proposer })]);
  const about = (e: ProposalEvent): NewJob[] => {
    switch (e.type) {
      case 'ProposalSubmitted':
      case 'ProposalReported':
        return [tell(e.type, office)];
      case 'ProposalShown':
      case 'ProposalRefused':
      case 'ProposalMerged':
      case 'ProposalFinished':
        return toProposer(e.type);
      case 'ThresholdReached':
        return [tell('ProposalDue', office)];
      case 'ProposalAnswered': {
        const { owner: unit } = e.commitment;
        const assigned = unit === null ? [] : [{ unit }, { role: 'head', unit } as const];
        return [...toProposer(e.type), ...assigned.map((to) => tell('ProposalAssigned', to))];
      }
      case 'ProposalWithdrawn':
      case 'CaseMade':
        return [];
    }
  };
  return decision.flatMap(about);
}

/** @throws Problem 404 'no-such-proposal' unless it is open and shown */
export async function supportProposal(
  deps: Needs,
  person: string,
  id: string,
  support: boolean,
): Promise<{ supporters: number; supported: boolean }> {
  const phase = (await readProposal(deps, id))?.phase;
  if (phase !== 'collecting' && phase !== 'due') throw new Problem(404, 'no-such-proposal');
  await (support
    ? sql`insert into opinion_support (proposal, person) values (${id}, ${person}) on conflict do nothing`
    : sql`delete from opinion_support where proposal = ${id} and person = ${person}`
  ).execute(deps.database.db);
  return { supporters: await weighSupport(deps, id), supported: support };
}

/** Whoever stood behind either now stands behind the one, once. */
async function moveSupport(deps: Needs, from: string, into: string): Promise<void> {
  await sql`
    with moved as (delete from opinion_support where proposal = ${from} returning person)
    insert into opinion_support (proposal, person) select ${into}::uuid, person from moved order by person on conflict do nothing`.execute(
    deps.database.db,
  );
  await weighSupport(deps, into);
}

/** Counts, and notes when there are enough; of two who notice at once one is too late, which is as good. @returns supporters */
async function weighSupport(deps: Needs, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from opinion_support where proposal = ${id}`.execute(
    deps.database.db,
  );
  const supporters = rows[0]!.n;
  const { history } = await readAggregate<ProposalEvent>(deps.database, 'proposal', id);
  const state = fold(history);
  if (state.phase === 'collecting' && supporters >= state.threshold) {
    const command: ProposalCommand = { type: 'ReachThreshold', supporters };
    await write(deps, { actor: system, unit: null }, { id, history, command, own: false }, {}).catch((error: unknown) => {
      if (!(error instanceof Problem && error.code === 'stale')) throw error;
    });
  }
  return supporters;
}

/** Makes a case of a proposal in its proposer's name. @throws as commandProposal, and as submitting a case */
export async function makeCaseOfProposal(
  deps: Needs,
  giver: Giver,
  id: string,
  { version, caseId, ...what }: z.output<typeof CaseOfOpinion> & { readonly version: number },
): Promise<{ caseId: string; number: string }> {
  const { history } = await readAggregate<ProposalEvent>(deps.database, 'proposal', id);
  const state = fold(history);
  if (state.phase === null) throw new Problem(404, 'no-such-proposal');
  if (!isPermitted('MakeCase', giver.actor, state, false)) throw new Problem(403, 'not-yours');
  // Sent again after a stop in between: the case is made, or answers with its receipt.
  if (state.caseId !== caseId) {
    if (version !== state.version) throw new Problem(412, 'stale');
    await write(deps, giver, { id, history, command: { type: 'MakeCase', caseId }, own: false }, {});
  }
  const requester = await proposerOf(deps, id);
  const made = await submit(deps, {
    id: caseId,
    command: {
      type: 'Submit',
      channel: 'api',
      ...what,
      placeId: null,
      placeText: '',
      photos: [],
      requester,
      source: { system: 'opinions', key: id, receivedAt: null },
    },
    followUpCode: null,
    by: requester ?? giver.actor.id ?? 'anonymous',
    unit: requester === null ? giver.unit : null,
  });
  return { caseId, number: made.number };
}

/** Who proposed it; null when there is none, or the person was forgotten. */
export async function proposerOf({ database }: Pick<Needs, 'database'>, id: string): Promise<string | null> {
  const { rows } = await sql<{ proposer: string }>`select proposer from opinion_proposal_words where id = ${id}`.execute(
    database.db,
  );
  return rows[0]?.proposer ?? null;
}

async function readProposal({ database }: Pick<Needs, 'database'>, id: string): Promise<ProposalState | null> {
  const { rows } = await sql<{ state: ProposalState }>`select state from opinion_proposal where id = ${id}`.execute(database.db);
  return rows[0]?.state ?? null;
}
