import { sql } from 'kysely';
import type { z } from 'zod';
import type {
  DeskProposal,
  getDeskProposal,
  getProposal,
  listDeskProposals,
  listMyProposals,
  ShownProposal,
} from '../../contract/proposals.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { ProposalState } from '../../domain/opinions/proposal.ts';
import { allowedCommands } from '../../domain/opinions/proposalDecide.ts';
import { type ProposalPhase, shownProposalPhases } from '../../domain/opinions/vocabulary.ts';
import { deidentified } from '../../text/deidentify.ts';
import { likeFrom, likeness } from '../../text/likeness.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { readProposalRules } from './proposalRules.ts';

type Needs = Pick<Deps, 'database'>;
type Row = {
  readonly id: string;
  readonly state: ProposalState;
  readonly supporters: number;
  readonly supported: boolean;
  readonly proposer: string | null;
  readonly title: string | null;
  readonly text: string | null;
};
const pageSize = 20;
const deskPageSize = 100;
/** Compared with each other for likeness: open and lately answered ones. */
const mostCompared = 400;

const columns = (person: string | null) => sql`p.id, p.state, w.proposer, w.title, w.text,
  (select count(*)::int from opinion_support s where s.proposal = p.id) as supporters,
  exists (select from opinion_support s where s.proposal = p.id and s.person = ${person}::text) as supported`;
const tables = sql`opinion_proposal p left join opinion_proposal_words w on w.id = p.id`;

export async function proposalPage(deps: Needs, actor: Actor, { show, skip }: { show: 'open' | 'answered'; skip: number }) {
  const phases = show === 'open' ? ['collecting', 'due'] : ['answered', 'done'];
  const { rows } = await sql<Row>`
    select ${columns(actor.id)} from ${tables} where p.phase = any(${phases}::text[])
    order by ${show === 'open' ? sql`supporters desc, p.submitted_at desc` : sql`p.changed_at desc`}, p.id
    limit ${pageSize + 1} offset ${skip}`.execute(deps.database.db);
  return {
    proposals: rows.slice(0, pageSize).map((row) => shownOf(row, actor)),
    next: rows.length > pageSize ? skip + pageSize : null,
    rules: await readProposalRules(deps),
  };
}

export async function myProposals({ database }: Needs, actor: Actor): Promise<z.input<typeof listMyProposals.response>> {
  const { rows } = await sql<Row>`
    select ${columns(actor.id)} from ${tables} where w.proposer = ${actor.id} order by p.submitted_at desc limit 200`.execute(
    database.db,
  );
  return {
    proposals: rows.map((row) => ({
      ...shownOf(row, actor),
      reason: row.state.reason,
      mergedInto: row.state.mergedInto,
      version: row.state.version,
    })),
  };
}

/** @throws Problem 404 'no-such-proposal' for one that is not shown, except to its proposer */
export async function proposalDetail(deps: Needs, actor: Actor, id: string): Promise<z.input<typeof getProposal.response>> {
  const row = await readRow(deps, actor, id);
  const shown = isShown(row.state.phase);
  if (!shown && row.state.phase !== 'merged' && !isOwn(row, actor)) throw new Problem(404, 'no-such-proposal');
  // To others a merged one is nothing but the way to the other.
  if (row.state.phase === 'merged' && row.state.shown === null && !isOwn(row, actor)) throw new Problem(404, 'no-such-proposal');
  return {
    ...shownOf(row, actor),
    reason: row.state.reason,
    mergedInto: row.state.mergedInto,
    version: row.state.version,
    similar: await similarTo(deps, wordsOf(row), id),
  };
}

/** Shown proposals that say much the same, likest first. */
export async function similarTo(
  { database }: Needs,
  words: { readonly title: string; readonly text: string },
  except: string | null,
): Promise<{ id: string; title: string; phase: ProposalPhase; supporters: number; fit: number }[]> {
  if (words.title.length + words.text.length < 4) return [];
  const { rows } = await sql<Row>`
    select ${columns(null)} from ${tables} where p.phase = any(${[...shownProposalPhases]}::text[]) and p.id is distinct from ${except}::uuid
    order by p.changed_at desc limit ${mostCompared}`.execute(database.db);
  const fits = likeness(words, rows.map(wordsOf));
  return rows
    .map((row, i) => ({
      id: row.id,
      title: wordsOf(row).title,
      phase: row.state.phase!,
      supporters: row.supporters,
      fit: fits[i]!,
    }))
    .filter(({ fit }) => fit >= likeFrom)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, 3);
}

