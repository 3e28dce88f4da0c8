import type { Reference } from '../../../contract/reference.ts';
import type { Me } from '../../../contract/session.ts';
import type { Role } from '../../../domain/people/vocabulary.ts';

const handling: readonly Role[] = ['officer', 'head', 'contractor'];

/** The units for which a person handles cases: those granted and all below them. For defaults and marks only; what may be done is told by `allowed`. */
export function ownUnits(me: Me | null | undefined, reference: Reference | undefined): ReadonlySet<string> {
  const own = new Set(me?.grants.flatMap(({ role, unit }) => (handling.includes(role) && unit !== null ? [unit] : [])));
  const units = reference?.units ?? [];
  for (let before = -1; own.size > before; ) {
    before = own.size;
    for (const { id, parent } of units) if (parent !== null && own.has(parent)) own.add(id);
  }
  return own;
}
