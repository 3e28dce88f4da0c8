import type { Actor } from '../case/permissions.ts';
import type { DeedState } from './deed.ts';
import { isPossible } from './lifecycle.ts';
import { type DeedCommandName, type DeedStanding, deedCommandNames } from './vocabulary.ts';

/** Who may give which command; the system proposes what a measured effect shows. The second look and the word on an appeal need other persons besides (`judgesOwn`). */
export const mayGive: Record<DeedCommandName, readonly DeedStanding[]> = {
  Enter: ['supervisor', 'system'],
  Confirm: ['supervisor', 'leader'],
  Refuse: ['supervisor', 'leader'],
  Withdraw: ['supervisor'],
  Appeal: ['unitHead'],
  Affirm: ['leader'],
  Revoke: ['leader'],
};

/** How an actor stands to a deed; empty: it does not exist for this actor. */
export function standingsOf(actor: Actor, s: DeedState): readonly DeedStanding[] {
  const found = new Set<DeedStanding>();
  if (actor.id === 'system') found.add('system');
  for (const { role, units } of actor.grants) {
    if (role === 'supervisor' || role === 'leader' || role === 'auditor') found.add(role);
    const isOwn = units?.includes(s.whose) ?? false;
    if (isOwn && role === 'head') found.add('unitHead');
    if (isOwn && role === 'officer') found.add('unitOfficer');
  }
  return [...found];
}

export function mayRead(actor: Actor, s: DeedState): boolean {
  return standingsOf(actor, s).length > 0;
}

/** Why somebody who stands right to a deed still may not judge it: four eyes, six on an appeal, and nobody's own unit. */
export function judgesOwn(
  name: DeedCommandName,
  actor: Actor,
  s: DeedState,
): 'entered-yourself' | 'judged-yourself' | 'own-deed' | null {
  if (name !== 'Confirm' && name !== 'Refuse' && name !== 'Affirm' && name !== 'Revoke') return null;
  if (actor.id !== null && actor.id === s.enteredBy) return 'entered-yourself';
  if (actor.id !== null && actor.id === s.confirmedBy) return 'judged-yourself';
  return actor.grants.some(({ role, units }) => (role === 'head' || role === 'officer') && units?.includes(s.whose))
    ? 'own-deed'
    : null;
}

export function isPermitted(name: DeedCommandName, actor: Actor, s: DeedState): boolean {
  const standings = standingsOf(actor, s);
  if (!mayGive[name].some((standing) => standings.includes(standing))) return false;
  // What somebody entered is theirs to take back, until another one has judged it.
  if (name === 'Withdraw') return actor.id === s.enteredBy;
  return judgesOwn(name, actor, s) === null;
}

/** The commands that the actor may give on the deed now. */
export function allowedCommands(actor: Actor, s: DeedState): DeedCommandName[] {
  return deedCommandNames.filter((name) => isPossible(s, name) && isPermitted(name, actor, s));
}
