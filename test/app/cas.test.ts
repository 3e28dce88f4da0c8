import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPerson, putPerson } from '../../src/contract/people.ts';
import { getMe, signOut } from '../../src/contract/session.ts';
import { listProviders, putProvider, testProvider } from '../../src/contract/signIn.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';
import { type CasServer, logoutForm, startCasServer } from '../signIn/casServer.ts';

let t: TestApp;
let cas: CasServer;
let security: Visitor;
let admin: Visitor;
let version = 0;

async function configure(more: Record<string, unknown> = {}) {
  const settings = {
    name: '统一身份认证',
    server: cas.address,
    unitAttribute: 'dept',
    kindAttribute: 'type',
    createPeople: true,
    kinds: { 教工: 'staff' as const },
    ...more,
  };
  const written = await security.call(putProvider, {
    params: { id: 'campus' },
    body: { kind: 'cas', version, enabled: true, settings },
  });
  version = written.version;
  return written;
}

/** Follows the way to the CAS server and back as a browser does. */
async function goThrough(browser: Visitor, change: (back: URL) => void = () => {}, from = '/api/sign-in/campus?back=/me') {
  const start = await t.app.inject({ url: from, cookies: browser.cookies });
  expect(start.statusCode, start.body).toBe(302);
  keep(browser, start);
  const atServer = await fetch(start.headers.location!, { redirect: 'manual' });
  const back = new URL(atServer.headers.get('location')!);
  change(back);
  const answer = await t.app.inject({ url: back.pathname + back.search, cookies: browser.cookies });
  keep(browser, answer);
  return { to: answer.headers.location, ticket: back.searchParams.get('ticket') ?? '', back };
}
function keep(browser: Visitor, answer: { cookies: { name: string; value: string }[] }) {
  for (const { name, value } of answer.cookies) browser.cookies[name] = value;
}

beforeAll(async () => {
  t = await testApp({ messagesToLoopback: true });
  cas = await startCasServer();
  security = await t.as({ role: 'securityAdmin' });
  admin = await t.as({ role: 'admin' });
});
afterAll(async () => {
  await cas.close();
  await t.close();
});
beforeEach(async () => {
  cas.answer = null;
  cas.version = 3;
  cas.user.name = '0026001';
  cas.user.attributes = { cn: '王小明', dept: '图书馆', type: '教工' };
  await configure();
});

describe('signing in through CAS', () => {
  it('makes an account by the school’s words, and a staff number keeps its zeros', async () => {
    const browser = t.visitor();
    expect((await goThrough(browser)).to).toBe('/me');
    const { me, doors } = await browser.call(getMe, {});
    expect(me).toMatchObject({ name: '王小明', kind: 'staff', unit: 'library', grants: [] });
    expect(doors).toEqual([{ id: 'campus', name: '统一身份认证', nameEn: '' }]);
    const { rows } = await t.deps.database.pool.query("select login from person where login = '0026001'");
    expect(rows).toHaveLength(1);

    const again = t.visitor();
    await goThrough(again);
    expect((await again.call(getMe, {})).me?.id).toBe(me?.id);
  });

  it('works with servers that know only CAS 2.0', async () => {
    cas.version = 2;
    cas.user.name = '0026002';
    const browser = t.visitor();
    await goThrough(browser);
    expect((await browser.call(getMe, {})).me).toMatchObject({ name: '0026002', kind: 'student', unit: null });
  });

  it('finds the account that the administrator made before', async () => {
    const draft = {
      login: '0031007',
      name: '李主任',
      kind: 'staff' as const,
      unit: 'library',
      grants: [{ role: 'head' as const, unit: 'library' }],
    };
    const { person } = await admin.call(createPerson, { body: draft });
    cas.user.name = '0031007';
    const browser = t.visitor();
    await goThrough(browser);
    expect((await browser.call(getMe, {})).me?.id).toBe(person.id);
    await admin.call(putPerson, { params: { id: person.id }, body: { ...draft, active: false } });
    expect((await goThrough(t.visitor())).to).toBe('/sign-in?refused=not-known-here');
  });

  it('never takes over an account that administers, whatever the server says', async () => {
    await admin.call(createPerson, {
      body: { login: 'root1', name: '管理员', kind: 'staff', unit: null, grants: [{ role: 'admin', unit: null }] },
    });
    cas.user.name = 'root1';
    const browser = t.visitor();
    expect((await goThrough(browser)).to).toBe('/sign-in?refused=not-known-here');
    expect((await browser.call(getMe, {})).me).toBeNull();
  });

  it('makes no accounts when that is switched off', async () => {
    await configure({ createPeople: false });
    cas.user.name = '0099999';
    expect((await goThrough(t.visitor())).to).toBe('/sign-in?refused=not-known-here');
  });
});

