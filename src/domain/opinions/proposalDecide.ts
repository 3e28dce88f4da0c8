import type { Instant } from '../calendar.ts';
import type { Actor } from '../case/permissions.ts';
import { type Commitment, isWhole } from './commitment.ts';
import type { ProposalEvent, ProposalState } from './proposal.ts';
import {
  type OpinionRefused,
  type OpinionStanding,
  type ProposalCommandName,
  type ProposalPhase,
  proposalCommandNames,
} from './vocabulary.ts';

/** In which phases each command makes sense; null is a proposal that does not exist yet. */
export const possibleIn: Record<ProposalCommandName, readonly (ProposalPhase | null)[]> = {
  Submit: [null],
  Show: ['submitted'],
  Refuse: ['submitted'],
  Withdraw: ['submitted', 'collecting'],
  Merge: ['submitted', 'collecting'],
  ReachThreshold: ['collecting'],
  /** An answer need not wait for the threshold. */
  Answer: ['collecting', 'due'],
  Report: ['answered'],
  Finish: ['answered'],
  MakeCase: ['submitted', 'collecting', 'due', 'answered'],
};

/** Who may give which command. */
export const mayGive: Record<ProposalCommandName, readonly OpinionStanding[]> = {
  Submit: ['anybody'],
  Show: ['supervisor', 'secretary'],
  Refuse: ['supervisor', 'secretary'],
  Withdraw: ['proposer'],
  Merge: ['supervisor', 'secretary'],
  ReachThreshold: ['system'],
  Answer: ['supervisor', 'secretary'],
  Report: ['doer'],
  Finish: ['supervisor', 'secretary'],
  MakeCase: ['supervisor', 'secretary'],
};

/** `own`: the actor proposed it, which the events do not say. */
export function standingsOf(actor: Actor, s: ProposalState, own: boolean): readonly OpinionStanding[] {
  const found = new Set<OpinionStanding>();
  if (actor.id === 'system') found.add('system');
  else if (actor.id !== null) found.add('anybody');
  if (own) found.add('proposer');
  const owner = s.commitment?.owner ?? null;
  for (const { role, units } of actor.grants) {
    if (role === 'supervisor' || role === 'secretary') found.add(role);
    if ((role === 'head' || role === 'officer') && owner !== null && units?.includes(owner)) found.add('doer');
  }
  return [...found];
}

export function isPermitted(name: ProposalCommandName, actor: Actor, s: ProposalState, own: boolean): boolean {
  const standings = standingsOf(actor, s, own);
  return mayGive[name].some((standing) => standings.includes(standing));
}

export function allowedCommands(actor: Actor, s: ProposalState, own: boolean): ProposalCommandName[] {
  return proposalCommandNames.filter(
    (name) =>
      possibleIn[name].includes(s.phase) && isPermitted(name, actor, s, own) && (name !== 'MakeCase' || s.caseId === null),
  );
}

export type ProposalCommand =
  | { readonly type: 'Submit' }
  | {
      readonly type: 'Show';
      readonly title: string;
      readonly text: string;
      readonly threshold: number;
      readonly answerDays: number;
    }
  | { readonly type: 'Refuse'; readonly reason: string }
  | { readonly type: 'Withdraw' }
  | { readonly type: 'Merge'; readonly into: string }
  | { readonly type: 'ReachThreshold'; readonly supporters: number }
  | { readonly type: 'Answer'; readonly commitment: Commitment }
  | { readonly type: 'Report'; readonly text: string }
  | { readonly type: 'Finish'; readonly result: string }
  | { readonly type: 'MakeCase'; readonly caseId: string };

export type ProposalContext = {
  readonly now: Instant;
  readonly by: string;
  readonly unit: string | null;
  readonly id: string;
  /** Whether whoever gives the command proposed it. */
  readonly own: boolean;
  readonly workdaysLater: (from: Instant, n: number) => Instant;
  readonly isUnit: (id: string) => boolean;
};

/** Decides what a command on a proposal brings about. Pure. */
export function decide(
  s: ProposalState,
  c: ProposalCommand,
  ctx: ProposalContext,
): ProposalEvent[] | { readonly refused: OpinionRefused } {
  if (!possibleIn[c.type].includes(s.phase)) return { refused: 'proposal-wrong-phase' };
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  switch (c.type) {
    case 'Submit':
      return [{ ...by, type: 'ProposalSubmitted', number: '' }];
    case 'Show': {
      if (ctx.own) return { refused: 'own-proposal' };
      const { type: _, ...shown } = c;
      return [{ ...by, type: 'ProposalShown', ...shown }];
    }
    case 'Refuse':
      return ctx.own ? { refused: 'own-proposal' } : [{ ...by, type: 'ProposalRefused', reason: c.reason }];
    case 'Withdraw':
      return [{ ...by, type: 'ProposalWithdrawn' }];
    case 'Merge':
      return c.into === ctx.id ? { refused: 'merge-with-itself' } : [{ ...by, type: 'ProposalMerged', into: c.into }];
    case 'ReachThreshold': {
      if (c.supporters < s.threshold) return { refused: 'proposal-wrong-phase' };
      return [{ ...by, type: 'ThresholdReached', supporters: c.supporters, answerBy: ctx.workdaysLater(ctx.now, s.answerDays) }];
    }
    case 'Answer':
      if (ctx.own) return { refused: 'own-proposal' };
      if (!isWhole(c.commitment)) return { refused: 'owner-missing' };
      if (c.commitment.owner !== null && !ctx.isUnit(c.commitment.owner)) return { refused: 'owner-missing' };
      return [{ ...by, type: 'ProposalAnswered', commitment: c.commitment }];
    case 'Report':
      return [{ ...by, type: 'ProposalReported', text: c.text }];
    case 'Finish':
      return s.commitment?.reports.some((report) => report.by === ctx.by)
        ? { refused: 'finished-yourself' }
        : [{ ...by, type: 'ProposalFinished', result: c.result }];
    case 'MakeCase':
      return s.caseId === null ? [{ ...by, type: 'CaseMade', caseId: c.caseId }] : { refused: 'case-made-already' };
  }
}
