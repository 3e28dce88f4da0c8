import type { CaseEvent } from '../../domain/case/case.ts';

export type EventRow = {
  readonly type: string;
  readonly data: unknown;
  readonly actor: string;
  readonly unit: string | null;
  readonly at: string;
};

/** A stored row as the event it was. An old form of an event is brought to the present one here, and nowhere else. */
export function eventOf(row: EventRow): CaseEvent {
  // Only record.ts writes the table, from values of this type.
  return { ...(row.data as object), type: row.type, by: row.actor, unit: row.unit, at: row.at } as CaseEvent;
}
