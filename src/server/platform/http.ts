import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { ProblemDetails } from '../../contract/problem.ts';
import { problemSentence } from '../../contract/problemSentences.ts';
import type { Pending } from '../../contract/signIn.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import { faultsOf } from './faults.ts';
import { isDatabaseAway, isDiskFull } from './outage.ts';
import { type FieldFault, Problem } from './problem.ts';

/** Who sends a request, as the session module found it. */
export type Caller = {
  readonly actor: Actor;
  /** The signed-in person; null for an anonymous one. */
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly unit: string | null;
    readonly roles: readonly Role[];
  } | null;
  /** Who gave the right password and still lacks the second factor: `person` is null until then. */
  readonly pending: { readonly id: string; readonly lacks: Pending } | null;
  /** The screen of the wall that asks; it is nobody, and reads nothing else. */
  readonly screen?: { readonly id: string };
};
/** A call that the audit log keeps: who, what kind, which id; never what was sent or answered. */
export type AuditedCall = {
  readonly kind: string;
  readonly person: string;
  readonly caseId: string | null;
  readonly subject: string | null;
  readonly address: string;
};
declare module 'fastify' {
  interface FastifyRequest {
    /** The code of the problem that answered it; null when it was not refused. */
    refusal: string | null;
  }
  interface FastifyInstance {
    /** Writes a call into the audit log; set by the application. */
    keep: (call: AuditedCall) => Promise<void>;
    /** Counts a request of somebody who is signed in; `perMinute` where the endpoint has a limit of its own. @returns seconds to wait, or null */
    limitAccount: (person: string, place: string, perMinute?: number) => Promise<number | null>;
  }
}
export type Identify = (request: FastifyRequest) => Promise<Caller>;

type Handled<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly caller: Caller;
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/** Serves an endpoint of the contract: access first, then validation of all fields at once; the answer is stripped to its schema. */
export function serve<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  app: FastifyInstance,
  identify: Identify,
  endpoint: Endpoint<P, Q, B, R>,
  handle: (input: Handled<P, Q, B>) => Promise<z.input<R>>,
  options: { readonly perMinute?: number } = {},
): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(options.perMinute ? { config: { rateLimit: { max: options.perMinute, timeWindow: 60_000 } } } : {}),
    async handler(request, reply) {
      const caller = await identify(request);
      admit(endpoint, caller);
      const person = caller.person?.id ?? caller.pending?.id;
      const wait =
        person === undefined ? null : await app.limitAccount(person, `${endpoint.method} ${endpoint.path}`, options.perMinute);
      if (wait !== null) {
        reply.header('retry-after', wait);
        throw new Problem(429, 'too-many-requests');
      }
      const faults: FieldFault[] = [];
      const params = validate(endpoint.params, request.params, faults);
      const query = validate(endpoint.query, request.query, faults);
      const body = validate(endpoint.body, endpoint.body ? (request.body ?? {}) : undefined, faults);
      if (faults.length > 0) throw unknownCase(endpoint, faults) ?? new Problem(400, 'invalid', faults);
      const answer = await handle({ caller, params, query, body, request, reply } as Handled<P, Q, B>);
      if (endpoint.audit !== undefined) await keepCall(app, endpoint, caller, request);
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
      return endpoint.response.parse(answer);
    },
  });
}

/** People look at their own cases as they like; what somebody with a role looks at is kept. Before the answer: nothing is seen unkept. */
async function keepCall(app: FastifyInstance, endpoint: Endpoint, caller: Caller, request: FastifyRequest): Promise<void> {
  if (endpoint.audit === undefined || !caller.person || caller.person.roles.length === 0) return;
  const { id = null } = (request.params ?? {}) as { id?: string };
  const ofCase = endpoint.path.startsWith('/api/cases/:id');
  await app.keep({
    kind: endpoint.audit,
    person: caller.person.id,
    caseId: ofCase ? id : null,
    subject: ofCase ? null : id,
    address: request.ip,
  });
}

function admit(endpoint: Endpoint, caller: Caller): void {
  const { access } = endpoint;
  if (access === 'public') return;
  if (access === 'screen') {
    if (!caller.screen) throw new Problem(401, 'unauthenticated');
    return;
  }
  if (access === 'caseParty') {
    if (!caller.person && !caller.actor.followed) throw new Problem(401, 'unauthenticated');
    return;
  }
  if (access === 'passwordGiven' && caller.pending) return;
  if (!caller.person) throw new Problem(401, 'unauthenticated');
  if (access === 'passwordGiven') return;
  if (access !== 'signedIn' && !access.some((role) => caller.person?.roles.includes(role))) throw new Problem(403, 'not-yours');
}

/** A case id that is no UUID is a case that does not exist. */
function unknownCase(endpoint: Endpoint, faults: readonly FieldFault[]): Problem | null {
  return endpoint.path.startsWith('/api/cases/:id') && faults[0]?.field === 'id' ? new Problem(404, 'no-such-case') : null;
}

function validate(schema: z.ZodType | undefined, value: unknown, faults: FieldFault[]): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  faults.push(...faultsOf(parsed.error.issues));
  return undefined;
}

/** Parses JSON bodies so that no text can hold what PostgreSQL cannot store, and turns every error into problem+json. */
export function speakProblems(app: FastifyInstance): void {
  app.decorateRequest('refusal', null);
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      const hostile = /\\u(0000|d[89a-f])/i.test(text as string);
      done(null, text === '' ? {} : JSON.parse(text as string, hostile ? storable : undefined));
    } catch {
      done(new Problem(400, 'invalid'), undefined);
    }
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const problem = problemOf(error);
    request.refusal = problem.code;
    if (problem.status === 503) reply.header('retry-after', '5');
    if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, 'unexpected');
    return reply.status(problem.status).type('application/problem+json').send(detailsOf(problem, request));
  });
}

/** NUL and lone surrogates are valid JSON but no storable text. */
function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value;
}

function problemOf(error: Error & { statusCode?: number; code?: string }): Problem {
  if (error instanceof Problem) return error;
  if (error.statusCode === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE') return new Problem(413, 'too-large');
  if (error.statusCode === 415) return new Problem(415, 'unsupported-media');
  if (error.statusCode === 429) return new Problem(429, 'too-many-requests');
  if (error.statusCode === 404) return new Problem(404, 'not-found');
  if (error.statusCode && error.statusCode < 500) return new Problem(400, 'invalid');
  // A NUL or broken character that came by the address line: PostgreSQL refuses the text.
  if (error.code === '22021' || error.code === '22P05') return new Problem(400, 'invalid');
  if (isDiskFull(error)) return new Problem(507, 'disk-full');
  if (isDatabaseAway(error)) return new Problem(503, 'database-away');
  return new Problem(500, 'unexpected');
}

export function detailsOf(problem: Problem, request: FastifyRequest): ProblemDetails {
  const language = request.headers['accept-language']?.startsWith('en') ? 'en' : 'zh';
  return {
    type: `https://huying.example/problems/${problem.code}`,
    title: problem.code,
    status: problem.status,
    code: problem.code,
    detail: problemSentence(problem.code, language),
    requestId: request.id,
    ...(problem.fields
      ? { fields: problem.fields.map((f) => ({ ...f, detail: problemSentence(`field.${f.code}`, language, f.limit) })) }
      : {}),
  };
}
