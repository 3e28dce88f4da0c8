import type { z } from 'zod';
import type { Role } from '../domain/people/vocabulary.ts';

/**
 * Who may call an endpoint at all: everybody, whoever is signed in, whoever gave the right password but not yet the second factor, whoever
 * holds one of the roles, the requester of a case, by session or by follow-up code, or a screen of the wall by its own cookie or token. What the caller may see or do with one case is decided by src/domain/case/permissions.ts.
 */
export type Access = 'public' | 'signedIn' | 'passwordGiven' | 'caseParty' | 'screen' | readonly Role[];

export type Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Fastify notation: /api/cases/:id */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  /** Absent for uploads, whose body is multipart. */
  readonly body?: B;
  readonly response: R;
  /** Set where a call is written into the audit log, with who called and the id of the path, before the answer is given. */
  readonly audit?: string;
};

/** Says an endpoint once; server, browser, tests and OpenAPI all read this value. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  descriptor: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return descriptor;
}

/** What the caller sends. */
export type Sent<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType> ? { params: z.input<P>; query: z.input<Q>; body: z.input<B> } : never;

/** What the handler gets after validation. */
export type Received<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> }
    : never;

export type Answer<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;
