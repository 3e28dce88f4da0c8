import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

/**
 * Writes the ballots of a roll anew in an order drawn by lot, and who took a token in the order of the names: PostgreSQL keeps with every row
 * where it lies and which transaction wrote it, and the order of both would lead from a person to a ballot. After mixing, all rows of a roll
 * are of one transaction. Whole rolls are mixed, not what is new in them: a batch of one would be a name. @returns rolls mixed
 */
export async function mixUrns({ database }: Pick<Deps, 'database'>): Promise<number> {
  const { rows } = await sql<{ roll: string }>`select roll from opinion_unmixed`.execute(database.db);
  for (const { roll } of rows) {
    await sql`
      with u as (delete from opinion_unmixed where roll = ${roll} returning roll),
      b as (delete from opinion_ballot o using u where o.roll = u.roll returning o.*),
      t as (delete from opinion_taken o using u where o.roll = u.roll returning o.*),
      ballots as (insert into opinion_ballot select * from b order by gen_random_uuid())
      insert into opinion_taken select * from t order by person`.execute(database.db);
  }
  return rows.length;
}
