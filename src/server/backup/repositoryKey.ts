import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { unlessAbsent } from '../platform/durable.ts';
import { BackupFault } from './backupFault.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** OWASP's scrypt setting with 32 MiB; some 0.3 s once a run. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;

export type RepositoryKey = {
  /** Encrypts pieces and snapshots. */
  readonly sealing: Buffer;
  /** Makes the names of pieces: without it nobody can tell whether a text they know is in the backup. */
  readonly naming: Buffer;
};

const Head = z.object({
  format: z.literal(1),
  salt: z.string(),
  N: z.int().max(2 ** 20),
  r: z.int().max(32),
  p: z.int().max(16),
  check: z.string(),
});

/** The key of the backups in a folder. @throws BackupFault 'no-repository' · 'wrong-key' */
export async function openRepositoryKey(folder: string, secret: string): Promise<RepositoryKey> {
  // Only where there is none: a new key in the place of one that cannot be read at this moment would close all earlier backups for ever.
  const text = await unlessAbsent(readFile(path.join(folder, headName), 'utf8'));
  if (text === null) throw new BackupFault('no-repository', folder);
  const head = Head.safeParse(parsed(text)).data;
  if (!head) throw new BackupFault('piece-altered', headName);
  const { key, check } = await keysOf(secret, head);
  const known = Buffer.from(head.check, 'base64url');
  if (known.length !== check.length || !timingSafeEqual(check, known)) throw new BackupFault('wrong-key', folder);
  return key;
}

/** The same; in a folder without backups a new key is made of the secret and a fresh salt. */
export async function makeRepositoryKey(folder: string, secret: string): Promise<RepositoryKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await openRepositoryKey(folder, secret);
  } catch (error) {
    if (!(error instanceof BackupFault && error.code === 'no-repository')) throw error;
  }
  const settings = { format: 1 as const, salt: randomBytes(32).toString('base64url'), ...cost };
  const { check } = await keysOf(secret, settings);
  const file = path.join(folder, headName);
  const part = await open(`${file}.part`, 'w', 0o600);
  await part.writeFile(`${JSON.stringify({ ...settings, check: check.toString('base64url') })}\n`);
  await part.sync();
  await part.close();
  await rename(`${file}.part`, file);
  return openRepositoryKey(folder, secret);
}

const headName = 'repository.json';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function keysOf(secret: string, head: { salt: string; N: number; r: number; p: number }) {
  const { N, r, p } = head;
  const master = await derive(secret.normalize('NFC'), Buffer.from(head.salt, 'base64url'), 64, { N, r, p, maxmem: 256 * N * r });
  const part = (what: string) => createHmac('sha256', master).update(`huying backup ${what}`).digest();
  return { key: { sealing: part('sealing'), naming: part('naming') }, check: part('check') };
}
