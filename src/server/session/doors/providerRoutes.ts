import type { FastifyInstance } from 'fastify';
import { listProviders, providerHistory, putProvider, syncDirectory, testProvider } from '../../../contract/signIn.ts';
import type { Deps } from '../../deps.ts';
import { NoAnswer, openAsk } from '../../platform/ask.ts';
import { type Identify, serve } from '../../platform/http.ts';
import { Problem } from '../../platform/problem.ts';
import { DirectorySilent, ldapAnswers } from './ldap.ts';
import { oidcConfiguration } from './oidc.ts';
import { type OpenProvider, providerVersions, putProviderDraft, readProviders, shownProvider } from './providerStore.ts';
import { syncPeople } from './syncPeople.ts';

type Reason = 'unreachable' | 'timeout' | 'address-not-allowed' | 'refused' | 'not-understood';

/** Setting up identity providers: a security administrator's work. */
export function providerRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const ask = openAsk({ toLoopback: deps.config.messagesToLoopback, timeoutMilliseconds: 8000 });
  const shown = (provider: OpenProvider) => shownProvider(provider, deps.config.publicUrl);

  serve(app, identify, listProviders, async () => ({ providers: (await readProviders(deps)).map(shown) }));
  serve(app, identify, putProvider, async ({ caller, params, body }) =>
    putProviderDraft(deps, { id: params.id, draft: body, by: caller.person!.id }),
  );
  serve(app, identify, providerHistory, async ({ params }) => ({
    versions: (await providerVersions(deps, params.id)).map(shown),
  }));

  serve(app, identify, testProvider, async ({ params }) => {
    const reason = await reasonOfSilence(await one(params.id));
    return { ok: reason === null, reason };
  });

  serve(app, identify, syncDirectory, async ({ params, body }) => {
    const provider = await one(params.id);
    if (provider.kind !== 'ldap') throw new Problem(404, 'not-found');
    try {
      return await syncPeople(deps, provider, body.apply);
    } catch (error) {
      if (error instanceof DirectorySilent) throw new Problem(503, 'provider-failed');
      throw error;
    }
  });

  async function one(id: string): Promise<OpenProvider> {
    const [provider] = await readProviders(deps, id);
    if (!provider) throw new Problem(404, 'not-found');
    return provider;
  }

  async function reasonOfSilence(provider: OpenProvider): Promise<Reason | null> {
    try {
      if (provider.kind === 'ldap') await ldapAnswers(deps, provider);
      else if (provider.kind === 'oidc') await oidcConfiguration(ask, provider);
      else {
        const server = provider.settings.server.replace(/\/+$/, '');
        const { status } = await ask({ url: `${server}/login`, method: 'GET' });
        return status < 400 ? null : 'not-understood';
      }
      return null;
    } catch (error) {
      if (error instanceof NoAnswer) return error.reason === 'too-large' ? 'not-understood' : error.reason;
      if (error instanceof DirectorySilent) return error.reason;
      if (error instanceof Problem) return 'not-understood';
      throw error;
    }
  }
}
