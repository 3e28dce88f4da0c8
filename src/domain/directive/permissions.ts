import type { Actor } from '../case/permissions.ts';
import type { DirectiveState } from './directive.ts';
import { isPossible } from './lifecycle.ts';
import { type DirectiveCommandName, type DirectiveStanding, directiveCommandNames } from './vocabulary.ts';

/** Who may give which command. The words are the leader's; the centre keeps the list, assigns and reminds. */
export const mayGive: Record<DirectiveCommandName, readonly DirectiveStanding[]> = {
  Give: ['leader'],
  Assign: ['leader', 'supervisor'],
  Accept: ['unitOfficer', 'unitHead'],
  Progress: ['unitOfficer', 'unitHead'],
  Report: ['unitOfficer', 'unitHead'],
  SendBack: ['leader', 'supervisor'],
  Postpone: ['leader'],
  Remind: ['leader', 'supervisor'],
  /** Only a leader says that a directive has been carried out. */
  Close: ['leader'],
  Withdraw: ['leader'],
};

/** How an actor stands to a directive; empty: it does not exist for this actor. */
export function standingsOf(actor: Actor, s: DirectiveState): readonly DirectiveStanding[] {
  const found = new Set<DirectiveStanding>();
  if (actor.id === 'system') found.add('system');
  for (const grant of actor.grants) {
    if (grant.role === 'leader' || grant.role === 'supervisor') found.add(grant.role);
    const assigned = s.units.some((unit) => grant.units?.includes(unit));
    if (assigned && grant.role === 'head') found.add('unitHead');
    if (assigned && grant.role === 'officer') found.add('unitOfficer');
  }
  return [...found];
}

export function mayRead(actor: Actor, s: DirectiveState): boolean {
  return standingsOf(actor, s).length > 0;
}

/** A directive on a confidential case is read by whoever gave it, by trusted persons, and by the assigned units (of a secret one, their trusted persons). */
export function mayReadWords(actor: Actor, s: DirectiveState): boolean {
  const standings = standingsOf(actor, s);
  if (standings.length === 0) return false;
  if (s.confidentiality === 'normal' || standings.includes('system') || (actor.id !== null && actor.id === s.leader)) return true;
  const trusted = actor.grants.some(
    (g) => g.role === 'trusted' && (g.units === null || s.units.some((unit) => g.units?.includes(unit))),
  );
  const assigned = standings.includes('unitHead') || standings.includes('unitOfficer');
  return trusted || (assigned && s.confidentiality === 'confidential');
}

export function isPermitted(name: DirectiveCommandName, actor: Actor, s: DirectiveState): boolean {
  const fitting = mayGive[name].filter((standing) => standingsOf(actor, s).includes(standing));
  if (fitting.length === 0 || (s.phase !== null && !mayReadWords(actor, s))) return false;
  if (name === 'Close' || name === 'SendBack') return actor.id === null || !s.reporters.includes(actor.id);
  return true;
}

/** The commands that the actor may give on the directive now. */
export function allowedCommands(actor: Actor, s: DirectiveState): DirectiveCommandName[] {
  return directiveCommandNames.filter((name) => isPossible(s, name) && isPermitted(name, actor, s));
}
