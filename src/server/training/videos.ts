import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBuffer } from 'file-type';
import { Problem } from '../platform/problem.ts';

const types = ['video/mp4', 'video/webm'] as const;
type VideoType = (typeof types)[number];

/** Videos as files below the data folder, written as they come in: half a gigabyte never lies in memory. */
export function openVideoStore(folder: string) {
  const fileOf = (id: string) => path.join(folder, 'videos', id);
  return {
    /** @throws Problem 415 when it is no video that browsers play · 413 'too-large' */
    async keep(source: Readable & { readonly truncated?: boolean }): Promise<{ id: string; type: VideoType; bytes: number }> {
      const id = randomUUID();
      const part = `${fileOf(id)}.part`;
      await mkdir(path.dirname(part), { recursive: true });
      try {
        await pipeline(source, createWriteStream(part, { flush: true }));
        if (source.truncated) throw new Problem(413, 'too-large');
        const type = await typeOf(part);
        if (type === null) throw new Problem(415, 'unsupported-media');
        // A rename is whole or not at all.
        await rename(part, fileOf(id));
        return { id, type, bytes: (await stat(fileOf(id))).size };
      } finally {
        await rm(part, { force: true });
      }
    },
    /** Bytes [from, to). */
    read: (id: string, { from, to }: { readonly from: number; readonly to: number }) =>
      createReadStream(fileOf(id), { start: from, end: to - 1 }),
  };
}

/** By what the file holds, whatever its name says. */
async function typeOf(file: string): Promise<VideoType | null> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4100), 0, 4100, 0);
    const found = await fileTypeFromBuffer(buffer.subarray(0, bytesRead));
    return types.find((type) => type === found?.mime) ?? null;
  } finally {
    await handle.close();
  }
}

/**
 * The stretch of bytes that a Range header asks for, half-open; the whole where there is none or more than one is asked for, as
 * RFC 9110 §14.2 allows. null: it lies outside (416).
 */
export function stretchOf(
  header: string | undefined,
  bytes: number,
): { readonly from: number; readonly to: number; readonly partial: boolean } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return { from: 0, to: bytes, partial: false };
  if (first === '') return Number(last) === 0 ? null : { from: Math.max(0, bytes - Number(last)), to: bytes, partial: true };
  const from = Number(first);
  const to = last === '' ? bytes : Math.min(bytes, Number(last) + 1);
  return from < to ? { from, to, partial: true } : null;
}
