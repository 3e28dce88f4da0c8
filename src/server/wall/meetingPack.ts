import { sql } from 'kysely';
import type { WallBoard } from '../../contract/wall.ts';
import type { MeetingState } from '../../domain/meeting/meeting.ts';
import type { Deps } from '../deps.ts';
import { toInstant } from '../platform/instant.ts';

type Pack = NonNullable<WallBoard['meeting']>;
type Figures = NonNullable<Pack['agenda'][number]['figures']>;

/** The meeting that is being held, else the nearest that is planned: begun at most half a day ago, beginning within a week. null: none. */
export async function meetingPack({ database }: Pick<Deps, 'database'>, asOf: string): Promise<Pack | null> {
  const at = Temporal.Instant.from(asOf);
  const { rows } = await sql<{ state: MeetingState }>`
    select state from meeting
    where starts_at > ${toInstant(at.subtract({ hours: 12 }))}::timestamptz and starts_at < ${toInstant(at.add({ hours: 7 * 24 }))}::timestamptz
      and state->>'phase' in ('planned', 'held')
    order by state->>'phase' = 'held' desc, starts_at, id limit 1`.execute(database.db);
  const state = rows[0]?.state;
  if (!state) return null;
  const refs = state.agenda.flatMap(({ ref, source }) => (ref === null || source === 'decision' ? [] : [ref]));
  // Numbers of an ordinary case; what a requester wrote does not hang on a wall.
  const { rows: cases } = await sql<Figures & { id: string }>`
    select id, category_code as "categoryCode", place_id as "placeId", submitted_at as "submittedAt", resolve_by as "resolveBy",
      round, returns, nudges
    from case_view where id = any(${refs}::uuid[]) and confidentiality = 'normal'`.execute(database.db);
  const figures = new Map(cases.map(({ id, ...rest }) => [id, rest]));
  return {
    number: state.number,
    kind: state.kind,
    phase: state.phase ?? 'planned',
    title: state.title,
    startsAt: state.startsAt,
    place: state.place,
    chair: state.chair,
    agenda: state.agenda.map(({ id, source, ref, label, unit, minutes }) => ({
      id,
      source,
      label,
      unit,
      minutes,
      figures: (ref === null ? undefined : figures.get(ref)) ?? null,
    })),
    decisions: state.decisions.map(({ id, text, owner, due, doneAt }) => ({ id, text, owner, due, done: doneAt !== null })),
  };
}
