import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from './tables.ts';

export type Db = Kysely<DB>;

export type Database = {
  /** With the password: only for opening another connection. */
  readonly url: string;
  readonly db: Db;
  readonly pool: pg.Pool;
  /** Statements sent so far, each one a round trip. */
  readonly roundTrips: () => number;
  readonly close: () => Promise<void>;
};

/** Opens a pool. Instants come back as UTC ISO text with milliseconds, days as text, int8 and numeric as numbers. */
export function openDatabase(url: string, connections: number, options: { readonly relaxed?: boolean } = {}): Database {
  let sent = 0;
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // A request that finds no connection is told so, and does not wait for ever.
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
    // `relaxed`: made-up data that can be made again need not wait for the disk.
    options: `-c TimeZone=UTC -c statement_timeout=60000${options.relaxed ? ' -c synchronous_commit=off' : ''}`,
  });
  // Without a listener the death of a connection would end the process, be it idle or in somebody's hands between two statements.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), log: () => void sent++ });
  async function close(): Promise<void> {
    await db.destroy();
    // Kysely ends the pool only when it has used it itself.
    if (!pool.ended) await pool.end();
  }
  return { url, db, pool, roundTrips: () => sent, close };
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
