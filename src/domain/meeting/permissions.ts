import type { Actor } from '../case/permissions.ts';
import { isPossible } from './lifecycle.ts';
import type { Decision, MeetingState } from './meeting.ts';
import { type MeetingCommandName, type MeetingStanding, meetingCommandNames } from './vocabulary.ts';

const office: readonly MeetingStanding[] = ['supervisor', 'secretary'];

/** Who may give which command. The office prepares and minutes; owners report; another person says that a decision is done. */
export const mayGive: Record<MeetingCommandName, readonly MeetingStanding[]> = {
  Plan: office,
  Change: office,
  SetAgenda: office,
  Hold: office,
  Minute: office,
  Decide: office,
  Conclude: office,
  Cancel: office,
  ReportDecision: ['ownerOfficer', 'ownerHead'],
  FinishDecision: ['supervisor', 'secretary', 'leader'],
  MoveDecision: ['supervisor', 'leader'],
};

/** How an actor stands to a meeting. A unit sees a meeting that has given it a task. */
export function standingsOf(actor: Actor, s: MeetingState): readonly MeetingStanding[] {
  const found = new Set<MeetingStanding>();
  if (actor.id === 'system') found.add('system');
  for (const grant of actor.grants) {
    if (grant.role === 'supervisor' || grant.role === 'secretary' || grant.role === 'leader') found.add(grant.role);
    const owns = s.decisions.some(({ owner }) => grant.units?.includes(owner));
    if (owns && grant.role === 'head') found.add('ownerHead');
    if (owns && grant.role === 'officer') found.add('ownerOfficer');
  }
  return [...found];
}

export function mayRead(actor: Actor, s: MeetingState): boolean {
  return standingsOf(actor, s).length > 0;
}

/** Owners alone see their own tasks and nothing else of the meeting. */
export function mayReadWhole(actor: Actor, s: MeetingState): boolean {
  return standingsOf(actor, s).some((standing) => standing !== 'ownerHead' && standing !== 'ownerOfficer');
}

export function owns(actor: Actor, decision: Decision): boolean {
  return actor.grants.some((g) => (g.role === 'officer' || g.role === 'head') && g.units?.includes(decision.owner));
}

export function isPermitted(name: MeetingCommandName, actor: Actor, s: MeetingState): boolean {
  const fitting = mayGive[name].filter((standing) => standingsOf(actor, s).includes(standing));
  if (fitting.length === 0) return false;
  const open = s.decisions.filter(({ doneAt }) => doneAt === null);
  if (name === 'ReportDecision') return open.some((d) => owns(actor, d));
  return true;
}

/** The commands that the actor may give on the meeting now. */
export function allowedCommands(actor: Actor, s: MeetingState): MeetingCommandName[] {
  return meetingCommandNames.filter((name) => isPossible(s, name) && isPermitted(name, actor, s));
}