describe('hostile ways through CAS', () => {
  const refused = '/sign-in?refused=provider-failed';

  it.each<[string, (url: URL) => void]>([
    ['a forged ticket', (url) => url.searchParams.set('ticket', 'ST-forged')],
    ['what is no ticket at all', (url) => url.searchParams.set('ticket', '../../logout')],
    ['no ticket', (url) => url.searchParams.delete('ticket')],
    ['the state of another journey', (url) => url.searchParams.set('state', 'other')],
  ])('refuses %s', async (_what, change) => {
    const browser = t.visitor();
    expect((await goThrough(browser, change)).to).toBe(refused);
    expect((await browser.call(getMe, {})).me).toBeNull();
  });

  it('refuses a ticket and a journey that were used before', async () => {
    const browser = t.visitor();
    const { back } = await goThrough(browser);
    const replayed = await t.app.inject({ url: back.pathname + back.search, cookies: browser.cookies });
    expect(replayed.headers.location).toBe(refused);
  });

  it('refuses an address that somebody sends to another browser', async () => {
    const attacker = t.visitor();
    let stolen = '';
    await goThrough(attacker, (url) => {
      stolen = url.pathname + url.search;
      url.searchParams.delete('ticket');
    });
    const victim = t.visitor();
    expect((await t.app.inject({ url: stolen, cookies: victim.cookies })).headers.location).toBe(refused);
  });

  it('refuses a journey that took more than ten minutes', async () => {
    const browser = t.visitor();
    const { to } = await goThrough(browser, () => t.setClock('2026-03-02T02:11:00.000Z'));
    t.setClock('2026-03-02T02:00:00.000Z');
    expect(to).toBe(refused);
  });

  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>&b;</cas:user></cas:authenticationSuccess></cas:serviceResponse>`;
  const wrapped = (inner: string) => `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inner}</cas:serviceResponse>`;
  const yes = '<cas:authenticationSuccess><cas:user>0026001</cas:user></cas:authenticationSuccess>';

  it.each([
    ['an entity bomb', 200, bomb],
    ['a file of the server by an entity', 200, bomb.replace('"ha"', 'SYSTEM "file:///etc/passwd"')],
    ['a page in place of an answer', 200, '<html><body>login</body></html>'],
    ['half an answer', 200, wrapped(yes).slice(0, 90)],
    ['a yes and a no at once', 200, wrapped(`${yes}<cas:authenticationFailure code="X">no</cas:authenticationFailure>`)],
    ['two yeses', 200, wrapped(yes + yes)],
    ['a yes for nobody', 200, wrapped('<cas:authenticationSuccess><cas:user>  </cas:user></cas:authenticationSuccess>')],
    ['an error with a yes in it', 500, wrapped(yes)],
    ['a redirection', 302, ''],
    ['a flood', 200, wrapped(`<!--${'x'.repeat(80_000)}-->${yes}`)],
    ['nothing', 200, ''],
  ])('refuses %s as the server’s answer', async (_what, status, body) => {
    cas.answer = { status, body };
    const browser = t.visitor();
    expect((await goThrough(browser)).to).toBe(refused);
    expect((await browser.call(getMe, {})).me).toBeNull();
  });

  it('leads back only to pages of this site', async () => {
    for (const back of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)'])
      expect((await goThrough(t.visitor(), () => {}, `/api/sign-in/campus?back=${encodeURIComponent(back)}`)).to).toBe('/');
  });
});

describe('leaving', () => {
  const post = (form: string) =>
    t.app.inject({
      method: 'POST',
      url: '/api/sign-in/campus/back',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: form,
    });

  it('ends the session when the CAS server says that its ticket has ended', async () => {
    const browser = t.visitor();
    const { ticket } = await goThrough(browser);
    expect((await post(logoutForm('ST-another'))).statusCode).toBe(204);
    expect((await browser.call(getMe, {})).me).not.toBeNull();
    expect((await post(logoutForm(ticket))).statusCode).toBe(204);
    expect((await browser.call(getMe, {})).me).toBeNull();
  });

  it('does not understand what is no logout message', async () => {
    for (const form of ['', 'logoutRequest=', 'logoutRequest=%3C!DOCTYPE%20x%3E', 'logoutRequest=%3Ca%2F%3E'])
      expect((await post(form)).statusCode).toBe(400);
  });

  it('leads to the CAS server’s own logout only when that is wanted', async () => {
    const browser = t.visitor();
    await goThrough(browser);
    expect(await browser.call(signOut, {})).toEqual({ leaveAt: null });
    await configure({ signOutThere: true });
    await goThrough(browser);
    expect((await browser.call(signOut, {})).leaveAt).toBe(`${cas.address}/logout?service=http%3A%2F%2Flocalhost%3A8080%2F`);
  });
});

describe('setting it up', () => {
  it('shows where the server must send people back to, and whether it answers', async () => {
    expect((await configure()).returnAddress).toBe('http://localhost:8080/api/sign-in/campus/back');
    expect(await security.call(testProvider, { params: { id: 'campus' } })).toEqual({ ok: true, reason: null });
    await configure({ server: 'http://127.0.0.1:9/cas' });
    expect(await security.call(testProvider, { params: { id: 'campus' } })).toEqual({ ok: false, reason: 'unreachable' });
  });

  it('refuses addresses that no message may go to', async () => {
    const answer = await security.refused(putProvider, {
      params: { id: 'metadata' },
      body: { kind: 'cas', version: 0, enabled: true, settings: { name: 'x', server: 'http://169.254.169.254/cas' } },
    });
    expect(answer.fields?.map((f) => f.field)).toEqual(['settings.server']);
  });

  it('is not for other administrators', async () => {
    expect((await admin.refused(listProviders, {})).code).toBe('not-yours');
  });

  it('closes the door at once when it is switched off', async () => {
    const settings = { name: '统一身份认证', server: cas.address };
    const { version: next } = await security.call(putProvider, {
      params: { id: 'campus' },
      body: { kind: 'cas', version, enabled: false, settings },
    });
    version = next;
    expect((await t.app.inject({ url: '/api/sign-in/campus' })).statusCode).toBe(404);
    expect((await t.visitor().call(getMe, {})).doors).toEqual([]);
  });
});
