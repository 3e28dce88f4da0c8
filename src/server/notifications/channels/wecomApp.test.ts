import { afterEach, describe, expect, it } from 'vitest';
import { type HeardServer, httpServer, wecom } from '../../../../test/messageServers.ts';
import { openAsk } from '../../platform/ask.ts';
import { sendByWecomApp, type TokenStore } from './wecomApp.ts';

const now = '2026-03-02T02:00:00.000Z';
const ask = openAsk({ toLoopback: true, timeoutMilliseconds: 300 });
const message = (text: string) => ({ id: 'm', subject: text, lines: [text, 'https://huying.example/cases/1'], link: '' });
const app = { corpId: 'ww1', secret: 'right', agentId: 1_000_002 };

let server: HeardServer;
afterEach(() => server.close());

async function phone(more: { unknown?: string; unlicensed?: string } = {}) {
  const fake = wecom({ ...app, ...more });
  server = await httpServer(fake.answering);
  const tokens: TokenStore = new Map();
  const send = (text: string, to = 'li', changed: Partial<typeof app & { now: string }> = {}) =>
    sendByWecomApp({ ask, tokens }, { ...app, server: server.address, now, ...changed }, to, message(text));
  return { fake, send };
}

describe('the access token', () => {
  it('is fetched once for many messages', async () => {
    const { fake, send } = await phone();
    for (const text of ['a', 'b', 'c']) expect((await send(text)).result).toBe('sent');
    expect(fake.tokensGiven()).toBe(1);
  });
  it('is fetched again shortly before its 7200 seconds are over', async () => {
    const { fake, send } = await phone();
    await send('a');
    await send('b', 'li', { now: '2026-03-02T03:56:00.000Z' });
    expect(fake.tokensGiven()).toBe(1);
    await send('c', 'li', { now: '2026-03-02T03:57:00.000Z' });
    expect(fake.tokensGiven()).toBe(2);
  });
  it.each([40014, 42001] as const)('is renewed at once when WeCom answers %i, and the message arrives', async (code) => {
    const { fake, send } = await phone();
    await send('a');
    fake.endToken(code);
    expect(await send('b')).toEqual({ result: 'sent', receipt: 'msg-2' });
    expect(fake.tokensGiven()).toBe(2);
    expect(fake.shown().map(({ text }) => text.split('\n')[0])).toEqual(['a', 'b']);
  });
  it('is shared by messages that leave side by side, also when it ends under way', async () => {
    const { fake, send } = await phone();
    const all = (texts: string[]) => Promise.all(texts.map((text) => send(text)));
    expect((await all(['a', 'b', 'c', 'd'])).every(({ result }) => result === 'sent')).toBe(true);
    expect(fake.tokensGiven()).toBe(1);
    fake.endToken(42001);
    expect((await all(['e', 'f', 'g', 'h'])).every(({ result }) => result === 'sent')).toBe(true);
    expect(fake.tokensGiven()).toBe(2);
  });
  it('that could not be had is asked for anew by the next message', async () => {
    let well = false;
    const fake = wecom(app);
    server = await httpServer((request, earlier) => (well ? fake.answering(request, earlier) : { status: 500, body: '' }));
    const tokens: TokenStore = new Map();
    const send = () => sendByWecomApp({ ask, tokens }, { ...app, server: server.address, now }, 'li', message('a'));
    expect(await send()).toEqual({ result: 'again', error: 'http-500' });
    well = true;
    expect((await send()).result).toBe('sent');
  });
  it('is not asked for again and again when even the new one is refused', async () => {
    server = await httpServer(({ url }) =>
      url.pathname === '/cgi-bin/gettoken'
        ? { body: { errcode: 0, errmsg: 'ok', access_token: 'x', expires_in: 7200 } }
        : { body: { errcode: 42001, errmsg: 'access_token expired' } },
    );
    const outcome = await sendByWecomApp({ ask, tokens: new Map() }, { ...app, server: server.address, now }, 'li', message('a'));
    expect(outcome).toEqual({ result: 'again', error: 'errcode-42001' });
    expect(server.requests()).toHaveLength(4);
  });
  it('is refused for a wrong secret, which waiting does not cure', async () => {
    const { send } = await phone();
    expect(await send('a', 'li', { secret: 'wrong' })).toEqual({ result: 'failed', error: 'errcode-40001' });
    expect(await send('a', 'li', { corpId: 'other' })).toEqual({ result: 'failed', error: 'errcode-40013' });
  });
});

describe('a message of the app', () => {
  it('reaches one person, with the receipt of WeCom', async () => {
    const { fake, send } = await phone();
    expect(await send('诉件 JS2026-000001 已办结。')).toEqual({ result: 'sent', receipt: 'msg-1' });
    expect(fake.shown()).toMatchObject([{ to: 'li', text: '诉件 JS2026-000001 已办结。\nhttps://huying.example/cases/1' }]);
  });
  it('that is sent twice is shown once', async () => {
    const { fake, send } = await phone();
    await send('a');
    expect((await send('a')).result).toBe('sent');
    expect(fake.shown()).toHaveLength(1);
  });
  it('to somebody whom WeCom does not know or has no licence for has failed', async () => {
    const { send } = await phone({ unknown: 'nobody', unlicensed: 'guest' });
    expect(await send('a', 'nobody')).toEqual({ result: 'failed', error: 'errcode-81013' });
    expect(await send('a', 'guest')).toEqual({ result: 'failed', error: 'unlicensed-user' });
  });
  it.each([
    ['slow', 'silence' as const, { result: 'again', error: 'timeout' }],
    ['broken', { status: 502, body: 'bad gateway' }, { result: 'again', error: 'http-502' }],
    ['confused', { body: '{"errcode":"zero"}' }, { result: 'again', error: 'nonsense' }],
  ])('waits for another time when WeCom is %s', async (_, reply, outcome) => {
    server = await httpServer(() => reply);
    expect(await sendByWecomApp({ ask, tokens: new Map() }, { ...app, server: server.address, now }, 'li', message('a'))).toEqual(
      outcome,
    );
  });
});
