import { createHmac, timingSafeEqual } from 'node:crypto';

/** A message that is older, or younger, than this is not believed: somebody may be sending it again. */
const windowSeconds = 300;

export type Signed = {
  /** Seconds since 1970, as the header says. */
  readonly timestamp: string;
  /** `sha256=` and 64 hexadecimal digits. */
  readonly signature: string;
  /** The body as it came. */
  readonly body: string;
};

/** Whether a message comes from somebody who has the secret, and has been sent just now. `now`: milliseconds since 1970. */
export function isSigned(secret: string, message: Signed, now: number): boolean {
  const seconds = /^\d{1,12}$/.test(message.timestamp) ? Number(message.timestamp) : Number.NaN;
  const isFresh = Math.abs(now / 1000 - seconds) <= windowSeconds;
  const expected = Buffer.from(signatureOf(secret, message));
  const given = Buffer.from(message.signature);
  // Compared in any case, and in constant time: how long it takes says nothing.
  const isRight = timingSafeEqual(expected, given.length === expected.length ? given : Buffer.alloc(expected.length));
  return isFresh && isRight;
}

export function signatureOf(secret: string, { timestamp, body }: Pick<Signed, 'timestamp' | 'body'>): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
