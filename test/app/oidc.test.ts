import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getMe } from '../../src/contract/session.ts';
import { putProvider, testProvider } from '../../src/contract/signIn.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';
import { Browser } from '../signIn/browser.ts';
import { type OidcServer, startOidcServer } from '../signIn/oidcServer.ts';

const client = {
  id: 'huying',
  secret: 'a secret of the tests that is long enough',
  redirect: 'http://localhost:8080/api/sign-in/openid/back',
};
const refused = '/sign-in?refused=provider-failed';
let t: TestApp;
let oidc: OidcServer;
let security: Visitor;
let version = 0;

async function configure(more: Record<string, unknown> = {}, secret = client.secret) {
  const settings = {
    name: '统一登录',
    issuer: oidc.issuer,
    clientId: client.id,
    unitClaim: 'department',
    createPeople: true,
    ...more,
  };
  const written = await security.call(putProvider, {
    params: { id: 'openid' },
    body: { kind: 'oidc', version, enabled: true, settings, secret },
  });
  version = written.version;
}

/** Through the provider's own pages and back; `change` may tamper with the address that the browser is sent back to. */
async function goThrough(visitor: Visitor, account: string, change: (back: URL) => void = () => {}) {
  const start = await t.app.inject({ url: '/api/sign-in/openid?back=/me', cookies: visitor.cookies });
  for (const { name, value } of start.cookies) visitor.cookies[name] = value;
  const back = await new Browser().signInAt(start.headers.location!, account, client.redirect);
  change(back);
  const answer = await t.app.inject({ url: back.pathname + back.search, cookies: visitor.cookies });
  for (const { name, value } of answer.cookies) visitor.cookies[name] = value;
  return { to: answer.headers.location, back, start: new URL(start.headers.location!) };
}

beforeAll(async () => {
  // The provider's clock is the machine's: a token of today must not be judged in another year.
  t = await testApp({ messagesToLoopback: true });
  oidc = await startOidcServer(client);
  security = await t.as({ role: 'securityAdmin' });
});
afterAll(async () => {
  await oidc.close();
  await t.close();
});
beforeEach(() => configure());

describe('signing in through an OpenID provider', () => {
  it('makes an account from the claims, and knows it again', async () => {
    const visitor = t.visitor();
    expect((await goThrough(visitor, '0026001')).to).toBe('/me');
    const { me } = await visitor.call(getMe, {});
    expect(me).toMatchObject({ name: '王0026001', unit: 'library', kind: 'student' });
    const again = t.visitor();
    await goThrough(again, '0026001');
    expect((await again.call(getMe, {})).me?.id).toBe(me?.id);
  });

  it('asks with PKCE, state and nonce', async () => {
    const { start } = await goThrough(t.visitor(), '0026001');
    expect(start.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(start.searchParams.get(name)?.length).toBeGreaterThan(20);
  });

  it.each<[string, (back: URL) => void]>([
    ['another state', (back) => back.searchParams.set('state', 'x'.repeat(43))],
    ['a made-up code', (back) => back.searchParams.set('code', 'made-up')],
    ['no code', (back) => back.searchParams.delete('code')],
    ['another issuer', (back) => back.searchParams.set('iss', 'https://evil.example')],
    [
      'a refusal',
      (back) => {
        back.searchParams.delete('code');
        back.searchParams.set('error', 'access_denied');
      },
    ],
  ])('refuses %s', async (_what, change) => {
    const visitor = t.visitor();
    expect((await goThrough(visitor, '0026001', change)).to).toBe(refused);
    expect((await visitor.call(getMe, {})).me).toBeNull();
  });

  it('refuses the way back of another browser, and a second time in the same', async () => {
    const visitor = t.visitor();
    const { back } = await goThrough(visitor, '0026001');
    for (const cookies of [{}, visitor.cookies])
      expect((await t.app.inject({ url: back.pathname + back.search, cookies })).headers.location).toBe(refused);
  });

  it('refuses when the provider does not accept our secret', async () => {
    await configure({}, 'another secret');
    expect((await goThrough(t.visitor(), '0026001')).to).toBe(refused);
  });

  it('tells an administrator whether the provider answers', async () => {
    expect(await security.call(testProvider, { params: { id: 'openid' } })).toEqual({ ok: true, reason: null });
    await configure({ issuer: 'http://127.0.0.1:9' });
    expect((await security.call(testProvider, { params: { id: 'openid' } })).ok).toBe(false);
  });
});
