import { mkdir, open, rename, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder, unlessAbsent } from '../platform/durable.ts';
import { BackupFault } from './backupFault.ts';
import { type LoadedTable, loadDatabase } from './loadDatabase.ts';
import type { Repository } from './repository.ts';
import { type Snapshot, snapshotName } from './snapshot.ts';

/** Brings the database of a snapshot into an empty one, or in the place of one that is given up. @returns rows · @throws BackupFault */
export function restoreDatabase(url: string, repository: Repository, snapshot: Snapshot, replace: boolean): Promise<number> {
  const tables = snapshot.tables.map(
    (table): LoadedTable => ({ ...table, chunks: () => readPieces(repository, table.pieces, `${table.schema}.${table.name}`) }),
  );
  return loadDatabase(url, { migrations: snapshot.migrations, tables, sequences: async () => snapshot.sequences }, replace);
}

/** Brings the files of a snapshot below a folder. What is there and differs is kept beside, under a name that says so. @returns how many */
export async function restoreFiles(folder: string, repository: Repository, snapshot: Snapshot): Promise<number> {
  for (const { path: name, mode, mtime, pieces } of snapshot.files) {
    const file = path.join(folder, ...name.split('/'));
    if (!path.resolve(file).startsWith(path.resolve(folder) + path.sep)) throw new BackupFault('piece-altered', name);
    if (await isWhatWasSaved(file, readPieces(repository, pieces, name))) continue;
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const part = await open(`${file}.part`, 'w', mode & 0o777);
    try {
      for await (const bytes of readPieces(repository, pieces, name)) await part.writeFile(bytes);
      await part.sync();
    } finally {
      await part.close();
    }
    await utimes(`${file}.part`, mtime / 1000, mtime / 1000);
    // Only when the other is whole beside it.
    if (await unlessAbsent(stat(file))) await rename(file, await freeName(`${file}.before-${snapshotName(snapshot.takenAt)}`));
    await rename(`${file}.part`, file);
    await syncFolder(path.dirname(file));
  }
  return snapshot.files.length;
}

/** Reads every piece of the files and compares nothing: what is altered or missing throws. */
export async function readAllFiles(repository: Repository, snapshot: Snapshot): Promise<void> {
  for (const { path: name, pieces } of snapshot.files) for await (const _ of readPieces(repository, pieces, name));
}

async function* readPieces(repository: Repository, pieces: readonly string[], of: string): AsyncGenerator<Buffer> {
  for (const [i, piece] of pieces.entries()) {
    yield await repository.readPiece(piece).catch((error: unknown) => {
      if (error instanceof BackupFault) throw new BackupFault(error.code, `${error.place} (${of}, ${i + 1}/${pieces.length})`);
      throw error;
    });
  }
}

/** Compared piece by piece: no file has to fit into memory. */
async function isWhatWasSaved(file: string, saved: AsyncIterable<Buffer>): Promise<boolean> {
  const handle = await unlessAbsent(open(file, 'r'));
  if (handle === null) return false;
  try {
    let place = 0;
    for await (const bytes of saved) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(bytes.length), 0, bytes.length, place);
      if (bytesRead !== bytes.length || !buffer.equals(bytes)) return false;
      place += bytes.length;
    }
    return (await handle.stat()).size === place;
  } finally {
    await handle.close();
  }
}

async function freeName(wanted: string): Promise<string> {
  for (let i = 0; ; i += 1) {
    const name = i === 0 ? wanted : `${wanted}-${i}`;
    if ((await unlessAbsent(stat(name))) === null) return name;
  }
}
