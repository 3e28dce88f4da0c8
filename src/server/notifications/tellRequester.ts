import { sql } from 'kysely';
import type { HouseNoticeKind } from '../../contract/notifications.ts';
import type { Deps } from '../deps.ts';

type RequesterNotice = {
  /** Told again under the same key, nobody hears it twice. */
  readonly key: string;
  readonly kind: HouseNoticeKind;
  readonly caseId: string;
  /** null: anonymous, nobody can be told. */
  readonly person: string | null;
  /** The case's number: a notice holds nothing of what it is about. */
  readonly number: string;
};

/** Puts a notice about something that is no step of the case into the notice centre of its requester. */
export async function tellRequester(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { key, kind, caseId, person, number }: RequesterNotice,
): Promise<void> {
  if (person === null) return;
  await sql`
    insert into notification (id, person, case_id, template, audience, at, about)
    select md5(${key}::text || p.id)::uuid, p.id, ${caseId}::uuid, ${kind}, 'requester', ${clock()}::timestamptz, ${number}
    from person p where p.active and p.id = ${person} on conflict do nothing`.execute(database.db);
}
