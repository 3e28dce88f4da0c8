import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { unlessAbsent, writeOnce } from './durable.ts';

/**
 * Passwords and keys of channels are stored encrypted (AES-256-GCM) with a key that lies beside the photos and not in the database: a copy of
 * the database alone opens nothing. `of` is bound in, so that one channel's secrets do not open under another's name.
 */
export function seal(key: Buffer, of: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(of));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** null when the key is another one or the text was changed: after a restore without the key, secrets have to be entered again. */
export function unseal(key: Buffer, of: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed.slice(2), 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(of));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

/** The installation's key; made on first use, readable by the service alone. */
export async function sealingKey(dataFolder: string): Promise<Buffer> {
  const file = path.join(dataFolder, 'channels.key');
  if ((await unlessAbsent(stat(file))) === null) await writeOnce(file, randomBytes(32).toString('base64url'));
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64url');
  if (key.length !== 32) throw new Error(`${file} is no key.`);
  return key;
}
