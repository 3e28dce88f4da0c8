import { afterEach, describe, expect, it } from 'vitest';
import { type MailManners, mailServer } from '../../../../test/messageServers.ts';
import { type MailServer, sendByEmail } from './email.ts';

const message = {
  id: '5f0c1d5e-3a52-4a55-9a52-0d6f8ce1f111',
  subject: '您的诉件 JS2026-000001 已办结，请查看答复并评价。',
  lines: ['您的诉件 JS2026-000001 已办结，请查看答复并评价。', 'https://huying.example/cases/1'],
  link: '',
};

let server: Awaited<ReturnType<typeof mailServer>>;
afterEach(() => server.close());

async function send(manners: MailManners, more: Partial<MailServer> = {}) {
  server = await mailServer(manners);
  return sendByEmail(
    {
      host: '127.0.0.1',
      port: server.port,
      security: 'plain',
      user: '',
      password: null,
      from: 'jsjb@example.edu.cn',
      fromName: '呼应',
      toLoopback: true,
      timeoutMilliseconds: 500,
      now: '2026-03-02T02:00:00.000Z',
      ...more,
    },
    's2026001@example.edu.cn',
    message,
  );
}

describe('a mail', () => {
  it('arrives with number and link, an id of its own and the mark of a machine', async () => {
    expect(await send({ kind: 'open' })).toEqual({ result: 'sent', receipt: '250' });
    const [mail] = server.mails();
    expect(mail).toMatchObject({ from: 'jsjb@example.edu.cn', to: 's2026001@example.edu.cn' });
    const [head] = mail!.source.split('\r\n\r\n');
    expect(head).toContain('Message-ID: <5f0c1d5e-3a52-4a55-9a52-0d6f8ce1f111@example.edu.cn>');
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(head).toContain('Mon, 02 Mar 2026 02:00:00 +0000');
    expect(mail!.text).toBe(message.lines.join('\n'));
  });
  it('goes through a server that asks for a login', async () => {
    const login = { kind: 'login', user: 'jsjb', password: '口令' } as const;
    expect((await send(login, { user: 'jsjb', password: '口令' })).result).toBe('sent');
    await server.close();
    expect(await send(login, { user: 'jsjb', password: 'wrong' })).toEqual({ result: 'failed', error: 'smtp-535' });
  });
  it.each<[string, MailManners, Partial<MailServer>, unknown]>([
    ['to nobody is given up', { kind: 'refusing', reply: '550 5.1.1 No such user' }, {}, { result: 'failed', error: 'smtp-550' }],
    [
      'to a full mailbox is tried again',
      { kind: 'refusing', reply: '452 4.2.2 Mailbox full' },
      {},
      { result: 'again', error: 'smtp-452' },
    ],
    [
      'to a server that greylists is tried again',
      { kind: 'refusing', reply: '451 4.7.1 Try later' },
      {},
      { result: 'again', error: 'smtp-451' },
    ],
    [
      'to a silent server is tried again',
      { kind: 'silent' },
      { timeoutMilliseconds: 150 },
      { result: 'again', error: 'timeout' },
    ],
    ['to something that is no mail server is tried again', { kind: 'nonsense' }, {}, { result: 'again', error: 'nonsense' }],
    [
      'that must be encrypted does not go out in the open',
      { kind: 'open' },
      { security: 'starttls' },
      { result: 'failed', error: 'tls' },
    ],
    ['to a closed port is tried again', { kind: 'open' }, { port: 1 }, { result: 'again', error: 'unreachable' }],
    [
      'to this machine needs the setting',
      { kind: 'open' },
      { toLoopback: false },
      { result: 'failed', error: 'address-not-allowed' },
    ],
  ])('%s', async (_, manners, more, outcome) => {
    expect(await send(manners, more)).toEqual(outcome);
    expect(server.mails()).toEqual([]);
  });
});
