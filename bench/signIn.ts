import { randomUUID } from 'node:crypto';
import type { Role } from '../src/domain/people/vocabulary.ts';
import type { Deps } from '../src/server/deps.ts';
import { insertPerson } from '../src/server/directory/execute.ts';
import { digest, newToken } from '../src/server/platform/secrets.ts';

/** Makes somebody with these grants. @returns his or her cookie header */
export async function signIn(
  deps: Pick<Deps, 'database' | 'contacts' | 'clock'>,
  grants: readonly { role: Role; unit: string | null }[],
): Promise<string> {
  const id = randomUUID();
  const now = deps.clock();
  const unit = grants[0]?.unit ?? null;
  const draft = { login: id, name: '测试', kind: 'staff' as const, unit, phone: '', active: true, grants: [...grants] };
  await insertPerson(deps, draft, null, now, id);
  const token = newToken();
  await deps.database.db
    .insertInto('session')
    .values({ token_hash: digest(token), person: id, created_at: now, seen_at: now, expires_at: '2099-01-01T00:00:00.000Z' })
    .execute();
  return `huying=${token}`;
}
