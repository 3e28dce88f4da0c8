import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

/** Writes in-app notices from the queue. A job that is delivered twice makes the same rows again, which the key ignores. */
export async function notifyWorker(deps: Pick<Deps, 'database' | 'jobs' | 'clock' | 'reference'>): Promise<void> {
  await deps.jobs.work('notify', async ({ caseId, template, to }, job) => {
    const people =
      'person' in to
        ? sql`select id from person where id = ${to.person} and active`
        : sql`select distinct p.id from person p join person_grant g on g.person = p.id
            where p.active and g.role in ('officer', 'contractor') and g.unit = ${to.unit}`;
    await sql`
      insert into notification (id, person, case_id, template, at)
      select md5(${job}::text || p.id)::uuid, p.id, ${caseId}::uuid, ${template}, ${deps.clock()} from (${people}) p
      on conflict do nothing`.execute(deps.database.db);
  });
}
