import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Role } from '../src/domain/people/vocabulary.ts';
import { createApp } from '../src/server/app.ts';
import { readConfig } from '../src/server/config.ts';
import type { Deps } from '../src/server/deps.ts';
import { openReference } from '../src/server/directory/queries.ts';
import { seedReference } from '../src/server/directory/seed.ts';
import { openDocuments } from '../src/server/documents/queries.ts';
import { openEngineThread } from '../src/server/foresight/engineThread.ts';
import { openShelf } from '../src/server/knowledge/queries.ts';
import { startBundledPostgres } from '../src/server/platform/bundledPostgres.ts';
import { openContactSeal } from '../src/server/platform/contactSeal.ts';
import { openDatabase } from '../src/server/platform/db.ts';
import { openJobs } from '../src/server/platform/jobs.ts';
import { openLive } from '../src/server/platform/live.ts';
import { migrate } from '../src/server/platform/migrate.ts';
import { openPhotoStore } from '../src/server/platform/photoStore.ts';
import { openUnderstanding } from '../src/server/understanding/queries.ts';
import { signIn } from './signIn.ts';

export type Service = {
  readonly address: string;
  readonly app: FastifyInstance;
  readonly deps: Deps;
  /** A cookie header of somebody with these grants. */
  readonly signIn: (...grants: { role: Role; unit: string | null }[]) => Promise<string>;
  readonly close: () => Promise<void>;
};

/**
 * The whole service as it ships, durability included, listening on loopback: on the bundled PostgreSQL in a scratch folder, or on a database
 * that `npm run load` has filled. @param on its data folder
 */
export async function startService(on?: string): Promise<Service> {
  const folder = on ?? (await mkdtemp(path.join(tmpdir(), 'huying-bench-')));
  const postgres = await startBundledPostgres(folder);
  const url = on === undefined ? postgres.url : postgres.url.replace(/\/postgres$/, '/huying_demo');
  const database = openDatabase(url, 12);
  await migrate(database.pool);
  const live = await openLive(url);
  const jobs = await openJobs(database, console.error);
  const config = { ...readConfig({}), dataFolder: folder, proofBits: 0, ratePerMinute: 1_000_000_000, logLevel: 'error' };
  const analytics = openDatabase(url, 2);
  const reference = openReference(database.db);
  const clock = () => new Date().toISOString();
  const deps: Deps = {
    config,
    contacts: await openContactSeal(folder, 'aes'),
    database,
    analytics,
    clock,
    reference,
    photos: openPhotoStore(path.join(folder, 'photos')),
    live,
    jobs,
    understanding: openUnderstanding({ database, reference, clock }),
    knowledge: openShelf({ database }),
    documents: openDocuments(),
    foresight: openEngineThread(),
  };
  await seedReference(deps);
  const app = await createApp(deps, 'bench');
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    address,
    app,
    deps,
    signIn: (...grants) => signIn(deps, grants),
    async close() {
      await app.close();
      await deps.documents.close();
      await jobs.close();
      await live.close();
      await database.close();
      await analytics.close();
      await postgres.stop();
      if (on === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
