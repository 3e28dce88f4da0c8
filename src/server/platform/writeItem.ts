import { sql } from 'kysely';
import type { Database } from './db.ts';
import { Problem } from './problem.ts';

type Needs = { readonly database: Pick<Database, 'db'>; readonly clock: () => string };

export type WrittenItem = {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly data: unknown;
  readonly changedAt: string;
  readonly changedBy: string;
};

/** What is written: `seen` is the version that its editor saw, 0 when there was none. `data` has been checked by the caller. */
export type ItemWriting = {
  readonly kind: string;
  readonly id: string;
  readonly seen: number;
  readonly data: unknown;
  readonly by: string;
  /** Given when open cases follow the change: why it was made. They follow by a job that finds the change here. */
  readonly recompute?: string;
};

/**
 * Writes one item of reference data; the version before stays in the history.
 * @throws Problem 412 'stale' when it has changed since `seen`, or exists although nothing was seen
 */
export async function writeItem({ database, clock }: Needs, item: ItemWriting): Promise<WrittenItem> {
  const { rows } = await sql<WrittenItem>`
    with w as (insert into reference_item as i (kind, id, version, data, changed_at, changed_by)
    select ${item.kind}, ${item.id}, 1, ${JSON.stringify(item.data)}::jsonb, ${clock()}::timestamptz, ${item.by}
    where ${item.seen}::int = 0 or exists (select from reference_item where kind = ${item.kind} and id = ${item.id})
    on conflict (kind, id) do update set version = i.version + 1, data = excluded.data, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by where i.version = ${item.seen}::int
    returning kind, id, version, data, changed_at as "changedAt", changed_by as "changedBy"),
    r as (insert into recomputation (kind, version, reason, by, at)
      select kind, version, ${item.recompute ?? ''}, "changedBy", "changedAt" from w where ${item.recompute !== undefined}::boolean)
    select * from w`.execute(database.db);
  if (!rows[0]) throw new Problem(412, 'stale');
  return rows[0];
}
