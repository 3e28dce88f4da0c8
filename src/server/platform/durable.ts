import { randomBytes } from 'node:crypto';
import { link, open, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a small file that nothing could replace, such as a key: whole or not at all, and on the disk when this returns, also after a power
 * cut. Of two that write at once one stays. What is there already is left alone.
 */
export async function writeOnce(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  await syncFolder(path.dirname(file));
}

/** Names are on the disk, not only what they name. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and writes its names down by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** For a look at a file or a folder: null when there is none. Whatever else the disk says is thrown: unreadable is not the same as absent. */
export async function unlessAbsent<T>(looked: Promise<T>): Promise<T | null> {
  return looked.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
}
