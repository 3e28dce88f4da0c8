import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { primaryOf } from './primary.ts';

/** Tasks that only one process does at a time, by name. PostgreSQL lets go of a dead process's tasks by itself. */
export type TaskLocks = {
  /** @returns false when the task is being done already, here or elsewhere; then nothing was done */
  readonly alone: (name: string, task: () => Promise<void>) => Promise<boolean>;
  /** Cuts the connection, which hangs on a machine that is lost. */
  readonly drop: () => void;
  readonly close: () => Promise<void>;
};

/** Whoever takes up what the dead have left holds a lock for a moment: not yet a reason to think that the task is being done. */
const tries = 4;
const betweenTriesMilliseconds = 150;

/** One session holds all locks of this process. @param url past a pooler, which would hand the session to others */
export function openTaskLocks(url: string): TaskLocks {
  const primary = primaryOf(url);
  const held = new Set<string>();
  let session: Promise<pg.Client> | null = null;
  let closed = false;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...primary.connection, keepAlive: true, connectionTimeoutMillis: 5000 });
    const lost = () => {
      session = null;
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    return client;
  }

  async function taken(client: pg.Client, name: string): Promise<boolean> {
    for (let i = 0; i < tries; i += 1) {
      if (i > 0) await pause(betweenTriesMilliseconds);
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock(4715, hashtext($1)) as got', [name]);
      if (rows[0]!.got) return true;
    }
    return false;
  }

  return {
    async alone(name, task) {
      // A session may take its own lock twice.
      if (closed || held.has(name)) return false;
      held.add(name);
      try {
        session ??= connect().catch((error: unknown) => {
          session = null;
          throw error;
        });
        const client = await session;
        if (!(await taken(client, name))) return false;
        try {
          await task();
        } finally {
          // Fails only when the session has ended, and the lock with it.
          await client.query('select pg_advisory_unlock(4715, hashtext($1))', [name]).catch(() => undefined);
        }
        return true;
      } finally {
        held.delete(name);
      }
    },
    drop: primary.drop,
    async close() {
      closed = true;
      // One that cannot be made holds nothing.
      const client = await session?.catch(() => null);
      await client?.end();
    },
  };
}
