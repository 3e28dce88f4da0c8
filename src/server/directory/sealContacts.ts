import type { Deps } from '../deps.ts';

const batch = 1000;

/** Seals every phone number anew that is not sealed with the newest key: those of a version before, and all after a new key. @returns how many */
export async function sealContacts({ database, contacts }: Pick<Deps, 'database' | 'contacts'>): Promise<number> {
  let sealed = 0;
  let after = '';
  for (;;) {
    const { rows } = await database.pool.query<{ id: string; phone: string }>(
      `select id, phone from person where id > $1 and phone <> '' and not starts_with(phone, $3) order by id limit $2`,
      [after, batch, contacts.fresh],
    );
    if (rows.length === 0) return sealed;
    after = rows.at(-1)!.id;
    // What no key opens is left as it is: the key may come back.
    const stale = rows.filter(({ id, phone }) => contacts.open(id, phone) !== '');
    if (stale.length === 0) continue;
    await database.pool.query(
      `update person p set phone = x.sealed from unnest($1::text[], $2::text[], $3::text[]) as x(id, phone, sealed)
       where p.id = x.id and p.phone = x.phone`,
      [
        stale.map(({ id }) => id),
        stale.map(({ phone }) => phone),
        stale.map(({ id, phone }) => contacts.seal(id, contacts.open(id, phone))),
      ],
    );
    sealed += stale.length;
  }
}
