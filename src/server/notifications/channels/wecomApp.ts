import type { Ask } from '../../platform/ask.ts';
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

type Token = { readonly token: string; readonly until: number };
/**
 * Tokens of WeCom apps, one for each app, kept until shortly before they end: WeCom blocks whoever fetches one for each message. Messages
 * that leave side by side wait for the same one, because a newer token may end an older one.
 */
export type TokenStore = Map<string, Promise<Token | Outcome>>;

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
  const token = await tokenOf(ask, tokens, app, null);
  if (typeof token !== 'string') return token;
  const first = await sendWith(ask, app, token, to, message);
  if (!isAboutToken(first)) return first;
  const renewed = await tokenOf(ask, tokens, app, token);
  if (typeof renewed !== 'string') return renewed;
  const second = await sendWith(ask, app, renewed, to, message);
  // Somebody else keeps renewing it: not now, but later perhaps.
  return isAboutToken(second) ? { result: 'again', error: second.error } : second;
}

function isAboutToken(outcome: Outcome): outcome is Extract<Outcome, { error: string }> {
  return outcome.result !== 'sent' && tokenCodes.some((code) => outcome.error === `errcode-${code}`);
}

function sendWith(ask: Ask, app: WecomApp, token: string, to: string, message: Message): Promise<Outcome> {
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

/** A token that is not `refused`; an outcome when there is none to have. */
async function tokenOf(ask: Ask, tokens: TokenStore, app: WecomApp, refused: string | null): Promise<string | Outcome> {
  const key = keyOf(app);
  const now = Temporal.Instant.from(app.now).epochMilliseconds;
  const held = tokens.get(key);
  const known = await held?.catch(() => null);
  if (known && 'token' in known && known.until > now && known.token !== refused) return known.token;
  // Whoever waited for the same one may have asked for the next already.
  const asked = (tokens.get(key) === held ? undefined : tokens.get(key)) ?? fetchToken(ask, app, now);
  tokens.set(key, asked);
  const fresh = await asked;
  return 'token' in fresh ? fresh.token : fresh;
}

async function fetchToken(ask: Ask, app: WecomApp, now: number): Promise<Token | Outcome> {
  const url = new URL('/cgi-bin/gettoken', app.server);
  url.searchParams.set('corpid', app.corpId);
  url.searchParams.set('corpsecret', app.secret);
  const given: Token[] = [];
  const outcome = await attempt(ask, { url: url.href, method: 'GET' }, ({ text }) => {
    const answer = objectOf(text);
    if (typeof answer?.['errcode'] !== 'number') return nonsense;
    if (answer['errcode'] !== 0) return wecomOutcome(answer['errcode'], null);
    const { access_token: token, expires_in: seconds } = answer;
    if (typeof token !== 'string' || typeof seconds !== 'number') return nonsense;
    given.push({ token, until: now + (seconds - reserveSeconds) * 1000 });
    return { result: 'sent', receipt: null };
  });
  return given[0] ?? outcome;
}

/** The secret is part of it: after a change of the secret the old token is forgotten. */
function keyOf(app: WecomApp): string {
  return JSON.stringify([app.server, app.corpId, app.agentId, app.secret]);
}
