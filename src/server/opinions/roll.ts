import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Audience, RollPart } from '../../domain/opinions/campaign.ts';
import { partsOf } from '../../domain/opinions/participation.ts';
import { fewestInPart, type Part } from '../../domain/opinions/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { seal, sealingKey } from '../platform/seal.ts';
import { newKeyPair } from './keys.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'config'>;
export type Roll = { readonly roll: string; readonly parts: readonly RollPart[] };

/** Everybody who meets the audience's conditions today and can sign in. */
const electors = (audience: Audience, reference: Reference) => {
  const units = [...new Set(audience.units.flatMap((unit) => reference.unitsBelow(unit)))];
  return sql`select p.id,
      case when p.kind = 'student' then 'student' when p.kind in ('staff', 'leader') then 'staff' else 'other' end as part
    from person p
    where p.active and p.kind <> 'guest'
      and (${audience.kinds.length}::int = 0 or p.kind = any(${[...audience.kinds]}::text[]))
      and (${audience.units.length}::int = 0 or p.unit = any(${units}::text[]))
      and (${audience.roles.length}::int = 0
        or exists (select from person_grant g where g.person = p.id and g.role = any(${[...audience.roles]}::text[])))`;
};

export async function audienceSizes(deps: Needs, audience: Audience): Promise<{ readonly group: Part; readonly size: number }[]> {
  const reference = await deps.reference.recent();
  return countParts(deps, electors(audience, reference));
}

/**
 * Writes down who may vote, under a name of its own, and makes the keys. It holds from the moment on at which an event names it; two who open
 * a campaign at once make two rolls, and one event.
 */
export async function makeRoll(deps: Needs, audience: Audience): Promise<Roll> {
  const reference = await deps.reference.newest();
  const who = electors(audience, reference);
  const sizes = await countParts(deps, who);
  const apart = partsOf(Object.fromEntries(sizes.map(({ group, size }) => [group, size])), fewestInPart) === 'apart';
  const wanted = apart ? sizes : [{ group: 'all' as const, size: sizes.reduce((sum, { size }) => sum + size, 0) }];
  const roll = randomUUID();
  const sealing = await sealingKey(deps.config.dataFolder);
  const keys = await Promise.all(wanted.map(async ({ group, size }) => ({ part: group, size, ...(await newKeyPair()) })));
  const rows = JSON.stringify(
    keys.map((k) => ({ part: k.part, public: k.public, sealed: seal(sealing, `${roll} ${k.part}`, k.private) })),
  );
  await sql`with k as (
      insert into opinion_key (roll, part, public, sealed)
      select ${roll}::uuid, x.part, x.public, x.sealed from jsonb_to_recordset(${rows}::jsonb) as x(part text, public text, sealed text))
    insert into opinion_elector (roll, person, part)
    select ${roll}::uuid, e.id, case when ${apart}::boolean then e.part else 'all' end from (${who}) e order by e.id`.execute(
    deps.database.db,
  );
  // The directory may have changed between counting and writing: what was written holds.
  const written = await sql<{ part: Part; size: number }>`
    select part, count(*)::int as size from opinion_elector where roll = ${roll} group by part`.execute(deps.database.db);
  const sizeOf = new Map(written.rows.map(({ part, size }) => [part, size]));
  return { roll, parts: keys.map(({ part, fingerprint }) => ({ part, fingerprint, size: sizeOf.get(part) ?? 0 })) };
}

async function countParts(deps: Pick<Deps, 'database'>, who: RawBuilder<unknown>): Promise<{ group: Part; size: number }[]> {
  const { rows } = await sql<{ group: Part; size: number }>`
    select e.part as "group", count(*)::int as size from (${who}) e group by e.part order by e.part desc`.execute(
    deps.database.db,
  );
  return rows;
}

/** Removes what no event names: rolls whose opening came second, or broke off. @returns how many */
export async function removeStrayRolls({ database }: Pick<Deps, 'database'>): Promise<number> {
  const { rows } = await sql<{ roll: string }>`
    select distinct k.roll from opinion_key k where not exists (select from opinion_campaign c where c.roll = k.roll)`.execute(
    database.db,
  );
  for (const { roll } of rows) {
    await sql`delete from opinion_elector where roll = ${roll}`.execute(database.db);
    await sql`delete from opinion_key where roll = ${roll}
      and not exists (select from opinion_campaign c where c.roll = opinion_key.roll)`.execute(database.db);
  }
  return rows.length;
}
