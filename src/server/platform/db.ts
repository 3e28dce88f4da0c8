import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { primaryOf } from './primary.ts';
import type { DB } from './tables.ts';

export type Db = Kysely<DB>;

export type Database = {
  /** With the password, past any pooler: only for opening another connection. */
  readonly url: string;
  readonly db: Db;
  readonly pool: pg.Pool;
  /** Statements sent so far, each one a round trip. */
  readonly roundTrips: () => number;
  /** Cuts all connections, be they in use; they are made anew, to the primary. */
  readonly drop: () => void;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  /** Made-up data that can be made again need not wait for the disk. */
  readonly relaxed?: boolean;
  /** Address of a pooler in transaction mode that stands before the same database; see `preparePooler`. */
  readonly pooler?: string | undefined;
};

const statementTimeoutMilliseconds = 60_000;

/**
 * Opens a pool on the primary among the machines of `url`. Instants come back as UTC ISO text with milliseconds, days as text, int8 and
 * numeric as numbers.
 */
export function openDatabase(url: string, connections: number, options: DatabaseOptions = {}): Database {
  let sent = 0;
  const primary = primaryOf(options.pooler ?? url);
  const pool = new pg.Pool({
    ...primary.connection,
    max: connections,
    // A request that finds no connection is told so, and does not wait for ever.
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
    // A pooler hands the same session to everybody, so it is set up for all of them: `preparePooler`.
    ...(options.pooler
      ? {}
      : {
          options: `-c TimeZone=UTC -c statement_timeout=${statementTimeoutMilliseconds}${options.relaxed ? ' -c synchronous_commit=off' : ''}`,
        }),
  });
  // Without a listener the death of a connection would end the process, be it idle or in somebody's hands between two statements.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  if (options.pooler) pool.on('connect', sendWithoutNames);
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), log: () => void sent++ });
  async function close(): Promise<void> {
    await db.destroy();
    // Kysely ends the pool only when it has used it itself.
    if (!pool.ended) await pool.end();
  }
  return { url, db, pool, roundTrips: () => sent, drop: primary.drop, close };
}

/** Settles for the role what a session is otherwise told when it begins; sessions that begin afterwards have it. */
export async function preparePooler({ pool }: Pick<Database, 'pool'>): Promise<void> {
  await pool.query(`do $$ begin
    execute format('alter role %I in database %I set timezone = %L', current_user, current_database(), 'UTC');
    execute format('alter role %I in database %I set statement_timeout = %L', current_user, current_database(), '${statementTimeoutMilliseconds}');
  end $$`);
}

/** A prepared statement stays in a session that belongs to somebody else a moment later: through a pooler each is planned anew. */
function sendWithoutNames(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (first: unknown, ...rest: unknown[]) => unknown;
  const nameless = (first: unknown) =>
    typeof first === 'object' && first !== null && 'name' in first && !('submit' in first)
      ? { ...first, name: undefined }
      : first;
  // The same function but for the name, so its many overloads stay true.
  client.query = ((first: unknown, ...rest: unknown[]) => query(nameless(first), ...rest)) as typeof client.query;
}

const { builtins } = pg.types;

function parserOf(oid: number, format?: 'text' | 'binary') {
  if (oid === builtins.TIMESTAMPTZ) return instant;
  if (oid === builtins.INT8 || oid === builtins.NUMERIC) return Number;
  if (oid === builtins.DATE || oid === builtins.TIMESTAMP) return String;
  return pg.types.getTypeParser(oid, format);
}

/** '2026-03-02 01:30:00.12+00', as PostgreSQL writes it in a UTC session, to '2026-03-02T01:30:00.120Z'. */
function instant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20).replace(/\+.*/, '').slice(0, 3).padEnd(3, '0')}Z`;
}
