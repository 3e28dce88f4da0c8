import { verifyChain } from '../audit/queries.ts';
import { openDatabase } from '../platform/db.ts';
import { BackupFault } from './backupFault.ts';
import type { Repository } from './repository.ts';
import { readAllFiles, restoreDatabase } from './restoreBackup.ts';
import { readSnapshot, snapshotName } from './snapshot.ts';

export type Proved = { readonly snapshot: string; readonly rows: number; readonly bytes: number; readonly chainRows: number };

const scratch = 'huying_restore_trial';

/**
 * Restores a backup into a database of its own beside the one of `url`, counts its rows, walks its audit chain to where it stood when the
 * backup was made, reads every saved file, and throws the database away. @param name null for the newest · @throws BackupFault
 */
export async function proveBackup(url: string, repository: Repository, name: string | null = null): Promise<Proved> {
  const snapshot = await readSnapshot(repository, name);
  const admin = openDatabase(url, 1);
  try {
    await admin.pool.query(`drop database if exists ${scratch} with (force)`);
    await admin.pool.query(`create database ${scratch}`).catch((error: { code?: string }) => {
      throw error.code === '42501' ? new BackupFault('no-scratch-database') : error;
    });
    const rows = await restoreDatabase(otherDatabase(url, scratch), repository, snapshot, false);
    const chainRows = await walkChain(otherDatabase(url, scratch), snapshot);
    await readAllFiles(repository, snapshot);
    const bytes = [...snapshot.tables, ...snapshot.files].reduce((sum, each) => sum + each.bytes, 0);
    return { snapshot: snapshotName(snapshot.takenAt), rows, bytes, chainRows };
  } finally {
    // What is left is thrown away by the next trial; the outcome of this one stands.
    await admin.pool.query(`drop database if exists ${scratch} with (force)`).catch(() => undefined);
    await admin.close();
  }
}

async function walkChain(
  url: string,
  { chain, takenAt }: { readonly chain: { readonly place: number; readonly hash: string }; readonly takenAt: string },
): Promise<number> {
  const database = openDatabase(url, 1);
  try {
    const checkpoints = chain.place > 0 ? [{ ...chain, at: takenAt }] : [];
    const { fault, rows } = await verifyChain(database.db, checkpoints, takenAt);
    if (fault)
      throw new BackupFault(
        'chain-differs',
        `${fault.what} ${fault.place ?? ''} ${fault.source ?? ''} ${fault.key ?? ''}`.trim(),
      );
    return rows;
  } finally {
    await database.close();
  }
}

export function otherDatabase(url: string, name: string): string {
  // Not `URL`, which knows no address of several machines.
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}
