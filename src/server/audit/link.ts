import { createHash } from 'node:crypto';

/** The hash before the first row. */
export const beginning: Buffer = Buffer.alloc(32);

export const hashOfBody = (body: string): Buffer => createHash('sha256').update(body, 'utf8').digest();

/** One link: SHA-256 of the link before, what the row is called, and the hash of the row. Lengths stand before names, so that no two rows read alike. */
export function link(previous: Buffer, source: string, key: string, bodyHash: Buffer): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(`${source.length}:${source}${key.length}:${key}`, 'utf8')
    .update(bodyHash)
    .digest();
}
