import { afterEach, describe, expect, it } from 'vitest';
import { type Answering, type HeardServer, httpServer } from '../../../../test/messageServers.ts';
import { openAsk } from '../../platform/ask.ts';
import { type SmsGateway, sendBySms } from './sms.ts';

const ask = openAsk({ toLoopback: true, timeoutMilliseconds: 300 });
const message = { id: 'm-1', subject: '您的诉件 JS2026-000001 已办结。', lines: [], link: 'https://huying.example/cases/1' };
const said = '您的诉件 JS2026-000001 已办结。 https://huying.example/cases/1';

let server: HeardServer;
afterEach(() => server.close());

async function send(answering: Answering, more: (address: string) => Partial<SmsGateway> = () => ({})) {
  server = await httpServer(answering);
  const gateway: SmsGateway = {
    method: 'POST',
    url: `${server.address}/sms`,
    headers: { 'X-Key': '{{key}}' },
    contentType: 'application/json',
    body: '{"to":"{{phone}}","content":"{{text}}","requestId":"{{id}}","at":{{timestamp}}}',
    success: 'status == 200 && $.code == "0"',
    again: '$.code == "BUSY"',
    key: 'k&y',
    now: '2026-03-02T02:00:00.000Z',
    ...more(server.address),
  };
  return sendBySms(ask, gateway, '13800001234', message);
}
const taken: Answering = () => ({ body: { code: 0 } });

describe('a text message', () => {
  it('goes out as JSON, with an id by which the gateway may know it again', async () => {
    expect(await send(taken)).toEqual({ result: 'sent', receipt: null });
    const [request] = server.requests();
    expect(request?.headers['x-key']).toBe('k&y');
    expect(JSON.parse(request!.body)).toEqual({ to: '13800001234', content: said, requestId: 'm-1', at: 1772416800000 });
  });
  it('goes out as a form', async () => {
    await send(taken, () => ({
      contentType: 'application/x-www-form-urlencoded',
      body: 'mobile={{phone}}&msg={{text}}&key={{key}}',
    }));
    expect(Object.fromEntries(new URLSearchParams(server.requests()[0]!.body))).toEqual({
      mobile: '13800001234',
      msg: said,
      key: 'k&y',
    });
  });
  it('goes out in the address', async () => {
    await send(taken, (address) => ({ method: 'GET', url: `${address}/send?m={{phone}}&t={{text}}` }));
    const [request] = server.requests();
    expect(request?.method).toBe('GET');
    expect(request?.url.searchParams.get('t')).toBe(said);
    expect(request?.body).toBe('');
  });
  it('goes out as XML, and a plain answer is understood', async () => {
    const outcome = await send(
      () => ({ headers: { 'content-type': 'text/xml' }, body: '<result>success</result>' }),
      () => ({
        contentType: 'text/xml',
        body: '<sms><to>{{phone}}</to><key>{{key}}</key></sms>',
        success: 'text contains "<result>success"',
      }),
    );
    expect(outcome.result).toBe('sent');
    expect(server.requests()[0]!.body).toBe('<sms><to>13800001234</to><key>k&#38;y</key></sms>');
  });
});

describe('an answer of the gateway', () => {
  it.each<[string, Answering, unknown]>([
    [
      'that refuses is final: each try may cost money',
      () => ({ body: { code: 'BLACKLIST' } }),
      { result: 'failed', error: 'gateway-refused' },
    ],
    [
      'that the school calls passing is tried again',
      () => ({ body: { code: 'BUSY' } }),
      { result: 'again', error: 'gateway-busy' },
    ],
    ['500 is tried again', () => ({ status: 500, body: { code: 0 } }), { result: 'again', error: 'http-500' }],
    ['401 is final', () => ({ status: 401, body: '' }), { result: 'failed', error: 'http-401' }],
    ['429 holds the channel', () => ({ status: 429, body: '' }), { result: 'again', error: 'http-429', holdSeconds: 60 }],
    ['that never comes is tried again', () => 'silence', { result: 'again', error: 'timeout' }],
    ['that is a page is tried again', () => ({ body: '<html></html>' }), { result: 'again', error: 'nonsense' }],
  ])('%s', async (_, answering, outcome) => {
    expect(await send(answering)).toEqual(outcome);
  });
});
