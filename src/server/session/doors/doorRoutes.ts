import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { openAsk } from '../../platform/ask.ts';
import { Problem } from '../../platform/problem.ts';
import { digest, newToken } from '../../platform/secrets.ts';
import { startSession } from '../execute.ts';
import { arrive } from './arrive.ts';
import { casArrival, casLoginAddress, endedTicket } from './cas.ts';
import { newJourney, oidcArrival, oidcConfiguration, oidcLoginAddress } from './oidc.ts';
import { type OpenProvider, type ProviderOf, readProviders, returnTo } from './providerStore.ts';

const journeyCookie = 'huying-journey';
const journeyMinutes = 10;

type Journey = { readonly state: string; readonly nonce: string; readonly verifier: string; readonly back: string };

/** The way to an identity provider and back. Browsers come here by following links, so answers are redirections and not JSON. */
export async function doorRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  const { db } = deps.database;
  const ask = openAsk({ toLoopback: deps.config.messagesToLoopback, timeoutMilliseconds: 8000 });
  const limited = { config: { rateLimit: { max: Math.ceil(deps.config.ratePerMinute / 10), timeWindow: 60_000 } } };

  app.get('/api/sign-in/:provider', limited, async (request, reply) => {
    const provider = await doorOf(request);
    const journey = { ...newJourney(), back: wayBack(request) };
    const token = newToken();
    const now = deps.clock();
    await sql`with old as (delete from sign_in_journey where begun_at < ${now}::timestamptz - make_interval(mins => ${journeyMinutes}::int))
      insert into sign_in_journey (token_hash, provider, state, nonce, verifier, back, begun_at) values
      (${digest(token)}, ${provider.id}, ${journey.state}, ${journey.nonce}, ${journey.verifier}, ${journey.back}, ${now})`.execute(
      db,
    );
    // Lax: the way back is a navigation from another site.
    reply.setCookie(journeyCookie, token, {
      path: '/api/sign-in',
      httpOnly: true,
      sameSite: 'lax',
      secure: deps.config.secureCookies,
      maxAge: journeyMinutes * 60,
    });
    return reply.header('cache-control', 'no-store').redirect(await addressOf(provider, journey));
  });

  app.get('/api/sign-in/:provider/back', limited, async (request, reply) => {
    const token = request.cookies[journeyCookie];
    reply.clearCookie(journeyCookie, { path: '/api/sign-in' }).header('cache-control', 'no-store');
    try {
      const provider = await doorOf(request);
      const journey = token === undefined ? null : await finish(provider.id, token);
      if (!journey) throw new Problem(401, 'provider-failed');
      await enter(request, reply, provider, journey);
      return reply.redirect(journey.back);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return reply.redirect(`/sign-in?refused=${error.code}`);
    }
  });

  // CAS Protocol 3.0 §2.3.3: the server tells every service it had let somebody into. The ticket is the proof.
  await app.register(async (within) => {
    within.removeAllContentTypeParsers();
    within.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 16 * 1024 },
      (_request, text, done) => done(null, new URLSearchParams(text as string)),
    );
    within.post('/api/sign-in/:provider/back', limited, async (request, reply) => {
      const provider = await doorOf(request);
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const ticket = provider.kind === 'cas' ? endedTicket(form.get('logoutRequest') ?? '') : null;
      if (ticket === null) throw new Problem(400, 'invalid');
      await sql`delete from session where provider = ${provider.id} and provider_session = ${digest(ticket)}`.execute(db);
      deps.live.announce({ kind: 'session', id: '' });
      return reply.status(204).send();
    });
  });

  async function doorOf(request: FastifyRequest): Promise<ProviderOf<'cas' | 'oidc'>> {
    const { provider: id } = request.params as { provider: string };
    const [provider] = await readProviders(deps, id);
    if (!provider?.enabled || provider.kind === 'ldap') throw new Problem(404, 'unknown-provider');
    return provider;
  }

  /** The service's address at CAS carries the state too: a ticket for one journey is none for another. */
  const service = (provider: OpenProvider, { state }: Pick<Journey, 'state'>) =>
    `${returnTo(deps.config.publicUrl, provider.id)}?state=${encodeURIComponent(state)}`;

  async function addressOf(provider: ProviderOf<'cas' | 'oidc'>, journey: Journey): Promise<string> {
    if (provider.kind === 'cas') return casLoginAddress(provider.settings, service(provider, journey));
    const configuration = await oidcConfiguration(ask, provider);
    return oidcLoginAddress(configuration, provider, returnTo(deps.config.publicUrl, provider.id), journey);
  }

  /** Ends a journey that this browser began: it works once. */
  async function finish(provider: string, token: string): Promise<Journey | null> {
    const { rows } = await sql<Journey>`delete from sign_in_journey where token_hash = ${digest(token)} and provider = ${provider}
      and begun_at >= ${deps.clock()}::timestamptz - make_interval(mins => ${journeyMinutes}::int)
      returning state, nonce, verifier, back`.execute(db);
    return rows[0] ?? null;
  }

  async function enter(
    request: FastifyRequest,
    reply: FastifyReply,
    provider: ProviderOf<'cas' | 'oidc'>,
    journey: Journey,
  ): Promise<void> {
    const query = request.query as Record<string, unknown>;
    if (provider.kind === 'cas') {
      const { ticket, state } = query;
      if (typeof ticket !== 'string' || state !== journey.state) throw new Problem(401, 'provider-failed');
      const arrival = await casArrival(ask, provider.settings, service(provider, journey), ticket);
      const person = await arrive(deps, provider, arrival);
      return startSession(deps, reply, { person, request, provider: provider.id, providerSession: ticket });
    }
    const cameBackTo = new URL(returnTo(deps.config.publicUrl, provider.id));
    cameBackTo.search = new URL(request.url, 'http://here').search;
    const { arrival } = await oidcArrival(await oidcConfiguration(ask, provider), provider, cameBackTo, journey);
    return startSession(deps, reply, { person: await arrive(deps, provider, arrival), request, provider: provider.id });
  }
}

/** A path of this very site; anything else leads home, so that no link here leads elsewhere. */
function wayBack(request: FastifyRequest): string {
  const { back } = request.query as { back?: unknown };
  return typeof back === 'string' && /^\/(?![/\\])[\x21-\x7e]{0,500}$/.test(back) ? back : '/';
}
