import type { Role } from '../people/vocabulary.ts';
import type { CaseState } from './case.ts';
import { isPossible } from './lifecycle.ts';
import { type CommandName, commandNames, type Standing } from './vocabulary.ts';

/** Who acts: a signed-in person, somebody with a follow-up code, or the system itself. */
export type Grant = { readonly role: Role; readonly units: readonly string[] | null; readonly onBehalfOf?: string };
export type Actor = {
  /** null: nobody is signed in. 'system': a job. */
  readonly id: string | null;
  /**
   * What the person was granted; `units` are the granted unit and all below it, null for the whole school. `onBehalfOf`: a grant of an absent
   * colleague whose deputy the person is.
   */
  readonly grants: readonly Grant[];
  /** The one anonymous case that a follow-up code has opened. */
  readonly followed: string | null;
};

/** Roles that a deputy takes over. Trust is in a person and goes to nobody else; nor does what a leader or an administrator signs. */
export const deputisedRoles = [
  'operator',
  'dispatcher',
  'officer',
  'head',
  'contractor',
  'caller',
  'supervisor',
] as const satisfies readonly Role[];

/**
 * Who may give which command, when its phase allows it (lifecycle.ts). Read by non-programmers, printed in docs/rules.md, tested row by
 * row; the same table guards the server and draws the buttons.
 */
export const mayGive: Record<CommandName, readonly Standing[]> = {
  Submit: ['requester'],
  AskFacts: ['operator', 'dispatcher'],
  SupplyFacts: ['requester'],
  Accept: ['operator', 'dispatcher'],
  Decline: ['operator', 'dispatcher'],
  Transfer: ['operator', 'dispatcher', 'supervisor'],
  Answer: ['operator', 'dispatcher'],
  Dispatch: ['operator', 'dispatcher'],
  /** Given by a job, where people have switched it on for the category. */
  AutoDispatch: ['system'],
  Sign: ['leadOfficer', 'leadHead'],
  Return: ['leadOfficer', 'leadHead'],
  RuleOnReturn: ['dispatcher', 'supervisor'],
  Consult: ['dispatcher', 'supervisor'],
  Designate: ['dispatcher', 'supervisor'],
  Respond: ['leadOfficer', 'leadHead'],
  RecordAttempt: ['leadOfficer', 'leadHead'],
  Progress: ['leadOfficer', 'leadHead'],
  Note: ['operator', 'dispatcher', 'leadOfficer', 'leadHead', 'supervisor'],
  RequestExtension: ['leadOfficer', 'leadHead'],
  EndorseExtension: ['leadHead'],
  RuleOnExtension: ['dispatcher', 'supervisor'],
  RequestLedger: ['leadHead'],
  RuleOnLedger: ['leader', 'supervisor'],
  ReviewLedger: ['leadHead', 'supervisor'],
  LeaveLedger: ['leadHead', 'supervisor'],
  AddPart: ['dispatcher', 'leadOfficer', 'leadHead'],
  SignPart: ['partOfficer'],
  ReportPart: ['partOfficer'],
  Resolve: ['leadOfficer', 'leadHead'],
  /** The centre stands in where a unit has no head at hand. */
  Approve: ['leadHead', 'dispatcher'],
  SendBack: ['leadHead', 'dispatcher'],
  Merge: ['operator', 'dispatcher'],
  Unmerge: ['operator', 'dispatcher'],
  /** Given by a job when the main case is resolved. */
  AnswerWithMain: ['system'],
  FollowUp: ['requester', 'caller'],
  Reopen: ['requester', 'caller', 'supervisor'],
  Close: ['caller', 'supervisor', 'system'],
  Withdraw: ['requester'],
  Nudge: ['requester', 'operator'],
  /** 留言: the requester with whoever has the case in hand. A unit that helps speaks through the unit in charge. */
  Write: ['requester', 'operator', 'dispatcher', 'leadOfficer', 'leadHead'],
  ProposeExclusion: ['operator', 'leadHead'],
  RuleOnExclusion: ['supervisor'],
  Appeal: ['leadHead'],
  RuleOnAppeal: ['supervisor'],
  Reinspect: ['caller'],
  /** Given when a handler asks for the requester's number between the result and the answers. */
  FlagContact: ['system'],
  /** Given by a job after the calendar or the limits have changed. */
  Recompute: ['system'],
  /** History of another system, imported as ended. */
  Archive: ['system'],
};

/** Offices that see every normal case; for a confidential one the person must also be trusted (保密专员). */
const offices = { operator: 'operator', dispatcher: 'dispatcher', supervisor: 'supervisor' } as const satisfies Partial<
  Record<Role, Standing>
>;

/**
 * How an actor stands to a case; empty: the case does not exist for this actor.
 * normal: desk, supervisors, leaders, the unit in charge. confidential 密: trusted members of the desk, the unit in charge.
 * secret 绝密: trusted people only, in the unit too. A unit with a part in the case stands to it like the unit in charge: of a secret case its
 * own trusted people see it, as helpers. Firms (contractor) see normal cases only. Callers see a case from its resolution on.
 */
