import { sql } from 'kysely';
import type { PreferenceDraft } from '../../contract/notifications.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

type Needs = Pick<Deps, 'database' | 'clock'>;

/** Marks one of a person's own notices as read; the first reading counts. @throws Problem 404 'not-found' also for somebody else's */
export async function markRead({ database, clock }: Needs, person: string, id: string): Promise<void> {
  const { rows } = await sql`
    update notification set read_at = coalesce(read_at, ${clock()}::timestamptz)
    where id = ${id}::uuid and person = ${person} returning id`.execute(database.db);
  if (rows.length === 0) throw new Problem(404, 'not-found');
}

/** What came after `until` was not on the screen and stays unread. */
export async function markAllRead({ database, clock }: Needs, person: string, until: string): Promise<void> {
  await sql`
    update notification set read_at = ${clock()}::timestamptz
    where person = ${person} and read_at is null and at <= ${until}::timestamptz`.execute(database.db);
}

export async function choosePreferences({ database, clock }: Needs, person: string, draft: PreferenceDraft): Promise<void> {
  const row = { person, data: JSON.stringify(draft), changed_at: clock() };
  await database.db
    .insertInto('notification_preference')
    .values(row)
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ data: row.data, changed_at: row.changed_at }))
    .execute();
}
