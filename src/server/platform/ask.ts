import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { AddressNotAllowed, allowedAddresses } from './addressGuard.ts';

export type Question = {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};
export type Answer = {
  readonly status: number;
  readonly text: string;
  /** Seconds that the other side asks to wait; null when it does not say. */
  readonly retryAfter: number | null;
};
export type Ask = (question: Question) => Promise<Answer>;

/** No answer came, and why. */
export class NoAnswer extends Error {
  readonly reason: 'timeout' | 'unreachable' | 'address-not-allowed' | 'too-large';
  constructor(reason: NoAnswer['reason']) {
    super(reason);
    this.reason = reason;
  }
}

const mostBytes = 64 * 1024;

/**
 * Asks other servers by http(s). Not `fetch`: the address that was checked must be the address that is connected to, or a name could lead
 * to one place when looked at and to another when used. Redirects are not followed, for the same reason.
 */
export function openAsk(options: { readonly toLoopback: boolean; readonly timeoutMilliseconds: number }): Ask {
  const lookup: LookupFunction = (host, { all }, answer) => {
    allowedAddresses(host, options.toLoopback).then(
      (found) => (all ? answer(null, found) : answer(null, found[0]!.address, found[0]!.family)),
      (error: NodeJS.ErrnoException) => answer(error, []),
    );
  };

  return async ({ url, method, headers = {}, body }) => {
    const target = parse(url);
    // A literal address is never looked up, so it is judged here.
    const literal = target.hostname.replace(/^\[(.*)\]$/, '$1');
    const signal = AbortSignal.timeout(options.timeoutMilliseconds);
    const asked: RequestOptions = {
      method,
      lookup,
      signal,
      agent: false,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
    };
    try {
      if (/^[\d.]+$|:/.test(literal)) await allowedAddresses(literal, options.toLoopback);
      return await new Promise<Answer>((resolve, reject) => {
        const send = target.protocol === 'https:' ? requestHttps : requestHttp;
        const sent = send(target, asked, (answer) => read(answer).then(resolve, reject));
        sent.on('error', reject);
        sent.end(body);
      });
    } catch (error) {
      if (error instanceof NoAnswer) throw error;
      if (error instanceof AddressNotAllowed) throw new NoAnswer('address-not-allowed');
      throw new NoAnswer(signal.aborted ? 'timeout' : 'unreachable');
    }
  };
}

function parse(url: string): URL {
  const target = URL.parse(url);
  const known = target?.protocol === 'http:' || target?.protocol === 'https:';
  if (!target || !known || target.username !== '' || target.password !== '') throw new NoAnswer('address-not-allowed');
  return target;
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      answer.destroy();
      throw new NoAnswer('too-large');
    }
    chunks.push(chunk);
  }
  const wait = Number(answer.headers['retry-after'] ?? Number.NaN);
  return {
    status: answer.statusCode ?? 0,
    text: Buffer.concat(chunks).toString('utf8'),
    retryAfter: Number.isFinite(wait) && wait >= 0 ? wait : null,
  };
}
