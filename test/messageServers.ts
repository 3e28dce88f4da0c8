import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';

/** Servers on this machine that answer as the documents of the real ones say, and keep every byte that reached them. */
export type HeardServer = {
  readonly port: number;
  readonly address: string;
  /** Everything that was received, as it came over the wire. */
  readonly heard: () => string;
  readonly requests: () => readonly HeardRequest[];
  readonly close: () => Promise<void>;
};
export type HeardRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};
export type Reply = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown };
/** 'silence': takes the request and never answers. 'hang-up': closes the connection. */
export type Answering = (request: HeardRequest, earlier: readonly HeardRequest[]) => Reply | 'silence' | 'hang-up';

export async function httpServer(answering: Answering): Promise<HeardServer> {
  const wire: Buffer[] = [];
  const requests: HeardRequest[] = [];
  const server = createServer((request, response) => void answer(request, response));
  server.on('connection', (socket: Socket) => socket.on('data', (bytes: Buffer) => wire.push(bytes)));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const heard: HeardRequest = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', 'http://localhost'),
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    const reply = answering(heard, [...requests]);
    requests.push(heard);
    if (reply === 'silence') return;
    if (reply === 'hang-up') return void request.socket.destroy();
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    heard: () => Buffer.concat(wire).toString('utf8'),
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const hourMilliseconds = 3_600_000;

/** Source: open.dingtalk.com/document/robots/custom-robot-access and its list of error codes. `now`: the server's clock in milliseconds. */
export function dingtalk(token: string, secret: string, now: () => number): Answering {
  return ({ method, url, headers, body }, earlier) => {
    const refuse = (errcode: number, errmsg: string) => ({ body: { errcode, errmsg } });
    if (method !== 'POST' || !String(headers['content-type']).startsWith('application/json'))
      return refuse(43004, 'invalid content-type');
    if (url.searchParams.get('access_token') !== token) return refuse(300001, 'token is not exist');
    const timestamp = url.searchParams.get('timestamp') ?? '';
    if (!/^\d{13}$/.test(timestamp) || Math.abs(now() - Number(timestamp)) > hourMilliseconds)
      return refuse(310000, 'invalid timestamp');
    const expected = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest();
    if (!isSame(expected, url.searchParams.get('sign'))) return refuse(310000, 'sign not match');
    if (earlier.length >= 20) return refuse(410100, 'send too fast, exceed 20 times per minute');
    const message = JSON.parse(body) as { msgtype?: string; text?: { content?: string } };
    if (message.msgtype !== 'text' || !message.text?.content) return refuse(40035, 'missing parameter');
    return { body: { errcode: 0, errmsg: 'ok' } };
  };
}

/** Source: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot. `now`: the server's clock in milliseconds. */
export function feishu(secret: string, now: () => number): Answering {
  return ({ url, body }, earlier) => {
    if (url.pathname !== '/open-apis/bot/v2/hook/right')
      return { body: { code: 19001, msg: 'param invalid: incoming webhook access token invalid' } };
    const message = JSON.parse(body) as { timestamp?: string; sign?: string; msg_type?: string; content?: { text?: string } };
    const age = Math.abs(now() / 1000 - Number(message.timestamp));
    const expected = createHmac('sha256', `${message.timestamp}\n${secret}`).digest();
    if (!(age <= 3600) || !isSame(expected, message.sign))
      return { body: { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' } };
    if (earlier.length >= 5) return { body: { code: 11232, msg: 'frequency limited psm[lark.oapi.app_platform_runtime]' } };
    if (message.msg_type !== 'text' || !message.content?.text) return { body: { code: 9499, msg: 'Bad Request', data: {} } };
    return { body: { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' } };
  };
}

/** Source: developer.work.weixin.qq.com/document/path/91770 and 90313 */
export function wecomRobot(key: string): Answering {
  return ({ url, body }, earlier) => {
    if (url.searchParams.get('key') !== key) return { body: { errcode: 93000, errmsg: 'invalid webhook url, hint: [1]' } };
    if (earlier.length >= 20) return { body: { errcode: 45009, errmsg: 'api freq out of limit' } };
    const message = JSON.parse(body) as { msgtype?: string; text?: { content?: string } };
    if (message.msgtype !== 'text' || !message.text?.content) return { body: { errcode: 40008, errmsg: 'invalid message type' } };
    return { body: { errcode: 0, errmsg: 'ok' } };
  };
}

export type FakeWecom = {
  readonly answering: Answering;
  /** What people have on their phones. */
  readonly shown: () => readonly { readonly to: string; readonly text: string }[];
  readonly tokensGiven: () => number;
  /** Makes the present token end early, with one of the two codes that WeCom has for it. */
  readonly endToken: (code: 40014 | 42001) => void;
};

/** Source: developer.work.weixin.qq.com/document/path/91039 (token) and 90236 (send), with the check of repetitions. */
export function wecom(app: {
  corpId: string;
  secret: string;
  agentId: number;
  unknown?: string;
  unlicensed?: string;
}): FakeWecom {
  let tokens = 0;
  let ended: { token: string; code: number } | null = null;
  const shown: { to: string; text: string; body: string }[] = [];
  const answering: Answering = ({ method, url, body }) => {
    if (url.pathname === '/cgi-bin/gettoken') {
      if (url.searchParams.get('corpid') !== app.corpId) return { body: { errcode: 40013, errmsg: 'invalid corpid' } };
      if (url.searchParams.get('corpsecret') !== app.secret) return { body: { errcode: 40001, errmsg: 'invalid credential' } };
      tokens += 1;
      return { body: { errcode: 0, errmsg: 'ok', access_token: `token-${tokens}`, expires_in: 7200 } };
    }
    if (url.pathname !== '/cgi-bin/message/send' || method !== 'POST') return { status: 404, body: '' };
    const token = url.searchParams.get('access_token');
    if (ended?.token === token) return { body: { errcode: ended?.code, errmsg: 'access_token expired' } };
    if (token !== `token-${tokens}`) return { body: { errcode: 40014, errmsg: 'invalid access_token' } };
    const message = JSON.parse(body) as {
      touser: string;
      msgtype: string;
      agentid: number;
      text: { content: string };
      enable_duplicate_check?: number;
    };
    if (message.agentid !== app.agentId) return { body: { errcode: 40056, errmsg: 'invalid agentid' } };
    if (message.touser === app.unknown) return { body: { errcode: 81013, errmsg: 'user & party & tag all invalid' } };
    const unlicensed = message.touser === app.unlicensed ? { unlicenseduser: message.touser } : {};
    const repeated = message.enable_duplicate_check === 1 && shown.some((earlier) => earlier.body === body);
    if (!repeated && !('unlicenseduser' in unlicensed)) shown.push({ to: message.touser, text: message.text.content, body });
    return { body: { errcode: 0, errmsg: 'ok', invaliduser: '', msgid: `msg-${shown.length}`, ...unlicensed } };
  };
  return {
    answering,
    shown: () => shown,
    tokensGiven: () => tokens,
    endToken: (code) => {
      ended = { token: `token-${tokens}`, code };
    },
  };
}

function isSame(expected: Buffer, given: string | null | undefined): boolean {
  const bytes = Buffer.from(given ?? '', 'base64');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/** How a mail server behaves: 'open' and 'login' take mail; the others refuse as RFC 5321 says, or misbehave. */
export type MailManners =
  | { readonly kind: 'open' }
  | { readonly kind: 'login'; readonly user: string; readonly password: string }
  | { readonly kind: 'refusing'; readonly reply: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'nonsense' };

export type HeardMail = {
  readonly from: string;
  readonly to: string;
  readonly source: string;
  /** The body, read. */
  readonly text: string;
};

/** Quoted-printable to text (RFC 2045 §6.7). */
function readable(source: string): string {
  const body = source.slice(source.indexOf('\r\n\r\n') + 4).replaceAll('=\r\n', '');
  const bytes = body.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n').trim();
}

export async function mailServer(
  manners: MailManners,
): Promise<Omit<HeardServer, 'requests' | 'address'> & { mails: () => readonly HeardMail[] }> {
  const wire: Buffer[] = [];
  const mails: HeardMail[] = [];
  const sockets = new Set<Socket>();
  const server = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => wire.push(bytes));
    if (manners.kind === 'silent') return;
    if (manners.kind === 'nonsense') return void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n<html>captive portal</html>\r\n');
    converse(socket, manners, mails);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => Buffer.concat(wire).toString('utf8'),
    mails: () => mails,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function converse(socket: Socket, manners: MailManners, mails: HeardMail[]): void {
  let pending = '';
  let data: string[] | null = null;
  let from = '';
  let to = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 mail.test ESMTP');
  socket.on('data', (bytes) => {
    pending += bytes.toString('utf8');
    for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      if (data !== null) {
        if (line !== '.') data.push(line);
        else {
          const source = data.join('\r\n');
          mails.push({ from, to, source, text: readable(source) });
          data = null;
          say('250 2.0.0 Ok: queued as 4XYZ');
        }
        continue;
      }
      const [command] = line.toUpperCase().split(/[ :]/, 1);
      if (command === 'EHLO') say(manners.kind === 'login' ? '250-mail.test\r\n250 AUTH PLAIN' : '250 mail.test');
      else if (command === 'AUTH') {
        const [, user, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString('utf8')
          .split('\0');
        const right = manners.kind === 'login' && user === manners.user && password === manners.password;
        say(right ? '235 2.7.0 Authentication successful' : '535 5.7.8 Authentication credentials invalid');
      } else if (command === 'MAIL') {
        from = /<(.*)>/.exec(line)?.[1] ?? '';
        say('250 2.1.0 Ok');
      } else if (command === 'RCPT') {
        to = /<(.*)>/.exec(line)?.[1] ?? '';
        say(manners.kind === 'refusing' ? manners.reply : '250 2.1.5 Ok');
      } else if (command === 'DATA') {
        data = [];
        say('354 End data with <CR><LF>.<CR><LF>');
      } else if (command === 'QUIT') {
        say('221 2.0.0 Bye');
        socket.end();
      } else say('502 5.5.1 Command not implemented');
    }
  });
}
