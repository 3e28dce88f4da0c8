import { type Role, roles } from '../../../domain/people/vocabulary.ts';
import type { DemoAccount } from '../../api/deskSession.ts';

export type DemoGroup = { readonly role: Role; readonly accounts: readonly DemoAccount[] };

/** The demonstration's accounts by role, in the order in which a case meets them. Those without a role belong to the portal. */
export function demoGroups(accounts: readonly DemoAccount[]): readonly DemoGroup[] {
  return roles
    .map((role) => ({ role, accounts: accounts.filter((account) => account.role === role) }))
    .filter((group) => group.accounts.length > 0);
}

/** The page of the desk that the sign-in was asked for; only an own path, so that no link leads elsewhere. */
export function wayBack(search: URLSearchParams): string {
  const to = search.get('to') ?? '';
  return /^\/(?![/\\])/.test(to) ? to : '/';
}
