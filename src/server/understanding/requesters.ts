import type { Actor } from '../../domain/case/permissions.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { phoneDigest } from '../phone/queries.ts';
import { Problem } from '../platform/problem.ts';

/** Those who may also reveal a requester (contract: revealRequester): to others a list by person would name people. */
const mayName: readonly Role[] = ['operator', 'dispatcher', 'officer', 'head', 'caller', 'trusted'];
const mostNamesakes = 20;

/**
 * People with exactly this login, name or phone number. Every such search is kept with who asked, for it is a look at a person.
 * @throws Problem 403 'not-yours'
 */
export async function requestersNamed(
  deps: Pick<Deps, 'database' | 'clock' | 'config' | 'contacts'>,
  actor: Actor,
  named: string,
): Promise<readonly string[]> {
  if (!actor.grants.some(({ role }) => mayName.includes(role))) throw new Problem(403, 'not-yours');
  // Numbers are sealed: they are found by their keyed digest.
  const number = await phoneDigest(deps, named);
  const { rows } = await deps.database.pool.query<{ id: string }>({
    name: 'requesters-named',
    text: `with found as (select id from person where lower(login) = lower($1) or name = $1 or phone_key = $4::bytea order by id limit ${mostNamesakes}),
      kept as (insert into person_search (actor, person, at) select $2, id, $3 from found on conflict do nothing)
      select id from found`,
    values: [named, actor.id, deps.clock(), number],
  });
  return rows.map(({ id }) => id);
}
