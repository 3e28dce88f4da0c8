import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

/**
 * Removes papers and practice runs that ended, or were left lying, longer ago than the rule says: what somebody answered is no lasting
 * record, the certificate is. A passed paper without its certificate and the newest passed run stay while their person is here, because the
 * next certificate rests on them.
 */
export async function forgetTraining(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { trainingYears }: { readonly trainingYears: number },
): Promise<void> {
  const before = sql`${clock()}::timestamptz - make_interval(years => ${trainingYears}::int)`;
  await sql`with papers as (
      delete from training_attempt a using person p
      where p.id = a.person and coalesce(a.ended_at, a.begun_at) < ${before}
        and not (p.active and coalesce(a.passed, false) and not exists (
          select from training_certificate c where c.person = a.person and c.course = a.course and c.issued_at >= a.ended_at)))
    delete from practice_run r using person p
    where p.id = r.person and coalesce(r.ended_at, r.begun_at) < ${before}
      and not (p.active and coalesce(r.passed, false) and not exists (
        select from practice_run n where n.person = r.person and n.practice_case = r.practice_case and n.passed and n.ended_at > r.ended_at))`.execute(
    database.db,
  );
}
