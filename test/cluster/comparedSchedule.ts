import type { Database } from '../../src/server/platform/db.ts';

export type Schedule = {
  /** Jobs of the timetable that were begun. */
  readonly rung: number;
  /** Minutes for which one was rung twice. */
  readonly doubled: number;
  /** Jobs that were begun again because the process or the database that had them in hand was lost. */
  readonly begunAgain: number;
  /** Whether the audit chain, due every minute, was written in the last two minutes. */
  readonly goesOn: boolean;
};

/** What became of the timetable since a moment. */
export async function comparedSchedule({ pool }: Database, since: Date): Promise<Schedule> {
  const { rows } = await pool.query<Schedule>(
    // By the minute for which it was due, which the sender's lock keeps: after a pause two of them are made in one minute.
    `with rung as (
       select r.singleton_key, r.singleton_on, count(*) as times from pgboss.job r
       where r.name = '__pgboss__send-it' and r.created_on >= $1
         and exists (select from pgboss.schedule s where s.cron = '* * * * *' and r.singleton_key like s.name || '\\_\\_%')
       group by 1, 2)
     select coalesce(sum(times), 0)::int8 as rung, count(*) filter (where times > 1) as doubled,
       (select coalesce(sum(j.retry_count), 0) from pgboss.job j join pgboss.schedule s on s.name = j.name
        where j.created_on >= $1)::int8 as "begunAgain",
       exists (select 1 from pgboss.job where name = 'audit-chain' and state = 'completed'
         and completed_on > now() - interval '2 minutes') as "goesOn"
     from rung`,
    [since.toISOString()],
  );
  return rows[0]!;
}
