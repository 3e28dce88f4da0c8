import { sql } from 'kysely';
import type { HouseNoticeKind } from '../../contract/notifications.ts';
import type { Deps } from '../deps.ts';

export type PersonalNotice = {
  /** Told again under the same key, nobody hears it twice. */
  readonly key: string;
  readonly person: string;
  readonly kind: HouseNoticeKind;
  /** A page of the portal. */
  readonly link: string;
};

/** Tells one person of what was done with their account or their data, in the notice centre. */
export async function tellPerson(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { key, person, kind, link }: PersonalNotice,
): Promise<void> {
  await sql`
    insert into notification (id, person, case_id, template, audience, at, about, link)
    values (md5(${key}::text || ${person}::text)::uuid, ${person}, null, ${kind}, 'requester', ${clock()}::timestamptz, '', ${link})
    on conflict do nothing`.execute(database.db);
}

/** Tells somebody of the staff of what concerns that person alone; `about` names a thing of the house, `link` is a page of the desk. */
export async function tellTrainee(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { key, person, kind, link, about }: PersonalNotice & { readonly about: string },
): Promise<void> {
  await sql`
    insert into notification (id, person, case_id, template, audience, at, about, link)
    values (md5(${key}::text || ${person}::text)::uuid, ${person}, null, ${kind}, 'staff', ${clock()}::timestamptz, ${about}, ${link})
    on conflict do nothing`.execute(database.db);
}
