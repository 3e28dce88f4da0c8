import { randomUUID } from 'node:crypto';
import { insertPerson } from '../../src/server/directory/execute.ts';
import { openContactSeal } from '../../src/server/platform/contactSeal.ts';
import type { Database } from '../../src/server/platform/db.ts';
import { digest, newToken } from '../../src/server/platform/secrets.ts';

export type Person = { readonly id: string; readonly cookie: string };
export type People = { readonly student: Person; readonly operator: Person; readonly officer: Person };

/** The unit that gets the cases, and whose officer is told of them. */
export const unit = 'hq-repair';

/** A requester, a desk and an officer, signed in. @param dataFolder where the keys of phone numbers lie */
export async function newPeople(database: Database, dataFolder: string): Promise<People> {
  const contacts = await openContactSeal(dataFolder, 'aes');
  const now = new Date().toISOString();
  const person = async (
    kind: 'student' | 'staff',
    grants: { role: 'operator' | 'dispatcher' | 'officer'; unit: string | null }[],
  ) => {
    const id = randomUUID();
    const draft = { login: id, name: '测试', kind, unit: grants[0]?.unit ?? null, phone: '', active: true, grants };
    await insertPerson({ database, contacts }, draft, null, now, id);
    const token = newToken();
    const row = { token_hash: digest(token), person: id, created_at: now, seen_at: now, second_factor_at: now };
    await database.db
      .insertInto('session')
      .values({ ...row, expires_at: '2099-01-01T00:00:00.000Z' })
      .execute();
    return { id, cookie: `huying=${token}` };
  };
  const desk = [
    { role: 'operator' as const, unit: null },
    { role: 'dispatcher' as const, unit: null },
  ];
  return {
    student: await person('student', []),
    operator: await person('staff', desk),
    officer: await person('staff', [{ role: 'officer', unit }]),
  };
}
