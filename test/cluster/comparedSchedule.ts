import type { Database } from '../../src/server/platform/db.ts';

export type Schedule = {
  /** Jobs of the timetable that were begun. */
  readonly rung: number;
  /** Minutes in which one was rung twice. */
  readonly doubled: number;
  /** Jobs that were begun again because the process or the database that had them in hand was lost. */
  readonly begunAgain: number;
  /** Whether the audit chain, due every minute, was written in the last two minutes. */
  readonly goesOn: boolean;
};

/** What became of the timetable since a moment. */
export async function comparedSchedule({ pool }: Database, since: Date): Promise<Schedule> {
  const { rows } = await pool.query<Schedule>(
    `with rung as (
       select j.name, date_trunc('minute', j.created_on) as minute, count(*) as times, sum(j.retry_count) as again
       from pgboss.job j join pgboss.schedule s on s.name = j.name
       where j.created_on >= $1 and s.cron = '* * * * *' group by 1, 2)
     select coalesce(sum(times), 0)::int8 as rung, count(*) filter (where times > 1) as doubled, coalesce(sum(again), 0)::int8 as "begunAgain",
       exists (select 1 from pgboss.job where name = 'audit-chain' and state = 'completed'
         and completed_on > now() - interval '2 minutes') as "goesOn"
     from rung`,
    [since.toISOString()],
  );
  return rows[0]!;
}
