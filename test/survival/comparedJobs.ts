import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../src/server/platform/db.ts';

/** Waits until the queue is empty; then each dispatch must have told the officer once. */
export async function comparedJobs({ pool }: Database, officer: string) {
  for (let waited = 0; waited < 180; waited += 1) {
    const { rows } = await pool.query(
      "select 1 from pgboss.job where name = 'notify' and state in ('created', 'retry', 'active') limit 1",
    );
    if (rows.length === 0) break;
    await pause(1000);
  }
  const { rows } = await pool.query<{ jobs: number; lost: number; doubled: number }>(
    `select count(*) as jobs, count(*) filter (where told = 0) as lost, count(*) filter (where told > 1) as doubled from (
       select e.case_id, (select count(*) from notification n
         where n.case_id = e.case_id and n.person = $1 and n.template = 'CaseDispatched') as told
       from event e where e.type = 'CaseDispatched') d`,
    [officer],
  );
  return { jobs: rows[0]!.jobs, jobsLost: rows[0]!.lost, jobsDoubled: rows[0]!.doubled };
}
