import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import pg from 'pg';
import { copyOut } from '../platform/copyRows.ts';
import { unlessAbsent } from '../platform/durable.ts';
import { primaryOf } from '../platform/primary.ts';
import { BackupFault } from './backupFault.ts';
import { hasQueue, sequencesOf, type Table, tablesOf, waitingJobs } from './databaseShape.ts';
import { columnsOf, nameOf } from './loadDatabase.ts';
import type { Repository } from './repository.ts';
import { readSnapshot, type Snapshot, snapshotName } from './snapshot.ts';

export type Taken = {
  readonly snapshot: string;
  readonly rows: number;
  /** Of rows and files, before compression. */
  readonly bytes: number;
  /** What was added to the folder of backups. */
  readonly bytesWritten: number;
};

type What = {
  readonly url: string;
  readonly dataFolder: string;
  /** Names directly below the data folder that do not belong to this database. */
  readonly without: readonly string[];
  readonly repository: Repository;
  readonly now: string;
};

/**
 * Saves the database as it is at one moment, and the files and keys beside it, while the service goes on working. @throws BackupFault
 * 'another-backup-runs' and whatever the disk says.
 */
export async function takeBackup({ url, dataFolder, without, repository, now }: What): Promise<Taken> {
  const client = new pg.Client({
    ...primaryOf(url).connection,
    keepAlive: true,
    options: '-c TimeZone=UTC -c statement_timeout=0',
  });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows: lock } = await client.query<{ got: boolean }>('select pg_try_advisory_lock(4713) as got');
    if (!lock[0]?.got) throw new BackupFault('another-backup-runs');
    // Only spares reading again what has not changed: without it, or with one that is damaged, everything is read.
    const earlier = await readSnapshot(repository, null).catch(() => null);
    const count = { bytesWritten: 0 };
    const keep = async (bytes: Buffer) => {
      const { name, bytesWritten } = await repository.keepPiece(bytes);
      count.bytesWritten += bytesWritten;
      return name;
    };
    // Rows in the order of the disk: those of a table that only grows make the same pieces again.
    await client.query('set synchronize_seqscans = off; begin isolation level repeatable read read only');
    const { rows: migrations } = await client.query<{ name: string }>('select name from migration order by name');
    const tables: Snapshot['tables'] = [];
    for (const table of await tablesOf(client)) tables.push(await keepTable(client, table, null, keep));
    if (await hasQueue(client)) tables.push(await keepTable(client, waitingJobs, waitingJobs.select, keep));
    const { rows: chain } = await client.query<{ place: string; hash: string }>(
      "select place, encode(hash, 'hex') as hash from audit_chain order by place desc limit 1",
    );
    await client.query('commit');
    const sequences = await sequencesOf(client);
    // After the moment of the database: a photo stands in the folder before a row names it.
    const files = await keepFiles({ dataFolder, without, repository }, earlier, keep);
    const snapshot: Snapshot = {
      format: 1,
      takenAt: now,
      migrations: migrations.map(({ name }) => name),
      tables,
      sequences: sequences.map((sequence) => ({ ...sequence, last: sequence.last === null ? null : Number(sequence.last) })),
      files,
      chain: { place: Number(chain[0]?.place ?? 0), hash: chain[0]?.hash ?? '' },
    };
    await repository.keepSnapshot(snapshotName(now), JSON.stringify(snapshot));
    return {
      snapshot: snapshotName(now),
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      bytes: [...tables, ...files].reduce((sum, { bytes }) => sum + bytes, 0),
      bytesWritten: count.bytesWritten,
    };
  } finally {
    // All that was asked has been answered or has thrown: how the connection ends changes nothing.
    await client.end().catch(() => undefined);
  }
}

type Keep = (bytes: Buffer) => Promise<string>;

async function keepTable(client: pg.ClientBase, table: Table, select: string | null, keep: Keep) {
  const pieces: string[] = [];
  let rows = 0;
  let bytes = 0;
  const from = select === null ? `${nameOf(table)} (${columnsOf(table)})` : `(${select})`;
  for await (const piece of cut(copyOut(client, `copy ${from} to stdout`))) {
    rows += piece.rows;
    bytes += piece.bytes.length;
    pieces.push(await keep(piece.bytes));
  }
  const { schema, name, columns } = table;
  return { schema, name, columns: [...columns], rows, bytes, pieces };
}

const smallestPiece = 256 * 1024;
const greatestPiece = 4 * 1024 * 1024;

/** Cuts between rows, at places that the rows themselves decide: a row that is added or changed alters only the piece that it stands in. */
async function* cut(handfuls: AsyncIterable<readonly Buffer[]>): AsyncGenerator<{ bytes: Buffer; rows: number }> {
  let rows: Buffer[] = [];
  let bytes = 0;
  for await (const handful of handfuls)
    for (const row of handful) {
      rows.push(row);
      bytes += row.length;
      if (bytes < smallestPiece || (bytes < greatestPiece && crc32(row) % 1024 !== 0)) continue;
      yield { bytes: Buffer.concat(rows), rows: rows.length };
      rows = [];
      bytes = 0;
    }
  if (rows.length > 0) yield { bytes: Buffer.concat(rows), rows: rows.length };
}

/** What is made anew by every installation, or is the database itself. */
const neverKept = new Set(['pg', 'pg-password', 'huying.pid', 'backups']);

async function keepFiles(
  { dataFolder: folder, without, repository }: Pick<What, 'dataFolder' | 'without' | 'repository'>,
  earlier: Snapshot | null,
  keep: Keep,
): Promise<Snapshot['files']> {
  const known = new Map(earlier?.files.map((file) => [file.path, file]));
  const files: Snapshot['files'] = [];
  const top = await readdir(folder);
  for (const name of top.filter((each) => !neverKept.has(each) && !without.includes(each)).sort())
    for await (const file of filesBelow(folder, name)) {
      const found = await unlessAbsent(stat(path.join(folder, file)));
      // Taken away by the retention schedule since.
      if (!found?.isFile()) continue;
      const same = known.get(file);
      const { size: bytes, mtimeMs: mtime, mode } = found;
      const unchanged = same && same.bytes === bytes && same.mtime === mtime && (await isThere(repository, same.pieces));
      if (unchanged) files.push({ ...same, mode });
      else {
        const pieces = await unlessAbsent(keepFile(path.join(folder, file), keep));
        if (pieces) files.push({ path: file, bytes, mtime, mode, pieces });
      }
    }
  return files;
}

async function isThere(repository: Repository, pieces: readonly string[]): Promise<boolean> {
  for (const piece of pieces) if (!(await repository.hasPiece(piece))) return false;
  return true;
}

async function* filesBelow(folder: string, name: string): AsyncGenerator<string> {
  const found = await unlessAbsent(stat(path.join(folder, name)));
  if (!found) return;
  if (!found.isDirectory()) {
    if (!name.endsWith('.part')) yield name;
    return;
  }
  for (const each of (await readdir(path.join(folder, name))).sort()) yield* filesBelow(folder, `${name}/${each}`);
}

async function keepFile(file: string, keep: Keep): Promise<string[]> {
  // Piece by piece: a video of half a gigabyte never lies in memory.
  const handle = await open(file, 'r');
  try {
    const pieces: string[] = [];
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(greatestPiece), 0, greatestPiece);
      if (bytesRead === 0) return pieces;
      pieces.push(await keep(buffer.subarray(0, bytesRead)));
    }
  } finally {
    await handle.close();
  }
}
