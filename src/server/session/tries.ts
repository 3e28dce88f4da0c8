import { sql } from 'kysely';
import type { ProblemCode } from '../../contract/problem.ts';
import { note } from '../audit/execute.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

/** Failures in a row after which an account rests. */
const mostFailures = 8;
const restMinutes = 15;

type Needs = Pick<Deps, 'database' | 'clock'>;

/** Counts a wrong password or code in the database, so that many tries at once all count. @returns what to throw */
export async function wrongTry({ database, clock }: Needs, person: string, code: ProblemCode): Promise<Problem> {
  await sql`update person set failures = failures + 1,
    locked_until = case when (failures + 1) % ${mostFailures}::int = 0 then ${clock()}::timestamptz + make_interval(mins => ${restMinutes}::int) end
    where id = ${person}`.execute(database.db);
  await note({ database, clock }, { kind: 'sign-in-refused', person, subject: code });
  return new Problem(401, code);
}

/** @throws Problem 429 'locked-out' */
export async function refuseResting({ database, clock }: Needs, person: string): Promise<void> {
  const row = await database.db.selectFrom('person').select('locked_until').where('id', '=', person).executeTakeFirst();
  const now = clock();
  // An account rests no longer than this: a later end was reckoned by a clock that has been set back since.
  const latest = Temporal.Instant.from(now).add({ minutes: restMinutes }).toString({ smallestUnit: 'millisecond' });
  if (row?.locked_until && row.locked_until > now && row.locked_until <= latest) throw new Problem(429, 'locked-out');
}

export async function forgiveTries({ database }: Pick<Needs, 'database'>, person: string): Promise<void> {
  await sql`update person set failures = 0, locked_until = null where id = ${person} and failures > 0`.execute(database.db);
}
