import { type Role, unitRoles } from '../../../domain/people/vocabulary.ts';

export type GrantDraft = { readonly role: Role; readonly unit: string | null };

export const needsUnit = (role: Role): boolean => (unitRoles as readonly Role[]).includes(role);

/** What is wrong with a list of grants before it is sent; null when nothing is. */
export function grantFault(grants: readonly GrantDraft[]): 'grantNeedsUnit' | 'grantTwice' | null {
  if (grants.some(({ role, unit }) => needsUnit(role) && unit === null)) return 'grantNeedsUnit';
  if (new Set(grants.map(({ role, unit }) => `${role} ${unit}`)).size < grants.length) return 'grantTwice';
  return null;
}
