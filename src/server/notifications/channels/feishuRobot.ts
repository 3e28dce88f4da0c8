import { createHmac } from 'node:crypto';
import type { Ask } from '../../platform/ask.ts';
import type { Message } from './message.ts';
import { attempt, nonsense, type Outcome, objectOf } from './outcome.ts';

/** Group robot of Feishu (飞书自定义机器人). Source: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
export function sendByFeishuRobot(
  ask: Ask,
  robot: { readonly url: string; readonly secret: string | null; readonly now: string },
  message: Message,
): Promise<Outcome> {
  const seconds = String(Math.floor(Temporal.Instant.from(robot.now).epochMilliseconds / 1000));
  const signature = robot.secret === null ? {} : { timestamp: seconds, sign: signatureOf(robot.secret, seconds) };
  const body = JSON.stringify({ ...signature, msg_type: 'text', content: { text: message.lines.join('\n') } });
  return attempt(ask, { url: robot.url, method: 'POST', headers: { 'content-type': 'application/json' }, body }, ({ text }) => {
    const answer = objectOf(text);
    // Older robots answer StatusCode, newer ones code.
    const code = answer?.['code'] ?? answer?.['StatusCode'];
    return typeof code === 'number' ? outcomeOf(code) : nonsense;
  });
}

/** base64(HMAC-SHA256(key: time + "\n" + secret, of nothing)), the time in seconds: key and text change places against DingTalk. */
function signatureOf(secret: string, seconds: string): string {
  return createHmac('sha256', `${seconds}\n${secret}`).digest('base64');
}

/** 11232, 11233: too often (100 a minute, 5 a second) · 19021: signature or time · 19022: address · 19024: keyword · 19001: no such robot. */
function outcomeOf(code: number): Outcome {
  if (code === 0) return { result: 'sent', receipt: null };
  const error = `errcode-${code}`;
  return code === 11232 || code === 11233 ? { result: 'again', error, holdSeconds: 60 } : { result: 'failed', error };
}
