import type { Ask } from '../../platform/ask.ts';
import type { Message } from './message.ts';
import { attempt, nonsense, type Outcome, objectOf } from './outcome.ts';

/** Group robot of WeCom (企业微信群机器人): the key is in the address. Source: developer.work.weixin.qq.com/document/path/91770 */
export function sendByWecomRobot(ask: Ask, { url }: { readonly url: string }, message: Message): Promise<Outcome> {
  const body = JSON.stringify({ msgtype: 'text', text: { content: message.lines.join('\n') } });
  return attempt(ask, { url, method: 'POST', headers: { 'content-type': 'application/json' }, body }, ({ text }) => {
    const code = objectOf(text)?.['errcode'];
    return typeof code === 'number' ? wecomOutcome(code, null) : nonsense;
  });
}

/** -1: busy · 45009, 45033: too often or too many at once. Others (93000 wrong key, 40058 …) stay wrong. Source: …/document/path/90313 */
export function wecomOutcome(code: number, receipt: string | null): Outcome {
  if (code === 0) return { result: 'sent', receipt };
  const error = `errcode-${code}`;
  if (code === 45009 || code === 45033) return { result: 'again', error, holdSeconds: 60 };
  return { result: code === -1 ? 'again' : 'failed', error };
}