export function standingsOf(actor: Actor, s: CaseState, caseId: string): readonly Standing[] {
  const found = new Set<Standing>();
  if (actor.id === 'system') found.add('system');
  if (isRequester(actor, s, caseId)) found.add('requester');

  const isTrustedIn = (unit: string | null) =>
    actor.grants.some((g) => g.role === 'trusted' && (g.units === null || (unit !== null && g.units.includes(unit))));
  const trusted = isTrustedIn(s.lead);
  const officesOpen = s.confidentiality === 'normal' || trusted;
  for (const grant of actor.grants) {
    if (grant.role in offices && officesOpen) found.add(offices[grant.role as keyof typeof offices]);
    if (grant.role === 'caller' && officesOpen && afterResolution(s)) found.add('caller');
    if (grant.role === 'leader' && officesOpen) found.add('leader');
    if (grant.role === 'contractor' && s.confidentiality !== 'normal') continue;
    const inCharge = s.lead !== null && grant.units?.includes(s.lead) && (s.confidentiality !== 'secret' || trusted);
    if (inCharge && (grant.role === 'officer' || grant.role === 'contractor')) found.add('leadOfficer');
    if (inCharge && grant.role === 'head') found.add('leadHead');
    const helps = s.parts.some(
      ({ unit }) => grant.units?.includes(unit) && (s.confidentiality !== 'secret' || isTrustedIn(unit)),
    );
    if (helps && (grant.role === 'officer' || grant.role === 'contractor' || grant.role === 'head')) found.add('partOfficer');
  }
  return [...found];
}

function isRequester(actor: Actor, s: CaseState, caseId: string): boolean {
  if (s.phase === null) return true;
  return (s.requester !== null && s.requester === actor.id) || actor.followed === caseId;
}

function afterResolution(s: CaseState): boolean {
  return s.phase === 'resolved' || s.phase === 'followedUp' || s.phase === 'closed';
}

export function mayRead(actor: Actor, s: CaseState, caseId: string): boolean {
  return standingsOf(actor, s, caseId).length > 0;
}

/**
 * Whether the actor may know who the requester is. Somebody who sees a case for an external firm alone may not: the firm has a tap to mend,
 * not a person to know (product.md C4).
 */
export function seesIdentity(actor: Actor, s: CaseState, caseId: string): boolean {
  const grants = actor.grants.filter(({ role }) => role !== 'contractor');
  return mayRead({ ...actor, grants }, s, caseId);
}

/** The commands that the actor may give on the case now. */
export function allowedCommands(actor: Actor, s: CaseState, caseId: string): CommandName[] {
  const capacities = capacitiesOf(actor, s, caseId);
  return commandNames.filter((name) => isPossible(s, name) && capacities.some((capacity) => mayAct(capacity, name, s)));
}

/** In what capacity somebody acts: as himself, or for an absent colleague. */
export type Capacity = { readonly actor: Actor; readonly standings: readonly Standing[]; readonly onBehalfOf: string | null };

/** In which capacity the actor may give the command, his own before a deputy's; null: in none. */
export function capacityFor(name: CommandName, actor: Actor, s: CaseState, caseId: string): Capacity | null {
  return capacitiesOf(actor, s, caseId).find((capacity) => mayAct(capacity, name, s)) ?? null;
}

function capacitiesOf(actor: Actor, s: CaseState, caseId: string): readonly Capacity[] {
  const principals = [null, ...new Set(actor.grants.flatMap(({ onBehalfOf }) => onBehalfOf ?? []))];
  return principals.map((onBehalfOf) => {
    // Trust stays with the person who acts, whoever is stood in for.
    const grants = actor.grants.filter((g) =>
      g.role === 'trusted' ? g.onBehalfOf === undefined : (g.onBehalfOf ?? null) === onBehalfOf,
    );
    const acting: Actor = { ...actor, grants };
    return { actor: acting, standings: standingsOf(acting, s, caseId), onBehalfOf };
  });
}

function mayAct({ actor, standings, onBehalfOf }: Capacity, name: CommandName, s: CaseState): boolean {
  if (!isPermitted(name, standings, actor, s)) return false;
  // A deputy takes over no more than the absent colleague could do: who handled a case follows it up in no name.
  return onBehalfOf === null || isPermitted(name, standings, { ...actor, id: onBehalfOf }, s);
}

/** Whether one of the standings may give the command; nobody follows up what he or she handled, a unit signs its own part only. */
export function isPermitted(name: CommandName, standings: readonly Standing[], actor: Actor, s: CaseState): boolean {
  const fitting = mayGive[name].filter((standing) => standings.includes(standing));
  if (name === 'SignPart' || name === 'ReportPart') {
    const own = s.parts.filter((part) => actor.grants.some((grant) => grant.units?.includes(part.unit)));
    if (!own.some((part) => (name === 'SignPart' ? part.signedAt : part.reportedAt) === null)) return false;
  }
  // A rework is led by the head of the unit (domain.md §2.4, [S37]); a secret case stays with those who are named.
  if (name === 'Sign' && s.round > 1 && s.confidentiality !== 'secret' && !standings.includes('leadHead')) return false;
  const isOthersCall = (name === 'FollowUp' && !standings.includes('requester')) || name === 'Reinspect';
  if (isOthersCall && actor.id !== null && s.handlers.includes(actor.id)) return false;
  // Nobody chooses whom to call: the rule has drawn.
  if (name === 'FollowUp' && !standings.includes('requester') && !s.toCall) return false;
  if (name === 'Reinspect' && actor.id === s.followedUpBy) return false;
  // What was reworked twice in vain is no longer for the call-back to decide.
  const decides = name === 'Close' || name === 'Reopen';
  if (decides && s.phase === 'followedUp' && s.supervision !== null && !standings.includes('supervisor')) return false;
  return fitting.length > 0;
}
