import type { Actor } from '../case/permissions.ts';
import { isPossible } from './lifecycle.ts';
import type { OrderState } from './order.ts';
import { type OrderCommandName, type OrderLevel, type OrderStanding, orderCommandNames, orderLevels } from './vocabulary.ts';

/** Who may give which command, when its phase allows it. Read by non-programmers, printed in docs/rules.md, tested row by row. */
export const mayGive: Record<OrderCommandName, readonly OrderStanding[]> = {
  Draft: ['supervisor', 'leader', 'system'],
  /** A leader signs the second and third level; the centre issues the lower ones as it drafts them. */
  Issue: ['leader'],
  Sign: ['unitOfficer', 'unitHead'],
  Progress: ['unitOfficer', 'unitHead'],
  Reply: ['unitOfficer', 'unitHead'],
  SendBack: ['supervisor', 'leader'],
  RequestExtension: ['unitOfficer', 'unitHead'],
  RuleOnExtension: ['supervisor', 'leader'],
  Remind: ['supervisor', 'leader'],
  Escalate: ['supervisor', 'leader', 'system'],
  Close: ['supervisor', 'leader'],
  Withdraw: ['supervisor', 'leader'],
};

/** From this level on a leader signs, extends and raises; below it the centre does. */
export const leaderLevel: OrderLevel = 'second';
/** From this level on the head of the unit replies in person (domain.md §4.6: 单位负责人签字). */
export const headLevel: OrderLevel = 'first';

export function isAtLeast(level: OrderLevel, bound: OrderLevel): boolean {
  return orderLevels.indexOf(level) >= orderLevels.indexOf(bound);
}

/**
 * How an actor stands to an order. A supervisor, leader or secretary sees every order, at least as a line; whether its words may be read is
 * told by `mayReadWords`. A unit sees the orders that it received, once they are issued.
 */
export function standingsOf(actor: Actor, s: OrderState): readonly OrderStanding[] {
  const found = new Set<OrderStanding>();
  if (actor.id === 'system') found.add('system');
  for (const grant of actor.grants) {
    if (grant.role === 'supervisor' || grant.role === 'leader' || grant.role === 'secretary') found.add(grant.role);
    if (s.phase === null || s.phase === 'drafted') continue;
    const received = s.recipients.some((recipient) => grant.units?.includes(recipient.unit));
    if (received && grant.role === 'head') found.add('unitHead');
    if (received && grant.role === 'officer') found.add('unitOfficer');
  }
  return [...found];
}

export function mayRead(actor: Actor, s: OrderState): boolean {
  return standingsOf(actor, s).length > 0;
}

/**
 * Whether the actor may read what an order says. What is about a confidential case is for those who may read such cases: trusted persons,
 * and the units that received it (of a secret one, only their trusted persons).
 */
export function mayReadWords(actor: Actor, s: OrderState): boolean {
  const standings = standingsOf(actor, s);
  if (standings.length === 0) return false;
  if (s.confidentiality === 'normal' || standings.includes('system')) return true;
  const trusted = actor.grants.some(
    (g) => g.role === 'trusted' && (g.units === null || s.recipients.some((recipient) => g.units?.includes(recipient.unit))),
  );
  const received = standings.includes('unitHead') || standings.includes('unitOfficer');
  return trusted || (received && s.confidentiality === 'confidential');
}

/** Whether one of the standings may give the command now. */
export function isPermitted(name: OrderCommandName, actor: Actor, s: OrderState): boolean {
  const fitting = mayGive[name].filter((standing) => standingsOf(actor, s).includes(standing));
  // What cannot be read cannot be judged either.
  if (fitting.length === 0 || (s.phase !== null && !mayReadWords(actor, s))) return false;
  const own = s.recipients.filter(({ unit }) => actor.grants.some((g) => g.units?.includes(unit)));
  if (name === 'Sign') return own.some(({ signedAt }) => signedAt === null);
  if (name === 'Reply') {
    const byHead = fitting.includes('unitHead') || !isAtLeast(s.level, headLevel);
    return byHead && own.some(({ repliedAt }) => repliedAt === null);
  }
  // Whoever replied does not say that the reply is good.
  if (name === 'Close' || name === 'SendBack') return actor.id === null || !s.repliers.includes(actor.id);
  if (name === 'Issue') return actor.id !== s.drafter;
  if (name === 'RuleOnExtension') return fitting.includes('leader') || !isAtLeast(s.level, leaderLevel);
  return true;
}

/** The commands that the actor may give on the order now. */
export function allowedCommands(actor: Actor, s: OrderState): OrderCommandName[] {
  return orderCommandNames.filter((name) => isPossible(s, name) && isPermitted(name, actor, s));
}
