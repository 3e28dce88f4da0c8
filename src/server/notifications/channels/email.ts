import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { AddressNotAllowed, allowedAddresses } from '../../platform/addressGuard.ts';
import type { Message } from './message.ts';
import type { Outcome } from './outcome.ts';

export type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'plain';
  readonly user: string;
  readonly password: string | null;
  readonly from: string;
  /** The sender's name: the school's, never a person's. */
  readonly fromName: string;
  readonly toLoopback: boolean;
  /** For the whole conversation. */
  readonly timeoutMilliseconds: number;
  /** Present instant. */
  readonly now: string;
};

/** A message by SMTP to one address; the Message-ID is the parcel's, so that a mailbox may drop what it has twice. */
export async function sendByEmail(server: MailServer, to: string, message: Message): Promise<Outcome> {
  try {
    const signal = AbortSignal.timeout(server.timeoutMilliseconds);
    // Connected to by the address that was checked; the certificate is still checked against the name.
    const addresses = await inTime(allowedAddresses(server.host, server.toLoopback), signal);
    const { address } = addresses.find(({ family }) => family === 4) ?? addresses[0]!;
    const transport = createTransport({
      host: address,
      port: server.port,
      secure: server.security === 'tls',
      requireTLS: server.security === 'starttls',
      ignoreTLS: server.security === 'plain',
      ...(isIP(server.host) === 0 ? { tls: { servername: server.host } } : {}),
      ...(server.user === '' ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const { response } = await transport.sendMail({
        from: { name: server.fromName, address: server.from },
        to: { name: '', address: to },
        subject: message.subject,
        text: `${message.lines.join('\n')}\n`,
        messageId: `<${message.id}@${server.from.split('@')[1]}>`,
        // A text would be sent as it is, and an ISO instant is no date of a mail (RFC 5322 §3.3).
        date: new Date(server.now),
        // Nobody's holiday reply should come back (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal,
      });
      return { result: 'sent', receipt: /^\d{3}/.exec(response)?.[0] ?? null };
    } finally {
      transport.close();
    }
  } catch (error) {
    return outcomeOf(error as { code?: unknown; responseCode?: unknown });
  }
}

/** A name server that never answers holds a look-up for half a minute, and the next ones wait behind it. */
function inTime<T>(looked: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(Object.assign(new Error('no address in time'), { code: 'ETIMEDOUT' })));
    looked.then(resolve, reject);
  });
}

/** 4xx: later (RFC 5321 §4.2.1), 421 and 45x among them · 5xx: never. A refused login is never right by waiting. */
function outcomeOf(error: { readonly code?: unknown; readonly responseCode?: unknown }): Outcome {
  // Without a code it is no answer of a server or a network, but a bug of ours.
  if (typeof error.code !== 'string') throw error;
  if (error instanceof AddressNotAllowed) return { result: 'failed', error: 'address-not-allowed' };
  const refusal = typeof error.responseCode === 'number' ? error.responseCode : null;
  const isFinal = refusal === null || refusal >= 500;
  if (error.code === 'ETLS' || error.code === 'EREQUIRETLS') return { result: isFinal ? 'failed' : 'again', error: 'tls' };
  if (refusal !== null) return { result: isFinal ? 'failed' : 'again', error: `smtp-${refusal}` };
  switch (error.code) {
    case 'ETIMEDOUT':
    case 'EABORT':
      return { result: 'again', error: 'timeout' };
    case 'EAUTH':
    case 'ENOAUTH':
      return { result: 'failed', error: 'login' };
    case 'EPROTOCOL':
      return { result: 'again', error: 'nonsense' };
    case 'EENVELOPE':
      return { result: 'failed', error: 'bad-address' };
    default:
      return { result: 'again', error: 'unreachable' };
  }
}
