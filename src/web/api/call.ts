import type { z } from 'zod';
import type { Answer, Endpoint, Sent } from '../../contract/endpoint.ts';
import type { ProblemDetails } from '../../contract/problem.ts';
import { currentLanguage } from '../i18n/language.ts';

/** What the server refused, by its stable code; `offline` when it could not be reached at all. `details.detail` is a sentence in the interface language. */
export class CallProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: ProblemDetails | null;
  constructor(code: string, status: number, details: ProblemDetails | null) {
    super(code);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

type AnyEndpoint = Pick<Endpoint, 'method' | 'path' | 'response'>;
type Given<E> = { [K in keyof Sent<E> as unknown extends Sent<E>[K] ? never : K]: Sent<E>[K] };

/** Calls an endpoint of the contract; with credentials 'omit' the server does not learn who calls. @throws CallProblem */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  input: Given<E> & { readonly headers?: Readonly<Record<string, string>> },
  signal?: AbortSignal,
  credentials: RequestCredentials = 'same-origin',
): Promise<Answer<E>> {
  const {
    params = {},
    query = {},
    body,
    headers = {},
  } = input as {
    params?: Record<string, unknown>;
    query?: Record<string, unknown>;
    body?: unknown;
    headers?: Readonly<Record<string, string>>;
  };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, String(value));
  const answer = await fetch(search.size > 0 ? `${path}?${search}` : path, {
    method: endpoint.method,
    credentials,
    headers: {
      ...headers,
      'accept-language': currentLanguage(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new CallProblem('offline', 0, null);
  });
  if (!answer.ok) throw await problemOf(answer);
  // The server checks every answer against the same schema before it leaves.
  return (await answer.json()) as z.output<E['response']> as Answer<E>;
}

export async function problemOf(answer: Response): Promise<CallProblem> {
  const details = answer.headers.get('content-type')?.includes('problem+json') ? ((await answer.json()) as ProblemDetails) : null;
  return new CallProblem(details?.code ?? 'unexpected', answer.status, details);
}
