import type pg from 'pg';
import { tell, untold } from '../../src/domain/measures/factOfCase.ts';
import { type EventRow, eventOf } from '../../src/server/cases/history.ts';
import { factOf, viewOf } from '../../src/server/cases/view.ts';

/**
 * Cases whose view or fact is not the picture of their folded events, counting those that have none. Compared by PostgreSQL, so that a
 * number or an instant is the same however it is written. @param ids null for all
 */
export async function viewDifferences(pool: pg.Pool, ids: readonly string[] | null = null): Promise<string[]> {
  const { rows: events } = await pool.query<EventRow & { case_id: string }>(
    `select case_id, type, data, actor, unit, at from event where $1::uuid[] is null or case_id = any($1::uuid[])
     order by case_id, version`,
    [ids],
  );
  const told = [...Map.groupBy(events, ({ case_id }) => case_id)].map(([id, own]) => ({
    id,
    told: tell(untold, own.map(eventOf)),
  }));
  const different = async (table: string, key: string, pictures: readonly object[]) => {
    // Sealed on the way in; the night settles what other cases decide.
    const columns = Object.keys(pictures[0] ?? {}).filter((column) => column !== 'requester_key');
    const picked = (row: string) => `row(${columns.map((column) => `${row}.${column}`).join(', ')})::text`;
    const { rows } = await pool.query<{ id: string }>(
      `select r.${key} as id from jsonb_populate_recordset(null::${table}, $1::jsonb) r left join ${table} v using (${key})
       where ${picked('v')} is distinct from ${picked('r')}`,
      [JSON.stringify(pictures)],
    );
    return rows.map(({ id }) => `${table} ${id}`);
  };
  if (told.length === 0) return [];
  return [
    ...(await different(
      'case_view',
      'id',
      told.map(({ id, told: t }) => viewOf(id, t.state)),
    )),
    ...(await different(
      'analytics.case_fact',
      'case_id',
      told.map(({ id, told: t }) => factOf(id, t)),
    )),
  ];
}
