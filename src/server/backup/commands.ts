import type { Config } from '../config.ts';
import { openDatabase } from '../platform/db.ts';
import { migrate } from '../platform/migrate.ts';
import { backUp, backupPlace, proveNewest } from './execute.ts';
import { moveDatabase } from './moveDatabase.ts';
import { openRepository } from './repository.ts';
import { restoreDatabase, restoreFiles } from './restoreBackup.ts';
import { readSnapshot, snapshotName } from './snapshot.ts';

type Clock = () => string;

/** `npm run backup`, `-- prove`, `-- list`. Works beside the running service. */
export async function runBackup(config: Config, url: string, clock: Clock, words: readonly string[]): Promise<void> {
  if (words[0] === 'list') return list(config);
  const database = openDatabase(url, 2);
  try {
    if (words[0] === 'prove') {
      const { snapshot, rows, chainRows } = await proveNewest({ database, clock, config });
      console.log(`Restored ${snapshot} for trial: ${rows} rows, audit chain of ${chainRows} rows is whole. 恢复演练成功。`);
      return;
    }
    await migrate(database.pool);
    const { snapshot, rows, bytes, bytesWritten } = await backUp({ database, clock, config }, config.demo);
    console.log(
      `Backup ${snapshot}: ${rows} rows, ${megabytes(bytes)} MB, of which ${megabytes(bytesWritten)} MB were new (compressed). 备份完成。`,
    );
  } finally {
    await database.close();
  }
}

async function list(config: Config): Promise<void> {
  const { folder, secret } = await backupPlace(config);
  const repository = await openRepository(folder, secret);
  for (const name of await repository.snapshots()) {
    const { tables, files } = await readSnapshot(repository, name);
    console.log(`${name}  ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows, ${files.length} files`);
  }
}

/** `npm run restore -- [NAME] [--force]`: the database, the photos and the keys as they were. The service is stopped. */
export async function runRestore(config: Config, url: string, words: readonly string[]): Promise<void> {
  const { folder, secret } = await backupPlace(config);
  const repository = await openRepository(folder, secret);
  const snapshot = await readSnapshot(repository, words.find((word) => !word.startsWith('--')) ?? null);
  // The database refuses what must not be overwritten, so it comes first; killed in between, the command is given again with --force.
  const rows = await restoreDatabase(url, repository, snapshot, words.includes('--force'));
  const files = await restoreFiles(config.dataFolder, repository, snapshot);
  const database = openDatabase(url, 2);
  await migrate(database.pool).finally(() => database.close());
  console.log(
    `Restored ${snapshotName(snapshot.takenAt)}: ${rows} rows, ${files} files. Start the service now. 恢复完成，可以启动服务。`,
  );
}

/** `npm run move -- --to URL`: from the bundled PostgreSQL to a server; `--from URL`: from a server to the bundled one. */
export async function runMove(from: string, to: string, words: readonly string[]): Promise<void> {
  const rows = await moveDatabase(from, to, words.includes('--force'));
  const database = openDatabase(to, 2);
  await migrate(database.pool).finally(() => database.close());
  console.log(`Moved ${rows} rows. The old database is as it was. 迁移完成，原数据库未改动。`);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
