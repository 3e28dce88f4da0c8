import { sql } from 'kysely';
import type { CaseEvent } from '../../domain/case/case.ts';
import { tell, untold } from '../../domain/measures/factOfCase.ts';
import { recountRollUps } from '../analytics/execute.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { type EventRow, eventOf } from './history.ts';
import { rewriteTraces, rewriteViews } from './record.ts';
import { tracesOfHistory } from './traces.ts';

const batchSize = 500;

/**
 * Makes view, facts, roll-ups and search terms of every case again from its events; places are found by the names they have now. Running it twice,
 * or on a live system, does no harm. @returns cases rebuilt
 */
export async function rebuildViews(
  deps: Pick<Deps, 'database' | 'reference'>,
  progress: (done: number) => void = () => {},
): Promise<number> {
  const { db } = deps.database;
  const { places } = await deps.reference.newest();
  let after = '00000000-0000-0000-0000-000000000000';
  let done = 0;
  for (;;) {
    const { rows } = await sql<EventRow & { case_id: string }>`
      select e.case_id, e.type, e.data, e.actor, e.unit, e.at from event e
      join (select case_id from event where version = 1 and case_id > ${after}::uuid order by case_id limit ${batchSize}) b using (case_id)
      order by e.case_id, e.version`.execute(db);
    if (rows.length === 0) {
      await recountRollUps(deps);
      return done;
    }
    const histories = [...Map.groupBy(rows, (row) => row.case_id)].map(([id, own]) => ({ id, history: own.map(eventOf) }));
    await rewriteViews(
      deps.database,
      histories.map(({ id, history }) => ({ id, told: tell(untold, history) })),
    );
    await rewriteTraces(
      deps.database,
      histories.flatMap(({ id, history }) => tracesOfCase(id, history, places)),
    );
    done += histories.length;
    after = rows.at(-1)!.case_id;
    progress(done);
  }
}

/** Gives search terms to cases that are older than search. Costs one look over all cases when none is missing. @returns cases completed */
export async function completeTraces(deps: Pick<Deps, 'database' | 'reference'>): Promise<number> {
  const { places } = await deps.reference.newest();
  let done = 0;
  for (;;) {
    const { rows } = await deps.database.pool.query<EventRow & { case_id: string }>(
      `select e.case_id, e.type, e.data, e.actor, e.unit, e.at from event e
       join (select case_id from event v where version = 1 and not exists (select from case_terms t where t.case_id = v.case_id) limit $1) b
         using (case_id)
       order by e.case_id, e.version`,
      [batchSize],
    );
    const found = [...Map.groupBy(rows, (row) => row.case_id)].flatMap(([id, own]) => tracesOfCase(id, own.map(eventOf), places));
    if (found.length === 0) return done;
    await rewriteTraces(deps.database, found);
    done += found.length;
  }
}

function tracesOfCase(id: string, history: readonly CaseEvent[], places: Reference['places']) {
  const traces = tracesOfHistory(history, places);
  return traces === null ? [] : [{ id, traces }];
}
