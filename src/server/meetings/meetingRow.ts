import type { Insertable } from 'kysely';
import type { MeetingState } from '../../domain/meeting/meeting.ts';
import type { Meeting } from '../platform/tables.ts';

/** The picture of a meeting's state that lists are drawn from. */
export function meetingRow(id: string, s: MeetingState): Insertable<Meeting> {
  return {
    id,
    number: s.number,
    version: s.version,
    phase: s.phase ?? '',
    kind: s.kind,
    starts_at: s.startsAt,
    owners: [...new Set(s.decisions.map(({ owner }) => owner))],
    open_decisions: s.decisions.filter(({ doneAt }) => doneAt === null).length,
    state: s,
  };
}
