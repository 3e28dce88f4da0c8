import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** A real OpenID provider (oidc-provider) with one client, whose sign-in form lets in whoever names an account. */
export type OidcServer = { readonly issuer: string; readonly close: () => Promise<void> };

export async function startOidcServer(client: { id: string; secret: string; redirect: string }): Promise<OidcServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirect],
        post_logout_redirect_uris: [new URL('/', client.redirect).href],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'department'] },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the tests'] },
    features: { devInteractions: { enabled: true } },
    // The subject is not the login: what a person is called may change.
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `王${id}`, preferred_username: id, department: '图书馆' }),
    }),
  });
  server.on('request', provider.callback());
  return { issuer, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
