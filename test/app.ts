import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { z } from 'zod';
import type { Answer, Endpoint, Sent } from '../src/contract/endpoint.ts';
import type { ProblemDetails } from '../src/contract/problem.ts';
import type { Role } from '../src/domain/people/vocabulary.ts';
import { createApp } from '../src/server/app.ts';
import { type Config, readConfig } from '../src/server/config.ts';
import type { Deps } from '../src/server/deps.ts';
import { insertPerson } from '../src/server/directory/execute.ts';
import { openReference } from '../src/server/directory/queries.ts';
import { openDocuments } from '../src/server/documents/queries.ts';
import { openEngineThread } from '../src/server/foresight/engineThread.ts';
import { openShelf } from '../src/server/knowledge/queries.ts';
import { openContactSeal } from '../src/server/platform/contactSeal.ts';
import { openDatabase } from '../src/server/platform/db.ts';
import type { JobData } from '../src/server/platform/jobs.ts';
import { openLive } from '../src/server/platform/live.ts';
import { openPhotoStore } from '../src/server/platform/photoStore.ts';
import { digest, newToken } from '../src/server/platform/secrets.ts';
import { openUnderstanding } from '../src/server/understanding/queries.ts';

/** A whole application with a database of its own and a clock that stands still until it is moved. */
export type TestApp = {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  /** The address of its own database. */
  readonly url: string;
  /** Moves the clock to an instant. */
  readonly setClock: (now: string) => void;
  /** Signs in somebody made for the test. */
  readonly as: (...grants: { role: Role; unit?: string }[]) => Promise<Visitor>;
  readonly nobody: Visitor;
  /** Another browser that nobody has signed in with. */
  readonly visitor: () => Visitor;
  readonly close: () => Promise<void>;
};

type Given<E> = { [K in keyof Sent<E> as unknown extends Sent<E>[K] ? never : K]: Sent<E>[K] };
type Callable = Pick<Endpoint, 'method' | 'path' | 'response'>;

/** Somebody with a browser: calls endpoints, keeps cookies. */
export type Visitor = {
  readonly id: string | null;
  readonly cookies: Record<string, string>;
  /** The answer of a call that must succeed. */
  readonly call: <E extends Callable>(endpoint: E, input: Given<E>) => Promise<Answer<E>>;
  /** The problem of a call that must be refused. */
  readonly refused: <E extends Callable>(endpoint: E, input: Given<E>) => Promise<ProblemDetails>;
  readonly raw: (endpoint: Callable, input: unknown) => Promise<LightMyRequestResponse>;
};

/** A Monday of term at 10:00 in Beijing. */
export const monday = '2026-03-02T02:00:00.000Z';

/** @param on the server to make the database on, from its template; by default that of the test run */
export async function testApp(settings: Partial<Config> = {}, on?: string): Promise<TestApp> {
  // Outside a test run there is no vitest to ask.
  const server = on ?? (await import('vitest')).inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = openDatabase(server, 1);
  await admin.pool.query(`create database ${name} template template_huying strategy file_copy`);
  const url = server.replace(/\/postgres$/, `/${name}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'huying-files-'));

  let now = monday;
  const database = openDatabase(url, 8);
  const analytics = openDatabase(url, 2);
  const live = await openLive(url);
  const reference = openReference(database.db);
  const clock = () => now;
  const deps: Deps = {
    config: { ...readConfig({}), ratePerMinute: 1_000_000, proofBits: 0, dataFolder: folder, logLevel: 'silent', ...settings },
    database,
    analytics,
    clock,
    reference,
    photos: openPhotoStore(path.join(folder, 'photos')),
    contacts: await openContactSeal(folder, 'aes'),
    live,
    jobs: { work: async () => {}, schedule: async () => {}, takeUpAgain: async () => {}, drop: () => {}, close: async () => {} },
    understanding: openUnderstanding({ database, reference, clock }),
    foresight: openEngineThread(),
    knowledge: openShelf({ database }),
    documents: openDocuments(),
  };
  live.subscribe((change) => {
    if (change.kind === 'reference') deps.reference.forget();
  });
  const app = await createApp(deps, 'test');
  await app.ready();

  return {
    app,
    deps,
    url,
    setClock: (instant) => {
      now = instant;
    },
    nobody: visitor(app, null, {}),
    visitor: () => visitor(app, null, {}),
    async as(...grants) {
      const id = `p${randomUUID().slice(0, 8)}`;
      const unit = grants.find((g) => g.unit)?.unit ?? (grants.length > 0 ? 'intake' : null);
      const draft = {
        login: id,
        name: `王${id}`,
        kind: grants.length > 0 ? ('staff' as const) : ('student' as const),
        unit,
        phone: '13800001234',
        active: true,
      };
      await insertPerson(deps, { ...draft, grants: grants.map((g) => ({ role: g.role, unit: g.unit ?? null })) }, null, now, id);
      const token = newToken();
      const expires_at = '2099-01-01T00:00:00.000Z';
      await database.db
        .insertInto('session')
        .values({ token_hash: digest(token), person: id, created_at: now, seen_at: now, expires_at, second_factor_at: now })
        .execute();
      return visitor(app, id, { huying: token });
    },
    async close() {
      await app.close();
      await deps.foresight.close();
      await deps.documents.close();
      await live.close();
      await database.close();
      await analytics.close();
      await admin.pool.query(`drop database ${name} with (force)`);
      await admin.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function visitor(app: FastifyInstance, id: string | null, cookies: Record<string, string>): Visitor {
  const raw = async (endpoint: Callable, input: unknown) => {
    const {
      params = {},
      query = {},
      body,
    } = input as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const answer = await app.inject({
      method: endpoint.method,
      url: endpoint.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key]))),
      query: Object.fromEntries(given.map(([key, value]) => [key, String(value)])),
      cookies,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) }),
    });
    for (const cookie of answer.cookies) cookies[cookie.name] = cookie.value;
    return answer;
  };
  return {
    id,
    cookies,
    raw,
    async call<E extends Callable>(endpoint: E, input: Given<E>) {
      const answer = await raw(endpoint, input);
      if (answer.statusCode !== 200) throw new Error(`${endpoint.method} ${endpoint.path}: ${answer.statusCode} ${answer.body}`);
      return answer.json() as z.output<E['response']> as Answer<E>;
    },
    async refused(endpoint, input) {
      const answer = await raw(endpoint, input);
      if (answer.statusCode < 400 || answer.statusCode >= 500)
        throw new Error(`${endpoint.path} was not refused: ${answer.statusCode} ${answer.body}`);
      return answer.json() as ProblemDetails;
    },
  };
}

/** The jobs that commands have queued and nobody has taken yet. */
export async function queuedJobs(deps: Deps): Promise<JobData['notify'][]> {
  const { rows } = await deps.database.pool.query<{ data: JobData['notify'] }>(
    "select data from pgboss.job where name = 'notify' order by created_on",
  );
  return rows.map((row) => row.data);
}
