import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { freshHours } from './outbox.ts';

/** Gives messages that were given up a new life; they leave within a minute. @returns how many */
export async function requeue(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  which: { readonly ids: readonly string[] } | { readonly channel: string },
): Promise<number> {
  const now = clock();
  const chosen = 'ids' in which ? sql`id = any(${which.ids}::uuid[])` : sql`channel = ${which.channel}`;
  const { numAffectedRows } = await sql`
    update delivery set state = 'queued', next_at = ${now}::timestamptz, attempts = 0, parcel = null, error = null,
      expires_at = ${now}::timestamptz + make_interval(hours => ${freshHours}::int)
    where state = 'failed' and ${chosen}`.execute(database.db);
  return Number(numAffectedRows ?? 0);
}
