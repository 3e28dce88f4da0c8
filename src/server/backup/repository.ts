import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { syncFolder, unlessAbsent } from '../platform/durable.ts';
import { BackupFault } from './backupFault.ts';
import { makeRepositoryKey, openRepositoryKey, type RepositoryKey } from './repositoryKey.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/**
 * A folder of backups. What is saved is cut into pieces; a piece is a file named by a keyed hash of what it holds, so a piece that is
 * there already is not written again, and every snapshot is a whole backup. Each file is compressed and sealed (AES-256-GCM) with its
 * name bound in: what was cut short, altered or put in another's place is found out and named.
 */
export type Repository = {
  readonly keepPiece: (bytes: Buffer) => Promise<{ readonly name: string; readonly bytesWritten: number }>;
  readonly readPiece: (name: string) => Promise<Buffer>;
  readonly hasPiece: (name: string) => Promise<boolean>;
  /** Takes a piece that cannot be read out of the way, so that the next backup writes it again. */
  readonly setAside: (name: string) => Promise<void>;
  /** Names of the snapshots, oldest first; a name is the instant at which it was taken. */
  readonly snapshots: () => Promise<string[]>;
  /** After all its pieces: a backup that was killed has no snapshot, and so is none. */
  readonly keepSnapshot: (name: string, text: string) => Promise<void>;
  readonly readSnapshot: (name: string) => Promise<string>;
  readonly dropSnapshot: (name: string) => Promise<void>;
  /** Removes all pieces but these. @returns how many */
  readonly dropOtherPieces: (kept: ReadonlySet<string>) => Promise<number>;
};

export async function openRepository(folder: string, secret: string): Promise<Repository> {
  return repositoryOf(folder, await openRepositoryKey(folder, secret));
}

/** The same; makes the folder and its key when there is none yet. */
export async function makeRepository(folder: string, secret: string): Promise<Repository> {
  return repositoryOf(folder, await makeRepositoryKey(folder, secret));
}

function repositoryOf(folder: string, key: RepositoryKey): Repository {
  const pieceFile = (name: string) => path.join(folder, 'pieces', name.slice(0, 2), name);
  const snapshotFile = (name: string) => path.join(folder, 'snapshots', name);
  const madeFolders = new Set<string>();

  async function write(file: string, of: string, bytes: Buffer): Promise<number> {
    const sealed = seal(key.sealing, of, await compress(bytes, { params: { [constants.ZSTD_c_checksumFlag]: 0 } }));
    const home = path.dirname(file);
    if (!madeFolders.has(home)) await mkdir(home, { recursive: true, mode: 0o700 });
    madeFolders.add(home);
    // A rename is whole or not at all, and what it names is on the disk before.
    const part = await open(`${file}.part`, 'w', 0o600);
    try {
      await part.writeFile(sealed);
      await part.sync();
    } finally {
      await part.close();
    }
    await rename(`${file}.part`, file);
    return sealed.length;
  }

  async function read(file: string, of: string, missing: 'piece-missing' | 'no-snapshot'): Promise<Buffer> {
    const sealed = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new BackupFault(missing, of) : error;
    });
    return decompress(unseal(key.sealing, of, sealed));
  }

  return {
    async keepPiece(bytes) {
      const name = createHmac('sha256', key.naming).update(bytes).digest('hex');
      const known = await unlessAbsent(stat(pieceFile(name)));
      return { name, bytesWritten: known ? 0 : await write(pieceFile(name), `piece ${name}`, bytes) };
    },
    readPiece: (name) => read(pieceFile(name), `piece ${name}`, 'piece-missing'),
    hasPiece: async (name) => (await unlessAbsent(stat(pieceFile(name)))) !== null,
    async setAside(name) {
      await unlessAbsent(rename(pieceFile(name), `${pieceFile(name)}.unreadable`));
    },
    async snapshots() {
      const names = (await unlessAbsent(readdir(path.join(folder, 'snapshots')))) ?? [];
      return names.filter((name) => !name.endsWith('.part')).sort();
    },
    async keepSnapshot(name, text) {
      await write(snapshotFile(name), `snapshot ${name}`, Buffer.from(text));
      await syncFolder(path.join(folder, 'snapshots'));
    },
    readSnapshot: async (name) => (await read(snapshotFile(name), `snapshot ${name}`, 'no-snapshot')).toString('utf8'),
    dropSnapshot: (name) => rm(snapshotFile(name), { force: true }),
    async dropOtherPieces(kept) {
      let dropped = 0;
      for (const home of (await unlessAbsent(readdir(path.join(folder, 'pieces')))) ?? []) {
        for (const name of await readdir(path.join(folder, 'pieces', home))) {
          if (kept.has(name)) continue;
          await rm(path.join(folder, 'pieces', home, name), { force: true });
          dropped += 1;
        }
      }
      return dropped;
    },
  };
}

/** Mark, length of what is sealed, nonce, tag, what is sealed. */
const mark = Buffer.from('HYB1');
const headBytes = mark.length + 4 + 12 + 16;

function seal(key: Buffer, of: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(12);
  const head = Buffer.concat([mark, Buffer.alloc(4)]);
  // The cipher keeps lengths.
  head.writeUInt32BE(bytes.length, mark.length);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.concat([head, Buffer.from(of)]));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
}

function unseal(key: Buffer, of: string, bytes: Buffer): Buffer {
  if (bytes.length < headBytes) throw new BackupFault('piece-cut-short', of);
  if (bytes.subarray(0, 4).equals(mark) && bytes.length < headBytes + bytes.readUInt32BE(4))
    throw new BackupFault('piece-cut-short', of);
  try {
    const bound = Buffer.concat([bytes.subarray(0, 8), Buffer.from(of)]);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(8, 20)).setAAD(bound);
    decipher.setAuthTag(bytes.subarray(20, headBytes));
    return Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]);
  } catch {
    throw new BackupFault('piece-altered', of);
  }
}
