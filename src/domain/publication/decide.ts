import { addNaturalMinutes, type Instant } from '../calendar.ts';
import type { Actor } from '../case/permissions.ts';
import type { Consent, PublicationRefused, PublicationState, PublicationStep } from './vocabulary.ts';

/** What decides about a publication. */
export type PublicationFacts = {
  readonly state: PublicationState;
  readonly consent: Consent;
  /** The unit that answers for it. */
  readonly unit: string;
  readonly proposedBy: string;
  /** Of the newest wording. */
  readonly writtenBy: string;
  /** Until then the requester is given time to object. */
  readonly objectionsUntil: Instant;
};

/** Three days in which the requester may say no before anybody reads it; natural minutes. */
export const objectionMinutes = 3 * 24 * 60;

/** In which state a step makes sense; `new`: there is no publication of the case, or none that lives. */
export const stepFits: Record<PublicationStep, readonly (PublicationState | 'new')[]> = {
  Propose: ['new'],
  Save: ['proposed'],
  Publish: ['proposed'],
  Decline: ['proposed'],
  Withdraw: ['published'],
  Consent: ['proposed'],
  Object: ['proposed', 'published'],
};

/** The offices propose and confirm for every unit; officers propose and heads confirm for their own. */
const proposers = ['operator', 'dispatcher', 'supervisor'] as const;
const confirmers = ['dispatcher', 'supervisor'] as const;

export function mayPropose({ grants }: Actor, unit: string): boolean {
  return grants.some(
    ({ role, units }) =>
      (proposers as readonly string[]).includes(role) || ((role === 'officer' || role === 'head') && units?.includes(unit)),
  );
}

export function mayConfirm({ grants }: Actor, unit: string): boolean {
  return grants.some(
    ({ role, units }) => (confirmers as readonly string[]).includes(role) || (role === 'head' && units?.includes(unit)),
  );
}

type Decision =
  | { readonly state: PublicationState; readonly consent: Consent }
  | { readonly refused: PublicationRefused | 'not-yours' | 'second-person-needed' };

/**
 * What a step of the staff makes of a publication, or why it is refused. Nobody publishes what one has proposed or worded oneself; nothing
 * is published before the requester has agreed or has let the time pass, nor ever against the requester's word.
 */
export function decideStep(
  step: Exclude<PublicationStep, 'Propose' | 'Consent' | 'Object'>,
  facts: PublicationFacts,
  by: { readonly actor: Actor; readonly now: Instant },
): Decision {
  const permitted = step === 'Save' ? mayPropose(by.actor, facts.unit) : mayConfirm(by.actor, facts.unit);
  const isOwn = facts.proposedBy === by.actor.id || facts.writtenBy === by.actor.id;
  if (!permitted && !(step === 'Decline' && isOwn)) return { refused: 'not-yours' };
  if (!stepFits[step].includes(facts.state)) return { refused: 'publication-wrong-state' };
  if (step === 'Publish' && isOwn) return { refused: 'second-person-needed' };
  if (step === 'Publish' && facts.consent === 'open' && by.now < facts.objectionsUntil) return { refused: 'objection-window' };
  return { state: after[step], consent: facts.consent };
}

const after = { Save: 'proposed', Publish: 'published', Decline: 'declined', Withdraw: 'withdrawn' } as const;

/** What the requester's word makes of it. An objection takes effect at once, whoever has confirmed what. */
export function decideByRequester(step: 'Consent' | 'Object', { state }: Pick<PublicationFacts, 'state'>): Decision {
  if (!stepFits[step].includes(state)) return { refused: 'publication-wrong-state' };
  if (step === 'Consent') return { state, consent: 'given' };
  return { state: state === 'published' ? 'withdrawn' : 'declined', consent: 'refused' };
}

/** The steps that an actor of the staff may take now. */
export function allowedSteps(facts: PublicationFacts, by: { readonly actor: Actor; readonly now: Instant }) {
  const all = ['Save', 'Publish', 'Decline', 'Withdraw'] as const;
  return all.filter((step) => !('refused' in decideStep(step, facts, by)));
}

export function objectionsEnd(now: Instant): Instant {
  return addNaturalMinutes(now, objectionMinutes);
}
