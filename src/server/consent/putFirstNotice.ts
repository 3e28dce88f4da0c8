import { sql } from 'kysely';
import { ConsentText } from '../../contract/consent.ts';
import { firstNotice } from '../../contract/firstNotice.ts';
import type { Deps } from '../deps.ts';
import { consentTextId } from '../directory/queries.ts';

/**
 * Puts the notice that comes with the program in force at a new school. One that has cases already went on without for its own reasons: there
 * it stays a draft on the administrator's page. @returns whether it was put in force now
 */
export async function putFirstNotice({
  database,
  clock,
  reference,
}: Pick<Deps, 'database' | 'clock' | 'reference'>): Promise<boolean> {
  const { rows } = await sql`
    insert into reference_item (kind, id, version, data, changed_at, changed_by)
    select 'consentText', ${consentTextId}, 1, ${JSON.stringify(ConsentText.parse(firstNotice))}::jsonb, ${clock()}::timestamptz, 'seed'
    where not exists (select from case_view)
    on conflict do nothing returning 1`.execute(database.db);
  if (rows.length > 0) reference.forget();
  return rows.length > 0;
}
