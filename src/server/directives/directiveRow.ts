import type { Insertable } from 'kysely';
import { halfTime } from '../../domain/case/alarm.ts';
import { type DirectiveState, nextDeadline } from '../../domain/directive/directive.ts';
import type { Directive } from '../platform/tables.ts';

/** The picture of a directive's state that lists are drawn from. */
export function directiveRow(id: string, s: DirectiveState): Insertable<Directive> {
  const next = nextDeadline(s);
  return {
    id,
    number: s.number,
    version: s.version,
    phase: s.phase ?? '',
    confidentiality: s.confidentiality,
    leader: s.leader,
    case_id: s.case?.id ?? null,
    units: [...s.units],
    given_at: s.givenAt,
    next_from: next?.from ?? null,
    half_at: next && halfTime(next.from, next.at),
    next_at: next?.at ?? null,
    closed_at: s.closedAt,
    state: s,
  };
}
