import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import { facetTerm } from './traces.ts';

/**
 * The rows of case_view that an actor may see: `standingsOf` of the domain, said in SQL. A generated test compares the two for every role,
 * phase and confidentiality.
 */
export function visibleTo(actor: Actor): RawBuilder<unknown> {
  const has = (role: Role) => actor.grants.some((grant) => grant.role === role);
  const unitsOf = (...roles: Role[]) => [
    ...new Set(actor.grants.filter((g) => roles.includes(g.role)).flatMap((g) => g.units ?? [])),
  ];

  const trustedEverywhere = actor.grants.some((g) => g.role === 'trusted' && g.units === null);
  const trustedUnits = unitsOf('trusted');
  const trusted = trustedEverywhere ? sql`true` : trustedUnits.length > 0 ? sql`unit = any(${trustedUnits})` : sql`false`;

  const seen: RawBuilder<unknown>[] = [];
  if (actor.id !== null) seen.push(sql`requester = ${actor.id}`);
  if (actor.followed !== null) seen.push(sql`id = ${actor.followed}::uuid`);
  const officesOpen = sql`(confidentiality = 'normal' or ${trusted})`;
  if (has('operator') || has('dispatcher') || has('supervisor') || has('leader')) seen.push(officesOpen);
  if (has('caller')) seen.push(sql`(${officesOpen} and phase in ('resolved','followedUp','closed'))`);
  const units = unitsOf('officer', 'head');
  const ownTrusted = trustedEverywhere ? units : units.filter((unit) => trustedUnits.includes(unit));
  const anyOf = (those: readonly string[]) => sql`(unit = any(${those}) or part_units && ${those})`;
  if (units.length > 0) seen.push(sql`(${anyOf(units)} and confidentiality <> 'secret')`);
  if (ownTrusted.length > 0) seen.push(anyOf(ownTrusted));
  const hired = unitsOf('contractor');
  if (hired.length > 0) seen.push(sql`(${anyOf(hired)} and confidentiality = 'normal')`);
  return seen.length === 0 ? sql`false` : sql`(${sql.join(seen, sql` or `)})`;
}

/**
 * Lexemes of which every case that the actor may see has one; null when it is so many cases that asking for them saves nothing. Only to
 * spare the index work: `visibleTo` decides.
 */
export function scopeTerms(actor: Actor): readonly string[] | null {
  const wide: readonly Role[] = ['operator', 'dispatcher', 'supervisor', 'leader', 'caller'];
  if (actor.followed !== null || actor.grants.some(({ role }) => wide.includes(role))) return null;
  const units = new Set(actor.grants.flatMap((grant) => grant.units ?? []));
  return [...(actor.id === null ? [] : [facetTerm.requester(actor.id)]), ...[...units].map(facetTerm.unit)];
}

/** The cases that the actor's own units owe, whole or in part: 本单位承办. */
export function inHandOf(actor: Actor): RawBuilder<unknown> {
  const roles: readonly Role[] = ['officer', 'contractor', 'head'];
  const units = [...new Set(actor.grants.filter((g) => roles.includes(g.role)).flatMap((g) => g.units ?? []))];
  return units.length === 0 ? sql`false` : sql`(unit = any(${units}) or part_units && ${units})`;
}