const stages = {
  toRead: ['submitted'],
  collecting: ['collecting'],
  due: ['due'],
  answered: ['answered'],
  ended: ['done', 'refused', 'withdrawn', 'merged'],
} as const satisfies Record<string, readonly ProposalPhase[]>;

type Stage = z.output<NonNullable<typeof listDeskProposals.query>>;

/** Similar ones follow each other: the group of the one that waits longest comes first. */
export async function deskProposals(deps: Needs, { stage, skip }: Stage): Promise<z.input<typeof listDeskProposals.response>> {
  const ascending = stage === 'toRead' || stage === 'due';
  const { rows } = await sql<Row>`
    select ${columns(null)} from ${tables} where p.phase = any(${[...stages[stage]]}::text[])
    order by ${ascending ? sql`coalesce(p.answer_by, p.submitted_at) asc` : sql`p.changed_at desc`}, p.id
    limit ${deskPageSize + 1} offset ${skip}`.execute(deps.database.db);
  const page = rows.slice(0, deskPageSize);
  const groups = groupsOf(page);
  return {
    proposals: page
      .map((row, i) => ({ ...deskOf(row), group: groups[i]! }))
      .map((line, i) => ({ line, i }))
      .sort((a, b) => a.line.group - b.line.group || a.i - b.i)
      .map(({ line }) => line),
    next: rows.length > deskPageSize ? skip + deskPageSize : null,
    rules: await readProposalRules(deps),
  };
}

/** @throws Problem 404 'no-such-proposal' */
export async function deskProposal(deps: Needs, actor: Actor, id: string): Promise<z.input<typeof getDeskProposal.response>> {
  const row = await readRow(deps, actor, id);
  const desk = deskOf(row);
  const clean = (text: string) => deidentified(text).text;
  return {
    ...desk,
    group: 0,
    proposed: { title: clean(desk.written.title), text: clean(desk.written.text) },
    similar: await similarTo(deps, wordsOf(row), id),
    allowed: allowedCommands(actor, row.state, isOwn(row, actor)),
  };
}

/** Who belongs together: each joins the group of the first before it that it is like. */
function groupsOf(rows: readonly Row[]): number[] {
  const groups: number[] = [];
  for (const [i, row] of rows.entries()) {
    const before = rows.slice(0, i);
    const fits = likeness(wordsOf(row), before.map(wordsOf));
    const like = fits.findIndex((fit) => fit >= likeFrom);
    groups.push(like < 0 ? i : groups[like]!);
  }
  return groups;
}

async function readRow({ database }: Needs, actor: Actor, id: string): Promise<Row> {
  const { rows } = await sql<Row>`select ${columns(actor.id)} from ${tables} where p.id = ${id}`.execute(database.db);
  if (!rows[0]) throw new Problem(404, 'no-such-proposal');
  return rows[0];
}

const isShown = (phase: ProposalPhase | null): boolean =>
  (shownProposalPhases as readonly (ProposalPhase | null)[]).includes(phase);
const isOwn = ({ proposer }: Row, actor: Actor): boolean => actor.id !== null && proposer === actor.id;

/** As shown; as written while it is not. */
function wordsOf({ state, title, text }: Row): { title: string; text: string } {
  return state.shown ?? { title: title ?? '', text: text ?? '' };
}

function shownOf(row: Row, actor: Actor): ShownProposal {
  const { id, state, supporters, supported } = row;
  return {
    id,
    number: state.number,
    phase: state.phase!,
    ...wordsOf(row),
    submittedAt: state.submittedAt,
    supporters,
    threshold: state.threshold,
    answerBy: state.answerBy,
    answeredAt: state.answeredAt,
    commitment: state.commitment && {
      ...state.commitment,
      reports: state.commitment.reports.map(({ at, text }) => ({ at, text })),
    },
    supported,
    own: isOwn(row, actor),
  };
}

function deskOf(row: Row): DeskProposal {
  const { supported: _, own: __, ...shown } = shownOf(row, { id: null, grants: [], followed: null });
  const { state } = row;
  return {
    ...shown,
    version: state.version,
    written: { title: row.title ?? '', text: row.text ?? '' },
    reason: state.reason,
    mergedInto: state.mergedInto,
    caseId: state.caseId,
    group: 0,
  };
}
