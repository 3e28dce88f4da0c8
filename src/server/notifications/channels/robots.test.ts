import { afterEach, describe, expect, it } from 'vitest';
import { type Answering, dingtalk, feishu, type HeardServer, httpServer, wecomRobot } from '../../../../test/messageServers.ts';
import { openAsk } from '../../platform/ask.ts';
import { sendByDingtalkRobot } from './dingtalkRobot.ts';
import { sendByFeishuRobot } from './feishuRobot.ts';
import type { Message } from './message.ts';
import { sendByWecomRobot } from './wecomRobot.ts';

const now = '2026-03-02T02:00:00.000Z';
const clock = () => Date.parse(now);
const ask = openAsk({ toLoopback: true, timeoutMilliseconds: 300 });
const message: Message = {
  id: 'm1',
  subject: '诉件 JS2026-000001 已派到您的单位，请按时签收。',
  lines: ['诉件 JS2026-000001 已派到您的单位，请按时签收。 03-02 10:00', 'https://huying.example/desk/cases/1'],
  link: 'https://huying.example/desk/cases/1',
};

const open: HeardServer[] = [];
async function serverOf(answering: Answering): Promise<HeardServer> {
  const server = await httpServer(answering);
  open.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe('a DingTalk robot', () => {
  const send = (server: HeardServer, more: { token?: string; secret?: string | null; now?: string } = {}) =>
    sendByDingtalkRobot(
      ask,
      { url: `${server.address}/robot/send?access_token=${more.token ?? 'right'}`, secret: 's3cret+/=', now, ...more },
      message,
    );
  const robot = () => serverOf(dingtalk('right', 's3cret+/=', clock));

  it('is signed as documented and says the message', async () => {
    const server = await robot();
    expect(await send(server)).toEqual({ result: 'sent', receipt: null });
    expect(JSON.parse(server.requests()[0]!.body)).toEqual({ msgtype: 'text', text: { content: message.lines.join('\n') } });
  });
  it.each([
    ['another secret', { secret: 'other' }, 'errcode-310000'],
    ['no secret', { secret: null }, 'errcode-310000'],
    ['a clock that is two hours slow', { now: '2026-03-02T00:00:00.000Z' }, 'errcode-310000'],
    ['another token', { token: 'wrong' }, 'errcode-300001'],
  ])('with %s is given up with the documented code', async (_, more, error) => {
    expect(await send(await robot(), more)).toEqual({ result: 'failed', error });
  });
  it('that is used more than 20 times a minute rests for ten', async () => {
    const server = await robot();
    for (let i = 0; i < 20; i++) expect((await send(server)).result).toBe('sent');
    expect(await send(server)).toEqual({ result: 'again', error: 'errcode-410100', holdSeconds: 600 });
  });
});

describe('a Feishu robot', () => {
  const send = (server: HeardServer, more: { path?: string; secret?: string | null; now?: string } = {}) =>
    sendByFeishuRobot(
      ask,
      { url: `${server.address}/open-apis/bot/v2/hook/${more.path ?? 'right'}`, secret: 'key', now, ...more },
      message,
    );
  const robot = () => serverOf(feishu('key', clock));

  it('is signed as documented and says the message', async () => {
    const server = await robot();
    expect(await send(server)).toEqual({ result: 'sent', receipt: null });
    expect(JSON.parse(server.requests()[0]!.body)).toMatchObject({
      timestamp: '1772416800',
      msg_type: 'text',
      content: { text: message.lines.join('\n') },
    });
  });
  it.each([
    ['another secret', { secret: 'other' }, 'errcode-19021'],
    ['no secret', { secret: null }, 'errcode-19021'],
    ['a clock that is two hours fast', { now: '2026-03-02T04:00:00.000Z' }, 'errcode-19021'],
    ['another address', { path: 'wrong' }, 'errcode-19001'],
  ])('with %s is given up with the documented code', async (_, more, error) => {
    expect(await send(await robot(), more)).toEqual({ result: 'failed', error });
  });
  it('that is used too often rests for a minute', async () => {
    const server = await robot();
    for (let i = 0; i < 5; i++) await send(server);
    expect(await send(server)).toEqual({ result: 'again', error: 'errcode-11232', holdSeconds: 60 });
  });
});

describe('a WeCom robot', () => {
  const send = (server: HeardServer, key = 'right') =>
    sendByWecomRobot(ask, { url: `${server.address}/cgi-bin/webhook/send?key=${key}` }, message);

  it('says the message', async () => {
    expect(await send(await serverOf(wecomRobot('right')))).toEqual({ result: 'sent', receipt: null });
  });
  it('with a wrong key is given up', async () => {
    expect(await send(await serverOf(wecomRobot('right')), 'wrong')).toEqual({ result: 'failed', error: 'errcode-93000' });
  });
  it('that is used more than 20 times a minute rests', async () => {
    const server = await serverOf(wecomRobot('right'));
    for (let i = 0; i < 20; i++) await send(server);
    expect(await send(server)).toEqual({ result: 'again', error: 'errcode-45009', holdSeconds: 60 });
  });
  it('of a busy WeCom is tried again', async () => {
    const server = await serverOf(() => ({ body: { errcode: -1, errmsg: 'system busy' } }));
    expect(await send(server)).toEqual({ result: 'again', error: 'errcode--1' });
  });

  it.each<[string, Answering, unknown]>([
    ['500', () => ({ status: 500, body: 'oops' }), { result: 'again', error: 'http-500' }],
    ['503', () => ({ status: 503, body: '' }), { result: 'again', error: 'http-503' }],
    ['404', () => ({ status: 404, body: '' }), { result: 'failed', error: 'http-404' }],
    [
      '429 with a time',
      () => ({ status: 429, headers: { 'retry-after': '90' }, body: '' }),
      { result: 'again', error: 'http-429', holdSeconds: 90 },
    ],
    [
      '429 with an absurd time',
      () => ({ status: 429, headers: { 'retry-after': '9999999' }, body: '' }),
      { result: 'again', error: 'http-429', holdSeconds: 3600 },
    ],
    ['nothing', () => 'silence', { result: 'again', error: 'timeout' }],
    ['a closed door', () => 'hang-up', { result: 'again', error: 'unreachable' }],
    ['the page of a proxy', () => ({ body: '<html>please sign in</html>' }), { result: 'again', error: 'nonsense' }],
    ['JSON of something else', () => ({ body: { ok: true } }), { result: 'again', error: 'nonsense' }],
    ['a number', () => ({ body: '0' }), { result: 'again', error: 'nonsense' }],
    ['more than anybody can mean', () => ({ body: 'x'.repeat(100_000) }), { result: 'again', error: 'too-large' }],
  ])('that is answered with %s is judged right', async (_, answering, outcome) => {
    expect(await send(await serverOf(answering))).toEqual(outcome);
  });
  it('that is redirected does not follow', async () => {
    const elsewhere = await serverOf(wecomRobot('right'));
    const server = await serverOf(() => ({ status: 302, headers: { location: elsewhere.address }, body: '' }));
    expect(await send(server)).toEqual({ result: 'failed', error: 'http-302' });
    expect(elsewhere.requests()).toEqual([]);
  });
});
