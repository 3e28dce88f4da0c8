import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { openAsk } from '../../platform/ask.ts';
import { Problem } from '../../platform/problem.ts';
import { digest } from '../../platform/secrets.ts';
import { casLogoutAddress } from './cas.ts';
import { oidcConfiguration, oidcLogoutAddress } from './oidc.ts';
import { readProviders } from './providerStore.ts';

/** Where to sign out at the identity provider by which a session began; null when there is none or that is not wanted. */
export async function leaveAddress(deps: Pick<Deps, 'database' | 'config'>, token: string): Promise<string | null> {
  const { rows } = await sql<{
    provider: string | null;
  }>`select provider from session where token_hash = ${digest(token)}`.execute(deps.database.db);
  const id = rows[0]?.provider;
  const [provider] = id ? await readProviders(deps, id) : [];
  const home = `${deps.config.publicUrl}/`;
  if (!provider?.enabled || provider.kind === 'ldap' || !provider.settings.signOutThere) return null;
  if (provider.kind === 'cas') return casLogoutAddress(provider.settings, home);
  const ask = openAsk({ toLoopback: deps.config.messagesToLoopback, timeoutMilliseconds: 5000 });
  try {
    return oidcLogoutAddress(await oidcConfiguration(ask, provider), home);
  } catch (error) {
    // Signing out here must not fail because the other server is away.
    if (error instanceof Problem) return null;
    throw error;
  }
}
