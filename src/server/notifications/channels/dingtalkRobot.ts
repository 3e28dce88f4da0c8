import { createHmac } from 'node:crypto';
import type { Ask } from '../../platform/ask.ts';
import type { Message } from './message.ts';
import { attempt, nonsense, type Outcome, objectOf } from './outcome.ts';

/**
 * Group robot of DingTalk (钉钉自定义机器人). With a secret (加签) the address carries a time and its signature; without one the group must
 * allow by keyword (诉件) or address. Source: open.dingtalk.com/document/robots/custom-robot-access
 */
export function sendByDingtalkRobot(
  ask: Ask,
  robot: { readonly url: string; readonly secret: string | null; readonly now: string },
  message: Message,
): Promise<Outcome> {
  const url =
    robot.secret === null ? robot.url : signed(robot.url, robot.secret, Temporal.Instant.from(robot.now).epochMilliseconds);
  const body = JSON.stringify({ msgtype: 'text', text: { content: message.lines.join('\n') } });
  return attempt(
    ask,
    { url, method: 'POST', headers: { 'content-type': 'application/json;charset=utf-8' }, body },
    ({ text }) => {
      const code = objectOf(text)?.['errcode'];
      return typeof code === 'number' ? outcomeOf(code) : nonsense;
    },
  );
}

/** base64(HMAC-SHA256(key: secret, time + "\n" + secret)), the time in milliseconds and at most an hour old. */
function signed(url: string, secret: string, milliseconds: number): string {
  const sign = createHmac('sha256', secret).update(`${milliseconds}\n${secret}`).digest('base64');
  const target = new URL(url);
  target.searchParams.set('timestamp', String(milliseconds));
  target.searchParams.set('sign', sign);
  return target.href;
}

/**
 * -1: busy · 410100 and 130101: more than 20 a minute, after which the robot is deaf for ten minutes. 310000: signature, keyword or address
 * not accepted; 300001, 400101 … : no such robot. These stay wrong.
 */
function outcomeOf(code: number): Outcome {
  if (code === 0) return { result: 'sent', receipt: null };
  const error = `errcode-${code}`;
  if (code === 410100 || code === 130101) return { result: 'again', error, holdSeconds: 600 };
  return { result: code === -1 ? 'again' : 'failed', error };
}
