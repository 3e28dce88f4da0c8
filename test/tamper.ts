import type pg from 'pg';

/** A number from 0 up to 1, seeded by whoever calls. */
export type Chance = () => number;

/** What somebody with all rights on the database might do to what must not change; each is one alteration, done without a trace of its own. */
const alterations: readonly ((
  client: pg.Client | pg.PoolClient,
  pick: (table: string) => Promise<string | null>,
) => Promise<string | null>)[] = [
  (c, pick) => one(c, 'event', pick, `update event set data = data || '{"note":"改过"}' where ctid = $1::tid`),
  (c, pick) => one(c, 'event', pick, `update event set actor = actor || 'x' where ctid = $1::tid`),
  (c, pick) => one(c, 'event', pick, `update event set at = at - interval '1 hour' where ctid = $1::tid`),
  (c, pick) => one(c, 'event', pick, `update event set unit = coalesce(unit, '') || 'y' where ctid = $1::tid`),
  (c, pick) => one(c, 'event', pick, 'delete from event where ctid = $1::tid'),
  (c, pick) => one(c, 'audit_entry', pick, `update audit_entry set person = 'somebody else' where ctid = $1::tid`),
  (c, pick) => one(c, 'audit_entry', pick, 'delete from audit_entry where ctid = $1::tid'),
  (c, pick) =>
    one(c, 'reference_history', pick, `update reference_history set changed_by = 'somebody else' where ctid = $1::tid`),
  (c, pick) => one(c, 'reference_history', pick, 'delete from reference_history where ctid = $1::tid'),
  (c, pick) => one(c, 'supervision_event', pick, `update supervision_event set data = data || '{"x":1}' where ctid = $1::tid`),
  (c, pick) => one(c, 'supervision_event', pick, 'delete from supervision_event where ctid = $1::tid'),
  (c, pick) => one(c, 'frozen_ledger_line', pick, `update frozen_ledger_line set data = '{}' where ctid = $1::tid`),
  (c, pick) => one(c, 'frozen_ledger_line', pick, 'delete from frozen_ledger_line where ctid = $1::tid'),
  (c, pick) => one(c, 'report_history', pick, `update report_history set by = 'somebody else' where ctid = $1::tid`),
  (c, pick) => one(c, 'audit_chain', pick, 'delete from audit_chain where ctid = $1::tid'),
  (c, pick) => one(c, 'audit_chain', pick, `update audit_chain set hash = sha256(hash) where ctid = $1::tid`),
  (c, pick) => one(c, 'audit_chain', pick, `update audit_chain set body_hash = sha256(body_hash) where ctid = $1::tid`),
  // An event put in behind the chain's back, as of an hour ago.
  async (c) => {
    await c.query(`insert into event (case_id, version, type, data, actor, unit, at, recorded_at)
      select case_id, 9999, type, data, actor, unit, at, recorded_at - interval '1 hour' from event order by position desc limit 1`);
    return 'an event put in';
  },
  // Two rows of the chain change places.
  async (c, pick) => {
    const [a, b] = [await pick('audit_chain'), await pick('audit_chain')];
    if (a === b) return null;
    const { rows } = await c.query<{ place: string }>('select place from audit_chain where ctid in ($1::tid, $2::tid)', [a, b]);
    const [one_, two] = rows.map((row) => row.place);
    await c.query('update audit_chain set place = -place where place in ($1, $2)', [one_, two]);
    await c.query(
      'update audit_chain set place = case when place = -$1::bigint then $2::bigint else $1::bigint end where place < 0',
      [one_, two],
    );
    return 'two rows of the chain changed places';
  },
  // The newest rows go, with their links: only a checkpoint knows them.
  async (c) => {
    const { rows } = await c.query<{ source: string; key: string }>(
      'delete from audit_chain where place > (select max(place) - 3 from audit_chain) returning source, key',
    );
    for (const { source, key } of rows) {
      if (source === 'event') await c.query('delete from event where position = $1', [key]);
      if (source === 'audit_entry') await c.query('delete from audit_entry where position = $1', [key]);
    }
    return 'the newest rows removed with their links';
  },
];

const tables = [
  'event',
  'audit_entry',
  'reference_history',
  'audit_chain',
  'supervision_event',
  'frozen_ledger_line',
  'report_history',
];

/** @returns null when the table has no row to alter */
async function one(
  client: pg.Client | pg.PoolClient,
  table: string,
  pick: (table: string) => Promise<string | null>,
  statement: string,
) {
  const { rowCount } = await client.query(statement, [await pick(table)]);
  return rowCount === 1 ? statement : null;
}

/** Alters one thing, chosen by chance; the connection must be in a transaction that is rolled back. @returns what was done */
export async function tamper(client: pg.Client | pg.PoolClient, chance: Chance): Promise<string> {
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  const pick = async (table: string) => {
    const { rows } = await client.query<{ ctid: string }>(`select ctid::text from ${table} order by ctid`);
    return rows[Math.floor(chance() * rows.length)]?.ctid ?? null;
  };
  for (;;) {
    const done = await alterations[Math.floor(chance() * alterations.length)]!(client, pick);
    if (done !== null) return done;
  }
}
