import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContactCipher, openContactSeal, rotateContactKey } from './contactSeal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'huying-keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each<ContactCipher>(['aes', 'sm4'])('a phone number sealed with %s', (cipher) => {
  it('opens for its person and for nobody else', async () => {
    const contacts = await openContactSeal(folder, cipher);
    const stored = contacts.seal('p1', '13800001234');
    expect(stored).not.toContain('1380');
    expect(contacts.open('p1', stored)).toBe('13800001234');
    expect(contacts.open('p2', stored)).toBe('');
  });

  it('is written differently each time', async () => {
    const contacts = await openContactSeal(folder, cipher);
    expect(contacts.seal('p1', '13800001234')).not.toBe(contacts.seal('p1', '13800001234'));
  });

  it('does not open when a byte was changed', async () => {
    const contacts = await openContactSeal(folder, cipher);
    const stored = contacts.seal('p1', '13800001234');
    const at = stored.length - 3;
    expect(contacts.open('p1', `${stored.slice(0, at)}${stored[at] === 'A' ? 'B' : 'A'}${stored.slice(at + 1)}`)).toBe('');
  });

  it('opens after a new key was made, and is then no longer fresh', async () => {
    const before = await openContactSeal(folder, cipher);
    const stored = before.seal('p1', '13800001234');
    expect(stored.startsWith(before.fresh)).toBe(true);
    await rotateContactKey(folder);
    const after = await openContactSeal(folder, cipher);
    expect(after.open('p1', stored)).toBe('13800001234');
    expect(stored.startsWith(after.fresh)).toBe(false);
    expect(after.seal('p1', '13800001234').startsWith(after.fresh)).toBe(true);
  });
});

it('reads what a version before had not sealed, and nothing for nothing', async () => {
  const contacts = await openContactSeal(folder, 'aes');
  expect(contacts.open('p1', '138 0000 1234')).toBe('138 0000 1234');
  expect(contacts.seal('p1', '')).toBe('');
});

it('opens nothing without the key', async () => {
  const stored = (await openContactSeal(folder, 'aes')).seal('p1', '13800001234');
  const other = await mkdtemp(path.join(tmpdir(), 'huying-keys-'));
  expect((await openContactSeal(other, 'aes')).open('p1', stored)).toBe('');
  await rm(other, { recursive: true });
});
