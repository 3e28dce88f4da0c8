import { readFile } from 'node:fs/promises';
import { extendChain } from '../audit/execute.ts';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { tellStaff } from '../notifications/execute.ts';
import { unlessAbsent } from '../platform/durable.ts';
import { dayOf } from '../platform/instant.ts';
import { BackupFault, faultOf } from './backupFault.ts';
import { type Proved, proveBackup } from './proveBackup.ts';
import { makeRepository, openRepository, type Repository } from './repository.ts';
import { instantOfSnapshot, piecesOf, readSnapshot } from './snapshot.ts';
import { type Taken, takeBackup } from './takeBackup.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'config'>;

/** The folder of backups and what opens it. @throws BackupFault 'no-folder' · 'no-key' */
export async function backupPlace({ backupFolder, backupKeyFile }: Config): Promise<{ folder: string; secret: string }> {
  if (backupFolder === undefined) throw new BackupFault('no-folder');
  const secret = backupKeyFile === undefined ? '' : ((await unlessAbsent(readFile(backupKeyFile, 'utf8'))) ?? '').trim();
  if (secret.length < 16) throw new BackupFault('no-key');
  return { folder: backupFolder, secret };
}

/** Makes a backup, removes those that are too old, and records how it went. @throws BackupFault */
export function backUp(deps: Needs, isDemo: boolean): Promise<Taken> {
  return recorded(deps, 'backup', async () => {
    const { folder, secret } = await backupPlace(deps.config);
    const repository = await makeRepository(folder, secret);
    // What has just been written shall stand in the chain that the backup is held against.
    await extendChain(deps);
    const now = deps.clock();
    const without = [isDemo ? 'photos' : 'demo-photos'];
    const taken = await takeBackup({ url: deps.database.url, dataFolder: deps.config.dataFolder, without, repository, now });
    await removeOld(repository, now, deps.config.backupDays);
    return taken;
  });
}

/** Restores the newest backup for trial and records how it went. @throws BackupFault */
export function proveNewest(deps: Needs): Promise<Proved> {
  return recorded(deps, 'proof', async () => {
    const { folder, secret } = await backupPlace(deps.config);
    const repository = await openRepository(folder, secret);
    try {
      return await proveBackup(deps.database.url, repository);
    } catch (error) {
      const piece = /^piece ([0-9a-f]{64})/.exec(error instanceof BackupFault ? error.place : '')?.[1];
      // The next backup writes it again, if what it held is still there.
      if (piece !== undefined) await repository.setAside(piece);
      throw error;
    }
  });
}

const alwaysKept = 2;

async function removeOld(repository: Repository, now: string, days: number): Promise<void> {
  const names = await repository.snapshots();
  const oldest = Temporal.Instant.from(now).subtract({ hours: days * 24 });
  const isOld = (name: string) => Temporal.Instant.compare(Temporal.Instant.from(instantOfSnapshot(name)), oldest) < 0;
  const old = names.slice(0, -alwaysKept).filter(isOld);
  if (old.length === 0) return;
  for (const name of old) await repository.dropSnapshot(name);
  const kept = new Set<string>();
  for (const name of names.filter((each) => !old.includes(each)))
    for (const piece of piecesOf(await readSnapshot(repository, name))) kept.add(piece);
  await repository.dropOtherPieces(kept);
}

type Outcome = { readonly snapshot: string; readonly rows: number; readonly bytes: number; readonly bytesWritten?: number };

async function recorded<T extends Outcome>(deps: Needs, kind: 'backup' | 'proof', run: () => Promise<T>): Promise<T> {
  const beganAt = deps.clock();
  const from = performance.now();
  const write = (outcome: Partial<Outcome>, fault: BackupFault | null) =>
    deps.database.db
      .insertInto('backup_run')
      .values({
        kind,
        began_at: beganAt,
        seconds: (performance.now() - from) / 1000,
        fault: fault?.code ?? null,
        place: fault?.place ?? '',
        snapshot: outcome.snapshot ?? null,
        rows: outcome.rows ?? 0,
        bytes: outcome.bytes ?? 0,
        bytes_written: outcome.bytesWritten ?? 0,
      })
      .execute();
  try {
    const outcome = await run();
    await write(outcome, null);
    return outcome;
  } catch (error) {
    const fault = faultOf(error);
    await write({}, fault);
    const what = { kind: kind === 'backup' ? 'BackupFailed' : 'RestoreTrialFailed', link: '/admin/backups' } as const;
    const about = dayOf(beganAt);
    await tellStaff(deps, { ...what, key: `${what.kind} ${about}`, about, roles: ['admin', 'securityAdmin'] });
    throw fault.code === 'failed' ? error : fault;
  }
}

/** Jobs that waited when a restored backup was made go back to the queue, under their own ids. */
export async function requeueRestored({ database }: Pick<Deps, 'database'>): Promise<void> {
  await database.pool.query(`
    with taken as (delete from restored_job r where exists (select from pgboss.queue q where q.name = r.name) returning *)
    insert into pgboss.job (id, name, priority, data, retry_limit, retry_count, retry_delay, retry_backoff, start_after, singleton_key)
    select id, name, priority, data, retry_limit, retry_count, retry_delay, retry_backoff, start_after, singleton_key from taken
    on conflict do nothing`);
}

/** Millions of cases take minutes. */
const longestSeconds = 4 * 3600;

/** Every night a backup, every Sunday a trial of restoring it; once the settings say where they go. */
export async function backupWorker(deps: Deps, isDemo: boolean): Promise<void> {
  if (deps.config.backupFolder === undefined) return;
  // A fault is on record and told; the queue's own repetition would only tell it again.
  const quietly = (run: () => Promise<unknown>) => async () => {
    await run().catch((error: unknown) => {
      if (faultOf(error).code === 'failed') throw error;
    });
  };
  await deps.jobs.schedule(
    'backup',
    '40 2 * * *',
    quietly(() => backUp(deps, isDemo)),
    { longestSeconds },
  );
  await deps.jobs.schedule(
    'restore-trial',
    '10 4 * * 0',
    quietly(() => proveNewest(deps)),
    { longestSeconds },
  );
}
