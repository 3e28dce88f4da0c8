import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'live'>;
export type Shift = { readonly extension: string; readonly since: string };

/**
 * Begins a shift at an extension; an earlier one of the same person ends. Repeated at the same extension it stays the same shift.
 * @throws Problem 409 'extension-taken' while somebody else is signed on there, unless that shift is to be taken over
 */
export async function signOn(
  deps: Needs,
  who: { readonly person: string; readonly id: string },
  at: { readonly extension: string; readonly takeOver: boolean },
): Promise<Shift> {
  const now = deps.clock();
  const { rows } = await deps.database.pool
    .query<Shift & { before: string | null }>({
      name: 'sign-on-phone',
      text: `
        with same as (
          select extension, since from phone_shift where person = $2 and extension = $3 and until is null),
        ended as (
          update phone_shift set until = greatest($4::timestamptz, since)
          where until is null and not exists (select from same) and (person = $2 or (extension = $3 and $5::boolean))
          returning person),
        -- reading what has ended makes it end before the next begins
        begun as (
          insert into phone_shift (id, person, extension, since)
          select $1, $2, $3, $4 from (select count(*) from ended) e where not exists (select from same)
          returning extension, since)
        select b.*, (select person from ended where person <> $2 limit 1) as before from (table same union all table begun) b`,
      values: [who.id, who.person, at.extension, now, at.takeOver],
    })
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'phone_shift_one_an_extension') throw new Problem(409, 'extension-taken');
      throw error;
    });
  const { before, ...shift } = rows[0]!;
  if (before !== null) deps.live.announce({ kind: 'phone', id: before });
  deps.live.announce({ kind: 'phone', id: '' });
  return shift;
}

export async function signOff(deps: Needs, person: string): Promise<void> {
  await deps.database.pool.query(
    'update phone_shift set until = greatest($2::timestamptz, since) where person = $1 and until is null',
    [person, deps.clock()],
  );
  deps.live.announce({ kind: 'phone', id: '' });
}

export async function shiftOf({ database }: Pick<Deps, 'database'>, person: string): Promise<Shift | null> {
  const { rows } = await database.pool.query<Shift>({
    name: 'shift-of',
    text: 'select extension, since from phone_shift where person = $1 and until is null',
    values: [person],
  });
  return rows[0] ?? null;
}

export async function onDuty(
  { database }: Pick<Deps, 'database'>,
  person: string,
): Promise<{ name: string; extension: string; own: boolean }[]> {
  const { rows } = await database.pool.query<{ name: string; extension: string; own: boolean }>({
    name: 'on-duty',
    text: `select p.name, s.extension, s.person = $1 as own from phone_shift s join person p on p.id = s.person
      where s.until is null and exists (select from person_grant g where g.person = p.id and g.role = 'operator')
      order by s.extension limit 40`,
    values: [person],
  });
  return rows;
}
