import type { Answer, Ask } from '../../platform/ask.ts';
import { NoAnswer } from '../../platform/ask.ts';

/**
 * What became of one attempt. `error` is a code of ours or the other side's number, never its words: they may repeat what was sent.
 * `holdSeconds`: the whole channel must wait this long, because it was used too much.
 */
export type Outcome =
  | { readonly result: 'sent'; readonly receipt: string | null }
  | { readonly result: 'again'; readonly error: string; readonly holdSeconds?: number }
  | { readonly result: 'failed'; readonly error: string };

/** How a server that was asked to slow down without a time is left alone. */
const holdSeconds = 60;
const longestHoldSeconds = 3600;

/** Asks, and judges what every server has in common: silence, refused addresses, HTTP errors. `judge` sees answers of status 2xx only. */
export async function attempt(ask: Ask, question: Parameters<Ask>[0], judge: (answer: Answer) => Outcome): Promise<Outcome> {
  try {
    const answer = await ask(question);
    return failedByStatus(answer) ?? judge(answer);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { result: error.reason === 'address-not-allowed' ? 'failed' : 'again', error: error.reason };
  }
}

/** null for 2xx. A redirect is not followed and will not become right by waiting. */
export function failedByStatus({ status, retryAfter }: Answer): Outcome | null {
  if (status >= 200 && status < 300) return null;
  const error = `http-${status}`;
  if (status === 429) return { result: 'again', error, holdSeconds: Math.min(retryAfter ?? holdSeconds, longestHoldSeconds) };
  return { result: status >= 500 || status === 408 ? 'again' : 'failed', error };
}

/** The JSON object that an answer holds; null for anything else, e.g. the page of a proxy in between. */
export function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Something answered that is not the server we meant. */
export const nonsense: Outcome = { result: 'again', error: 'nonsense' };
