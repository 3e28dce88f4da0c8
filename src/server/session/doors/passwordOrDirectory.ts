import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../platform/problem.ts';
import { checkPassword } from '../execute.ts';
import { forgiveTries, refuseResting, wrongTry } from '../tries.ts';
import { arrive } from './arrive.ts';
import { DirectorySilent, ldapArrival } from './ldap.ts';
import { type ProviderOf, readProviders } from './providerStore.ts';

/**
 * Signs in with what was typed. An account with a password of its own is judged by that alone, so that it works when the school's directory
 * does not; everybody else is asked about at the directories.
 * @throws Problem 401 'wrong-login' · 403 'not-known-here' · 429 'locked-out' · 503 'provider-failed'
 */
export async function passwordOrDirectory(
  deps: Deps,
  login: string,
  password: string,
): Promise<{ person: string; provider: string | null }> {
  const directories = (await readProviders(deps)).filter((p): p is ProviderOf<'ldap'> => p.kind === 'ldap' && p.enabled);
  const account = await accountOf(deps, login);
  if (directories.length === 0 || account?.own) return { person: await checkPassword(deps, login, password), provider: null };
  // The directory's own counting is not relied upon.
  if (account) await refuseResting(deps, account.id);
  let silent: DirectorySilent | null = null;
  for (const provider of directories) {
    try {
      const arrival = await ldapArrival(deps, provider, login, password);
      if (!arrival) continue;
      const person = await arrive(deps, provider, arrival);
      await forgiveTries(deps, person);
      return { person, provider: provider.id };
    } catch (error) {
      if (!(error instanceof DirectorySilent)) throw error;
      silent = error;
    }
  }
  if (silent) throw new Problem(503, 'provider-failed');
  throw account ? await wrongTry(deps, account.id, 'wrong-login') : new Problem(401, 'wrong-login');
}

async function accountOf({ database }: Pick<Deps, 'database'>, login: string) {
  const { rows } = await sql<{ id: string; own: boolean }>`
    select id, password_hash is not null as own from person where lower(login) = lower(${login})`.execute(database.db);
  return rows[0];
}
