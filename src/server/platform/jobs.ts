import { PgBoss } from 'pg-boss';
import type { Role } from '../../domain/people/vocabulary.ts';
import { type Database, openDatabase } from './db.ts';
import { withoutTexts } from './logLine.ts';
import { openTaskLocks } from './taskLocks.ts';

/** What the queues carry. Ids only: a job never holds a name, a phone number or a text. */
export type JobData = {
  readonly notify: {
    /** What the notice is about: a case, an order, a directive or a meeting (the view notice_subject). */
    readonly caseId: string;
    readonly template: string;
    /** A person; the officers of a unit; the holders of a role, of that unit or above it when one is named. */
    readonly to: { readonly person: string } | { readonly unit: string } | { readonly role: Role; readonly unit: string | null };
  };
  /** The cases that were merged into this one get its answer. */
  readonly 'answer-followers': { readonly caseId: string };
  /** Somebody must look at this case at once. */
  readonly 'page-duty': { readonly caseId: string };
};
export type JobName = keyof JobData;
export type NewJob = { readonly [N in JobName]: { readonly name: N; readonly data: JobData[N] } }[JobName];

export type Jobs = {
  readonly work: <N extends JobName>(name: N, handle: (data: JobData[N], id: string) => Promise<void>) => Promise<void>;
  /**
   * Runs `task` at the times of a cron line in Asia/Shanghai, in one process only and never twice at once. What fell due while nobody was there
   * is done once, at the next start. A process that dies with it in hand leaves it to another, or to its own next start, within seconds.
   */
  readonly schedule: (
    name: string,
    cron: string,
    task: () => Promise<void>,
    /** After so many seconds it counts as dead and is begun again; 15 minutes unless told. */
    options?: { readonly longestSeconds?: number },
  ) => Promise<void>;
  /** Makes everything due again that somebody has in hand: for a process that is alone and has lost its database for a moment. */
  readonly takeUpAgain: () => Promise<void>;
  /** Cuts the connection that holds the locks of tasks, which hangs on a machine that is lost. */
  readonly drop: () => void;
  readonly close: () => Promise<void>;
};

/** Handlers take milliseconds: a job whose process was killed goes to another process after a minute or two, not after pg-boss's fifteen. */
const shorterExpiry = `do $$ begin
  if (select column_default from information_schema.columns
      where table_schema = 'pgboss' and table_name = 'job' and column_name = 'expire_seconds') is distinct from '60' then
    alter table pgboss.job alter column expire_seconds set default 60;
  end if;
end $$`;

const queues: readonly JobName[] = ['notify', 'answer-followers', 'page-duty'];

/**
 * pg-boss delivers and repeats; commands add jobs in their own statement (cases/record.ts), so nothing is announced that did not happen.
 * Delivery is at least once: handlers are keyed by the job's id.
 * @param url past a pooler: a lock of a session needs a session
 * @param alone no other process uses the database: what is being done was being done by a process that was killed, and is due again now
 */
export async function openJobs(
  { pool, url }: Pick<Database, 'pool' | 'url'>,
  log: (message: string) => void,
  { alone = false }: { readonly alone?: boolean } = {},
): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values as unknown[]) },
    schema: 'pgboss',
    superviseIntervalSeconds: 30,
  });
  const logOnce = rarely(log);
  boss.on('error', (error: Error) => logOnce(error.message.replace(/ \(Queue: .*/, '')));
  await oneAtATime(url, async () => {
    await boss.start();
    await pool.query(shorterExpiry);
  });
  const locks = openTaskLocks(url);
  const tasks: string[] = [];
  const takeUpAgain = async () => {
    await pool.query("update pgboss.job set state = 'retry', start_after = now() where state = 'active'");
  };
  if (alone) await takeUpAgain();

  /** Whoever holds the lock of a task knows that nobody does it: what is in hand was in the hands of a process that died. */
  async function takeUpTheDeads(): Promise<void> {
    const { rows } = await pool.query<{ name: string }>(
      "select distinct name from pgboss.job where state = 'active' and name = any($1) and started_on < now() - make_interval(secs => $2)",
      [tasks, surelyBegunSeconds],
    );
    for (const { name } of rows)
      await locks.alone(name, async () => {
        await pool.query(
          "update pgboss.job set state = 'retry', start_after = now() where state = 'active' and name = $1 and started_on < now() - make_interval(secs => $2)",
          [name, surelyBegunSeconds],
        );
      });
  }
  const takingUp = setInterval(() => {
    takeUpTheDeads().catch((error: unknown) => logOnce(withoutTexts(error as Error).message));
  }, takeUpEveryMilliseconds).unref();

  for (const name of queues) await boss.createQueue(name, { retryLimit: 10, retryDelay: 5, retryBackoff: true });
  return {
    takeUpAgain,
    drop: locks.drop,
    async work(name, handle) {
      await boss.work(
        name,
        { pollingIntervalSeconds: 1, batchSize: 50 },
        async (jobs: readonly { id: string; data: unknown }[]) => {
          // The queue's name says which data it carries: only record.ts fills it, from the type NewJob.
          for (const job of jobs) {
            try {
              await handle(job.data as JobData[typeof name], job.id);
            } catch (error) {
              // A job that cannot be done must not take those that came with it down; it is tried again by itself.
              await boss.fail(name, job.id, withoutTexts(error instanceof Error ? error : new Error('not an error')));
              logOnce(`A job of ${name} failed: ${withoutTexts(error as Error).message}`);
            }
          }
        },
      );
    },
    async schedule(name, cron, task, { longestSeconds } = {}) {
      await boss.createQueue(name, longestSeconds === undefined ? {} : { expireInSeconds: longestSeconds });
      await boss.schedule(name, cron, {}, { tz: 'Asia/Shanghai', missed: 'once' });
      tasks.push(name);
      await boss.work(name, { pollingIntervalSeconds: 5, includeMetadata: true }, async ([job]) => {
        // Being done already: what is due twice, of two minutes or after it counted as dead, is done once.
        await locks.alone(name, async () => {
          const { rows } = await pool.query(
            "select 1 from pgboss.job where name = $1 and id = $2 and state = 'active' and retry_count = $3",
            [name, job!.id, job!.retryCount],
          );
          // Between its being handed out and the lock it may have been taken for a dead process's, and is handed out again.
          if (rows.length > 0) await task();
        });
      });
    },
    async close() {
      clearInterval(takingUp);
      await boss.stop({ graceful: true, timeout: stopMilliseconds });
      await locks.close();
    },
  };
}

/** A task that was handed out takes its lock at once; after this long without one its process is dead. */
const surelyBegunSeconds = 10;
const takeUpEveryMilliseconds = 5000;
/** What is still being done at the end of the process is begun again at the next start. */
const stopMilliseconds = 1500;

/** Two processes that start at the same moment would both make the queue's schema. */
async function oneAtATime(url: string, start: () => Promise<void>): Promise<void> {
  const direct = openDatabase(url, 1);
  const client = await direct.pool.connect();
  try {
    await client.query('select pg_advisory_lock(4714)');
    await start();
  } finally {
    await client.query('select pg_advisory_unlock(4714)');
    client.release();
    await direct.close();
  }
}

const silenceMilliseconds = 60_000;

/** Two dozen queues that miss the database would say so twice a second; the same sentence is logged once a minute. */
function rarely(log: (message: string) => void): (message: string) => void {
  const said = new Map<string, number>();
  return (message) => {
    const now = performance.now();
    if (now - (said.get(message) ?? Number.NEGATIVE_INFINITY) < silenceMilliseconds) return;
    said.set(message, now);
    log(message);
  };
}
