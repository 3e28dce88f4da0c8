import type { Answer, Ask } from '../../platform/ask.ts';
import { meets, parseCondition } from './condition.ts';
import type { Message } from './message.ts';
import { attempt, nonsense, type Outcome } from './outcome.ts';
import { fill, type Place } from './placeholders.ts';

export type SmsGateway = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded' | 'text/xml';
  readonly body: string;
  readonly success: string;
  readonly again: string;
  readonly key: string | null;
  /** Present instant. */
  readonly now: string;
};

export const smsPlaceholders = ['phone', 'text', 'id', 'key', 'timestamp'] as const;
const places = {
  'application/json': 'json',
  'application/x-www-form-urlencoded': 'form',
  'text/xml': 'xml',
} as const satisfies Record<SmsGateway['contentType'], Place>;

/** A text message by whatever HTTP gateway the school has; what an answer means is said by the channel's conditions. */
export function sendBySms(ask: Ask, gateway: SmsGateway, phone: string, message: Message): Promise<Outcome> {
  const values = {
    phone,
    text: `${message.subject} ${message.link}`,
    id: message.id,
    key: gateway.key ?? '',
    timestamp: String(Temporal.Instant.from(gateway.now).epochMilliseconds),
  };
  const headers = Object.entries(gateway.headers).map(([name, value]) => [name, fill(value, values, 'header')]);
  const withBody =
    gateway.method === 'GET'
      ? { headers: Object.fromEntries(headers) }
      : {
          headers: { 'content-type': `${gateway.contentType}; charset=utf-8`, ...Object.fromEntries(headers) },
          body: fill(gateway.body, values, places[gateway.contentType]),
        };
  const url = fill(gateway.url, values, 'url');
  return attempt(ask, { url, method: gateway.method, ...withBody }, (answer) => outcomeOf(gateway, answer));
}

function outcomeOf(gateway: SmsGateway, answer: Answer): Outcome {
  const success = parseCondition(gateway.success);
  const again = gateway.again === '' ? null : parseCondition(gateway.again);
  if (success === null) return { result: 'failed', error: 'bad-condition' };
  const taken = meets(success, answer);
  if (taken) return { result: 'sent', receipt: null };
  if (taken === null) return nonsense;
  // A refusal is final unless the school says otherwise: each try may cost money and reach somebody.
  return again && meets(again, answer)
    ? { result: 'again', error: 'gateway-busy' }
    : { result: 'failed', error: 'gateway-refused' };
}
