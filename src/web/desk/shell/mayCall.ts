import type { Access } from '../../../contract/endpoint.ts';
import type { Me } from '../../../contract/session.ts';

/** Whether the person may call an endpoint at all, by the roles that it names. */
export function mayCall(access: Access, me: Me): boolean {
  if (access === 'screen') return false;
  return typeof access === 'string' || me.grants.some(({ role }) => access.includes(role));
}
