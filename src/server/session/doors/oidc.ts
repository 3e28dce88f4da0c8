import * as client from 'openid-client';
import { type Ask, NoAnswer } from '../../platform/ask.ts';
import { Problem } from '../../platform/problem.ts';
import type { Arrival } from './arrive.ts';
import type { ProviderOf } from './providerStore.ts';

/** What a journey to the provider needs to be finished by the browser that began it. */
export type Journey = { readonly state: string; readonly nonce: string; readonly verifier: string };

export function newJourney(): Journey {
  return { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
}

/** Reads the provider's own description. @throws Problem 401 'provider-failed' */
export async function oidcConfiguration(ask: Ask, provider: ProviderOf<'oidc'>): Promise<client.Configuration> {
  const { issuer, clientId } = provider.settings;
  const insecure = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
  return refusing(
    client.discovery(
      new URL(issuer),
      clientId,
      provider.secret ?? undefined,
      provider.secret === null ? client.None() : client.ClientSecretBasic(provider.secret),
      { [client.customFetch]: fetchBy(ask), execute: insecure, timeout: 8 },
    ),
  );
}

export async function oidcLoginAddress(
  configuration: client.Configuration,
  provider: ProviderOf<'oidc'>,
  redirect: string,
  journey: Journey,
): Promise<string> {
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirect,
    scope: provider.settings.scope,
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
  });
  return address.href;
}

/**
 * Exchanges the code that the browser brought back; state, nonce, issuer, audience, signature and times are checked by openid-client.
 * @throws Problem 401 'provider-failed'
 */
export async function oidcArrival(
  configuration: client.Configuration,
  { settings }: ProviderOf<'oidc'>,
  cameBackTo: URL,
  journey: Journey,
): Promise<{ arrival: Arrival; idToken: string }> {
  const tokens = await refusing(
    client.authorizationCodeGrant(configuration, cameBackTo, {
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      pkceCodeVerifier: journey.verifier,
      idTokenExpected: true,
    }),
  );
  const claims = tokens.claims();
  if (!claims) throw failed();
  const more = configuration.serverMetadata().userinfo_endpoint
    ? await refusing(client.fetchUserInfo(configuration, tokens.access_token, claims.sub))
    : {};
  const all: Record<string, unknown> = { ...more, ...claims };
  const claim = (name: string) => {
    const value = name === '' ? undefined : all[name];
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return typeof one === 'string' || typeof one === 'number' ? String(one).trim() : '';
  };
  const login = claim(settings.loginClaim) || claims.sub;
  return {
    arrival: {
      subject: claims.sub,
      login,
      name: claim(settings.nameClaim),
      unit: claim(settings.unitClaim) || null,
      kind: claim(settings.kindClaim) || null,
    },
    idToken: tokens.id_token ?? '',
  };
}

/** Where to sign out at the provider; null when it offers no such place. */
export function oidcLogoutAddress(configuration: client.Configuration, afterwards: string): string | null {
  if (!configuration.serverMetadata().end_session_endpoint) return null;
  return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: afterwards }).href;
}

/** The same guarded asking as for messages: checked addresses, no redirects, small answers. */
function fetchBy(ask: Ask): client.CustomFetch {
  return async (url, { method, headers, body }) => {
    const answer = await ask({
      url,
      method: method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(new Headers(headers as Record<string, string>)),
      ...(body === undefined || body === null ? {} : { body: String(body) }),
    });
    // Every answer that this client asks for is JSON; it checks the form by itself.
    return new Response(answer.text === '' ? null : answer.text, {
      status: answer.status,
      headers: { 'content-type': 'application/json' },
    });
  };
}

async function refusing<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const causes = [error, error instanceof Error ? error.cause : undefined];
    const expected = causes.some(
      (one) =>
        one instanceof NoAnswer ||
        one instanceof client.ClientError ||
        one instanceof client.ResponseBodyError ||
        one instanceof client.AuthorizationResponseError ||
        one instanceof client.WWWAuthenticateChallengeError ||
        (one instanceof Error && 'code' in one && String(one.code).startsWith('OAUTH_')),
    );
    if (!expected) throw error;
    throw failed();
  }
}

const failed = () => new Problem(401, 'provider-failed');
