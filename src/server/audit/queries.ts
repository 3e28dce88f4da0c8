import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Checkpoint } from './checkpoints.ts';
import { beginning, hashOfBody, link } from './link.ts';
import { type Source, sources } from './sources.ts';

export { stamped } from './exportStamp.ts';

/** The first thing found wrong. `place` is where in the chain; null for a row that is in no chain. */
export type Fault = {
  readonly what: 'altered' | 'missing' | 'reordered' | 'not-in-chain' | 'checkpoint';
  readonly place: number | null;
  readonly source: string | null;
  readonly key: string | null;
};
export type Verdict = {
  readonly rows: number;
  readonly redacted: number;
  readonly checkpoints: number;
  /** Hex; what an export made now would carry. */
  readonly head: string;
  readonly fault: Fault | null;
};

type Link = {
  readonly place: string;
  readonly source: string;
  readonly key: string;
  readonly body_hash: Buffer;
  readonly hash: Buffer;
};

const batchRows = 5000;
/** A row that has stood outside the chain for so long has been put in behind its back. */
const latestMinutes = 10;

/**
 * Walks the whole chain and every row that it covers, and names the first that was altered, is missing, or stands elsewhere than it stood.
 * Reads in batches; some 100,000 rows a second are compared.
 */
export async function verifyChain(db: Db, checkpoints: readonly Checkpoint[], now: string): Promise<Verdict> {
  const fixed = new Map(checkpoints.map((c) => [c.place, c.hash]));
  let previous: Buffer = beginning;
  let place = 0;
  let redacted = 0;
  const verdict = (fault: Fault | null): Verdict => ({
    rows: place,
    redacted,
    checkpoints: checkpoints.length,
    head: previous.toString('hex'),
    fault,
  });
  for (;;) {
    const { rows } = await sql<Link>`select place, source, key, body_hash, hash from audit_chain
      where place > ${place}::bigint order by place limit ${batchRows}`.execute(db);
    if (rows.length === 0) break;
    const bodies = await bodiesOf(db, rows);
    const redactions = await redactionsOf(db, rows);
    for (const row of rows) {
      const at = { place: place + 1, source: row.source, key: row.key };
      if (Number(row.place) !== place + 1) return verdict({ what: 'missing', ...at, source: null, key: null });
      const hash = link(previous, row.source, row.key, row.body_hash);
      const body = bodies.get(`${row.source} ${row.key}`);
      if (!hash.equals(row.hash)) return verdict({ what: 'reordered', ...at });
      if (body === undefined) return verdict({ what: 'missing', ...at });
      const present = hashOfBody(body);
      if (!present.equals(row.body_hash)) {
        if (!isRedacted(redactions.get(`${row.source} ${row.key}`) ?? [], row.body_hash, present))
          return verdict({ what: 'altered', ...at });
        redacted += 1;
      }
      const wanted = fixed.get(place + 1);
      if (wanted !== undefined && wanted !== hash.toString('hex')) return verdict({ what: 'checkpoint', ...at });
      previous = hash;
      place += 1;
    }
  }
  const beyond = checkpoints.find((c) => c.place > place);
  if (beyond) return verdict({ what: 'checkpoint', place: place + 1, source: null, key: null });
  return verdict(await outsideTheChain(db, now));
}

async function bodiesOf(db: Db, links: readonly Link[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const source of sources) {
    const keys = links.filter((l) => l.source === source.name).map((l) => l.key);
    if (keys.length === 0) continue;
    const { rows } = await sql<{ key: string; body: string }>`
      select ${sql.raw(source.key)} as key, ${sql.raw(source.body)} as body from ${sql.raw(source.table)} r
      where ${among(source, keys)}`.execute(db);
    for (const { key, body } of rows) found.set(`${source.name} ${key}`, body);
  }
  return found;
}

/** By the numbers themselves where there are numbers: their index is the one that is there. */
const among = (source: Source, keys: readonly string[]) =>
  source.position
    ? sql`${sql.raw(source.position)} = any(${keys}::bigint[])`
    : sql`${sql.raw(source.key)} = any(${keys}::text[])`;

type Redaction = { readonly before: Buffer; readonly after: Buffer };

async function redactionsOf(db: Db, links: readonly Link[]): Promise<Map<string, Redaction[]>> {
  const { rows } = await sql<{ source: string; key: string; before: Buffer; after: Buffer }>`
    select source, key, body_hash_before as before, body_hash_after as after from audit_redaction
    where (source, key) in (select * from unnest(${links.map((l) => l.source)}::text[], ${links.map((l) => l.key)}::text[]))
    order by position`.execute(db);
  const found = new Map<string, Redaction[]>();
  for (const { source, key, before, after } of rows) {
    const name = `${source} ${key}`;
    found.set(name, [...(found.get(name) ?? []), { before, after }]);
  }
  return found;
}

/** Whether recorded redactions lead from what the chain knows to what stands there now. The redactions are rows of the chain themselves. */
function isRedacted(redactions: readonly Redaction[], known: Buffer, present: Buffer): boolean {
  let reached = known;
  for (const { before, after } of redactions) if (before.equals(reached)) reached = after;
  return redactions.length > 0 && reached.equals(present);
}

/** Rows that were put in without the chain: behind what has been taken in, or left out for longer than the chain ever waits. */
async function outsideTheChain(db: Db, now: string): Promise<Fault | null> {
  for (const source of sources) {
    const present = source.clock === 'database' ? sql`clock_timestamp()` : sql`${now}::timestamptz`;
    const arrived = sql.raw(source.arrived);
    const wait = sql`make_interval(mins => ${latestMinutes}::int)`;
    const { rows } = await sql<{ key: string }>`
      select ${sql.raw(source.key)} as key from ${sql.raw(source.table)} r
      where not exists (select from audit_chain c where c.source = ${source.name} and c.key = ${sql.raw(source.key)})
        and (${arrived} < ${present} - ${wait} or ${arrived} > ${present} + ${wait})
      order by ${sql.raw(source.position ?? source.key)} limit 1`.execute(db);
    if (rows[0]) return { what: 'not-in-chain', place: null, source: source.name, key: rows[0].key };
  }
  return null;
}
