import type { Actor } from '../../domain/case/permissions.ts';
import type { Confidentiality } from '../../domain/case/vocabulary.ts';
import type { MeasureFact } from '../../domain/measures/fact.ts';
import type { Role } from '../../domain/people/vocabulary.ts';

/** Who looks into the facts of all normal cases: whoever may read them anyway, and whoever checks the numbers. */
const looksEverywhere: readonly Role[] = ['operator', 'dispatcher', 'caller', 'supervisor', 'secretary', 'leader', 'auditor'];

/**
 * Whether somebody may be shown the facts of one case. Confidential and secret cases are numbers among others for everybody: whoever is
 * trusted with one opens the case itself. A unit looks into what it had to do with.
 */
export function maySeeFacts(actor: Actor, f: MeasureFact, confidentiality: Confidentiality): boolean {
  if (confidentiality !== 'normal') return false;
  const own = unitsSeen(actor);
  return own === 'all' || unitsOf(f).some((unit) => own.includes(unit));
}

/** Of which units somebody sees the facts of normal cases. */
export function unitsSeen({ grants }: Actor): 'all' | readonly string[] {
  if (grants.some(({ role }) => looksEverywhere.includes(role))) return 'all';
  return grants.filter(({ role }) => role === 'officer' || role === 'head').flatMap(({ units }) => units ?? []);
}

/** Whether a link to the case itself makes sense for somebody who sees the facts of it; the case decides. */
export function mayOpen(actor: Actor, f: MeasureFact): boolean {
  return actor.grants.some(({ role, units }) => {
    if (role === 'operator' || role === 'dispatcher' || role === 'supervisor' || role === 'leader') return true;
    if (role === 'caller') return f.resolvedAt !== null;
    return (role === 'officer' || role === 'head') && f.unit !== null && (units ?? []).includes(f.unit);
  });
}

/** Every unit that had to do with a case. */
export function unitsOf(f: MeasureFact): readonly string[] {
  const units = [
    f.unit,
    f.firstUnit,
    ...(f.rounds ?? []).map((round) => round.unit),
    ...(f.dispatchLog ?? []).map((sent) => sent.unit),
    ...(f.subOrders ?? []).map((sub) => sub.unit),
  ];
  return [...new Set(units.filter((unit) => unit !== null))];
}
