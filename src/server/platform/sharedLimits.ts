import { sql } from 'kysely';
import type { Database } from './db.ts';
import type { Jobs } from './jobs.ts';
import { digest } from './secrets.ts';

/** Part of a limit that a process gives out by itself before it asks the database, and that it takes from there at a time. */
const shares = 20;
const mostRemembered = 50_000;

export type Counted = {
  /** Requests of the window so far by all processes, this one included; above the limit: refused. */
  readonly current: number;
  /** Milliseconds until the window ends. */
  readonly ttl: number;
};
export type SharedLimits = {
  /** Counts one request under a key. */
  readonly count: (key: string, max: number, windowMilliseconds: number) => Promise<Counted>;
};

type Held = {
  readonly window: number;
  taken: number;
  /** Places in the shared count that this process may give out. */
  claimed: number;
  /** The shared count after the last claim. */
  total: number;
  full: boolean;
  claiming: Promise<void> | null;
};

/**
 * Counts across processes in PostgreSQL, in fixed windows. A process gives out a twentieth of a limit without asking, which it makes good with
 * its first claim; then it claims a twentieth at a time. So people at work cost no statement or one, a flood costs twenty, and a limit is
 * exceeded by at most a twentieth for each process that never asked.
 */
export function openSharedLimits({ db }: Pick<Database, 'db'>, clock: () => string): SharedLimits {
  const held = new Map<string, Held>();

  async function claim(of: Held, key: string, max: number, windowMilliseconds: number): Promise<void> {
    const share = Math.max(1, Math.floor(max / shares));
    const wanted = Math.min(Math.max(share + (of.claimed === 0 ? share : 0), of.taken - of.claimed), max);
    const start = new Temporal.Instant(BigInt(of.window * windowMilliseconds) * 1_000_000n).toString();
    const { rows } = await sql<{ used: number }>`
      insert into rate_count as c (key, window_start, used) values (${digest(key)}, ${start}::timestamptz, ${wanted}::int)
      on conflict (key) do update set used = case when c.window_start = excluded.window_start then least(c.used, 1000000000) else 0 end + excluded.used,
        window_start = excluded.window_start
      returning used`.execute(db);
    const before = rows[0]!.used - wanted;
    const fit = Math.max(0, Math.min(wanted, max - before));
    of.claimed += fit;
    of.total = before + fit;
    of.full = fit < wanted;
  }

  return {
    async count(key, max, windowMilliseconds) {
      const now = Date.parse(clock());
      const window = Math.floor(now / windowMilliseconds);
      const ttl = (window + 1) * windowMilliseconds - now;
      if (held.size > mostRemembered) held.clear();
      const known = held.get(key);
      const of =
        known?.window === window
          ? known
          : { window, taken: 0, claimed: 0, total: 0, full: false, claiming: null as Held['claiming'] };
      held.set(key, of);
      of.taken += 1;
      const mine = of.taken;
      if (of.claimed === 0 && !of.full && mine < max / shares) return { current: mine, ttl };
      while (mine > of.claimed && !of.full) {
        of.claiming ??= claim(of, key, max, windowMilliseconds).finally(() => {
          of.claiming = null;
        });
        await of.claiming;
      }
      return { current: mine > of.claimed ? max + 1 : of.total - (of.claimed - mine), ttl };
    },
  };
}

/** Takes out windows that are over, every hour, in one process. */
export async function limitsWorker({
  database,
  jobs,
  clock,
}: {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly clock: () => string;
}): Promise<void> {
  await jobs.schedule('forget-rate-counts', '23 * * * *', async () => {
    await sql`delete from rate_count where window_start < ${clock()}::timestamptz - interval '1 hour'`.execute(database.db);
  });
}

/** The limits as a store of @fastify/rate-limit, which keeps the headers and the refusals. */
export function storeOf(limits: SharedLimits) {
  return class Store {
    readonly scope: string;
    constructor(options: object) {
      this.scope = scopeOf(options);
    }

    incr(
      address: string,
      answer: (error: Error | null, result?: Counted) => void,
      windowMilliseconds: number,
      max: number,
    ): void {
      limits.count(`address ${this.scope} ${address}`, max, windowMilliseconds).then(
        (counted) => answer(null, counted),
        (error: Error) => answer(error),
      );
    }

    /** A route with a limit of its own counts by itself. */
    child(options: object): Store {
      return new Store(options);
    }
  };
}

/** The library hands over the route beside the options, which its types do not say. */
function scopeOf(options: object): string {
  const { routeInfo } = options as { readonly routeInfo?: { readonly method?: unknown; readonly url?: string } };
  return routeInfo?.url ? `${routeInfo.method} ${routeInfo.url}` : 'all';
}
