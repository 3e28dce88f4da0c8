import type { Ask } from '../ask.ts';
import type { Message } from './message.ts';
import { attempt, nonsense, type Outcome, objectOf } from './outcome.ts';
import { wecomOutcome } from './wecomRobot.ts';

export type WecomApp = {
  readonly server: string;
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  /** Present instant. */
  readonly now: string;
};

/** Tokens of WeCom apps, one for each app, kept until shortly before they end: WeCom blocks whoever fetches one for each message. */
export type TokenStore = Map<string, { readonly token: string; readonly until: number }>;

/** A token that ends while the message is on its way is of no use. */
const reserveSeconds = 200;
/** 40014: not valid · 42001: expired. Both happen before their time when somebody else renewed the token or the app was reset. */
const tokenCodes = [40014, 42001];
/** Seconds in which WeCom drops the same message to the same person: whoever sends again after a lost answer disturbs nobody. */
const duplicateCheckSeconds = 1800;

/** A message of an app to one person. Source: developer.work.weixin.qq.com/document/path/90236 (send), …/91039 (token) */
export async function sendByWecomApp(
  { ask, tokens }: { readonly ask: Ask; readonly tokens: TokenStore },
  app: WecomApp,
  to: string,
  message: Message,
): Promise<Outcome> {
  const first = await sendOnce(ask, tokens, app, to, message);
  if (first.result === 'sent' || !tokenCodes.some((code) => first.error === `errcode-${code}`)) return first;
  // Once, with a new token: a second refusal is not about the token's age.
  tokens.delete(keyOf(app));
  return sendOnce(ask, tokens, app, to, message);
}

async function sendOnce(ask: Ask, tokens: TokenStore, app: WecomApp, to: string, message: Message): Promise<Outcome> {
  const token = await tokenOf(ask, tokens, app);
  if (typeof token !== 'string') return token;
  const url = new URL('/cgi-bin/message/send', app.server);
  url.searchParams.set('access_token', token);
  const body = JSON.stringify({
    touser: to,
    msgtype: 'text',
    agentid: app.agentId,
    text: { content: message.lines.join('\n') },
    enable_duplicate_check: 1,
    duplicate_check_interval: duplicateCheckSeconds,
  });
  return attempt(ask, { url: url.href, method: 'POST', headers: { 'content-type': 'application/json' }, body }, ({ text }) => {
    const answer = objectOf(text);
    if (typeof answer?.['errcode'] !== 'number') return nonsense;
    const receipt = typeof answer['msgid'] === 'string' ? answer['msgid'] : null;
    const outcome = wecomOutcome(answer['errcode'], receipt);
    if (outcome.result !== 'sent') return outcome;
    // "ok" with the one person named as invalid or without a licence reached nobody.
    if (answer['invaliduser']) return { result: 'failed', error: 'invalid-user' };
    if (answer['unlicenseduser']) return { result: 'failed', error: 'unlicensed-user' };
    return outcome;
  });
}

async function tokenOf(ask: Ask, tokens: TokenStore, app: WecomApp): Promise<string | Outcome> {
  const now = Temporal.Instant.from(app.now).epochMilliseconds;
  const known = tokens.get(keyOf(app));
  if (known && known.until > now) return known.token;

  const url = new URL('/cgi-bin/gettoken', app.server);
  url.searchParams.set('corpid', app.corpId);
  url.searchParams.set('corpsecret', app.secret);
  let token: string | null = null;
  const outcome = await attempt(ask, { url: url.href, method: 'GET' }, ({ text }) => {
    const answer = objectOf(text);
    if (typeof answer?.['errcode'] !== 'number') return nonsense;
    if (answer['errcode'] !== 0) return wecomOutcome(answer['errcode'], null);
    const { access_token: given, expires_in: seconds } = answer;
    if (typeof given !== 'string' || typeof seconds !== 'number') return nonsense;
    token = given;
    tokens.set(keyOf(app), { token: given, until: now + (seconds - reserveSeconds) * 1000 });
    return { result: 'sent', receipt: null };
  });
  return token ?? outcome;
}

/** The secret is part of it: after a change of the secret the old token is forgotten. */
function keyOf(app: WecomApp): string {
  return JSON.stringify([app.server, app.corpId, app.agentId, app.secret]);
}
