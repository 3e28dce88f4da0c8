import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { seal, sealingKey, unseal } from './seal.ts';

const key = randomBytes(32);

it('opens what was sealed, and hides it until then', () => {
  const sealed = seal(key, 'email', '{"password":"秘密"}');
  expect(sealed).not.toContain('password');
  expect(unseal(key, 'email', sealed)).toBe('{"password":"秘密"}');
});
it('does not open with another key, under another name or when changed', () => {
  const sealed = seal(key, 'email', 'text');
  expect(unseal(randomBytes(32), 'email', sealed)).toBeNull();
  expect(unseal(key, 'sms', sealed)).toBeNull();
  const middle = sealed.at(10) === 'A' ? 'B' : 'A';
  expect(unseal(key, 'email', `${sealed.slice(0, 10)}${middle}${sealed.slice(11)}`)).toBeNull();
  expect(unseal(key, 'email', '1.')).toBeNull();
});
it('makes one key an installation, for the service alone', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'huying-key-'));
  try {
    const keys = await Promise.all([1, 2, 3].map(() => sealingKey(folder)));
    expect(new Set(keys.map((bytes) => bytes.toString('hex'))).size).toBe(1);
    if (process.platform !== 'win32') expect((await stat(path.join(folder, 'channels.key'))).mode & 0o077).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
