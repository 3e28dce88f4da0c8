import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's second choice for argon2id: 19 MiB, 2 passes, 1 lane; some 100 ms here. */
const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const;

/** A password as it is stored: `argon2id$<salt>$<tag>`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password.normalize('NFC'), nonce, ...cost });
  return `argon2id$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

/** Takes as long for an account that does not exist, so that answers do not tell logins apart. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, salt, tag] = (stored ?? nobody).split('$');
  const given = await derive('argon2id', { message: password.normalize('NFC'), nonce: Buffer.from(salt!, 'base64url'), ...cost });
  return timingSafeEqual(given, Buffer.from(tag!, 'base64url')) && stored !== null;
}
const nobody = `argon2id$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** 256 random bits for cookies and one-time links. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A password that is shown once: 16 characters without look-alikes, some 78 bits. */
export function newPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return [...randomBytes(16)].map((byte) => letters[byte % letters.length]).join('');
}

/** Tokens and codes are stored as digests only. They are random, so a fast hash is enough. */
export function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
