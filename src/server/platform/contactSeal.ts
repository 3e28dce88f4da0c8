import {
  type CipherGCM,
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  type DecipherGCM,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { unlessAbsent, writeOnce } from './durable.ts';

/** AES-256-GCM, or China's own SM4-GCM (GB/T 32907, with a key of 128 bits) where a school has to use it. */
export const contactCiphers = { aes: { name: 'aes-256-gcm', keyBytes: 32 }, sm4: { name: 'sm4-gcm', keyBytes: 16 } } as const;
export type ContactCipher = keyof typeof contactCiphers;

/**
 * Phone numbers as they are stored: `c<key>.<cipher>.<bytes>`. The keys lie in a folder beside the photos, never in the database; the person's
 * id is bound in, so that a number copied to another row does not open.
 */
export type ContactSeal = {
  readonly seal: (person: string, phone: string) => string;
  /** What was sealed; text that never was sealed stays as it is (of a version before); '' when its key is gone or the bytes were changed. */
  readonly open: (person: string, stored: string) => string;
  /** How every number begins that is sealed with the newest key and the cipher in use. */
  readonly fresh: string;
};

const form = /^c(\d+)\.(aes|sm4)\.([\w-]+)$/;
const nonceBytes = 12;
const tagBytes = 16;

/** Opens the keys of an installation; makes the first one. */
export async function openContactSeal(dataFolder: string, cipher: ContactCipher): Promise<ContactSeal> {
  const folder = path.join(dataFolder, 'keys');
  const secrets = await readKeys(folder);
  if (secrets.size === 0) await addKey(folder, 1);
  for (const [number, secret] of await readKeys(folder)) secrets.set(number, secret);
  const newest = Math.max(...secrets.keys());
  const keyOf = (number: number, kind: ContactCipher) => {
    const secret = secrets.get(number);
    const { keyBytes } = contactCiphers[kind];
    return secret && Buffer.from(hkdfSync('sha256', secret, '', `huying contacts ${kind}`, keyBytes));
  };
  return {
    seal(person, phone) {
      if (phone === '') return '';
      const nonce = randomBytes(nonceBytes);
      // Both are GCM ciphers; Node's types know only the first by name.
      const make = createCipheriv(contactCiphers[cipher].name as CipherGCMTypes, keyOf(newest, cipher)!, nonce) as CipherGCM;
      make.setAAD(Buffer.from(person));
      const sealed = Buffer.concat([make.update(phone, 'utf8'), make.final()]);
      return `c${newest}.${cipher}.${Buffer.concat([nonce, make.getAuthTag(), sealed]).toString('base64url')}`;
    },
    open(person, stored) {
      const [, number, kind, text] = form.exec(stored) ?? [];
      if (number === undefined || text === undefined) return stored;
      const key = keyOf(Number(number), kind as ContactCipher);
      if (!key) return '';
      const bytes = Buffer.from(text, 'base64url');
      try {
        const name = contactCiphers[kind as ContactCipher].name as CipherGCMTypes;
        const open = createDecipheriv(name, key, bytes.subarray(0, nonceBytes)) as DecipherGCM;
        open.setAAD(Buffer.from(person)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        return open.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + open.final('utf8');
      } catch {
        return '';
      }
    },
    fresh: `c${newest}.${cipher}.`,
  };
}

/** Makes a new key; what is written from the next start on is sealed with it. Old keys stay until nothing is sealed with them. @returns its number */
export async function rotateContactKey(dataFolder: string): Promise<number> {
  const folder = path.join(dataFolder, 'keys');
  const number = Math.max(0, ...(await readKeys(folder)).keys()) + 1;
  await addKey(folder, number);
  return number;
}

async function addKey(folder: string, number: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Of two that start at once one key stays, and both read it.
  await writeOnce(path.join(folder, `contacts-${number}.key`), randomBytes(32).toString('base64url'));
}

async function readKeys(folder: string): Promise<Map<number, Buffer>> {
  const names = (await unlessAbsent(readdir(folder))) ?? [];
  const found = new Map<number, Buffer>();
  for (const name of names) {
    const number = /^contacts-(\d+)\.key$/.exec(name)?.[1];
    if (number !== undefined)
      found.set(Number(number), Buffer.from(await readFile(path.join(folder, name), 'utf8'), 'base64url'));
  }
  return found;
}
