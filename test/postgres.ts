import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openReference } from '../src/server/directory/queries.ts';
import { seedReference } from '../src/server/directory/seed.ts';
import { startBundledPostgres } from '../src/server/platform/bundledPostgres.ts';
import { openDatabase } from '../src/server/platform/db.ts';
import { openJobs } from '../src/server/platform/jobs.ts';
import { migrate } from '../src/server/platform/migrate.ts';

/** One PostgreSQL a run, with a migrated and seeded database that every test file copies. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startTemplate();
  project.provide('postgres', url);
  return stop;
}

export async function startTemplate(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huying test '));
  // What is thrown away needs no disk; durability has its own tests.
  const postgres = await startBundledPostgres(folder, { fsync: 'off', max_connections: '200' });
  const admin = openDatabase(postgres.url, 1);
  await admin.pool.query('create database template_huying');
  await admin.close();
  const template = openDatabase(postgres.url.replace(/\/postgres$/, '/template_huying'), 2);
  await migrate(template.pool);
  const jobs = await openJobs(template, console.error);
  await jobs.close();
  await seedReference({ database: template, clock: () => '2025-09-01T00:00:00.000Z', reference: openReference(template.db) });
  await template.close();
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
  }
}
