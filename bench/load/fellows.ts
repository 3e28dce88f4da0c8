import { randomUUID } from 'node:crypto';
import { peopleOfDemo, seedDemoPeople } from '../../src/server/demo/people.ts';
import type { Deps } from '../../src/server/deps.ts';
import { hashPassword } from '../../src/server/platform/secrets.ts';

/** Each student of the demonstration stands for so many: some 30,000 in all. */
const each = 80;

export type Fellows = {
  /** The key that statistics have of each person. */
  readonly keyOf: ReadonlyMap<string, string>;
  /** One of the fellows of a student. @param chance in [0, 1) */
  readonly fellowOf: (student: string, chance: number) => string;
};

/** Makes a school's worth of people who ask: those of the demonstration and fellows of its students. Nobody of them can sign in. */
export async function fellows(deps: Pick<Deps, 'database' | 'reference' | 'contacts' | 'clock'>): Promise<Fellows> {
  const { pool } = deps.database;
  await seedDemoPeople(deps, await hashPassword(randomUUID()), deps.clock());
  const people = await peopleOfDemo(await deps.reference.newest());
  const students = people.filter(({ kind }) => kind === 'student').map(({ login }) => login);
  await pool.query(
    `insert into person (id, login, name, kind, unit, created_at)
     select p.id || '-' || i, p.login || '-' || i, p.name, p.kind, p.unit, p.created_at
     from person p, generate_series(1, $2) i where p.login = any($1) on conflict do nothing`,
    [students, each - 1],
  );
  const { rows } = await pool.query<{ id: string; key: string }>('select id, requester_key(id) as key from person');
  return {
    keyOf: new Map(rows.map(({ id, key }) => [id, key])),
    fellowOf: (student, chance) => {
      const i = Math.floor(chance * each);
      return i === 0 ? student : `${student}-${i}`;
    },
  };
}
