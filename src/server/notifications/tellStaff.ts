import { type RawBuilder, sql } from 'kysely';
import type { HouseNoticeKind } from '../../contract/notifications.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import type { Deps } from '../deps.ts';

export type HouseNotice = {
  /** Told again under the same key, nobody hears it twice. */
  readonly key: string;
  readonly kind: HouseNoticeKind;
  /** The name of what it is about. */
  readonly about: string;
  /** A page of the desk. */
  readonly link: string;
  readonly roles: readonly Role[];
  /** Only holders of a role of this unit or of one above it; absent: wherever they hold it. */
  readonly units?: readonly string[];
};

/** Puts a notice that is about no case into the notice centre of whoever holds one of the roles. */
export async function tellStaff({ database, clock }: Pick<Deps, 'database' | 'clock'>, notice: HouseNotice): Promise<void> {
  await staffNotices(notice, { at: clock(), when: sql`true` }).execute(database.db);
}

/** The same as a part of the statement that does what is told of: whoever is killed has told it, or not done it. */
export function staffNotices(
  { key, kind, about, link, roles, units }: HouseNotice,
  { at, when }: { readonly at: Instant; readonly when: RawBuilder<unknown> },
): RawBuilder<unknown> {
  return sql`
    insert into notification (id, person, case_id, template, audience, at, about, link)
    select md5(${key}::text || p.id)::uuid, p.id, null, ${kind}::text, 'staff', ${at}::timestamptz, ${about}::text, ${link}::text
    from person p
    where ${when} and p.active and exists (select from person_grant g where g.person = p.id and g.role = any(${[...roles]}::text[])
      and (${units === undefined}::boolean or g.unit = any(${[...(units ?? [])]}::text[])))
    on conflict do nothing`;
}
