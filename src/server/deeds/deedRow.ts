import type { Insertable } from 'kysely';
import type { DeedState } from '../../domain/deed/deed.ts';
import type { Deed } from '../platform/tables.ts';

/** The picture of a deed's state that lists are drawn from, and the measures count. */
export function deedRow(id: string, s: DeedState): Insertable<Deed> {
  return {
    id,
    number: s.number,
    version: s.version,
    phase: s.phase ?? '',
    kind: s.kind,
    whose: s.whose,
    case_id: s.case?.id ?? null,
    entered_at: s.enteredAt,
    confirmed_at: s.confirmedAt,
    revoked_at: s.revokedAt,
    state: s,
  };
}
