import type { LightMyRequestResponse } from 'fastify';
import type { ExchangeEvent } from '../src/contract/telephony.ts';
import { signatureOf } from '../src/server/phone/signature.ts';
import type { TestApp } from './app.ts';

export const telephonySecret = 'a secret of the telephone exchange';

/** A telephone exchange that signs what it tells, as docs/telephony.md describes it. */
export type FakeExchange = {
  /** Tells an event at a moment, which becomes the moment of the service too. */
  readonly tell: (at: string, event: Told) => Promise<LightMyRequestResponse>;
  /** Tells several that arrive late and in this order. */
  readonly tellLate: (now: string, events: readonly (readonly [at: string, event: Told])[]) => Promise<void>;
  /** Sends the last event again, signed anew as an exchange does that heard no answer. */
  readonly repeat: () => Promise<LightMyRequestResponse>;
  readonly send: (body: string, headers: Record<string, string>) => Promise<LightMyRequestResponse>;
};
type Told = {
  [T in ExchangeEvent['type']]: Omit<Extract<ExchangeEvent, { type: T }>, 'id' | 'at' | 'direction' | 'number'>;
}[ExchangeEvent['type']] & {
  readonly number?: string;
  readonly direction?: 'in' | 'out';
};

export function fakeExchange(t: TestApp): FakeExchange {
  // The settings of a test are its own.
  Object.assign(t.deps.config, { telephonySecret });
  let count = 0;
  let last = '';
  const send: FakeExchange['send'] = (body, headers) =>
    t.app.inject({
      method: 'POST',
      url: '/api/telephony/events',
      headers: { 'content-type': 'application/json', ...headers },
      payload: body,
    });
  const signed = (body: string) => {
    last = body;
    const timestamp = String(Math.floor(Date.parse(t.deps.clock()) / 1000));
    return send(body, {
      'x-huying-timestamp': timestamp,
      'x-huying-signature': signatureOf(telephonySecret, { timestamp, body }),
    });
  };
  const write = (at: string, event: Told) => JSON.stringify({ id: `e${++count}`, at, ...event });
  return {
    send,
    tell(at, event) {
      t.setClock(at);
      return signed(write(at, event));
    },
    async tellLate(now, events) {
      t.setClock(now);
      for (const [at, event] of events) await signed(write(at, event));
    },
    repeat: () => signed(last),
  };
}
