import { sql } from 'kysely';
import { fold } from '../../domain/case/case.ts';
import type { Deps } from '../deps.ts';
import { type EventRow, eventOf } from './history.ts';
import { rewriteViews } from './record.ts';

const batchSize = 500;

/** Makes view and facts of every case again from its events. Running it twice, or on a live system, does no harm. @returns cases rebuilt */
export async function rebuildViews(deps: Pick<Deps, 'database'>, progress: (done: number) => void = () => {}): Promise<number> {
  const { db } = deps.database;
  let after = '00000000-0000-0000-0000-000000000000';
  let done = 0;
  for (;;) {
    const { rows } = await sql<EventRow & { case_id: string }>`
      select e.case_id, e.type, e.data, e.actor, e.unit, e.at from event e
      join (select case_id from event where version = 1 and case_id > ${after}::uuid order by case_id limit ${batchSize}) b using (case_id)
      order by e.case_id, e.version`.execute(db);
    if (rows.length === 0) return done;
    const histories = Map.groupBy(rows, (row) => row.case_id);
    await rewriteViews(
      deps.database,
      [...histories].map(([id, history]) => ({ id, state: fold(history.map(eventOf)) })),
    );
    done += histories.size;
    after = rows.at(-1)!.case_id;
    progress(done);
  }
}
