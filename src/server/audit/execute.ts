import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Db } from '../platform/db.ts';
import { addCheckpoint, checkpointFile } from './checkpoints.ts';
import { beginning, hashOfBody, link } from './link.ts';
import { type Source, sources } from './sources.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'config'>;

const batchRows = 5000;
/** A row can be seen later than one with a higher number, when its transaction ends later: this far back is looked again. */
const lookBack = 10_000;

/** What was read or done that is no event of a case. Ids and codes only. */
export type Note = {
  readonly kind: string;
  readonly person: string | null;
  readonly caseId?: string | null;
  readonly subject?: string | null;
  readonly address?: string;
};

export async function note({ database, clock }: Pick<Needs, 'database' | 'clock'>, what: Note): Promise<void> {
  await database.db
    .insertInto('audit_entry')
    .values({
      at: clock(),
      kind: what.kind,
      person: what.person,
      case_id: what.caseId ?? null,
      subject: what.subject ?? null,
      address: what.address ?? '',
    })
    .execute();
}

/** The chain's last link; place 0 before there is any. */
export async function head(db: Db): Promise<{ place: number; hash: Buffer }> {
  const { rows } = await sql<{
    place: string;
    hash: Buffer;
  }>`select place, hash from audit_chain order by place desc limit 1`.execute(db);
  return rows[0] ? { place: Number(rows[0].place), hash: rows[0].hash } : { place: 0, hash: beginning };
}

/**
 * Takes every row into the chain that is not in it yet. Apart from the commands, so that no command waits for the one before it: a row
 * stands in the chain within a minute. Two processes at once: one of them finds its place taken and leaves the rest to the other.
 * @returns how many rows were taken
 */
export async function extendChain(deps: Pick<Needs, 'database'>): Promise<number> {
  const { db } = deps.database;
  let taken = 0;
  for (const source of sources) {
    for (;;) {
      const rows = await newRows(db, source);
      if (rows.length === 0) break;
      const added = await append(db, source, rows);
      taken += added;
      if (added < rows.length) return taken;
      if (rows.length < batchRows) break;
    }
  }
  return taken;
}

type Row = { readonly key: string; readonly body: string; readonly position: string };

async function newRows(db: Db, { name, table, key, position, body }: Source): Promise<Row[]> {
  const since = position
    ? sql`${sql.raw(position)} > coalesce((select upto from audit_mark where source = ${name}), 0) - ${lookBack}::int`
    : sql`true`;
  const { rows } = await sql<Row>`
    select ${sql.raw(key)} as key, ${sql.raw(body)} as body, ${sql.raw(position ?? '0')}::text as position
    from ${sql.raw(table)} r
    where ${since} and not exists (select from audit_chain c where c.source = ${name} and c.key = ${sql.raw(key)})
    order by ${sql.raw(position ?? key)} limit ${batchRows}`.execute(db);
  return rows;
}

async function append(db: Db, source: Source, rows: readonly Row[]): Promise<number> {
  const before = await head(db);
  let { hash } = before;
  const links = rows.map(({ key, body }, i) => {
    const bodyHash = hashOfBody(body);
    hash = link(hash, source.name, key, bodyHash);
    return { place: before.place + 1 + i, key, bodyHash, hash };
  });
  const { rows: added } = await sql<{ count: number }>`
    with links as (
      insert into audit_chain (place, source, key, body_hash, hash)
      select place, ${source.name}, key, body_hash, hash from unnest(${links.map((l) => l.place)}::bigint[], ${links.map((l) => l.key)}::text[],
        ${links.map((l) => l.bodyHash)}::bytea[], ${links.map((l) => l.hash)}::bytea[]) as l(place, key, body_hash, hash)
      order by place on conflict do nothing returning 1),
    marked as (
      insert into audit_mark (source, upto) select ${source.name}, ${rows.at(-1)!.position}::bigint
      on conflict (source) do update set upto = greatest(audit_mark.upto, excluded.upto))
    select count(*)::int as count from links`.execute(db);
  return added[0]!.count;
}

/** Writes down outside the database where the chain stands; nothing when it has not grown. */
export async function checkpoint(deps: Needs): Promise<void> {
  const { place, hash } = await head(deps.database.db);
  if (place > 0) await addCheckpoint(checkpointFile(deps.config), { place, hash: hash.toString('hex'), at: deps.clock() });
}

/** Extends the chain every minute and writes a checkpoint every hour, in one process. */
export async function auditWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('audit-chain', '* * * * *', async () => {
    await extendChain(deps);
  });
  await deps.jobs.schedule('audit-checkpoint', '7 * * * *', () => checkpoint(deps));
}

export type Redacted = { readonly version: number; readonly data: object; readonly actor: string };

/**
 * Takes people out of a case's events: the only change that the table of events allows. What each row was and what it is now stand beside each
 * other as hashes in a record that becomes part of the chain itself. One statement. The caller has judged that the time has come.
 */
export async function redactEvents(
  { database, clock }: Pick<Needs, 'database' | 'clock'>,
  { id, rule, events }: { readonly id: string; readonly rule: string; readonly events: readonly Redacted[] },
): Promise<void> {
  const body = sources.find(({ name }) => name === 'event')!.body;
  await sql`
    with allowed as materialized (select set_config('huying.redaction', 'on', true)),
    old as (select position, ${sql.raw(body)} as body from event where case_id = ${id}::uuid),
    changed as (
      update event e set data = x.data, actor = x.actor
      from allowed, jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as x(version int, data jsonb, actor text)
      where e.case_id = ${id}::uuid and e.version = x.version
      returning e.position, e.case_id, e.version, e.type, e.data, e.actor, e.unit, e.at),
    redacted as (select position, ${sql.raw(body)} as body from changed),
    recorded as (
      insert into audit_redaction (source, key, body_hash_before, body_hash_after, reason, at)
      select 'event', o.position::text, sha256(convert_to(o.body, 'UTF8')), sha256(convert_to(r.body, 'UTF8')), ${rule}, ${clock()}::timestamptz
      from old o join redacted r using (position) where o.body <> r.body order by o.position
      returning 1)
    select from recorded`.execute(database.db);
}
